// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/posterior.hpp"

#include <algorithm>
#include <cmath>

#include "orrery/base/missing.hpp"
#include "orrery/base/parallel.hpp"

namespace orrery::norms {
namespace {

struct Moments {
  double mean = 0;
  double sd = 0;
  double q05 = 0;
  double q95 = 0;
};

Moments moments_of(std::span<const std::vector<double>> chains) {
  std::vector<double> all;
  for (const auto& chain : chains) all.insert(all.end(), chain.begin(), chain.end());
  Moments result;
  const auto n = static_cast<double>(all.size());
  for (const double x : all) result.mean += x / n;
  for (const double x : all) result.sd += (x - result.mean) * (x - result.mean);
  result.sd = all.size() > 1 ? std::sqrt(result.sd / (n - 1)) : 0;
  std::ranges::sort(all);
  result.q05 = numerics::sorted_quantile(all, 0.05);
  result.q95 = numerics::sorted_quantile(all, 0.95);
  return result;
}

/// Puts the moments of a parameter where they belong.
void place(const DrawLayout& layout, std::size_t p, const Moments& m, Posterior& posterior) {
  if (p < layout.slope_begin()) {
    posterior.positions[p] = {m.mean, m.sd, m.q05, m.q95};
  } else if (p < layout.cut_begin()) {
    auto& item = posterior.items[p - layout.slope_begin()];
    item.slope = m.mean;
    item.slope_sd = m.sd;
  } else {
    const bool second = p >= layout.second_cut_begin();
    const auto j = second
                       ? static_cast<std::size_t>(layout.second_cuts[p - layout.second_cut_begin()])
                       : p - layout.cut_begin();
    posterior.items[j].cut[second ? 1 : 0] = m.mean;
    posterior.items[j].cut_sd[second ? 1 : 0] = m.sd;
  }
}

}  // namespace

std::vector<std::vector<double>> draws_of(const DrawLayout& layout,
                                          std::span<const ChainDraws> draws,
                                          std::size_t parameter) {
  std::vector<std::vector<double>> chains;
  for (const auto& chain : draws) {
    auto& own = chains.emplace_back();
    for (auto at = parameter; at < chain.size(); at += layout.size())
      own.push_back(static_cast<double>(chain[at]));
  }
  return chains;
}

Posterior summarise(const DrawLayout& layout, std::span<const ChainDraws> draws, int threads) {
  Posterior posterior;
  posterior.positions.resize(layout.cells);
  posterior.items.resize(layout.items);
  posterior.diagnostics.assign(layout.size(), {kMissing, kMissing, kMissing, kMissing});
  const bool enough = !draws.empty() && draws.front().size() >= 4 * layout.size();
  parallel_for(layout.size(), threads, [&](std::size_t p) {
    const auto chains = draws_of(layout, draws, p);
    place(layout, p, moments_of(chains), posterior);
    if (enough) posterior.diagnostics[p] = numerics::chain_diagnostics(chains);
  });
  return posterior;
}

Mixing mixing_of(std::span<const numerics::ChainDiagnostics> diagnostics) {
  Mixing worst{kMissing, kMissing, kMissing};
  for (const auto& one : diagnostics) {
    if (is_missing(one.rhat)) continue;
    worst.rhat = std::fmax(worst.rhat, one.rhat);
    worst.bulk_ess = std::fmin(worst.bulk_ess, one.bulk_ess);
    worst.tail_ess = std::fmin(worst.tail_ess, one.tail_ess);
  }
  return worst;
}

}  // namespace orrery::norms
