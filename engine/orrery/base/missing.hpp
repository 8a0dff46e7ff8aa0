// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>

namespace orrery {

/// A missing value inside the engines; it becomes NULL in a table and is never written as a number.
inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// True for a missing value.
inline bool is_missing(double value) {
  return std::isnan(value);
}

}  // namespace orrery
