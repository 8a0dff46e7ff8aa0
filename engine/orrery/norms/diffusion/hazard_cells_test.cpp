// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/diffusion/hazard_cells.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace orrery::norms {
namespace {

double total_time(const std::vector<HazardCell>& cells) {
  double sum = 0;
  for (const auto& cell : cells) sum += cell.time + cell.adopters * cell.span;
  return sum;
}

double total_adopters(const std::vector<HazardCell>& cells) {
  double sum = 0;
  for (const auto& cell : cells) sum += cell.adopters;
  return sum;
}

TEST(HazardCells, FollowAWorldOfFourByYear) {
  // 1 adopted before; 2 adopts in 2001; 3 enters in mid-2001 and never adopts; 4 leaves in 2002.
  const std::vector<RiskSpell> spells{
      {1, 1990, 2010}, {2, 1990, 2010}, {3, 2001.5, 2010}, {4, 1990, 2002}};
  const std::vector<Adoption> adoptions{{1, 1995}, {2, 2001}};
  const auto cells = hazard_cells(spells, adoptions, 2000, 2003, AdoptionTiming::Yearly);
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_DOUBLE_EQ(cells[0].share, 1.0 / 3);  // 2000: of 1, 2 and 4
  EXPECT_DOUBLE_EQ(cells[0].time, 2);
  EXPECT_DOUBLE_EQ(cells[1].share, 1.0 / 3);  // 2001: 4 lives through it, 3 half of it
  EXPECT_DOUBLE_EQ(cells[1].time, 1.5);
  EXPECT_DOUBLE_EQ(cells[2].adopters, 1);
  EXPECT_DOUBLE_EQ(cells[2].span, 1);
  EXPECT_DOUBLE_EQ(cells[3].share, 2.0 / 3);  // 2002: of 1, 2 and 3
  EXPECT_DOUBLE_EQ(cells[3].time, 1);
}

TEST(HazardCells, FollowTheSameWorldByDay) {
  const std::vector<RiskSpell> spells{
      {1, 1990, 2010}, {2, 1990, 2010}, {3, 2001.5, 2010}, {4, 1990, 2002}};
  const std::vector<Adoption> adoptions{{1, 1995}, {2, 2001.25}};
  const auto cells = hazard_cells(spells, adoptions, 2000, 2003, AdoptionTiming::Daily);
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_DOUBLE_EQ(cells[0].share, 1.0 / 3);  // until 2 adopts
  EXPECT_DOUBLE_EQ(cells[0].time, 2 * 1.25);
  EXPECT_EQ(cells[0].adopters, 1);
  EXPECT_EQ(cells[0].span, 0);
  EXPECT_DOUBLE_EQ(cells[1].share, 2.0 / 3);  // until 3 enters
  EXPECT_DOUBLE_EQ(cells[2].share, 2.0 / 4);  // until 4 leaves
  EXPECT_DOUBLE_EQ(cells[2].time, 2 * 0.5);
  EXPECT_DOUBLE_EQ(cells[3].share, 2.0 / 3);
  EXPECT_DOUBLE_EQ(total_time(cells), 2 * 1.25 + 1 * 0.25 + 2 * 0.5 + 1 * 1);
}

TEST(HazardCells, CountAnUndatedAdoptionAsAdoptedButAsNoEvent) {
  const std::vector<RiskSpell> spells{{1, 2000, 2010}, {2, 2000, 2010}};
  const std::vector<Adoption> adoptions{{1, 2003, false}};
  for (const auto timing : {AdoptionTiming::Yearly, AdoptionTiming::Daily}) {
    const auto cells = hazard_cells(spells, adoptions, 2000, 2010, timing);
    EXPECT_EQ(total_adopters(cells), 0);
    EXPECT_DOUBLE_EQ(total_time(cells), 3 + 10);
    EXPECT_DOUBLE_EQ(cells.back().share, 0.5);
  }
}

TEST(HazardCells, LeaveOutWhoAdoptsOutsideTheSystemAndCountHimWhenHeReturns) {
  const std::vector<RiskSpell> spells{{1, 2000, 2002}, {1, 2005, 2010}, {2, 2000, 2010}};
  const std::vector<Adoption> adoptions{{1, 2003}};
  const auto cells = hazard_cells(spells, adoptions, 2000, 2010, AdoptionTiming::Yearly);
  EXPECT_EQ(total_adopters(cells), 0);
  EXPECT_DOUBLE_EQ(total_time(cells), 2 + 10);
  EXPECT_DOUBLE_EQ(cells.back().share, 0.5);
}

TEST(HazardCells, CountOneWhoAdoptsOnTheDayOfEntry) {
  const std::vector<RiskSpell> spells{{1, 2005, 2010}, {2, 2000, 2010}};
  const std::vector<Adoption> adoptions{{1, 2005}};
  const auto cells = hazard_cells(spells, adoptions, 2000, 2010, AdoptionTiming::Daily);
  EXPECT_EQ(total_adopters(cells), 1);
  EXPECT_DOUBLE_EQ(total_time(cells), 10);
}

TEST(HazardCells, ExposeToTheOwnGroupOnly) {
  const std::vector<RiskSpell> spells{{1, 2000, 2002, 7}, {2, 2000, 2002, 7}, {3, 2000, 2002, 8}};
  const std::vector<Adoption> adoptions{{1, 2000}};
  const auto cells = hazard_cells(spells, adoptions, 2001, 2002, AdoptionTiming::Yearly);
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_DOUBLE_EQ(cells[0].share, 0.5);
  EXPECT_DOUBLE_EQ(cells[1].share, 0);
}

TEST(HazardCells, AreNoneWithoutAWindow) {
  EXPECT_TRUE(hazard_cells({}, {}, 2000, 2000, AdoptionTiming::Yearly).empty());
}

}  // namespace
}  // namespace orrery::norms
