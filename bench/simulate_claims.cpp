// SPDX-License-Identifier: GPL-3.0-or-later
// How often tests of claims find a trend, a step or a lead where there is none: shares of simulated
// series without effect, 40 years, level .95 (both sides together). Figures in
// docs/methods/claims.md.
#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/numerics/autoregression.hpp"
#include "orrery/numerics/lead_lag.hpp"
#include "orrery/numerics/persistent_regression.hpp"

namespace {

constexpr std::size_t kYears = 40;
constexpr double kLevel = 0.95;

/// An autoregression of order 1 that begins with its own spread; a walk begins anywhere.
std::vector<double> series(double phi, std::uint64_t unit) {
  orrery::RandomStream random(2024, unit);
  std::vector<double> values(kYears);
  for (std::size_t i = 0; i < kYears; ++i) {
    const double noise = random.normal();
    values[i] =
        i > 0 ? phi * values[i - 1] + noise : (phi < 1 ? noise / std::sqrt(1 - phi * phi) : noise);
  }
  return values;
}

double share(int series_count, const auto& finds) {
  int found = 0;
  for (int s = 0; s < series_count; ++s) found += finds(static_cast<std::uint64_t>(s)) ? 1 : 0;
  return static_cast<double>(found) / series_count;
}

}  // namespace

int main() {
  using namespace orrery::numerics;
  std::vector<std::int64_t> years(kYears);
  std::iota(years.begin(), years.end(), 1980);
  const std::vector<double> time(years.begin(), years.end());
  fmt::print("{:>6} {:>8} {:>8} {:>8}\n", "phi", "trend", "step", "lead");
  for (const double phi : {0.0, 0.3, 0.7, 0.9, 1.0}) {
    const double trends = share(4000, [&](std::uint64_t s) {
      return persistent_regression(years, series(phi, s), time).p_value < 1 - kLevel;
    });
    const double steps = share(4000, [&](std::uint64_t s) {
      return level_shift(years, series(phi, s)).p_value < 1 - kLevel;
    });
    const double leads = share(4000, [&](std::uint64_t s) {
      const auto x = innovations(series(phi, 2 * s));
      const auto y = innovations(series(phi, 2 * s + 1));
      return lead_lag(x, y, {.longest = 5, .draws = 199, .unit = s}).p_value < 1 - kLevel;
    });
    fmt::print("{:6.1f} {:8.4f} {:8.4f} {:8.4f}\n", phi, trends, steps, leads);
  }
  return 0;
}
