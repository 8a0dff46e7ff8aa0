// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/pictures.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "orrery/base/missing.hpp"

namespace orrery::api {
namespace {

TEST(Sparkline, GoesFromTheLeastToTheGreatest) {
  const std::vector<double> values{-1, 0, 1};
  EXPECT_EQ(sparkline(values, -1, 1, 10), "▁▅█");
}

TEST(Sparkline, LeavesABlankWhereNothingIsKnown) {
  const std::vector<double> values{0, kMissing, 1};
  EXPECT_EQ(sparkline(values, 0, 1, 10), "▁ █");
}

TEST(Sparkline, TakesTheMeanOfKnownValuesWhereRoomIsShort) {
  const std::vector<double> values{0, kMissing, 1, 1, 0};
  EXPECT_EQ(values_a_character(values.size(), 3), 2);
  EXPECT_EQ(sparkline(values, 0, 1, 3), "▁█▁");
}

TEST(Sparkline, OfNothingIsEmpty) {
  EXPECT_EQ(sparkline({}, 0, 1, 10), "");
}

TEST(SignedBar, GrowsToTheLeftForNegativeValues) {
  EXPECT_EQ(signed_bar(0.5, 1, 4), "    │██");
  EXPECT_EQ(signed_bar(-0.5, 1, 4), "  ██│");
  EXPECT_EQ(signed_bar(0, 1, 4), "    │");
}

TEST(SignedBar, StopsAtItsEnd) {
  EXPECT_EQ(signed_bar(3, 1, 2), "  │██");
}

TEST(SignedBar, IsEmptyWhereTheValueIsMissing) {
  EXPECT_EQ(signed_bar(kMissing, 1, 4), "");
}

}  // namespace
}  // namespace orrery::api
