// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "orrery/norms/ideal_points/chain_state.hpp"
#include "orrery/norms/ideal_points/model.hpp"

namespace orrery::norms {

/// A first guess: each actor one position through all sessions, the first principal axis of the
/// votes by alternating least squares, scaled to sd 1, the positive actor positive (without it, the
/// first first_position above 0, else as it comes out); items with small slopes towards it and cuts
/// at the shares of the answers. O(votes).
ChainState starting_values(const VotePanel& panel, const IdealPointModel& model);

}  // namespace orrery::norms
