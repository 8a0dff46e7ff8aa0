// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/order/changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::order {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using Dimensions = std::vector<std::vector<double>>;

/// Noise about a level that jumps by `jump` at step 60 of 120.
std::vector<double> jumping(double jump, std::uint64_t unit) {
  RandomStream random(3, unit);
  std::vector<double> values;
  values.reserve(120);
  for (int t = 0; t < 120; ++t) values.push_back((t < 60 ? 10 : 10 + jump) + random.normal());
  return values;
}

TEST(Changes, AreFoundWithTheirSizeAndLevels) {
  const auto found = changes_of(Dimensions{jumping(4, 1)});
  ASSERT_THAT(found.changes, SizeIs(1));
  const auto& change = found.changes[0];
  EXPECT_NEAR(static_cast<double>(change.step), 60, 1);
  EXPECT_NEAR(change.before, 10, 0.4);
  EXPECT_NEAR(change.after, 14, 0.4);
  EXPECT_NEAR(change.size, 4, 1);
  EXPECT_DOUBLE_EQ(change.share, 1);
  EXPECT_DOUBLE_EQ(found.penalty.per_change, 2 * std::log(120));
  EXPECT_DOUBLE_EQ(found.penalty.per_log_length, 1);
}

TEST(Changes, DoNotHangOnUnits) {
  auto one = jumping(3, 2);
  auto two = jumping(3, 3);
  const auto here = changes_of(Dimensions{one, two});
  for (double& x : one) x = 1e-6 * x - 5;
  const auto there = changes_of(Dimensions{one, two});
  ASSERT_THAT(here.changes, SizeIs(1));
  ASSERT_THAT(there.changes, SizeIs(1));
  EXPECT_EQ(there.changes[0].step, here.changes[0].step);
  EXPECT_NEAR(there.changes[0].size, here.changes[0].size, 1e-6);
  EXPECT_TRUE(is_missing(here.changes[0].before));
}

TEST(Changes, AreNoMoreCertainForACopyOfTheSameSeries) {
  const auto series = jumping(1.2, 4);
  const auto alone = changes_of(Dimensions{series});
  const auto copied = changes_of(Dimensions{series, series, series});
  EXPECT_NEAR(copied.effective, 1, 1e-9);
  EXPECT_EQ(copied.dimensions, 3U);
  ASSERT_EQ(copied.changes.size(), alone.changes.size());
  for (std::size_t i = 0; i < alone.ranges.size(); ++i) {
    EXPECT_NEAR(copied.ranges[i].best.misfit, alone.ranges[i].best.misfit, 1e-6);
  }
}

TEST(Changes, AreFewerAtALargerPenalty) {
  auto series = jumping(3, 5);
  for (std::size_t t = 100; t < 120; ++t) series[t] -= 1;
  const auto cheap = changes_of(Dimensions{series}, {.penalty = 2});
  const auto dear = changes_of(Dimensions{series}, {.penalty = 1000});
  EXPECT_GT(cheap.changes.size(), 1U);
  EXPECT_THAT(dear.changes, IsEmpty());
  EXPECT_EQ(cheap.penalty.per_change, 2);
  EXPECT_EQ(cheap.penalty.per_log_length, 0);
  EXPECT_LT(cheap.changes.back().share, 1);
  const auto bic = changes_of(Dimensions{series}, {.criterion = Criterion::Bic, .penalty = {}});
  EXPECT_DOUBLE_EQ(bic.penalty.per_change, 2 * std::log(120));
}

TEST(Changes, LookAtTheStepsAtWhichHalfIsObserved) {
  auto one = jumping(0, 6);
  auto two = jumping(0, 7);
  for (std::size_t t = 0; t < 20; ++t) one[t] = two[t] = kMissing;
  for (std::size_t t = 20; t < 40; ++t) two[t] = kMissing;
  one[119] = two[119] = kMissing;
  const auto found = changes_of(Dimensions{one, two});
  EXPECT_EQ(found.first, 20U);
  EXPECT_EQ(found.last, 118U);
  EXPECT_EQ(found.steps(), 99U);
}

TEST(Changes, AreNoneWhereNothingMovesOrIsSeen) {
  const auto constant = changes_of(Dimensions{std::vector<double>(50, 1.0)});
  EXPECT_EQ(constant.steps(), 0U);
  EXPECT_THAT(constant.changes, IsEmpty());
  EXPECT_EQ(changes_of(Dimensions{std::vector<double>(50, kMissing)}).steps(), 0U);
  EXPECT_EQ(changes_of({}).steps(), 0U);
}

TEST(Changes, RefuseWhatMakesNoSense) {
  EXPECT_THROW(changes_of(Dimensions{jumping(1, 1)}, {.penalty = 0}), Error);
  EXPECT_THROW(changes_of(Dimensions{jumping(1, 1), std::vector<double>(3, 1.0)}), Error);
}

}  // namespace
}  // namespace orrery::order
