// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/noise_scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/numerics/normal.hpp"

namespace orrery::numerics {
namespace {

// A normal number is below it in absolute value half of the time.
constexpr double kMedianOfNormal = 0.6744897501960817;

std::vector<double> absolute_changes(std::span<const double> series, std::size_t span) {
  std::vector<double> changes;
  for (std::size_t t = span; t < series.size(); ++t) {
    const double change = std::abs(series[t] - series[t - span]);
    if (!is_missing(change)) changes.push_back(change);
  }
  return changes;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// The standard deviation of normal changes, of which those beyond three of it count as three: a
/// few jumps do not matter, and fewer steps are needed than for a median.
double winsorised_sd(const std::vector<double>& changes) {
  constexpr double kReach = 3;
  // E min(z², 9) of a normal z.
  static const double kExpected = 2 * normal_cdf(kReach) - 1 - 2 * kReach * normal_pdf(kReach) +
                                  2 * kReach * kReach * normal_cdf(-kReach);
  const double middle = median(changes) / kMedianOfNormal;
  const double most = middle > 0 ? kReach * middle : std::numeric_limits<double>::infinity();
  double sum = 0;
  for (const double x : changes) sum += std::pow(std::min(x, most), 2);
  return std::sqrt(sum / static_cast<double>(changes.size()) / (middle > 0 ? kExpected : 1));
}

/// Correlation of two columns of changes over the steps that both have.
double correlation(std::span<const double> changes,
                   std::size_t dimensions,
                   std::size_t one,
                   std::size_t other) {
  double n = 0;
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (std::size_t t = 0; t < changes.size() / dimensions; ++t) {
    const double x = changes[t * dimensions + one];
    const double y = changes[t * dimensions + other];
    if (is_missing(x) || is_missing(y)) continue;
    n += 1;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  return n >= 3 && xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

}  // namespace

NoiseScale noise_scale(std::span<const double> series, double largest) {
  auto one = absolute_changes(series, 1);
  auto two = absolute_changes(series, 2);
  if (one.size() < 3 || two.size() < 3) return {};
  const double of_one = winsorised_sd(one);
  if (of_one == 0) return {};
  const double ratio = std::pow(winsorised_sd(two) / of_one, 2) - 1;
  // Short series look less persistent than they are (Kendall 1954).
  const double bias = (1 + 3 * std::clamp(ratio, 0.0, 1.0)) / static_cast<double>(one.size());
  NoiseScale result;
  result.autocorrelation = std::clamp(ratio + bias, 0.0, largest);
  const double phi = result.autocorrelation;
  result.sd = of_one / std::sqrt(2 * (1 - phi));
  result.long_run_sd = result.sd * std::sqrt((1 + phi) / (1 - phi));
  return result;
}

double effective_dimensions(std::span<const double> values, std::size_t dimensions) {
  std::vector<double> changes;
  for (std::size_t i = dimensions; i < values.size(); ++i) {
    changes.push_back(values[i] - values[i - dimensions]);
  }
  double squares = static_cast<double>(dimensions);
  for (std::size_t one = 0; one < dimensions; ++one) {
    for (std::size_t other = 0; other < one; ++other) {
      squares += 2 * std::pow(correlation(changes, dimensions, one, other), 2);
    }
  }
  return static_cast<double>(dimensions * dimensions) / squares;
}

}  // namespace orrery::numerics
