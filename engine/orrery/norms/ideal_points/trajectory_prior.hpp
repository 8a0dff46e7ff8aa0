// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "orrery/norms/ideal_points/model.hpp"

namespace orrery::norms {

/// The Gaussian prior of all cells as precisions: own ones of cells that begin a trajectory, and
/// links of the others to the actor's cell before.
struct TrajectoryPrior {
  std::vector<double> own_precision;   ///< by cell; 0 where the cell has a link
  std::vector<double> own_mean;        ///< by cell
  std::vector<double> link_precision;  ///< by cell, to the cell before; 0 without

  /// −½ the quadratic form at these positions. O(cells).
  double log_density(std::span<const double> positions) const;
  /// Its gradient is added to `gradient`. O(cells).
  void add_gradient(std::span<const double> positions, std::span<double> gradient) const;
};

/// The prior that a model gives to the cells of a panel.
TrajectoryPrior trajectory_prior(const VotePanel& panel, const IdealPointModel& model);

}  // namespace orrery::norms
