// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/chain_diagnostics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "orrery/numerics/normal.hpp"

namespace orrery::numerics {
namespace {

using Chains = std::vector<std::vector<double>>;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Mean and variance (over n − 1) of each chain, their mean variance W and the variance of all
/// draws as R-hat estimates it.
struct Variances {
  std::vector<double> means;
  double within = 0;
  double total = 0;
};

Variances variances_of(std::span<const std::vector<double>> chains) {
  Variances result;
  const auto m = static_cast<double>(chains.size());
  const auto n = static_cast<double>(chains.front().size());
  for (const auto& chain : chains) {
    const double mean = mean_of(chain);
    double sum = 0;
    for (const double x : chain) sum += (x - mean) * (x - mean);
    result.means.push_back(mean);
    result.within += sum / (n - 1) / m;
  }
  result.total = result.within * (n - 1) / n;
  if (chains.size() > 1) {
    const double mean = mean_of(result.means);
    for (const double x : result.means) result.total += (x - mean) * (x - mean) / (m - 1);
  }
  return result;
}

/// The autocovariance at a lag (over n), averaged over chains.
double autocovariance(std::span<const std::vector<double>> chains,
                      std::span<const double> means,
                      std::size_t lag) {
  double sum = 0;
  for (std::size_t c = 0; c < chains.size(); ++c) {
    const auto& x = chains[c];
    double own = 0;
    for (std::size_t i = lag; i < x.size(); ++i) own += (x[i] - means[c]) * (x[i - lag] - means[c]);
    sum += own / static_cast<double>(x.size());
  }
  return sum / static_cast<double>(chains.size());
}

/// Replaces each draw by 1 where it is at most the bound, else 0.
Chains at_most(std::span<const std::vector<double>> chains, double bound) {
  Chains result(chains.begin(), chains.end());
  for (auto& chain : result) {
    for (double& x : chain) x = x <= bound ? 1 : 0;
  }
  return result;
}

/// Draws as their distance from the median of all.
Chains folded(std::span<const std::vector<double>> chains, double median) {
  Chains result(chains.begin(), chains.end());
  for (auto& chain : result) {
    for (double& x : chain) x = std::abs(x - median);
  }
  return result;
}

std::vector<double> sorted_draws(std::span<const std::vector<double>> chains) {
  std::vector<double> all;
  for (const auto& chain : chains) all.insert(all.end(), chain.begin(), chain.end());
  std::ranges::sort(all);
  return all;
}

}  // namespace

double sorted_quantile(std::span<const double> sorted, double probability) {
  const double place = probability * static_cast<double>(sorted.size() - 1);
  const auto k = static_cast<std::size_t>(place);
  if (k + 1 >= sorted.size()) return sorted.back();
  return sorted[k] + (place - static_cast<double>(k)) * (sorted[k + 1] - sorted[k]);
}

std::vector<std::vector<double>> split_chains(std::span<const std::vector<double>> chains) {
  Chains halves;
  for (const auto& chain : chains) {
    const auto half = static_cast<std::ptrdiff_t>(chain.size() / 2);
    halves.emplace_back(chain.begin(), chain.begin() + half);
    halves.emplace_back(chain.end() - half, chain.end());
  }
  return halves;
}

std::vector<std::vector<double>> normal_scores(std::span<const std::vector<double>> chains) {
  struct Place {
    double value;
    std::size_t chain;
    std::size_t draw;
  };
  std::vector<Place> places;
  Chains scores(chains.begin(), chains.end());
  for (std::size_t c = 0; c < chains.size(); ++c) {
    for (std::size_t i = 0; i < chains[c].size(); ++i) places.push_back({chains[c][i], c, i});
  }
  std::ranges::sort(places, {}, &Place::value);
  const auto n = static_cast<double>(places.size());
  for (std::size_t begin = 0; begin < places.size();) {
    std::size_t end = begin + 1;
    while (end < places.size() && places[end].value == places[begin].value) ++end;
    const double rank = 0.5 * static_cast<double>(begin + 1 + end);
    const double score = normal_quantile((rank - 0.375) / (n + 0.25));
    for (std::size_t k = begin; k < end; ++k) scores[places[k].chain][places[k].draw] = score;
    begin = end;
  }
  return scores;
}

double rhat(std::span<const std::vector<double>> chains) {
  const auto variances = variances_of(chains);
  if (!(variances.within > 0)) return kNone;
  return std::sqrt(variances.total / variances.within);
}

double effective_draws(std::span<const std::vector<double>> chains) {
  const auto variances = variances_of(chains);
  if (!(variances.within > 0)) return kNone;
  const auto n = chains.front().size();
  const auto correlation = [&](std::size_t lag) {
    const double covariance = autocovariance(chains, variances.means, lag);
    return 1 - (variances.within - covariance) / variances.total;
  };
  // Sums of neighbouring correlations are positive and fall; the noise after that is cut off.
  double even = 1;
  double odd = correlation(1);
  double pair = even + odd;
  double sum = 0;
  for (std::size_t lag = 2; even + odd > 0 && lag + 3 < n; lag += 2) {
    pair = std::min(pair, even + odd);
    sum += pair;
    even = correlation(lag);
    odd = correlation(lag + 1);
  }
  const double tau = -1 + 2 * sum + std::max(even, 0.0);
  const auto total = static_cast<double>(n * chains.size());
  return total / std::max(tau, 1 / std::log10(total));
}

ChainDiagnostics chain_diagnostics(std::span<const std::vector<double>> chains) {
  const auto halves = split_chains(chains);
  const auto sorted = sorted_draws(halves);
  if (sorted.front() == sorted.back()) return {kNone, kNone, kNone, kNone};
  const auto scores = normal_scores(halves);
  const auto folded_scores = normal_scores(folded(halves, sorted_quantile(sorted, 0.5)));
  ChainDiagnostics result;
  result.rhat = std::max(rhat(scores), rhat(folded_scores));
  result.bulk_ess = effective_draws(scores);
  result.tail_ess = std::min(effective_draws(at_most(halves, sorted_quantile(sorted, 0.05))),
                             effective_draws(at_most(halves, sorted_quantile(sorted, 0.95))));
  result.mean_ess = effective_draws(halves);
  return result;
}

}  // namespace orrery::numerics
