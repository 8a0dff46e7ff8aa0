// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/calendar.hpp"

#include <gtest/gtest.h>

namespace orrery::events {
namespace {

TEST(CalendarDay, IsReadWithAndWithoutDashes) {
  const auto plain = calendar_day("20160229");
  const auto dashed = calendar_day("2016-02-29");
  ASSERT_TRUE(plain && dashed);
  EXPECT_EQ(plain->day, 16860);
  EXPECT_EQ(dashed->day, 16860);
  EXPECT_EQ(year_of(plain->month), 2016);
  EXPECT_EQ(month_of_year(plain->month), 2);
  EXPECT_EQ(plain->of_month, 29);
  EXPECT_EQ(calendar_day("19691231")->day, -1);
}

TEST(CalendarDay, IsNoneThatNoCalendarHas) {
  for (const auto* const text : {"",
                                 "2016",
                                 "20150229",
                                 "20160431",
                                 "20161301",
                                 "20160100",
                                 "2016010",
                                 "201601011",
                                 "2016/01/01",
                                 "2016-1-01",
                                 "x0160101",
                                 "00000101",
                                 "18151231",
                                 "22010101"}) {
    EXPECT_FALSE(calendar_day(text)) << text;
  }
}

}  // namespace
}  // namespace orrery::events
