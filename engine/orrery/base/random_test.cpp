// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/base/random.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orrery {
namespace {

TEST(RandomStream, GivesTheSameDrawsForTheSameKeyAndOthersForAnother) {
  RandomStream a(7, 1, 2);
  RandomStream b(7, 1, 2);
  RandomStream other_unit(7, 2, 2);
  RandomStream other_seed(8, 1, 2);
  for (int i = 0; i < 100; ++i) {
    const auto x = a.bits();
    EXPECT_EQ(x, b.bits());
    EXPECT_NE(x, other_unit.bits());
    EXPECT_NE(x, other_seed.bits());
  }
}

TEST(RandomStream, HasTheMomentsOfItsDistributions) {
  constexpr int kDraws = 200'000;
  RandomStream stream(1, 0);
  double uniform = 0;
  double normal = 0;
  double normal_squared = 0;
  double gamma_small = 0;
  double gamma_large = 0;
  for (int i = 0; i < kDraws; ++i) {
    uniform += stream.uniform();
    const double z = stream.normal();
    normal += z;
    normal_squared += z * z;
    gamma_small += stream.gamma(0.5);
    gamma_large += stream.gamma(9);
  }
  // Five standard errors of each mean.
  const double root = std::sqrt(static_cast<double>(kDraws));
  EXPECT_NEAR(uniform / kDraws, 0.5, 5 * std::sqrt(1.0 / 12) / root);
  EXPECT_NEAR(normal / kDraws, 0, 5 / root);
  EXPECT_NEAR(normal_squared / kDraws, 1, 5 * std::sqrt(2.0) / root);
  EXPECT_NEAR(gamma_small / kDraws, 0.5, 5 * std::sqrt(0.5) / root);
  EXPECT_NEAR(gamma_large / kDraws, 9, 5 * 3 / root);
}

}  // namespace
}  // namespace orrery
