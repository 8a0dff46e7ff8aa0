// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/norms/ideal_points/chain_state.hpp"
#include "orrery/norms/ideal_points/model.hpp"
#include "orrery/norms/ideal_points/vote_layout.hpp"

namespace orrery::norms {

/// The prior of a position: given the one before it in its trajectory, or, at the beginning of a
/// trajectory, on its own.
struct PositionPrior {
  bool linked = false;  ///< N(position before, variance); else N(mean, variance)
  double mean = 0;
  double variance = 1;
};

/// The prior of every cell of a panel.
std::vector<PositionPrior> position_priors(const IdealPointModel& model, const VotePanel& panel);

/// Updates the positions of neighbouring cells [begin, end) of one trajectory given the items and
/// the rest of the trajectory, with the latent variables integrated out: a short Hamiltonian
/// trajectory (Neal 2011) in coordinates made round by the tridiagonal precision of walk and votes.
/// `pull` is the precision of a further prior about 0 of every position; `metric` holds by cell the
/// mean curvature of the votes in the warm-up, which Update::Adapt moves by `gain` towards that at
/// hand. Returns whether the proposal was taken. O(votes of the cells).
bool update_trajectory(const VoteLayout& layout,
                       std::span<const ItemValue> items,
                       std::span<const std::uint8_t> top_cut,
                       std::span<const PositionPrior> priors,
                       double pull,
                       std::size_t begin,
                       std::size_t end,
                       Update update,
                       double gain,
                       RandomStream& random,
                       std::span<double> metric,
                       std::span<double> positions);

}  // namespace orrery::norms
