// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/order/rate_of_change.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::order {
namespace {

IndicatorSeries exact(std::vector<double> values) {
  const std::vector<double> none(values.size(), kMissing);
  return {std::move(values), none, none};
}

TEST(RateOfChange, IsTheRootMeanSquareOfStandardisedChanges) {
  // Typical changes √(25 / 2) and √(5000 / 2).
  const auto found = rate_of_change(std::vector{exact({0, 3, 7}), exact({0, -50, 0})});
  EXPECT_TRUE(is_missing(found.years[0].rate));
  EXPECT_NEAR(found.years[1].rate, std::sqrt((9 / 12.5 + 1) / 2), 1e-12);
  EXPECT_NEAR(found.years[2].rate, std::sqrt((16 / 12.5 + 1) / 2), 1e-12);
  EXPECT_NEAR(found.years[1].parts[0], 0.72 / 1.72, 1e-12);
  EXPECT_EQ(found.years[2].changes[1], 50);
  EXPECT_EQ(found.years[1].indicators, 2U);
  EXPECT_TRUE(is_missing(found.years[1].lo));
}

TEST(RateOfChange, DoesNotHangOnUnits) {
  const auto one = rate_of_change(std::vector{exact({1, 2, 5, 4}), exact({3, 1, 1, 2})});
  const auto other =
      rate_of_change(std::vector{exact({1000, 2000, 5000, 4000}), exact({3, 1, 1, 2})});
  for (std::size_t t = 1; t < 4; ++t) EXPECT_NEAR(one.years[t].rate, other.years[t].rate, 1e-12);
}

TEST(RateOfChange, IsOneInTheMeanSquareOfAllYears) {
  RandomStream random(1, 1);
  std::vector<double> values{0};
  while (values.size() < 50) values.push_back(values.back() + random.normal());
  const auto found = rate_of_change(std::vector{exact(values)});
  double squares = 0;
  for (std::size_t t = 1; t < 50; ++t) squares += found.years[t].rate * found.years[t].rate;
  EXPECT_NEAR(squares / 49, 1, 1e-12);
}

TEST(RateOfChange, OverAFiveYearSpanSeesOnlyBothEnds) {
  const RateOptions options{.span = 5};
  const auto found = rate_of_change(std::vector{exact({0, 9, 9, 9, 9, 1, 11})}, options);
  EXPECT_TRUE(is_missing(found.years[4].rate));
  EXPECT_EQ(found.years[5].changes[0], 1);
  EXPECT_EQ(found.years[6].changes[0], 2);
}

TEST(RateOfChange, NeedsHalfOfTheIndicators) {
  const auto found = rate_of_change(std::vector{exact({1, 2, kMissing, 4, 5}),
                                                exact({1, 3, 2, 4, kMissing}),
                                                exact({1, 3, kMissing, kMissing, kMissing})});
  EXPECT_EQ(found.years[1].indicators, 3U);
  EXPECT_TRUE(is_missing(found.years[2].rate));
  EXPECT_TRUE(is_missing(found.years[4].rate));
  EXPECT_EQ(found.years[4].indicators, 1U);
}

TEST(RateOfChange, LeavesOutWhatNeverMovesOrOnlyByItsError) {
  IndicatorSeries noise{{1, 2, 1, 2}, {0, 1, 0, 1}, {4, 5, 4, 5}};
  const auto found = rate_of_change(std::vector{exact({1, 1, 1, 1}), exact({1, 2, 4, 8}), noise});
  EXPECT_TRUE(is_missing(found.typical[0]));
  EXPECT_TRUE(is_missing(found.typical[2]));
  EXPECT_EQ(found.years[1].indicators, 1U);
  EXPECT_FALSE(is_missing(found.years[1].rate));
  EXPECT_TRUE(is_missing(rate_of_change(std::vector{exact({1, 1})}).years[1].rate));
  EXPECT_TRUE(rate_of_change({}).years.empty());
}

TEST(RateOfChange, IntervalsHoldTheTrueRateInNineYearsOfTen) {
  // True changes of sd 1 in four indicators, seen with errors of sd 0.7 at each end.
  RandomStream random(2, 1);
  const std::size_t years = 600;
  const double error = 0.7;
  std::vector<IndicatorSeries> seen(4);
  std::vector<std::vector<double>> truth(4);
  for (std::size_t i = 0; i < 4; ++i) {
    double level = 0;
    for (std::size_t t = 0; t < years; ++t) {
      level += random.normal();
      truth[i].push_back(level);
      const double value = level + error * random.normal();
      seen[i].values.push_back(value);
      seen[i].lo.push_back(value - 1.645 * error);
      seen[i].hi.push_back(value + 1.645 * error);
    }
  }
  const auto found = rate_of_change(seen);
  double inside = 0;
  double too_high = 0;
  for (std::size_t t = 1; t < years; ++t) {
    double squares = 0;
    for (const auto& one : truth) squares += std::pow(one[t] - one[t - 1], 2) / 4;
    const double rate = std::sqrt(squares);
    if (found.years[t].lo <= rate && rate <= found.years[t].hi) ++inside;
    too_high += found.years[t].rate * found.years[t].rate - squares;
    EXPECT_EQ(found.years[t].with_interval, 4U);
  }
  EXPECT_NEAR(inside / static_cast<double>(years - 1), 0.9, 0.04);
  EXPECT_NEAR(too_high / static_cast<double>(years - 1), 0, 0.1);
  EXPECT_NEAR(found.typical[0], 1, 0.15);
}

TEST(RateOfChange, RefusesWhatMakesNoSense) {
  EXPECT_THROW(rate_of_change(std::vector{exact({1, 2}), exact({1})}), Error);
  EXPECT_THROW(rate_of_change(std::vector{exact({1, 2})}, {.span = 0}), Error);
}

}  // namespace
}  // namespace orrery::order
