// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace orrery::numerics {

/// How well the chains of a sampler agree on one quantity and how much their draws are worth, by
/// Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), doi:10.1214/20-BA1221.
struct ChainDiagnostics {
  double rhat = 0;      ///< the larger of rank-normalised split R-hat and that of the folded draws
  double bulk_ess = 0;  ///< effective draws for the middle of the distribution
  double tail_ess = 0;  ///< the smaller of the effective draws for the 5 % and the 95 % quantile
  double mean_ess = 0;  ///< effective draws for the mean, of the draws as they are
};

/// Diagnostics of one quantity; `chains` hold equally many draws each, at least 4. A quantity
/// that never moves has no diagnostics: all are missing (NaN). O(n log n + n lags).
ChainDiagnostics chain_diagnostics(std::span<const std::vector<double>> chains);

/// R-hat of chains as they are: root of the variance of all draws over that within chains.
/// Missing (NaN) where nothing varies within chains.
double rhat(std::span<const std::vector<double>> chains);

/// Effective draws of chains as they are, by the initial monotone sequence of Geyer (1992) over
/// all chains; at most n log10 n. Missing (NaN) where nothing varies.
double effective_draws(std::span<const std::vector<double>> chains);

/// Each chain cut into its first and last half; the middle draw of an odd number is left out.
std::vector<std::vector<double>> split_chains(std::span<const std::vector<double>> chains);

/// Draws replaced by normal scores of their ranks over all chains, Φ⁻¹((r − 3/8) / (n + 1/4)), ties
/// by their mean rank.
std::vector<std::vector<double>> normal_scores(std::span<const std::vector<double>> chains);

/// The quantile of values in ascending order, by linear interpolation (type 7 of Hyndman & Fan
/// 1996); `sorted` is not empty.
double sorted_quantile(std::span<const double> sorted, double probability);

}  // namespace orrery::numerics
