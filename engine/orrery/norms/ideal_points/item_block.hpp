// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/base/random.hpp"
#include "orrery/norms/ideal_points/chain_state.hpp"
#include "orrery/norms/ideal_points/model.hpp"
#include "orrery/norms/ideal_points/vote_layout.hpp"

namespace orrery::norms {

/// Updates slope and cut points of one item given the positions, with the latent variables
/// integrated out: a short Hamiltonian trajectory (Neal 2011) in coordinates that `metric`, the
/// mean curvature of the warm-up, makes round. The curvature at hand is no use as the metric of a
/// proposal: it vanishes where an item parts the voters well, and there the chain would stay.
/// `categories` is 2 or 3; Update::Adapt moves the metric by `gain` towards the curvature at hand.
/// Returns whether the proposal was taken. O(votes on the item).
bool update_item(const VoteGroup& cells,
                 std::span<const double> positions,
                 int categories,
                 const IdealPointModel& model,
                 Update update,
                 double gain,
                 RandomStream& random,
                 ItemMatrix& metric,
                 ItemValue& item);

/// The log prior density of an item, up to a constant; −∞ where cuts are out of order or bounds.
double item_log_prior(const ItemValue& item, int categories, const IdealPointModel& model);

}  // namespace orrery::norms
