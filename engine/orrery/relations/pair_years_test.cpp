// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/pair_years.hpp"

#include <gtest/gtest.h>

namespace orrery::relations {
namespace {

std::vector<MemberYear> members() {
  return {{20, 1901}, {2, 1900}, {2, 1901}, {20, 1900}, {200, 1901}, {20, 1903}, {2, 1903}};
}

TEST(PairYears, HaveARowForEachPairOfMembersOfAYear) {
  const PairYears rows(members());
  // 2-20 in three years, 2-200 and 20-200 in one.
  EXPECT_EQ(rows.size(), 5U);
}

TEST(PairYears, StandInTheOrderOfTheCodesAndTheYear) {
  const PairYears rows(members());
  const std::vector<std::int16_t> state1{2, 2, 2, 2, 20};
  const std::vector<std::int16_t> state2{20, 20, 20, 200, 200};
  const std::vector<std::int16_t> year{1900, 1901, 1903, 1901, 1901};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    EXPECT_EQ(rows.state1()[row], state1[row]);
    EXPECT_EQ(rows.state2()[row], state2[row]);
    EXPECT_EQ(rows.year()[row], year[row]);
    EXPECT_EQ(rows.row_of(state1[row], state2[row], year[row]), row);
  }
}

TEST(PairYears, HaveNoRowForAStateOrYearOutsideTheSystem) {
  const PairYears rows(members());
  EXPECT_FALSE(rows.row_of(2, 20, 1902));
  EXPECT_FALSE(rows.row_of(2, 200, 1900));
  EXPECT_FALSE(rows.row_of(2, 999, 1901));
  EXPECT_FALSE(rows.row_of(20, 2, 1901));
}

TEST(PairYears, OfNoMembersAreEmpty) {
  EXPECT_EQ(PairYears({}).size(), 0U);
}

}  // namespace
}  // namespace orrery::relations
