// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/dyad_months.hpp"

#include <gtest/gtest.h>

namespace orrery::events {
namespace {

TEST(DyadMonths, AddUpEventsOfAPairAndMonth) {
  DyadMonths months;
  months.add(State(2),
             State(710),
             10,
             {.quad = 1, .root = true, .scored = true, .goldstein = 1900, .mentions = 3});
  months.add(
      State(2), State(710), 10, {.quad = 4, .scored = true, .goldstein = -10000, .mentions = 4});
  months.add(State(2), State(710), 10, {.quad = 4});
  months.add(State(710), State(2), 10, {.quad = 2});
  const auto rows = months.drain();
  ASSERT_EQ(rows.size(), 2U);
  const auto& row = rows[0];
  EXPECT_EQ(row.source, State(2));
  EXPECT_EQ(row.target, State(710));
  EXPECT_EQ(row.events, 3);
  EXPECT_EQ(row.root_events, 1);
  EXPECT_EQ(row.quad, (std::array<std::int64_t, 4>{1, 0, 0, 2}));
  EXPECT_EQ(row.goldstein, -8100);
  EXPECT_EQ(row.scored, 2);
  EXPECT_EQ(row.mentions, 7);
  EXPECT_EQ(rows[1].source, State(710));
}

TEST(DyadMonths, AreGivenOutInOrderAndOnlyOnce) {
  DyadMonths months;
  for (int month = 600; month > 0; --month) {
    for (std::int16_t state = 990; state > 900; --state)
      months.add(State(state), State(2), static_cast<Month>(month), {});
  }
  const auto rows = months.drain();
  ASSERT_EQ(rows.size(), 600U * 90U);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    ASSERT_TRUE(rows[i - 1].source < rows[i].source ||
                (rows[i - 1].source == rows[i].source && rows[i - 1].month < rows[i].month));
  }
  EXPECT_EQ(months.size(), 0U);
  EXPECT_TRUE(months.drain().empty());
  months.add(State(2), State(20), 1, {});
  EXPECT_EQ(months.drain().size(), 1U);
}

}  // namespace
}  // namespace orrery::events
