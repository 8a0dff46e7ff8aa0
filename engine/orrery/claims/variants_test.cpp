// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/variants.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orrery::claims {
namespace {

using testing::ElementsAre;

claims::Test test_with_choices() {
  claims::Test test;
  test.sql = "SELECT ${what} FROM t WHERE year > ${from}";
  test.threshold = "${limit}";
  test.choices = {{"what", {{"a", "a"}, {"both", "a + ${other}"}}},
                  {"other", {{"b", "b"}}},
                  {"from", {{"1990", "1990"}, {"2000", "2000"}}},
                  {"limit", {{"0", "0"}}}};
  return test;
}

TEST(Variants, AreAllCombinationsAndTheFirstOptionsMakeTheMainOne) {
  const auto variants = variants_of(test_with_choices());
  ASSERT_EQ(variants.size(), 4);
  EXPECT_EQ(variants[0].name, "what=a, other=b, from=1990, limit=0");
  EXPECT_EQ(variants[0].test.sql, "SELECT a FROM t WHERE year > 1990");
  EXPECT_EQ(variants[1].test.sql, "SELECT a FROM t WHERE year > 2000");
  EXPECT_EQ(variants[0].test.threshold, "0");
}

TEST(Variants, AnOptionMayUseAChoiceListedBelowIt) {
  EXPECT_EQ(variants_of(test_with_choices())[2].test.sql, "SELECT a + b FROM t WHERE year > 1990");
}

TEST(Variants, WithoutChoicesThereIsOne) {
  claims::Test test;
  test.sql = "SELECT 1";
  const auto variants = variants_of(test);
  ASSERT_EQ(variants.size(), 1);
  EXPECT_EQ(variants[0].name, "main");
}

TEST(Variants, NamesAreFoundOnceEach) {
  EXPECT_THAT(names_in(test_with_choices()), ElementsAre("what", "from", "limit", "other"));
}

}  // namespace
}  // namespace orrery::claims
