// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/profile_interval.hpp"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

#include "orrery/base/missing.hpp"

namespace orrery::numerics {
namespace {

/// Where a function that changes its sign between a and b is 0.
double crossing(const std::function<double(double)>& above, double a, double b) {
  std::uintmax_t steps = 100;
  const auto pair = boost::math::tools::toms748_solve(
      above, a, b, boost::math::tools::eps_tolerance<double>(28), steps);
  return (pair.first + pair.second) / 2;
}

}  // namespace

Interval profile_interval(const std::function<double(double)>& profile,
                          double estimate,
                          double maximum,
                          double drop,
                          double lower,
                          double upper) {
  // −∞ would stop the search for the crossing from narrowing.
  const auto above = [&](double value) {
    return std::max(profile(value) - (maximum - drop), -1e6 * (1 + drop));
  };
  Interval found{lower, kMissing};
  if (estimate > lower && above(lower) < 0) found.lo = crossing(above, lower, estimate);

  constexpr int kDoublings = 200;
  double inner = estimate;
  double step = std::max(estimate - found.lo, 1e-6 * std::max(1.0, std::abs(estimate)));
  for (int i = 0; i < kDoublings; ++i, step *= 2) {
    const double outer = std::min(estimate + step, upper);
    if (above(outer) < 0) {
      found.hi = crossing(above, inner, outer);
      break;
    }
    if (outer >= upper) {
      found.hi = upper;
      break;
    }
    inner = outer;
  }
  return found;
}

}  // namespace orrery::numerics
