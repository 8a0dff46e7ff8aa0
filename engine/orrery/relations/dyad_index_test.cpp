// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/dyad_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "orrery/base/missing.hpp"

namespace orrery::relations {
namespace {

using Values = std::array<double, kLayerCount>;

constexpr auto kWeights = default_weights();

/// Values of all layers, each inside its range.
Values random_layers(std::mt19937& generator) {
  Values values{};
  for (std::size_t k = 0; k < kLayerCount; ++k) {
    const double share = static_cast<double>(generator() % 1001) / 1000;
    values[k] = kLayers[k].lower + share * (kLayers[k].upper - kLayers[k].lower);
  }
  return values;
}

TEST(Layers, ThatDrawTogetherWeighAsMuchAsThoseThatSetApart) {
  double together = 0;
  double apart = 0;
  for (const auto& layer : kLayers) {
    if (layer.lower >= 0) together += layer.weight;
    if (layer.upper <= 0) apart += layer.weight;
  }
  EXPECT_EQ(together, apart);
}

TEST(Layers, AreFoundByName) {
  EXPECT_EQ(layer_named("votes"), 1U);
  EXPECT_FALSE(layer_named("vote"));
}

TEST(DyadIndex, IsTheWeightedMeanOfAllLayersWhereNoneIsMissing) {
  Values values{1, 0.5, 0.25, 0, 1, 0, -0.8, -1, 0, 0};
  const auto result = dyad_index(values, kWeights);
  // 2·1 + 2·0.5 + 0.25 + 1 - 2·0.8 - 1 over 14
  EXPECT_DOUBLE_EQ(result.index, 1.65 / 14);
  EXPECT_DOUBLE_EQ(result.lo, result.index);
  EXPECT_DOUBLE_EQ(result.hi, result.index);
  EXPECT_EQ(result.n_layers, 10);
}

TEST(DyadIndex, IsMissingWhereLessThanAThirdOfTheWeightsIsKnown) {
  Values values{};
  values.fill(kMissing);
  values[layer_named("alliance").value()] = 1;
  values[layer_named("conflict").value()] = 0;
  const auto four = dyad_index(values, kWeights);
  EXPECT_TRUE(is_missing(four.index));
  EXPECT_EQ(four.n_layers, 2);
  // The interval says what can still be said.
  EXPECT_DOUBLE_EQ(four.lo, (2.0 - 2 - 2 - 1 - 1) / 14);
  EXPECT_DOUBLE_EQ(four.hi, (2.0 + 2 + 4) / 14);
  values[layer_named("arms").value()] = 0;
  EXPECT_DOUBLE_EQ(dyad_index(values, kWeights).index, 2.0 / 5);
}

TEST(DyadIndex, IsMissingWhereOnlyLayersWithoutAWeightAreKnown) {
  Values values{};
  values.fill(kMissing);
  values[layer_named("arms").value()] = 1;
  auto weights = kWeights;
  weights[layer_named("arms").value()] = 0;
  const auto result = dyad_index(values, weights);
  EXPECT_TRUE(is_missing(result.index));
  EXPECT_EQ(result.n_layers, 0);
}

TEST(DyadIndex, LetsAMissingLayerHaveItsWholeRange) {
  Values values{};
  values[layer_named("votes").value()] = kMissing;
  const auto result = dyad_index(values, kWeights);
  EXPECT_DOUBLE_EQ(result.index, 0);
  EXPECT_DOUBLE_EQ(result.lo, -2.0 / 14);
  EXPECT_DOUBLE_EQ(result.hi, 2.0 / 14);
}

TEST(DyadIndex, IsNoHigherThanTheMissingLayersCouldConfirm) {
  const Values values{1, 1, 1, 1, 1, 1, kMissing, 0, 0, 0};
  const auto result = dyad_index(values, kWeights);
  // The known layers alone have a mean of 8 / 12, but disputes can only lower it.
  EXPECT_DOUBLE_EQ(result.index, 8.0 / 14);
  EXPECT_DOUBLE_EQ(result.hi, result.index);
  EXPECT_DOUBLE_EQ(result.lo, (8.0 - 2) / 14);
}

TEST(DyadIndex, LiesInItsIntervalAsDoesTheIndexOfAllLayers) {
  std::mt19937 generator(7);
  for (int trial = 0; trial < 2000; ++trial) {
    const auto all = random_layers(generator);
    auto known = all;
    for (double& value : known) {
      if (generator() % 3 == 0) value = kMissing;
    }
    const auto full = dyad_index(all, kWeights);
    const auto part = dyad_index(known, kWeights);
    if (!is_missing(part.index)) {
      EXPECT_LE(part.lo, part.index + 1e-12);
      EXPECT_GE(part.hi, part.index - 1e-12);
    }
    EXPECT_LE(part.lo, full.index + 1e-12);
    EXPECT_GE(part.hi, full.index - 1e-12);
    EXPECT_GE(part.lo, -1);
    EXPECT_LE(part.hi, 1);
  }
}

TEST(DyadIndex, WidensWithEachFurtherMissingLayer) {
  std::mt19937 generator(11);
  for (int trial = 0; trial < 200; ++trial) {
    auto values = random_layers(generator);
    std::array<std::size_t, kLayerCount> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::shuffle(order, generator);
    double width = 0;
    for (std::size_t i = 0; i + 1 < kLayerCount; ++i) {
      values[order[i]] = kMissing;
      const auto result = dyad_index(values, kWeights);
      EXPECT_GT(result.hi - result.lo, width);
      width = result.hi - result.lo;
    }
  }
}

TEST(DyadIndex, DependsOnTheProportionsOfWeightsOnly) {
  std::mt19937 generator(3);
  auto values = random_layers(generator);
  values[3] = kMissing;
  auto tenfold = kWeights;
  for (double& weight : tenfold) weight *= 10;
  const auto one = dyad_index(values, kWeights);
  const auto ten = dyad_index(values, tenfold);
  EXPECT_NEAR(one.index, ten.index, 1e-12);
  EXPECT_NEAR(one.lo, ten.lo, 1e-12);
  EXPECT_NEAR(one.hi, ten.hi, 1e-12);
}

TEST(Contributions, SumToTheIndex) {
  std::mt19937 generator(5);
  auto values = random_layers(generator);
  values[0] = kMissing;
  double sum = 0;
  for (const double part : contributions(values, kWeights)) {
    if (!is_missing(part)) sum += part;
  }
  EXPECT_NEAR(sum, dyad_index(values, kWeights).index, 1e-12);
  EXPECT_TRUE(is_missing(contributions(values, kWeights)[0]));
}

TEST(Contributions, ThatCancelOutAreShownAllTheSame) {
  Values values{};
  values[layer_named("alliance").value()] = 1;
  values[layer_named("conflict").value()] = -1;
  const auto parts = contributions(values, kWeights);
  EXPECT_DOUBLE_EQ(parts[0], 2.0 / 14);
  EXPECT_DOUBLE_EQ(parts[8], -2.0 / 14);
}

TEST(Contributions, AreMissingWithTheIndex) {
  Values values{};
  values.fill(kMissing);
  values[0] = 1;
  EXPECT_TRUE(is_missing(contributions(values, kWeights)[0]));
}

TEST(Contributions, SumToTheIndexAlsoWhereTheBoundsMovedIt) {
  const Values values{1, 1, 1, 1, 1, 1, kMissing, 0, 0, 0};
  const auto parts = contributions(values, kWeights);
  EXPECT_DOUBLE_EQ(parts[0], 2.0 / 14);
  EXPECT_TRUE(is_missing(parts[6]));
  EXPECT_DOUBLE_EQ(parts[7], 0);
}

TEST(DyadIndices, AreThoseOfEachRowAtAnyNumberOfThreads) {
  std::mt19937 generator(13);
  constexpr std::size_t kRows = 70000;
  std::array<std::vector<double>, kLayerCount> columns;
  for (std::size_t row = 0; row < kRows; ++row) {
    const auto values = random_layers(generator);
    for (std::size_t k = 0; k < kLayerCount; ++k)
      columns[k].push_back(generator() % 4 == 0 ? kMissing : values[k]);
  }
  std::array<std::span<const double>, kLayerCount> spans;
  std::ranges::copy(columns, spans.begin());
  const auto one = dyad_indices(spans, kWeights, 1);
  const auto two = dyad_indices(spans, kWeights, 2);
  for (std::size_t row = 0; row < kRows; row += 777) {
    Values values{};
    for (std::size_t k = 0; k < kLayerCount; ++k) values[k] = columns[k][row];
    const auto expected = dyad_index(values, kWeights);
    EXPECT_TRUE(one.index[row] == expected.index ||
                (is_missing(one.index[row]) && is_missing(expected.index)));
    EXPECT_EQ(one.n_layers[row], expected.n_layers);
    EXPECT_EQ(two.lo[row], expected.lo);
    EXPECT_EQ(two.hi[row], expected.hi);
  }
}

TEST(DyadIndices, TakeAColumnWithoutRowsForALayerThatNobodyKnows) {
  std::array<std::span<const double>, kLayerCount> spans;
  const std::vector<double> alliances{1, kMissing};
  spans[0] = alliances;
  const auto found = dyad_indices(spans, kWeights);
  ASSERT_EQ(found.lo.size(), 2U);
  Values values{};
  values.fill(kMissing);
  EXPECT_EQ(found.lo[1], dyad_index(values, kWeights).lo);
  values[0] = 1;
  EXPECT_EQ(found.lo[0], dyad_index(values, kWeights).lo);
  EXPECT_EQ(found.n_layers[0], 1);
}

}  // namespace
}  // namespace orrery::relations
