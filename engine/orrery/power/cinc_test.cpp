// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/cinc.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "orrery/base/error.hpp"

namespace orrery::power {
namespace {

constexpr double kNone = kMissing;

std::vector<Capabilities> three_states() {
  return {{State{2}, {60, 10, 5, 8, 30, 20}},
          {State{200}, {30, 10, 5, 2, 10, 20}},
          {State{220}, {10, 20, 10, 10, 60, 40}}};
}

TEST(Cinc, IsTheMeanShareOfTheSixComponents) {
  const auto rows = cinc(three_states());
  EXPECT_DOUBLE_EQ(rows[0].share[0], 0.6);
  EXPECT_DOUBLE_EQ(rows[1].share[0], 0.3);
  EXPECT_DOUBLE_EQ(rows[2].share[5], 0.5);
  EXPECT_DOUBLE_EQ(rows[0].cinc, (0.6 + 0.25 + 0.25 + 0.4 + 0.3 + 0.25) / 6);
  EXPECT_DOUBLE_EQ(rows[0].cinc + rows[1].cinc + rows[2].cinc, 1);
  EXPECT_EQ(rows[1].n_components, 6);
}

TEST(Cinc, LeavesMissingComponentsOutOfTheMeanAndOfTheTotals) {
  auto members = three_states();
  members[2].value[0] = kNone;
  const auto rows = cinc(members);
  EXPECT_DOUBLE_EQ(rows[0].share[0], 60.0 / 90);
  EXPECT_TRUE(is_missing(rows[2].share[0]));
  EXPECT_EQ(rows[2].n_components, 5);
  EXPECT_DOUBLE_EQ(rows[2].cinc, (0.5 + 0.5 + 0.5 + 0.6 + 0.5) / 5);
}

TEST(Cinc, RefusesTheMinusNineThatMeansMissing) {
  auto members = three_states();
  members[1].value[2] = -9;
  EXPECT_THROW(cinc(members), Error);
}

TEST(Cinc, LeavesAComponentThatNobodyHasOutForAll) {
  auto members = three_states();
  members[0].value[2] = 0;
  members[1].value[2] = kNone;
  members[2].value[2] = 0;
  for (const Cinc& row : cinc(members)) {
    EXPECT_TRUE(is_missing(row.share[2]));
    EXPECT_EQ(row.n_components, 5);
  }
}

TEST(Cinc, IsMissingForAStateWithoutAnyComponent) {
  auto members = three_states();
  members[0].value.fill(kNone);
  const auto rows = cinc(members);
  EXPECT_TRUE(is_missing(rows[0].cinc));
  EXPECT_EQ(rows[0].n_components, 0);
  EXPECT_DOUBLE_EQ(rows[1].cinc + rows[2].cinc, 1);
}

TEST(Cinc, IsOneForTheOnlyStateAndNothingForNone) {
  const std::vector<Capabilities> one{{State{2}, {5, 4, 3, 0, 1, 2}}};
  const auto rows = cinc(one);
  EXPECT_EQ(rows[0].cinc, 1);
  EXPECT_EQ(rows[0].n_components, 5);
  EXPECT_TRUE(cinc(std::vector<Capabilities>{}).empty());
}

TEST(Cinc, DependsNeitherOnUnitsNorOnTheOrderOfStates) {
  auto members = three_states();
  const auto before = cinc(members);
  for (Capabilities& member : members) {
    member.value[0] *= 1000;
    member.value[4] /= 64;
  }
  std::reverse(members.begin(), members.end());
  const auto after = cinc(members);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(before[i].state, after[2 - i].state);
    EXPECT_NEAR(before[i].cinc, after[2 - i].cinc, 1e-15);
  }
}

TEST(Cinc, HasARoomForEveryMember) {
  const auto members = three_states();
  std::vector<Cinc> too_few(2);
  EXPECT_THROW(cinc(members, too_few), Error);
}

}  // namespace
}  // namespace orrery::power
