// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <span>

#include "orrery/norms/ideal_points/item_ballots.hpp"
#include "orrery/norms/ideal_points/vote_panel.hpp"

namespace orrery::norms {

/// A distribution of a position by its first two moments.
struct PositionMoments {
  double mean = 0;
  double variance = 1;
};

/// Mean and variance of a position under a normal prior and the cell's votes, items (slope, lower
/// cut, upper cut) held where they are: by the trapezoid rule on nine nodes, one sd of `guess`
/// apart. The error is below 1e-3 sd where the guess is within half an sd of the answer, so call it
/// again with its own answer. O(votes of the cell).
PositionMoments position_moments(std::span<const VotePanel::ByCell> votes,
                                 const ItemBallots& ballots,
                                 std::span<const Eigen::Vector3d> items,
                                 const PositionMoments& prior,
                                 const PositionMoments& guess);

}  // namespace orrery::norms
