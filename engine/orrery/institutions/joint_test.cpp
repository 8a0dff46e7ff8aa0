// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/joint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orrery/institutions/testing/drawn_bits.hpp"

namespace orrery::institutions {
namespace {

using testing::drawn;
using testing::drawn_by_chance;
using ::testing::ElementsAre;

TEST(MembershipBits, GiveBackWhatWasPutIn) {
  const auto bits = drawn_by_chance(7, 130, 0.3, 1);
  const auto turned = bits.transposed();
  ASSERT_EQ(turned.rows(), 130U);
  std::vector<std::int32_t> sizes(7, 0);
  for (std::size_t i = 0; i < 7; ++i) {
    for (std::size_t j = 0; j < 130; ++j) {
      EXPECT_EQ(bits.has(i, j), turned.has(j, i));
      sizes[i] += bits.has(i, j) ? 1 : 0;
    }
  }
  EXPECT_EQ(bits.sizes(), sizes);
}

TEST(JointMemberships, CountWhatTwoStatesShareAndWeighExclusiveOnesMore) {
  // Organisations of three, two, two and one member.
  const auto found = joint_memberships(drawn({"xx.x", "xxx.", "x.x."}));
  EXPECT_THAT(found.count, ElementsAre(2, 1, 2));
  EXPECT_THAT(found.weight, ElementsAre(1.5, 0.5, 1.5));
}

TEST(JointMemberships, EqualAPlainCountOverAllCells) {
  const auto bits = drawn_by_chance(12, 200, 0.3, 2);
  const auto found = joint_memberships(bits);
  EXPECT_EQ(joint_counts(bits), found.count);
  std::size_t pair = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    for (std::size_t j = i + 1; j < 12; ++j, ++pair) {
      int count = 0;
      for (std::size_t o = 0; o < 200; ++o) count += bits.has(i, o) && bits.has(j, o) ? 1 : 0;
      EXPECT_EQ(found.count[pair], count);
    }
  }
  EXPECT_EQ(pair, found.count.size());
}

TEST(JointMemberships, WeightsOfAStateSumToItsOrganisationsWithAnotherMember) {
  const auto bits = drawn_by_chance(9, 40, 0.3, 3);
  const auto found = joint_memberships(bits);
  const auto members = bits.transposed().sizes();
  for (std::size_t state = 0; state < 9; ++state) {
    double sum = 0;
    std::size_t pair = 0;
    for (std::size_t i = 0; i < 9; ++i) {
      for (std::size_t j = i + 1; j < 9; ++j, ++pair)
        sum += i == state || j == state ? found.weight[pair] : 0;
    }
    double shared = 0;
    for (std::size_t o = 0; o < 40; ++o) shared += bits.has(state, o) && members[o] > 1 ? 1 : 0;
    EXPECT_NEAR(sum, shared, 1e-12);
  }
}

TEST(JointMemberships, OfNoStateOrOneAreNone) {
  EXPECT_TRUE(joint_memberships(MembershipBits(0, 5)).count.empty());
  EXPECT_TRUE(joint_counts(MembershipBits(1, 5)).empty());
  EXPECT_THAT(joint_counts(MembershipBits(2, 0)), ElementsAre(0));
}

}  // namespace
}  // namespace orrery::institutions
