// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/transition.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/error.hpp"

namespace orrery::power {
namespace {

using Series = std::vector<YearValue>;

Series series(Year first, const std::vector<double>& values) {
  Series result;
  for (const double value : values) result.push_back({first++, value});
  return result;
}

Transition against_a_steady_leader(const std::vector<double>& challenger,
                                   const TransitionOptions& options = {}) {
  return transition(
      series(2000, std::vector<double>(challenger.size(), 10)), series(2000, challenger), options);
}

TEST(Transition, FindsTheYearOfOvertakingAndTheZoneOfParity) {
  const Transition result = against_a_steady_leader({6, 7, 8, 9, 10, 11, 12, 13});
  ASSERT_EQ(result.years.size(), 8U);
  EXPECT_DOUBLE_EQ(result.years[0].ratio, 0.6);
  ASSERT_EQ(result.overtakings.size(), 1U);
  EXPECT_EQ(result.overtakings[0].year, 2005);
  EXPECT_EQ(result.overtakings[0].previous, 2004);
  ASSERT_EQ(result.parity.size(), 1U);
  EXPECT_EQ(result.parity[0].first, 2002);
  EXPECT_EQ(result.parity[0].last, 2006);
}

TEST(Transition, ListsEveryOvertaking) {
  const Transition result = against_a_steady_leader({9, 11, 9, 10, 12, 13});
  ASSERT_EQ(result.overtakings.size(), 2U);
  EXPECT_EQ(result.overtakings[0].year, 2001);
  EXPECT_EQ(result.overtakings[1].year, 2004);
}

TEST(Transition, CountsNoOvertakingForAStateThatStartedAhead) {
  EXPECT_TRUE(against_a_steady_leader({12, 13, 14}).overtakings.empty());
}

TEST(Transition, MeasuresTheClosingSpeedOfSteadyGrowthExactly) {
  std::vector<double> challenger(40);
  for (std::size_t i = 0; i < 40; ++i) challenger[i] = 2 * std::exp(0.03 * static_cast<double>(i));
  const Transition result = against_a_steady_leader(challenger);
  EXPECT_TRUE(is_missing(result.years[3].closing_speed));
  EXPECT_EQ(result.years[3].n, 4);
  EXPECT_NEAR(result.years[4].closing_speed, 0.03, 1e-13);
  EXPECT_NEAR(result.years[39].closing_speed, 0.03, 1e-13);
  EXPECT_EQ(result.years[39].n, 20);
}

TEST(Transition, LooksBackOnlyOverTheWindow) {
  std::vector<double> challenger(10, 1);
  for (int i = 0; i < 10; ++i) challenger.push_back(std::exp(0.1 * i));
  const Transition result = against_a_steady_leader(challenger, {.window_years = 10});
  EXPECT_NEAR(result.years[9].closing_speed, 0, 1e-14);
  EXPECT_NEAR(result.years[19].closing_speed, 0.1, 1e-13);
}

TEST(Transition, NeitherBridgesNorHidesGaps) {
  const Series leader{{2000, 10}, {2001, 10}, {2002, 10}, {2004, 10}, {2005, 10}, {2006, 0}};
  const Series challenger{{1999, 9},
                          {2000, 9},
                          {2001, kMissing},
                          {2002, 9},
                          {2003, 9},
                          {2004, 11},
                          {2005, 11},
                          {2006, 1}};
  const Transition result = transition(leader, challenger);
  ASSERT_EQ(result.years.size(), 4U);
  ASSERT_EQ(result.overtakings.size(), 1U);
  EXPECT_EQ(result.overtakings[0].year, 2004);
  EXPECT_EQ(result.overtakings[0].previous, 2002);
  ASSERT_EQ(result.parity.size(), 3U);
  EXPECT_EQ(result.parity[1].first, 2002);
  EXPECT_EQ(result.parity[1].last, 2002);
  EXPECT_EQ(result.parity[2].last, 2005);
  EXPECT_EQ(result.years[3].n, 4);
}

TEST(Transition, LeavesRatiosOfZeroOutOfTheClosingSpeed) {
  const Transition result = against_a_steady_leader({0, 0, 1, 2, 4}, {.min_years = 3});
  EXPECT_EQ(result.years[4].n, 3);
  EXPECT_NEAR(result.years[4].closing_speed, std::log(2.0), 1e-14);
}

TEST(Transition, MirrorsWhenTheRolesAreSwapped) {
  const Series a = series(1950, {10, 11, 10, 12, 11, 13, 12});
  const Series b = series(1950, {6, 7, 8, 9, 11, 13.5, 15});
  const Transition forth = transition(a, b);
  const Transition back = transition(b, a);
  for (std::size_t i = 0; i < forth.years.size(); ++i) {
    EXPECT_NEAR(forth.years[i].ratio * back.years[i].ratio, 1, 1e-14);
    if (i >= 4) {
      EXPECT_NEAR(forth.years[i].closing_speed, -back.years[i].closing_speed, 1e-14);
    }
  }
}

TEST(Transition, IsEmptyWithoutACommonYear) {
  const Transition result = transition(series(1900, {1, 2}), series(1950, {1, 2}));
  EXPECT_TRUE(result.years.empty());
  EXPECT_TRUE(result.parity.empty());
}

TEST(Transition, RefusesDisorderNegativeValuesAndImpossibleOptions) {
  const Series good = series(1900, {1, 2});
  EXPECT_THROW(transition(good, Series{{1901, 1}, {1900, 1}}), Error);
  EXPECT_THROW(transition(Series{{1900, -9}}, good), Error);
  EXPECT_THROW(transition(good, good, {.parity_low = 2}), Error);
  EXPECT_THROW(transition(good, good, {.min_years = 1}), Error);
}

}  // namespace
}  // namespace orrery::power
