// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/profile_interval.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/missing.hpp"

namespace orrery::numerics {
namespace {

constexpr double kDrop = 1.920729410347062;  // half the 95 % quantile

TEST(ProfileInterval, IsWaldsIntervalOfAParabola) {
  const auto profile = [](double x) { return -0.5 * (x - 3) * (x - 3) / 0.04; };
  const auto found = profile_interval(profile, 3, 0, kDrop, -100, INFINITY);
  EXPECT_NEAR(found.lo, 3 - 1.959963984540054 * 0.2, 1e-7);
  EXPECT_NEAR(found.hi, 3 + 1.959963984540054 * 0.2, 1e-7);
}

TEST(ProfileInterval, EndsAtTheBoundThatIsInside) {
  const auto profile = [](double x) { return -x; };
  const auto found = profile_interval(profile, 0, 0, kDrop, 0, INFINITY);
  EXPECT_EQ(found.lo, 0);
  EXPECT_NEAR(found.hi, kDrop, 1e-7);
  EXPECT_EQ(profile_interval(profile, 0, 0, kDrop, 0, 1).hi, 1);
}

TEST(ProfileInterval, HasNoEndWhereTheLikelihoodStaysHigh) {
  const auto profile = [](double x) { return -1 / (1 + x); };
  EXPECT_TRUE(is_missing(profile_interval(profile, 5, 0, kDrop, 0, INFINITY).hi));
}

TEST(ProfileInterval, CopesWithANullOfTheLikelihood) {
  const auto profile = [](double x) { return 5 * std::log(x) - x; };  // −∞ at 0
  const auto found = profile_interval(profile, 5, 5 * std::log(5) - 5, kDrop, 0, INFINITY);
  EXPECT_NEAR(profile(found.lo), profile(5) - kDrop, 1e-6);
  EXPECT_NEAR(profile(found.hi), profile(5) - kDrop, 1e-6);
}

}  // namespace
}  // namespace orrery::numerics
