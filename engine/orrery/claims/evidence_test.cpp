// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/evidence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orrery::claims {
namespace {

using testing::ElementsAre;

TEST(Evidence, IsPutInAnOrderOfItsOwn) {
  const Evidence evidence{{{"item", true, {}, {"b", "a", "a"}}, {"value", false, {1, 3, 2}, {}}},
                          3};
  const auto sorted = canonical(evidence);
  EXPECT_THAT(sorted.find("item")->texts, ElementsAre("a", "a", "b"));
  EXPECT_THAT(sorted.find("value")->numbers, ElementsAre(2, 3, 1));
  EXPECT_EQ(sorted.find("other"), nullptr);
}

TEST(Evidence, KeepsTwelveDigits) {
  const Evidence evidence{{{"value", false, {0.1 + 0.2, 1e20 / 3, 0, kMissing}, {}}}, 4};
  const auto values = canonical(evidence).columns[0].numbers;
  EXPECT_TRUE(is_missing(values[0]));
  EXPECT_EQ(values[1], 0);
  EXPECT_EQ(values[2], 0.3);
  EXPECT_DOUBLE_EQ(values[3], 3.33333333333e19);
}

TEST(Evidence, ReachesTheYearsAndStatesOfKnownValues) {
  const Evidence evidence{{{"year", false, {1990, 1991, 1992}, {}},
                           {"state", false, {2, 2, 365}, {}},
                           {"value", false, {1, 2, kMissing}, {}}},
                          3};
  const auto reach = reach_of(evidence);
  EXPECT_EQ(reach.rows, 2);
  EXPECT_EQ(reach.last_year, 1991);
  EXPECT_EQ(reach.states, 1);
}

TEST(Evidence, GroupsByNumberAndText) {
  EXPECT_THAT(groups_by({"c", true, {}, {"x", "y", "x"}}), ElementsAre(0, 1, 0));
  EXPECT_THAT(groups_by({"c", false, {5, 5, 7}, {}}), ElementsAre(0, 0, 1));
}

}  // namespace
}  // namespace orrery::claims
