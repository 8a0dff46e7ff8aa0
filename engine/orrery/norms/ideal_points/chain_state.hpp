// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace orrery::norms {

/// The parameters of an item in a chain; with two categories the second cut is not used.
struct ItemValue {
  double slope = 0;
  double cut[2] = {0, 0};
};

/// The lower triangle of a symmetric matrix over the coordinates in which an item is updated.
using ItemMatrix = std::array<double, 6>;

/// Proposals of one kind and how many were taken.
struct Acceptance {
  std::int64_t tried = 0;
  std::int64_t taken = 0;

  /// Counts one.
  void count(bool accepted) {
    ++tried;
    taken += accepted ? 1 : 0;
  }
};

/// Where a chain stands: all that its next sweep depends on, with the key of its draws.
struct ChainState {
  std::int64_t sweep = 0;         ///< sweeps done
  std::vector<double> positions;  ///< by cell, on the scale of the priors
  std::vector<ItemValue> items;
  std::vector<ItemMatrix> item_metrics;  ///< mean curvature of the items during the warm-up
  std::vector<double> cell_metrics;      ///< mean curvature of the cells' votes, likewise
  double pull = 0;                       ///< mean of ScalePrior::pull_of during the warm-up
  std::vector<double> scale_steps;       ///< proposal sd of the moves of scale, by session
  std::vector<double> shift_steps;       ///< proposal sd of the moves of place, by session
};

/// How a block of parameters is updated.
enum class Update {
  Climb,   ///< to a higher density along Newton's step: to begin with
  Spread,  ///< a jump of twice the spread of the normal approximation: to scatter the chains
  Adapt,   ///< a draw, and what is learnt of the curvature is kept for later proposals
  Sample,  ///< a draw
};

}  // namespace orrery::norms
