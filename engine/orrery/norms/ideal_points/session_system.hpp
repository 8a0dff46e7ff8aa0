// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Dense>
#include <span>
#include <vector>

#include "orrery/norms/ideal_points/vote_panel.hpp"

namespace orrery::norms {

/// A linear system over the cells of a panel whose matrix is dense within a session and couples
/// sessions only along trajectories: what is left of the information on all parameters when items
/// that belong to one session are eliminated. A trajectory that skips sessions is led through them
/// by rows of their own, which changes nothing in the cells.
///
/// Factored by sessions in order: O(Σ n_t³) time and O(Σ n_t²) memory, n_t the cells of a session.
class SessionSystem {
 public:
  /// The layout for a panel; `link_precision` holds for each cell 1 / variance of the step from the
  /// actor's cell before, or 0 where there is none.
  SessionSystem(const VotePanel& panel, std::span<const double> link_precision);

  /// Sets the matrix to the walk's links plus `diagonal` (by cell).
  void reset(std::span<const double> diagonal);
  /// The dense block of a session, to be changed before factor().
  Eigen::MatrixXd& block(std::size_t session) { return inverse_[session]; }
  /// The row of a cell in the block of its session.
  Eigen::Index row(std::size_t cell) const { return row_[cell]; }
  /// Factors the matrix; false if it is not positive definite.
  bool factor();
  /// Solves for a right side by cell; after factor().
  Eigen::VectorXd solve(const Eigen::VectorXd& right) const;
  /// The block of the inverse within each session, one session after the other from the last to
  /// the first: calls `take(session, block)`. After factor().
  template <typename Take>
  void inverse_blocks(const Take& take) const {
    Eigen::MatrixXd next;
    for (std::size_t t = inverse_.size(); t-- > 0;) {
      Eigen::MatrixXd here = inverse_block(t, next);
      take(t, here);
      next = std::move(here);
    }
  }

 private:
  /// A step of a trajectory from a row of one session to a row of the next.
  struct Link {
    Eigen::Index from;
    Eigen::Index to;
    double precision;
  };

  Eigen::MatrixXd inverse_block(std::size_t session, const Eigen::MatrixXd& next) const;

  std::vector<std::int32_t> session_;     // by cell
  std::vector<Eigen::Index> row_;         // by cell
  std::vector<Eigen::Index> rows_;        // by session
  std::vector<std::vector<Link>> links_;  // by session, to the next
  std::vector<Eigen::MatrixXd> inverse_;  // by session; the blocks before factor()
};

}  // namespace orrery::norms
