// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/order/spread.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::norms {
namespace {

using Values = std::vector<double>;

Values normal_positions(std::size_t n, std::uint64_t unit) {
  RandomStream random(11, unit);
  Values result(n);
  for (double& value : result) value = random.normal();
  return result;
}

TEST(Spread, OfFourPositionsIsThatByHand) {
  const auto result = spread(Values{2, 1, 0, 1});
  EXPECT_EQ(result.n, 4U);
  EXPECT_DOUBLE_EQ(result.mean, 1);
  EXPECT_DOUBLE_EQ(result.sd, std::sqrt(0.5));
  EXPECT_EQ(result.q10, 0);
  EXPECT_EQ(result.q50, 1);
  EXPECT_EQ(result.q90, 2);
  EXPECT_DOUBLE_EQ(result.mean_difference, 12.0 / 16);
}

TEST(Spread, WeightsAreCopiesOfAState) {
  const auto weighted = spread(Values{-1, 0.3, 2}, Values{2, 1, 3});
  const auto copied = spread(Values{-1, -1, 0.3, 2, 2, 2});
  EXPECT_NEAR(weighted.mean, copied.mean, 1e-15);
  EXPECT_NEAR(weighted.sd, copied.sd, 1e-15);
  EXPECT_EQ(weighted.q25, copied.q25);
  EXPECT_NEAR(weighted.mean_difference, copied.mean_difference, 1e-15);
  EXPECT_NEAR(weighted.polarisation, copied.polarisation, 1e-15);
}

TEST(Spread, MeanDifferenceIsThatOverAllPairs) {
  const auto positions = normal_positions(40, 1);
  double sum = 0;
  for (const double a : positions) {
    for (const double b : positions) sum += std::abs(a - b);
  }
  EXPECT_NEAR(spread(positions).mean_difference, sum / 1600, 1e-12);
}

TEST(Spread, BimodalityIsThatOfKnownDistributions) {
  constexpr std::size_t kMany = 200'000;
  Values uniform(kMany);
  Values poles(kMany);
  for (std::size_t i = 0; i < kMany; ++i) {
    uniform[i] = static_cast<double>(i) / kMany;
    poles[i] = i % 2 == 0 ? -1 : 1;
  }
  EXPECT_NEAR(spread(uniform).bimodality, 5.0 / 9, 1e-4);
  EXPECT_NEAR(spread(poles).bimodality, 1, 1e-4);
  EXPECT_NEAR(spread(normal_positions(kMany, 2)).bimodality, 1.0 / 3, 0.01);
}

TEST(Spread, BimodalityCorrectsForTheSample) {
  // Moments of 0, 0, 0, 1, 1 by hand: g = sqrt(20)/3 · 0.0096/0.24^1.5/0.2 and so on.
  const double m2 = 0.24;
  const double m3 = 0.6 * std::pow(-0.4, 3) + 0.4 * std::pow(0.6, 3);
  const double m4 = 0.6 * std::pow(-0.4, 4) + 0.4 * std::pow(0.6, 4);
  const double g = m3 / std::pow(m2, 1.5) * std::sqrt(20) / 3;
  const double k = 4.0 / 6 * (6 * (m4 / (m2 * m2) - 3) + 6);
  EXPECT_NEAR(spread(Values{0, 1, 0, 1, 0}).bimodality, (g * g + 1) / (k + 3 * 16.0 / 6), 1e-12);
}

TEST(Spread, PolarisationOfTwoEqualPolesIsKnown) {
  const auto result = spread(Values{-1, 1, -1, 1});
  EXPECT_NEAR(result.polarisation, 2 * std::pow(0.5, 2 + 1.3) * 2, 1e-15);
}

TEST(Spread, PolarisationIsThatOfItsDefinitionOnSeparateGroups) {
  // Groups far apart are groups on every grid.
  const Values at{0, 3, 9};
  const Values share{0.5, 0.3, 0.2};
  for (const double alpha : {0.5, 1.0, 1.6}) {
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) {
        sum += std::pow(share[i], 1 + alpha) * share[j] * std::abs(at[i] - at[j]);
      }
    }
    EXPECT_NEAR(spread(at, share, {.alpha = alpha}).polarisation, sum, 1e-15);
  }
}

TEST(Spread, TwoPolesArePolarisedMoreThanTheSameDispersionInTheMiddle) {
  // Esteban and Ray's point: equal mean differences, but groups make poles.
  Values even;
  for (int i = 0; i < 60; ++i) even.push_back(-3 + 0.1 * i);
  const double difference = spread(even).mean_difference;
  Values poles;
  for (int i = 0; i < 60; ++i) poles.push_back(i % 2 == 0 ? -difference : difference);
  ASSERT_NEAR(spread(poles).mean_difference, difference, 1e-12);
  EXPECT_GT(spread(poles).polarisation, 2 * spread(even).polarisation);
}

TEST(Spread, DoesNotChangeWhenAllMoveByAWholeBinOrAreMirrored) {
  auto positions = normal_positions(80, 3);
  const auto before = spread(positions);
  for (double& position : positions) position += 1.5;
  EXPECT_NEAR(spread(positions).polarisation, before.polarisation, 1e-9);
  EXPECT_NEAR(spread(positions).bimodality, before.bimodality, 1e-9);
  for (double& position : positions) position = -position;
  EXPECT_NEAR(spread(positions).polarisation, before.polarisation, 1e-3);
  EXPECT_NEAR(spread(positions).mean_difference, before.mean_difference, 1e-12);
}

TEST(Spread, LeavesOutStatesWithoutPositionOrWeight) {
  const auto result = spread(Values{1, kMissing, 5, 3}, Values{1, 1, kMissing, 0});
  EXPECT_EQ(result.n, 1U);
  EXPECT_EQ(result.mean, 1);
  EXPECT_EQ(result.sd, 0);
  EXPECT_EQ(result.polarisation, 0);
  EXPECT_TRUE(is_missing(result.bimodality));
}

TEST(Spread, OfNobodyIsMissing) {
  const auto result = spread(Values{});
  EXPECT_EQ(result.n, 0U);
  EXPECT_TRUE(is_missing(result.sd));
  EXPECT_TRUE(is_missing(result.polarisation));
  EXPECT_TRUE(is_missing(spread(Values{1, 1, 1, 1, 1}).bimodality));
}

TEST(Spread, RefusesWhatMakesNoSense) {
  EXPECT_THROW(spread(Values{1, 2}, Values{1}), Error);
  EXPECT_THROW(spread(Values{1, 2}, Values{1, -1}), Error);
  EXPECT_THROW(spread(Values{std::numeric_limits<double>::infinity()}), Error);
  EXPECT_THROW(spread(Values{1}, {}, {.alpha = 0}), Error);
  EXPECT_THROW(uncertain_spread(Values{1}, Values{}), Error);
}

TEST(UncertainSpread, AddsTheVarianceOfTheErrors) {
  const auto means = normal_positions(50, 4);
  const Values sds(50, 0.6);
  const auto of_means = spread(means);
  const auto result = uncertain_spread(means, sds, {}, {}, {.draws = 4000});
  EXPECT_NEAR(result.expected.sd * result.expected.sd,
              of_means.sd * of_means.sd + 0.36 * (1 - 1.0 / 50),
              0.03);
  // The mean has a normal error of 0.6 / sqrt(50); 1.645 of them lie to each side.
  EXPECT_NEAR(result.expected.mean, of_means.mean, 0.006);
  EXPECT_NEAR(result.mean.q95 - result.mean.q05, 2 * 1.645 * 0.6 / std::sqrt(50), 0.01);
}

TEST(UncertainSpread, IsTheSpreadOfTheMeansWithoutErrors) {
  const auto means = normal_positions(30, 5);
  const auto result = uncertain_spread(means, Values(30, 0));
  EXPECT_NEAR(result.expected.polarisation, spread(means).polarisation, 1e-12);
  EXPECT_EQ(result.sd.q05, result.sd.q95);
}

TEST(UncertainSpread, HasNoIntervalWhereAnErrorIsUnknown) {
  const auto result = uncertain_spread(Values{1, 2}, Values{0.1, kMissing});
  EXPECT_TRUE(is_missing(result.sd.q05));
  EXPECT_EQ(result.expected.mean, 1.5);
  const auto left_out = uncertain_spread(Values{1, 2}, Values{0.1, kMissing}, Values{1, 0});
  EXPECT_FALSE(is_missing(left_out.sd.q05));
}

TEST(UncertainSpread, DrawsBySeedAndUnit) {
  const auto means = normal_positions(20, 6);
  const Values sds(20, 0.3);
  const auto one = uncertain_spread(means, sds, {}, {}, {.draws = 20, .seed = 1, .unit = 2});
  const auto again = uncertain_spread(means, sds, {}, {}, {.draws = 20, .seed = 1, .unit = 2});
  const auto other = uncertain_spread(means, sds, {}, {}, {.draws = 20, .seed = 1, .unit = 3});
  EXPECT_EQ(one.expected.sd, again.expected.sd);
  EXPECT_NE(one.expected.sd, other.expected.sd);
}

}  // namespace
}  // namespace orrery::norms
