// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/fast_normal.hpp"

#include <cmath>

#include "orrery/numerics/normal.hpp"

namespace orrery::numerics {
namespace {

/// φ(x) / Φ(x); the logarithms keep it finite far below 0.
double hazard_at(double x) {
  constexpr double kLogRoot2Pi = 0.91893853320467274178;
  return std::exp(-0.5 * x * x - kLogRoot2Pi - log_normal_cdf(x));
}

}  // namespace

FastNormal::FastNormal() {
  constexpr double kWidth = 1.0 / kPerUnit;
  for (int k = 0; k < kPieces; ++k) {
    const double left = kLow + k * kWidth;
    const double right = left + kWidth;
    const double h0 = hazard_at(left);
    const double h1 = hazard_at(right);
    const double d0 = -h0 * (h0 + left) * kWidth;  // λ' = −λ (λ + x)
    const double d1 = -h1 * (h1 + right) * kWidth;
    pieces_[static_cast<std::size_t>(k)] = {
        log_normal_cdf(left), h0, d0, 3 * (h1 - h0) - 2 * d0 - d1, 2 * (h0 - h1) + d0 + d1};
  }
}

LogCdf FastNormal::outside(double x) {
  return {log_normal_cdf(x), hazard_at(x)};
}

const FastNormal& fast_normal() {
  static const FastNormal kTable;
  return kTable;
}

}  // namespace orrery::numerics
