// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/clustered_mean.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "orrery/base/random.hpp"

namespace orrery::numerics {
namespace {

TEST(ClusteredMean, IsStudentsIntervalWhereEveryValueStandsAlone) {
  const std::vector<double> values{1, 2, 3, 4, kMissing};
  const auto found = clustered_mean(values, {}, 0.95);
  EXPECT_EQ(found.n, 4);
  EXPECT_EQ(found.estimate, 2.5);
  EXPECT_NEAR(found.error, 0.6454972, 1e-7);
  EXPECT_NEAR(found.hi, 2.5 + 3.182446 * 0.6454972, 1e-5);
}

TEST(ClusteredMean, OfTwinsCountsPairs) {
  const std::vector<double> values{1, 1, 2, 2, 3, 3, 4, 4};
  const std::vector<std::int64_t> pairs{1, 1, 2, 2, 3, 3, 4, 4};
  const auto twins = clustered_mean(values, pairs, 0.95);
  const auto single = clustered_mean(std::vector<double>{1, 2, 3, 4}, {}, 0.95);
  EXPECT_EQ(twins.groups, 4);
  EXPECT_NEAR(twins.lo, single.lo, 1e-12);
}

TEST(ClusteredMean, HasNoIntervalOfOneCluster) {
  const auto found =
      clustered_mean(std::vector<double>{1, 2}, std::vector<std::int64_t>{7, 7}, 0.9);
  EXPECT_EQ(found.estimate, 1.5);
  EXPECT_TRUE(is_missing(found.lo));
}

TEST(ClusteredDifference, CoversTheDifference) {
  int covered = 0;
  for (std::uint64_t s = 0; s < 300; ++s) {
    RandomStream random(5, s);
    std::vector<double> values;
    std::vector<std::uint8_t> part;
    std::vector<std::int64_t> clusters;
    for (std::int64_t g = 0; g < 40; ++g) {
      const double own = random.normal();
      for (int i = 0; i < 4; ++i) {
        values.push_back(own + random.normal() + (g % 2 == 1 ? 1 : 0));
        part.push_back(g % 2 == 1);
        clusters.push_back(g);
      }
    }
    const auto found = clustered_difference(values, part, clusters, 0.9);
    covered += found.lo <= 1 && 1 <= found.hi ? 1 : 0;
  }
  EXPECT_GE(covered, 250);
  EXPECT_LE(covered, 288);
}

TEST(ClusteredDifference, IsMissingWithoutOnePart) {
  const auto found =
      clustered_difference(std::vector<double>{1, 2}, std::vector<std::uint8_t>{1, 1}, {}, 0.9);
  EXPECT_TRUE(is_missing(found.estimate));
}

TEST(WilsonShare, OfNoneAndAllStaysWithinBounds) {
  const auto none = wilson_share(0, 10, 0.95);
  EXPECT_EQ(none.lo, 0);
  EXPECT_NEAR(none.hi, 0.277533, 1e-6);
  EXPECT_EQ(wilson_share(10, 10, 0.95).hi, 1);
  EXPECT_TRUE(is_missing(wilson_share(0, 0, 0.95).estimate));
}

}  // namespace
}  // namespace orrery::numerics
