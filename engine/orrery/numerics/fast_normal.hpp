// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace orrery::numerics {

/// ln Φ(x) and the inverse Mills ratio λ(x) = φ(x) / Φ(x), its derivative.
struct LogCdf {
  double value;
  double hazard;
};

/// ln Φ(x) and λ(x) from a table, for the inner loops of samplers and optimisers: λ by cubic
/// Hermite pieces of width 1/32, ln Φ as their integral. Errors are below 1e-9 of λ and below 1e-10
/// in ln Φ (a test holds it to that); outside [−12, 9] the functions themselves are computed.
class FastNormal {
 public:
  /// Fills the table; 0.1 ms.
  FastNormal();

  /// ln Φ(x) and λ(x); x finite.
  LogCdf operator()(double x) const {
    const double place = (x - kLow) * kPerUnit;
    if (!(place >= 0 && place < kPieces)) return outside(x);
    const auto k = static_cast<unsigned>(place);
    const double t = place - k;
    const auto& c = pieces_[k];
    const double hazard = c[1] + t * (c[2] + t * (c[3] + t * c[4]));
    const double integral =
        t * (c[1] + t * (c[2] * 0.5 + t * (c[3] * (1.0 / 3) + t * (c[4] * 0.25))));
    return {c[0] + integral * (1.0 / kPerUnit), hazard};
  }

 private:
  static constexpr double kLow = -12;
  static constexpr int kPerUnit = 32;
  static constexpr int kPieces = 21 * kPerUnit;

  static LogCdf outside(double x);

  std::array<std::array<double, 5>, kPieces> pieces_;
};

/// The one table, filled at its first use.
const FastNormal& fast_normal();

}  // namespace orrery::numerics
