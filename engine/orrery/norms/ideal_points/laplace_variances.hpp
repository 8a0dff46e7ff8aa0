// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Dense>
#include <span>
#include <vector>

#include "orrery/norms/ideal_points/item_ballots.hpp"
#include "orrery/norms/ideal_points/item_terms.hpp"
#include "orrery/norms/ideal_points/model.hpp"
#include "orrery/norms/ideal_points/trajectory_prior.hpp"

namespace orrery::norms {

/// A mode of positions and items, with the derivatives there.
struct IdealPointMode {
  const VotePanel& panel;
  const ItemBallots& ballots;
  const IdealPointModel& model;
  const TrajectoryPrior& prior;
  std::span<const double> positions;        ///< by cell
  std::span<const Eigen::Vector3d> items;   ///< slope, lower cut, upper cut
  std::span<const ItemTerms> item_terms;    ///< by item
  std::span<const VoteCoupling> couplings;  ///< in the order of the ballots
  std::span<const double> diagonal;         ///< of the information on positions, without the walk
};

/// Variances around a mode.
struct LaplaceVariances {
  Eigen::VectorXd positions;           ///< by cell
  std::vector<Eigen::Vector3d> items;  ///< by item; empty unless asked for
};

/// The diagonal of the inverse of the information on all parameters; items are eliminated, what is
/// left is dense within a session and banded along trajectories. With `model.standardise` the
/// positions cannot move in mean and scale. An item that bridges sessions counts as one item in
/// each of them. Time O(Σ_t n_t³), n_t the cells of a session, which `with_items` doubles; memory
/// O(Σ_t n_t²). The same to the bit at any number of threads.
/// Reference: Tierney & Kadane 1986.
LaplaceVariances laplace_variances(const IdealPointMode& mode, bool with_items, int threads);

}  // namespace orrery::norms
