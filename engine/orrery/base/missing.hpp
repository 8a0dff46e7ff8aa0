// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>
#include <span>

namespace orrery {

/// A missing value inside the engines; it becomes NULL in a table and is never written as a number.
inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// True for a missing value.
inline bool is_missing(double value) {
  return std::isnan(value);
}

/// The mean of the values that are not missing; missing if all are.
inline double mean_of_known(std::span<const double> values) {
  double sum = 0;
  double known = 0;
  for (const double value : values) {
    if (is_missing(value)) continue;
    sum += value;
    known += 1;
  }
  return known == 0 ? kMissing : sum / known;
}

}  // namespace orrery
