// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/sets.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace orrery::claims {
namespace {

using Items = std::vector<std::string>;

TEST(Sets, EqualsCountsBothWays) {
  const auto same = compare_sets(Items{"b", "a"}, {}, Items{"a", "b"}, SetRule::Equals);
  EXPECT_EQ(same.share, 1);
  EXPECT_EQ(same.remark, "");
  const auto other = compare_sets(Items{"a", "c"}, {}, Items{"a", "b"}, SetRule::Equals);
  EXPECT_NEAR(other.share, 1.0 / 3, 1e-15);
  EXPECT_EQ(other.remark, "not found: b; not listed: c");
}

TEST(Sets, ARecordThatSaysNotMakesAnItemAbsentAndIsQuoted) {
  const auto found = compare_sets(Items{"a", "b"},
                                  Items{"member since 2009", "not a member: declined"},
                                  Items{"a", "b"},
                                  SetRule::Includes);
  EXPECT_EQ(found.share, 0.5);
  EXPECT_EQ(found.remark, "not found: b (not a member: declined)");
}

TEST(Sets, ExcludesNamesWhatIsThere) {
  const auto found = compare_sets(Items{"a"}, {}, Items{"a", "b"}, SetRule::Excludes);
  EXPECT_EQ(found.share, 0.5);
  EXPECT_EQ(found.remark, "found: a");
}

TEST(Sets, OfNothingHoldNothing) {
  EXPECT_EQ(compare_sets({}, {}, Items{"a"}, SetRule::Equals).share, 0);
  EXPECT_EQ(compare_sets({}, {}, Items{"a"}, SetRule::Excludes).share, 1);
}

}  // namespace
}  // namespace orrery::claims
