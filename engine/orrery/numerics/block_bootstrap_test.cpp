// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/block_bootstrap.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "orrery/base/missing.hpp"

namespace orrery::numerics {
namespace {

std::vector<double> autoregression(std::size_t n, double phi, std::uint64_t unit) {
  RandomStream random(8, unit);
  std::vector<double> values{random.normal()};
  while (values.size() < n) values.push_back(phi * values.back() + random.normal());
  return values;
}

TEST(DrawSteps, FollowEachOtherInBlocksOfTheMeanLength) {
  RandomStream random(1, 1);
  std::vector<std::size_t> steps(100000);
  draw_steps(random, 8, steps);
  double breaks = 1;
  std::vector<int> per_tenth(10);
  for (std::size_t i = 1; i < steps.size(); ++i) {
    ASSERT_LT(steps[i], steps.size());
    if (steps[i] != (steps[i - 1] + 1) % steps.size()) ++breaks;
    ++per_tenth[steps[i] / 10000];
  }
  EXPECT_NEAR(static_cast<double>(steps.size()) / breaks, 8, 0.3);
  for (const int n : per_tenth) EXPECT_NEAR(n, 10000, 700);
}

TEST(DrawSteps, OfLengthOneAreIndependent) {
  RandomStream random(1, 2);
  std::vector<std::size_t> steps(50000);
  draw_steps(random, 1, steps);
  int followed = 0;
  for (std::size_t i = 1; i < steps.size(); ++i) followed += steps[i] == steps[i - 1] + 1 ? 1 : 0;
  EXPECT_LT(followed, 10);
}

TEST(DrawSteps, GiveAMeanItsLongRunError) {
  // The mean of n steps of an autoregression has variance 1 / (n (1 − φ)²).
  const double phi = 0.5;
  const auto values = autoregression(4000, phi, 3);
  const double block = automatic_block_length(values);
  double squares = 0;
  double sum = 0;
  const int draws = 400;
  std::vector<std::size_t> steps(values.size());
  for (int draw = 0; draw < draws; ++draw) {
    RandomStream random(2, static_cast<std::uint64_t>(draw));
    draw_steps(random, block, steps);
    double mean = 0;
    for (const auto t : steps) mean += values[t] / static_cast<double>(steps.size());
    sum += mean;
    squares += mean * mean;
  }
  const double variance = squares / draws - sum * sum / draws / draws;
  EXPECT_NEAR(variance * 4000 * (1 - phi) * (1 - phi), 1, 0.25);
}

TEST(AutomaticBlockLength, GrowsWithPersistenceAndIsOneWithoutVariance) {
  const double short_blocks = automatic_block_length(autoregression(2000, 0, 4));
  const double long_blocks = automatic_block_length(autoregression(2000, 0.8, 4));
  EXPECT_LT(short_blocks, 6);
  EXPECT_GT(long_blocks, 2 * short_blocks);
  EXPECT_EQ(automatic_block_length(std::vector<double>(50, 2.0)), 1);
  EXPECT_EQ(automatic_block_length({}), 1);
}

// For an autoregression G = 2 φ / ((1 − φ)³ (1 + φ)) and D = 2 / (1 − φ)⁴ (innovations of variance
// 1).
TEST(AutomaticBlockLength, IsNearTheBestOneOfAnAutoregression) {
  const double phi = 0.5;
  const double n = 50000;
  const double g = 2 * phi / (std::pow(1 - phi, 3) * (1 + phi));
  const double d = 2 / std::pow(1 - phi, 4);
  const double best = std::cbrt(2 * g * g / d * n);
  const auto values = autoregression(static_cast<std::size_t>(n), phi, 5);
  EXPECT_NEAR(automatic_block_length(values) / best, 1, 0.15);
}

TEST(AutomaticBlockLength, PassesOverMissingValuesAndKeepsItsLimits) {
  auto values = autoregression(60, 0.97, 6);
  values[10] = kMissing;
  const double length = automatic_block_length(values);
  EXPECT_GE(length, 1);
  EXPECT_LE(length, 20);
}

}  // namespace
}  // namespace orrery::numerics
