// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/chi_square.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/numerics/normal.hpp"

namespace orrery::numerics {
namespace {

TEST(ChiSquare, HasTheValuesOfTables) {
  EXPECT_NEAR(chi_square_quantile(0.95, 1), 3.841458820694124, 1e-12);
  EXPECT_NEAR(chi_square_quantile(0.90, 2), 4.605170185988092, 1e-12);
  EXPECT_NEAR(chi_square_tail(3.841458820694124, 1), 0.05, 1e-14);
  EXPECT_EQ(chi_square_tail(0, 1), 1);
}

TEST(ChiSquare, HalvesTheTailAtTheEdge) {
  EXPECT_NEAR(edge_tail(2.705543454095404), 0.05, 1e-14);
  EXPECT_EQ(edge_tail(0), 1);
}

TEST(MaximumTail, IsTheNormalTailOfOneAndTheSumOfTwoApart) {
  EXPECT_NEAR(maximum_tail(1.5, {}), normal_cdf(-1.5), 1e-15);
  const std::vector<double> same{1, 1};
  EXPECT_NEAR(maximum_tail(1.5, same), normal_cdf(-1.5), 1e-15);
  const std::vector<double> apart{0};
  const double tail = normal_cdf(-1.5);
  EXPECT_NEAR(maximum_tail(1.5, apart), 2 * tail - tail * tail, 1e-14);
  EXPECT_EQ(maximum_tail(0, apart), 1);
}

TEST(MaximumTail, BoundsTheTailOfAChainClosely) {
  constexpr double kRho = 0.8;
  constexpr int kLinks = 8;
  constexpr int kDraws = 100'000;
  const std::vector<double> correlations(kLinks, kRho);
  for (const double c : {1.6, 2.2}) {
    RandomStream random(5, 1);
    int above = 0;
    for (int draw = 0; draw < kDraws; ++draw) {
      double z = random.normal();
      double most = z;
      for (int link = 0; link < kLinks; ++link) {
        z = kRho * z + std::sqrt(1 - kRho * kRho) * random.normal();
        most = std::max(most, z);
      }
      if (most > c) ++above;
    }
    const double found = static_cast<double>(above) / kDraws;
    const double bound = maximum_tail(c, correlations);
    EXPECT_GT(bound, found - 3 * std::sqrt(found / kDraws)) << c;
    EXPECT_LT(bound, 1.35 * found) << c;
  }
}

}  // namespace
}  // namespace orrery::numerics
