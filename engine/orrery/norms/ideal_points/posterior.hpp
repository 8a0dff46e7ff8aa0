// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "orrery/norms/ideal_points/model.hpp"
#include "orrery/norms/ideal_points/sampler.hpp"
#include "orrery/numerics/chain_diagnostics.hpp"

namespace orrery::norms {

/// The posterior as draws tell it.
struct Posterior {
  std::vector<Position> positions;  ///< by cell
  std::vector<Item> items;          ///< means and sds
  /// By parameter, in the order of DrawLayout.
  std::vector<numerics::ChainDiagnostics> diagnostics;
};

/// The worst of a group of parameters. Parameters that never move are left out; missing (NaN)
/// without any that does.
struct Mixing {
  double rhat = 0;
  double bulk_ess = 0;
  double tail_ess = 0;
};

/// Means, sds, quantiles and diagnostics of all parameters. O(parameters · draws · log draws), over
/// threads.
Posterior summarise(const DrawLayout& layout, std::span<const ChainDraws> draws, int threads);

/// The worst R-hat and least effective draws of positions, slopes or cuts.
Mixing mixing_of(std::span<const numerics::ChainDiagnostics> diagnostics);

/// The draws of one parameter, by chain.
std::vector<std::vector<double>> draws_of(const DrawLayout& layout,
                                          std::span<const ChainDraws> draws,
                                          std::size_t parameter);

}  // namespace orrery::norms
