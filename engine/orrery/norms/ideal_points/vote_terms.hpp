// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

#include "orrery/numerics/fast_normal.hpp"

namespace orrery::norms {

/// ln(Φ(b) − Φ(a)) for a < b, with p_a = φ(a) / (Φ(b) − Φ(a)) and p_b likewise.
struct IntervalTerm {
  double value;
  double density_a;
  double density_b;
};

/// The term of a vote between two cuts; a < b. Computed in the lower tail, where nothing cancels.
inline IntervalTerm interval_term(const numerics::FastNormal& normal, double a, double b) {
  const bool flipped = a > 0;
  const double low = flipped ? -b : a;
  const double high = flipped ? -a : b;
  const auto at_low = normal(low);
  const auto at_high = normal(high);
  const double gap = high - low;
  // ln Φ(low) − ln Φ(high); where the two are close, from the hazard, its derivative.
  double step = at_low.value - at_high.value;
  if (gap < 0.05) {
    const double curve_low = -at_low.hazard * (at_low.hazard + low);
    const double curve_high = -at_high.hazard * (at_high.hazard + high);
    step = -gap * (0.5 * (at_low.hazard + at_high.hazard) + gap / 12 * (curve_low - curve_high));
  }
  const double share = -std::expm1(step);  // of Φ(high) that lies above `low`
  const double at_a = at_low.hazard * (1 - share) / share;
  const double at_b = at_high.hazard / share;
  return {at_high.value + std::log(share), flipped ? at_b : at_a, flipped ? at_a : at_b};
}

}  // namespace orrery::norms
