// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <span>
#include <vector>

#include "orrery/norms/ideal_points/item_ballots.hpp"
#include "orrery/norms/ideal_points/item_terms.hpp"
#include "orrery/norms/ideal_points/trajectory_prior.hpp"
#include "orrery/norms/ideal_points/vote_panel.hpp"

namespace orrery::norms {

/// The information on positions when items are eliminated, S = T − Σ_j C_j I_j⁻¹ C_jᵀ: T of votes
/// and walk with items held, banded along trajectories; C_j the couplings of an item and I_j its
/// own information. S is not formed: it is applied to vectors, in O(votes).
///
/// What items take from T is little but in two directions of each session, a shift and a change of
/// scale, which an item can follow wholly. So T⁻¹ together with the inverse of S within these
/// directions is near enough to S⁻¹ for conjugate gradients to end after a dozen steps. In the
/// small system the scores of votes are left out, which nearly cancel there: it is positive
/// definite where S need not be.
class PositionInformation {
 public:
  /// All three must outlive it.
  PositionInformation(const VotePanel& panel,
                      const ItemBallots& ballots,
                      const TrajectoryPrior& prior);

  /// Sets the state. `diagonal` of T by cell, without the links; `couplings` in the order of the
  /// ballots; `item_inverse` I_j⁻¹. All but the positions must live as long as the state is used.
  void set(std::span<const double> positions,
           std::span<const double> diagonal,
           std::span<const VoteCoupling> couplings,
           std::span<const Eigen::Matrix3d> item_inverse);
  /// S x.
  Eigen::VectorXd apply(const Eigen::VectorXd& x) const;
  /// T⁻¹ x. O(cells).
  Eigen::VectorXd along_trajectories(const Eigen::VectorXd& x) const;
  /// About S⁻¹ x. O(cells + sessions²).
  Eigen::VectorXd precondition(const Eigen::VectorXd& x) const;

 private:
  using Directions = Eigen::Matrix<double, 3, 2>;

  Eigen::Index cells() const { return static_cast<Eigen::Index>(session_.size()); }
  void factor_trajectories();
  void factor_directions();
  void take_item(std::size_t item, Eigen::MatrixXd& small) const;

  const ItemBallots& ballots_;
  const TrajectoryPrior& prior_;
  std::vector<Eigen::Index> session_;  // by cell
  Eigen::Index sessions_;
  std::span<const double> diagonal_;
  std::span<const VoteCoupling> couplings_;
  std::span<const Eigen::Matrix3d> item_inverse_;
  Eigen::VectorXd positions_;
  Eigen::VectorXd pivot_;              // of T
  Eigen::LLT<Eigen::MatrixXd> small_;  // S in two directions a session
};

}  // namespace orrery::norms
