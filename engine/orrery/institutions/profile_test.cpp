// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/profile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "orrery/base/missing.hpp"

namespace orrery::institutions {
namespace {

/// Two organisations over four states: the first three, and none.
MembershipBits two_organisations() {
  MembershipBits bits(2, 4);
  for (const std::size_t state : {0U, 1U, 2U}) bits.add(0, state);
  return bits;
}

TEST(Profile, TellsWhatPartOfTheWorldTheMembersAre) {
  const std::vector<double> population{10, 20, kMissing, 70};
  const std::vector<double> power{0.1, 0.3, 0.1, 0.5};
  const std::vector<double> position{-1, 1, kMissing, 3};
  const auto found = profiles(two_organisations(), {population, power, position});
  EXPECT_EQ(found[0].members, 3);
  EXPECT_DOUBLE_EQ(found[0].share_states, 0.75);
  EXPECT_EQ(found[0].population.n, 2);
  EXPECT_DOUBLE_EQ(found[0].population.share, 0.3);
  EXPECT_DOUBLE_EQ(found[0].power.share, 0.5);
  EXPECT_EQ(found[0].leader, 1U);
  EXPECT_DOUBLE_EQ(found[0].leader_share, 0.6);
  EXPECT_EQ(found[0].positions, 2);
  EXPECT_DOUBLE_EQ(found[0].position_mean, 0);
  EXPECT_DOUBLE_EQ(found[0].position_sd, 1);
}

TEST(Profile, IsMissingWhereNothingIsKnown) {
  const auto found = profiles(two_organisations(), {});
  EXPECT_TRUE(is_missing(found[0].population.share));
  EXPECT_FALSE(found[0].leader.has_value());
  EXPECT_TRUE(is_missing(found[0].leader_share));
  EXPECT_TRUE(is_missing(found[0].position_sd));
  EXPECT_EQ(found[1].members, 0);
  EXPECT_DOUBLE_EQ(found[1].share_states, 0);
}

TEST(Profile, HasNoSpreadOfOneMember) {
  const std::vector<double> position{kMissing, 2, kMissing, 1};
  const auto found = profiles(two_organisations(), {{}, {}, position});
  EXPECT_DOUBLE_EQ(found[0].position_mean, 2);
  EXPECT_TRUE(is_missing(found[0].position_sd));
}

TEST(GroupShare, TellsMembersPowerAndWhetherTheGroupLeads) {
  const std::vector<double> power{0.1, 0.3, 0.1, 0.5};
  const auto organisations = two_organisations();
  const auto known = profiles(organisations, {{}, power, {}});
  MembershipBits group(1, 4);
  group.add(0, 1);
  group.add(0, 3);
  const auto found = group_shares(organisations, group.row(0), power, known);
  EXPECT_EQ(found[0].members, 1);
  EXPECT_DOUBLE_EQ(found[0].share_members, 1.0 / 3);
  EXPECT_DOUBLE_EQ(found[0].share_power, 0.6);
  EXPECT_TRUE(found[0].led);
  EXPECT_TRUE(is_missing(found[1].share_members));
  EXPECT_FALSE(found[1].led);
}

TEST(RegionOf, NeedsTwoThirdsOfTheMembersElseHalfOfTheWorld) {
  MembershipBits bits(4, 8);
  for (const std::size_t state : {0U, 1U, 4U}) bits.add(0, state);
  for (const std::size_t state : {0U, 1U, 4U, 5U}) bits.add(1, state);
  for (const std::size_t state : {0U, 4U, 7U}) bits.add(2, state);
  const std::vector<int> region{0, 0, 0, 0, 1, 1, 1, -1};
  EXPECT_EQ(region_of(bits.row(0), region), 0);
  EXPECT_EQ(region_of(bits.row(1), region), kGlobal);
  EXPECT_EQ(region_of(bits.row(2), region), kInterregional);
  EXPECT_EQ(region_of(bits.row(3), region), std::nullopt);
  RegionOptions options;
  options.regional = 0.9;
  EXPECT_EQ(region_of(bits.row(0), region, options), kInterregional);
}

TEST(Entropy, IsTheLogarithmOfEqualKindsAndZeroForOne) {
  const std::vector<std::int32_t> equal{5, 5, 5};
  const std::vector<std::int32_t> one{7, 0};
  EXPECT_NEAR(entropy(equal), std::log(3), 1e-15);
  EXPECT_DOUBLE_EQ(entropy(one), 0);
  EXPECT_TRUE(is_missing(entropy({})));
}

}  // namespace
}  // namespace orrery::institutions
