// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/composite.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::power {
namespace {

using Values = std::vector<double>;

// Four states by two indices; the last lacks the second.
const Values kFourStates{0.5,
                         0.1,  //
                         0.2,
                         0.6,  //
                         0.2,
                         0.2,  //
                         0.1,
                         kMissing};

TEST(Composite, IsTheWeightedMeanOfTheIndices) {
  const Composite result = composite(kFourStates, Values{3, 1});
  EXPECT_NEAR(result.rows[0].score, 0.75 * 0.5 + 0.25 * 0.1, 1e-15);
  EXPECT_NEAR(result.rows[1].score, 0.75 * 0.2 + 0.25 * 0.6, 1e-15);
  EXPECT_EQ(result.rows[0].rank, 1);
  EXPECT_EQ(result.rows[1].rank, 2);
  EXPECT_EQ(result.rows[2].rank, 3);
  EXPECT_EQ(result.rows[3].rank, 4);
}

TEST(Composite, RescalesOverTheIndicesAStateHas) {
  const Composite result = composite(kFourStates, Values{3, 1});
  EXPECT_DOUBLE_EQ(result.rows[3].score, 0.1);
  EXPECT_DOUBLE_EQ(result.rows[3].available, 0.75);
  EXPECT_DOUBLE_EQ(result.rows[0].available, 1);
  // Its only index is the same under any weights.
  EXPECT_DOUBLE_EQ(result.rows[3].score_lo, result.rows[3].score_hi);
}

TEST(Composite, DropsStatesThatLackAnIndexWhenAsked) {
  const std::vector<RowPair> pairs{{0, 3}};
  const Composite result =
      composite(kFourStates, Values{3, 1}, pairs, {.missing = MissingIndex::Drop});
  EXPECT_TRUE(is_missing(result.rows[3].score));
  EXPECT_EQ(result.rows[3].rank, 0);
  EXPECT_EQ(result.rows[3].rank_hi, 0);
  EXPECT_TRUE(is_missing(result.rows[3].score_lo));
  EXPECT_TRUE(is_missing(result.above[0]));
  EXPECT_EQ(result.rows[2].rank_hi, 3);
}

TEST(Composite, IsAnIndexItselfWhenItHasAllTheWeight) {
  const std::vector<RowPair> pairs{{0, 1}, {1, 0}, {1, 2}};
  const Composite result =
      composite(kFourStates, Values{1, 0}, pairs, {.missing = MissingIndex::Drop, .draws = 100});
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_DOUBLE_EQ(result.rows[i].score, kFourStates[2 * i]);
    EXPECT_DOUBLE_EQ(result.rows[i].score_lo, kFourStates[2 * i]);
    EXPECT_DOUBLE_EQ(result.rows[i].score_hi, kFourStates[2 * i]);
    EXPECT_EQ(result.rows[i].rank_lo, result.rows[i].rank);
    EXPECT_EQ(result.rows[i].rank_hi, result.rows[i].rank);
  }
  EXPECT_EQ(result.rows[1].rank, result.rows[2].rank);
  EXPECT_EQ(result.rows[3].rank, 4);
  EXPECT_EQ(result.above, (Values{1, 0, 0.5}));
}

TEST(Composite, HasNoScoreForAStateWithoutAnyWeightedIndex) {
  const Composite result = composite(kFourStates, Values{0, 1});
  EXPECT_TRUE(is_missing(result.rows[3].score));
  EXPECT_EQ(result.rows[3].available, 0);
  EXPECT_EQ(result.rows[1].rank, 1);
}

TEST(Composite, IsTheSameAtAnyThreadCount) {
  RandomStream random(5, 0);
  Values indices(240);
  for (double& index : indices) index = random.uniform() < 0.1 ? kMissing : random.uniform();
  const Values weights{4, 3, 2, 1};
  const std::vector<RowPair> pairs{{0, 1}, {2, 3}};
  const Composite one = composite(indices, weights, pairs, {.draws = 500, .threads = 1});
  for (const int threads : {0, 2}) {
    const Composite many = composite(indices, weights, pairs, {.draws = 500, .threads = threads});
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
      EXPECT_EQ(one.rows[i].score_lo, many.rows[i].score_lo);
      EXPECT_EQ(one.rows[i].score_hi, many.rows[i].score_hi);
      EXPECT_EQ(one.rows[i].rank_lo, many.rows[i].rank_lo);
      EXPECT_EQ(one.rows[i].rank_hi, many.rows[i].rank_hi);
    }
    EXPECT_EQ(one.above, many.above);
  }
}

TEST(Composite, ChangesWithTheSeedAndNarrowsWithTheConcentration) {
  const Values weights{1, 1};
  const double first = composite(kFourStates, weights).rows[0].score_lo;
  EXPECT_NE(first, composite(kFourStates, weights, {}, {.seed = 2}).rows[0].score_lo);
  const auto width = [&](double concentration) {
    const auto row = composite(kFourStates, weights, {}, {.concentration = concentration}).rows[0];
    return row.score_hi - row.score_lo;
  };
  EXPECT_LT(width(200), width(20));
  EXPECT_LT(width(20), width(2));
}

// With two indices, equal weights and a concentration of 2 the first weight is uniform on [0, 1].
TEST(Composite, FollowsTheDirichletDistributionOfItsWeights) {
  const std::vector<RowPair> pairs{{0, 1}};
  constexpr std::size_t kDraws = 40'000;
  const Composite result =
      composite(kFourStates, Values{1, 1}, pairs, {.concentration = 2, .draws = kDraws});
  // Scores .1 + .4 w and .6 − .4 w: the first is above where w > 5/8.
  const double error = std::sqrt(0.25 / kDraws);
  EXPECT_NEAR(result.above[0], 3.0 / 8, 5 * error);
  EXPECT_NEAR(result.rows[0].score_lo, 0.1 + 0.4 * 0.05, 0.4 * 5 * error);
  EXPECT_NEAR(result.rows[0].score_hi, 0.1 + 0.4 * 0.95, 0.4 * 5 * error);
}

TEST(Composite, DependsOnlyOnTheProportionsOfTheWeights) {
  const Composite a = composite(kFourStates, Values{3, 1});
  const Composite b = composite(kFourStates, Values{0.75, 0.25});
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(a.rows[i].score_lo, b.rows[i].score_lo);
}

TEST(Composite, PutsTheScoreAndRankOfNoDrawsAlone) {
  const Composite result = composite(kFourStates, Values{3, 1}, {}, {.draws = 0});
  EXPECT_EQ(result.rows[0].rank, 1);
  EXPECT_EQ(result.rows[0].rank_lo, 0);
  EXPECT_TRUE(is_missing(result.rows[0].score_lo));
  EXPECT_TRUE(composite({}, Values{1}).rows.empty());
}

TEST(Composite, SurvivesWeightsSoVagueThatTheyUnderflow) {
  const Composite result = composite(kFourStates, Values{1, 1}, {}, {.concentration = 1e-4});
  for (const CompositeRow& row : result.rows) {
    EXPECT_GE(row.score_lo, 0);
    EXPECT_LE(row.score_hi, 1);
  }
}

TEST(Composite, RefusesWhatItCannotMean) {
  const std::vector<RowPair> outside{{0, 9}};
  EXPECT_THROW(composite(kFourStates, Values{0, 0}), Error);
  EXPECT_THROW(composite(kFourStates, Values{1, -1}), Error);
  EXPECT_THROW(composite(kFourStates, Values{}), Error);
  EXPECT_THROW(composite(kFourStates, Values{1, 1, 1}), Error);
  EXPECT_THROW(composite(Values{0.5, 12}, Values{1, 1}), Error);
  EXPECT_THROW(composite(kFourStates, Values{1, 1}, outside), Error);
  EXPECT_THROW(composite(kFourStates, Values{1, 1}, {}, {.concentration = 0}), Error);
  EXPECT_THROW(composite(kFourStates, Values{1, 1}, {}, {.lower = 0.9, .upper = 0.1}), Error);
}

}  // namespace
}  // namespace orrery::power
