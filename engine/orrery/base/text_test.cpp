// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orrery {
namespace {

TEST(Folded, IgnoresCaseAccentsAndPunctuation) {
  EXPECT_EQ(folded("Côte d’Ivoire"), "cote d ivoire");
  EXPECT_EQ(folded("  SÃO  Tomé & Príncipe "), "sao tome principe");
  EXPECT_EQ(folded("РОССИЯ"), "россия");
  EXPECT_EQ(folded("中国"), "中国");
}

TEST(Folded, DropsBytesThatAreNotUtf8) {
  EXPECT_EQ(folded("ab\xff"
                   "c"),
            "abc");
}

TEST(EditDistance, CountsASwapOfNeighboursAsOne) {
  EXPECT_EQ(edit_distance("Chian", "China"), 1);
  EXPECT_EQ(edit_distance("", "abc"), 3);
  EXPECT_EQ(edit_distance("Росия", "Россия"), 1);
}

TEST(Closest, OffersTheLikelySlipFirstAndNothingFarOff) {
  const std::vector<std::string> states{"Chad", "China", "Chile", "Ghana"};
  EXPECT_EQ(closest("Chian", states).front(), "China");
  EXPECT_TRUE(closest("zzzzzzzz", states).empty());
  // A name in another script has more bytes than characters; it is no nearer for that.
  const std::vector<std::string> names{"France", "哥斯达黎加", "美利坚合众国", "Россия"};
  EXPECT_THAT(closest("Frnace", names), ::testing::ElementsAre("France"));
  EXPECT_THAT(closest("Россея", names), ::testing::ElementsAre("Россия"));
}

TEST(DisplayWidth, CountsChineseAsTwoColumns) {
  EXPECT_EQ(display_width("中国"), 4);
  EXPECT_EQ(display_width("é"), 1);
}

TEST(OneOf, ReadsAsAList) {
  const std::vector<std::string> words{"csv", "json", "md"};
  EXPECT_EQ(one_of(words), "csv, json or md");
}

TEST(Split, KeepsEmptyPartsInsideAndAtTheEnd) {
  EXPECT_EQ(split("a,,b,", ','), (std::vector<std::string>{"a", "", "b", ""}));
  EXPECT_TRUE(split("", ',').empty());
}

}  // namespace
}  // namespace orrery
