// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "orrery/norms/ideal_points/vote_panel.hpp"

namespace orrery::norms {

/// Where an estimator may start: one position an actor for all its cells, the leading direction of
/// the votes when each item is centred; mean 0 and sd 1 over the cells, by cell. `positive`, if it
/// is an actor, gets a position of at least 0. Deterministic; O(votes).
std::vector<double> starting_positions(const VotePanel& panel, std::int32_t positive);

}  // namespace orrery::norms
