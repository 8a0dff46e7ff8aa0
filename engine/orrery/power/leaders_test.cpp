// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/leaders.hpp"

#include <gtest/gtest.h>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::power {
namespace {

using Panel = std::vector<StateYearValue>;

Panel rise_of_a_challenger() {
  return {{2000, State{2}, 10},
          {2000, State{710}, 5},
          {2000, State{365}, 4},
          {2001, State{365}, 4},
          {2001, State{2}, 10},
          {2001, State{710}, 8.5},
          {2002, State{2}, 10},
          {2002, State{710}, 11},
          {2002, State{365}, kMissing},
          {2003, State{710}, 12},
          {2003, State{2}, 9},
          {2003, State{365}, 2}};
}

TEST(Leaders, AreTheStrongestOfEachYear) {
  const auto result = leaders(rise_of_a_challenger());
  ASSERT_EQ(result.size(), 4U);
  EXPECT_EQ(result[0].state, State{2});
  EXPECT_EQ(result[1].state, State{2});
  EXPECT_EQ(result[2].state, State{710});
  EXPECT_EQ(result[2].n, 2U);
  EXPECT_EQ(result[3].value, 12);
}

TEST(Leaders, HaveNoRowInAYearWithoutDataOrPower) {
  const auto result = leaders(Panel{
      {1900, State{2}, kMissing}, {1901, State{2}, 0}, {1902, State{200}, 3}, {1902, State{2}, 3}});
  ASSERT_EQ(result.size(), 1U);
  EXPECT_EQ(result[0].year, 1902);
  EXPECT_EQ(result[0].state, State{2});
  EXPECT_TRUE(leaders(Panel{}).empty());
}

TEST(Challengers, AreThoseWhoCameNearTheLeader) {
  const auto result = challengers(rise_of_a_challenger());
  ASSERT_EQ(result.size(), 2U);
  // The leader of old came within reach of the new one in 2002 (10 of 11); in 2003 it held .75.
  EXPECT_EQ(result[0].state, State{2});
  EXPECT_EQ(result[0].n_years, 1U);
  EXPECT_DOUBLE_EQ(result[0].closest, 10.0 / 11);
  EXPECT_EQ(result[0].closest_leader, State{710});
  EXPECT_EQ(result[1].state, State{710});
  EXPECT_EQ(result[1].first, 2001);
  EXPECT_EQ(result[1].last, 2001);
  EXPECT_DOUBLE_EQ(result[1].closest, 0.85);
}

TEST(Challengers, IncludeTheRunnersUpWhenAsked) {
  const auto result = challengers(rise_of_a_challenger(), {.min_ratio = 0.99, .top_k = 1});
  ASSERT_EQ(result.size(), 2U);
  EXPECT_EQ(result[0].n_years, 2U);
  EXPECT_EQ(result[1].n_years, 2U);
  EXPECT_EQ(result[1].closest_year, 2001);
  EXPECT_EQ(challengers(rise_of_a_challenger(), {.top_k = 2}).size(), 3U);
}

TEST(Challengers, AreNoneWhenOneStateIsAlone) {
  EXPECT_TRUE(challengers(Panel{{2000, State{2}, 1}, {2001, State{2}, 1}}).empty());
}

TEST(Leaders, RefuseNegativeValuesAndYearsOutOfOrder) {
  EXPECT_THROW(leaders(Panel{{2000, State{2}, -9}}), Error);
  EXPECT_THROW(leaders(Panel{{2001, State{2}, 1}, {2000, State{2}, 1}}), Error);
}

}  // namespace
}  // namespace orrery::power
