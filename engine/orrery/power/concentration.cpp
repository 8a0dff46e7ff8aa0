// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/concentration.hpp"

#include <algorithm>
#include <cmath>

#include "orrery/power/shares.hpp"

namespace orrery::power {

Concentration concentration(std::span<const double> values) {
  const Coverage coverage = coverage_of(values, "value");
  Concentration result;
  result.n = coverage.n_with_data;
  if (coverage.total <= 0) return result;

  const double n = static_cast<double>(result.n);
  // Σ (s − 1/n)² equals Σ s² − 1/n, and is exactly 0 for equal shares where the difference is not.
  double spread = 0;
  double squares = 0;
  double entropy = 0;
  double top = 0;
  for (const double value : values) {
    if (is_missing(value)) continue;
    const double share = value / coverage.total;
    spread += (share - 1 / n) * (share - 1 / n);
    squares += share * share;
    if (share > 0) entropy -= share * std::log(share);
    top = std::max(top, share);
  }
  result.top = top;
  result.hhi = squares;
  result.enp = 1 / squares;
  result.entropy = std::max(entropy, 0.0);
  if (result.n > 1) {
    result.con = std::min(std::sqrt(spread / (1 - 1 / n)), 1.0);
    result.entropy_normalised = std::min(result.entropy / std::log(n), 1.0);
  }
  return result;
}

std::vector<double> component_shares(std::span<const Capabilities> set) {
  std::vector<double> index;
  index.reserve(set.size());
  for (const Cinc& row : cinc(set)) index.push_back(row.cinc);
  shares(index, index);
  return index;
}

}  // namespace orrery::power
