// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/block_bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "orrery/base/missing.hpp"

namespace orrery::numerics {
namespace {

/// R(0) … R(longest).
std::vector<double> autocovariances(std::span<const double> series, std::size_t longest) {
  const double mean = mean_of_known(series);
  std::vector<double> result;
  for (std::size_t lag = 0; lag <= longest; ++lag) {
    double sum = 0;
    for (std::size_t t = lag; t < series.size(); ++t) {
      const double product = (series[t] - mean) * (series[t - lag] - mean);
      if (!is_missing(product)) sum += product;
    }
    result.push_back(sum / static_cast<double>(series.size()));
  }
  return result;
}

/// The lag after which `run` correlations in a row are no larger than `bound`; else the last that
/// is larger.
std::size_t last_large_lag(const std::vector<double>& covariances,
                           std::size_t longest,
                           std::size_t run,
                           double bound) {
  std::size_t last = 0;
  for (std::size_t lag = 1; lag < covariances.size(); ++lag) {
    if (std::abs(covariances[lag]) > bound * covariances[0]) {
      if (lag <= longest) last = lag;
    } else if (lag - last >= run) {
      break;
    }
  }
  return last;
}

double flat_top(double s) {
  return std::min(1.0, 2 * (1 - std::abs(s)));
}

}  // namespace

double automatic_block_length(std::span<const double> series) {
  if (series.size() < 4) return 1;
  const auto n = static_cast<double>(series.size());
  const double log_n = std::log10(n);
  const auto run = static_cast<std::size_t>(std::max(5.0, std::ceil(std::sqrt(log_n))));
  const auto longest =
      std::min(static_cast<std::size_t>(std::ceil(std::sqrt(n))) + run, series.size() - 1);
  const auto covariances = autocovariances(series, std::min(longest + run, series.size() - 1));
  if (covariances[0] <= 0) return 1;
  const std::size_t large = last_large_lag(covariances, longest, run, 2 * std::sqrt(log_n / n));
  const std::size_t window = std::clamp<std::size_t>(2 * large, 1, longest);
  double g = 0;
  double spectrum = covariances[0];
  for (std::size_t lag = 1; lag <= window; ++lag) {
    const double weight = flat_top(static_cast<double>(lag) / static_cast<double>(window));
    g += 2 * weight * static_cast<double>(lag) * covariances[lag];
    spectrum += 2 * weight * covariances[lag];
  }
  const double d = 2 * spectrum * spectrum;
  const double most = std::ceil(std::min(3 * std::sqrt(n), n / 3));
  if (d <= 0) return most;
  return std::clamp(std::cbrt(2 * g * g / d) * std::cbrt(n), 1.0, most);
}

void draw_steps(RandomStream& random, double mean_length, std::span<std::size_t> drawn) {
  const auto anywhere = [&] {
    return static_cast<std::size_t>(random.uniform() * static_cast<double>(drawn.size()));
  };
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const bool begins = i == 0 || random.uniform() * mean_length < 1;
    drawn[i] = begins ? anywhere() : (drawn[i - 1] + 1) % drawn.size();
  }
}

}  // namespace orrery::numerics
