// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/triangles.hpp"

#include <gtest/gtest.h>

#include "orrery/base/missing.hpp"

namespace orrery::relations {
namespace {

/// Sides that are known for sure, each opposite to its state.
std::array<Side, 3> sides(double a, double b, double c) {
  return {Side{a, a, a}, Side{b, b, b}, Side{c, c, c}};
}

TEST(Triangles, OfThreeAmitiesAreMenagesATrois) {
  const auto triangle = triangle_of(sides(0.2, 0.3, 0.1), 0.05);
  EXPECT_EQ(triangle.type, TriangleType::MenageATrois);
  EXPECT_EQ(triangle.pivot, -1);
  EXPECT_TRUE(triangle.certain);
}

TEST(Triangles, WithOneEnmityAreRomanticAndTurnOnTheFriendOfBoth) {
  // The second and the third are enemies, the first is friend of both.
  const auto triangle = triangle_of(sides(-0.2, 0.3, 0.1), 0.05);
  EXPECT_EQ(triangle.type, TriangleType::RomanticTriangle);
  EXPECT_EQ(triangle.pivot, 0);
}

TEST(Triangles, WithOneAmityAreMarriagesThatLeaveTheThirdOut) {
  const auto triangle = triangle_of(sides(-0.2, -0.3, 0.1), 0.05);
  EXPECT_EQ(triangle.type, TriangleType::StableMarriage);
  EXPECT_EQ(triangle.pivot, 2);
}

TEST(Triangles, OfThreeEnmitiesAreUnitVetoes) {
  EXPECT_EQ(triangle_of(sides(-0.2, -0.3, -0.1), 0.05).type, TriangleType::UnitVeto);
}

TEST(Triangles, WithASideBetweenTheThresholdsAreOpen) {
  EXPECT_EQ(triangle_of(sides(0.2, 0.05, 0.1), 0.05).type, TriangleType::Open);
  EXPECT_EQ(triangle_of(sides(0.2, 0.05, 0.1), 0.04).type, TriangleType::MenageATrois);
}

TEST(Triangles, WithAnUnknownSideAreNotKnown) {
  EXPECT_EQ(triangle_of(sides(0.2, kMissing, 0.1), 0.05).type, TriangleType::Unknown);
}

TEST(Triangles, AreUncertainWhereAnIntervalReachesAcrossTheThreshold) {
  auto three = sides(0.2, 0.3, 0.1);
  three[2].lo = 0.04;
  const auto triangle = triangle_of(three, 0.05);
  EXPECT_EQ(triangle.type, TriangleType::MenageATrois);
  EXPECT_FALSE(triangle.certain);
}

TEST(Triangles, DoNotDependOnTheOrderOfTheStates) {
  const auto one = triangle_of(sides(-0.2, 0.3, 0.1), 0.05);
  const auto turned = triangle_of(sides(0.3, 0.1, -0.2), 0.05);
  EXPECT_EQ(one.type, turned.type);
  EXPECT_EQ(one.pivot, 0);
  EXPECT_EQ(turned.pivot, 2);
}

TEST(TriangleSpells, JoinYearsOfOneTypeAndPivot) {
  const std::vector<TriangleYear> years{{1950, sides(0.2, -0.3, -0.1)},
                                        {1951, sides(0.4, -0.3, -0.1)},
                                        {1952, sides(-0.2, 0.3, -0.1)},
                                        {1954, sides(-0.2, 0.3, -0.1)}};
  const auto spells = triangle_spells(years, 0.05);
  ASSERT_EQ(spells.size(), 3U);
  EXPECT_EQ(spells[0].from, 1950);
  EXPECT_EQ(spells[0].to, 1951);
  EXPECT_EQ(spells[0].pivot, 0);
  EXPECT_EQ(spells[0].certain_years, 2);
  EXPECT_NEAR(spells[0].mean[0], 0.3, 1e-12);
  EXPECT_EQ(spells[1].pivot, 1);
  EXPECT_EQ(spells[2].from, 1954);
}

TEST(TriangleSpells, OfNothingAreNone) {
  EXPECT_TRUE(triangle_spells({}, 0.05).empty());
}

}  // namespace
}  // namespace orrery::relations
