// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/autoregression.hpp"

#include <algorithm>
#include <cstddef>

#include "orrery/base/missing.hpp"

namespace orrery::numerics {

std::vector<double> innovations(std::span<const double> series) {
  const double mean = mean_of_known(series);
  double neighbours = 0;
  double squares = 0;
  double products = 0;
  for (std::size_t t = 1; t < series.size(); ++t) {
    const double before = series[t - 1] - mean;
    const double now = series[t] - mean;
    if (is_missing(before) || is_missing(now)) continue;
    neighbours += 1;
    squares += before * before;
    products += before * now;
  }
  std::vector<double> result(series.size(), kMissing);
  if (neighbours < 4 || squares <= 0) return result;
  constexpr double kMost = 0.99;
  const double plain = products / squares;
  const double phi = std::clamp(plain + (1 + 3 * plain) / neighbours, -kMost, kMost);
  for (std::size_t t = 1; t < series.size(); ++t) {
    result[t] = series[t] - mean - phi * (series[t - 1] - mean);
  }
  return result;
}

}  // namespace orrery::numerics
