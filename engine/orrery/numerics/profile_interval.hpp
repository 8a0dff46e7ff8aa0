// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace orrery::numerics {

/// The ends of an interval; missing where the likelihood never falls far enough.
struct Interval {
  double lo;
  double hi;
};

/// The values of a parameter at which its profile log-likelihood lies within `drop` of the maximum:
/// half a quantile of the chi-square of one degree of freedom for a likelihood-ratio interval
/// (Venzon & Moolgavkar 1988). `profile` must rise up to `estimate`, where it is `maximum`, and
/// fall after it. The search stays within [lower, upper], of which `upper` may be ∞; a bound that
/// is itself inside is the end. Ends to 8 digits, about 15 evaluations each.
Interval profile_interval(const std::function<double(double)>& profile,
                          double estimate,
                          double maximum,
                          double drop,
                          double lower,
                          double upper);

}  // namespace orrery::numerics
