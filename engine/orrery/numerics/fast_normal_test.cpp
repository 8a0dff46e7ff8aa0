// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/fast_normal.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/numerics/normal.hpp"

namespace orrery::numerics {
namespace {

TEST(FastNormal, KeepsToTheFunctionsInAndOutsideTheTable) {
  const auto& fast = fast_normal();
  for (int i = 0; i < 10095; ++i) {
    const double x = -20 + 0.00317 * i;
    const double value = log_normal_cdf(x);
    const double hazard = std::exp(-0.5 * x * x - 0.91893853320467274178 - value);
    EXPECT_NEAR(fast(x).value, value, 1e-10 + 1e-13 * std::abs(value)) << x;
    EXPECT_NEAR(fast(x).hazard, hazard, 1e-9) << x;
  }
}

TEST(FastNormal, HasTheLimitsOfTheTails) {
  EXPECT_NEAR(fast_normal()(-1e3).hazard, 1e3, 1e-2);
  EXPECT_EQ(fast_normal()(40).value, 0);
  EXPECT_EQ(fast_normal()(40).hazard, 0);
}

}  // namespace
}  // namespace orrery::numerics
