// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/dependence.hpp"

#include <gtest/gtest.h>

#include <array>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::relations {
namespace {

TEST(Asymmetry, IsOneWhereOnlyTheFirstDepends) {
  EXPECT_DOUBLE_EQ(asymmetry(0.2, 0), 1);
  EXPECT_DOUBLE_EQ(asymmetry(0, 0.2), -1);
  EXPECT_DOUBLE_EQ(asymmetry(0.03, 0.01), 0.5);
}

TEST(Asymmetry, ChangesItsSignWithTheOrder) {
  EXPECT_DOUBLE_EQ(asymmetry(0.07, 0.02), -asymmetry(0.02, 0.07));
}

TEST(Asymmetry, IsMissingWhereNeitherDependsOrOneIsNotKnown) {
  EXPECT_TRUE(is_missing(asymmetry(0, 0)));
  EXPECT_TRUE(is_missing(asymmetry(kMissing, 0.1)));
}

TEST(Saturated, IsAHalfAtItsHalfAndGrowsToOne) {
  EXPECT_DOUBLE_EQ(saturated(0, 0.05), 0);
  EXPECT_DOUBLE_EQ(saturated(0.05, 0.05), 0.5);
  EXPECT_GT(saturated(10, 0.05), 0.99);
  EXPECT_LT(saturated(10, 0.05), 1);
  EXPECT_TRUE(is_missing(saturated(kMissing, 0.05)));
}

TEST(Influence, IsBandwidthTimesDependenceOverWhatIsKnown) {
  const std::array bandwidth{0.8, kMissing, 0.4};
  const std::array dependence{kMissing, 0.5};
  const auto result = influence(bandwidth, dependence);
  EXPECT_DOUBLE_EQ(result.bandwidth, 0.6);
  EXPECT_DOUBLE_EQ(result.dependence, 0.5);
  EXPECT_DOUBLE_EQ(result.influence, 0.3);
  EXPECT_EQ(result.n_bandwidth, 2);
  EXPECT_EQ(result.n_dependence, 1);
}

TEST(Influence, LiesInBoundsThatMissingPartsWiden) {
  const std::array bandwidth{0.8, kMissing, 0.4};
  const std::array dependence{kMissing, 0.5};
  const auto result = influence(bandwidth, dependence);
  EXPECT_DOUBLE_EQ(result.lo, 0.4 * 0.25);
  EXPECT_DOUBLE_EQ(result.hi, 2.2 / 3 * 0.75);
  const std::array whole{0.8, 0.1, 0.4};
  const std::array both{0.3, 0.5};
  const auto known = influence(whole, both);
  EXPECT_DOUBLE_EQ(known.lo, known.influence);
  EXPECT_DOUBLE_EQ(known.hi, known.influence);
}

TEST(Influence, WeighsItsPartsAndOnlyProportionsMatter) {
  const std::array bandwidth{0.8, 0.2};
  const std::array dependence{0.1, 0.5};
  const std::array one{3.0, 1.0};
  const std::array same{1.5, 0.5};
  const std::array second{0.0, 1.0};
  EXPECT_DOUBLE_EQ(influence(bandwidth, dependence, {one, second}).influence, 0.65 * 0.5);
  EXPECT_DOUBLE_EQ(influence(bandwidth, dependence, {same, second}).influence, 0.65 * 0.5);
  EXPECT_THROW(known_mean(bandwidth, std::array{1.0}), Error);
}

TEST(Influence, OfAPartThatDoesNotWeighIsNotKnown) {
  const std::array bandwidth{0.8, kMissing};
  const std::array dependence{0.1};
  const std::array second{0.0, 1.0};
  const auto result = influence(bandwidth, dependence, {second, {}});
  EXPECT_TRUE(is_missing(result.bandwidth));
  EXPECT_TRUE(is_missing(result.influence));
  EXPECT_DOUBLE_EQ(result.lo, 0);
  EXPECT_NEAR(result.hi, 0.1, 1e-15);
}

TEST(Influence, IsMissingWhereNoDependenceIsKnown) {
  const std::array bandwidth{0.8};
  const std::array dependence{kMissing, kMissing};
  const auto result = influence(bandwidth, dependence);
  EXPECT_DOUBLE_EQ(result.bandwidth, 0.8);
  EXPECT_TRUE(is_missing(result.influence));
}

}  // namespace
}  // namespace orrery::relations
