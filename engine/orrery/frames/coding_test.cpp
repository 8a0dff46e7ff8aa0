// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/frames/coding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orrery::frames {
namespace {

using ::testing::ElementsAre;

/// A column that a query gives.
store::TypedColumn column(const std::string& sql) {
  auto database = store::Database::in_memory();
  return store::read_typed(database, sql).front();
}

std::vector<std::int32_t> places(const Coding& coding, const std::vector<std::int32_t>& rows) {
  std::vector<std::int32_t> found(rows.size());
  coding.places(rows, found, [&](std::size_t) { return coding.absent(); });
  return found;
}

TEST(ACoding, ListsNumbersInTheOrderInWhichTheyAreMet) {
  const auto cells = column("FROM (VALUES (2.5::DOUBLE), (NULL), (7.0), (2.5))");
  const Coding coding(cells);
  EXPECT_THAT(places(coding, {0, 1, 2, 3, -1}), ElementsAre(0, -1, 1, 0, -1));
  ASSERT_EQ(coding.values().rows(), 2U);
  EXPECT_EQ(coding.values().cells<double>()[1], 7.0);
}

TEST(ACoding, GivesAnAbsentRowItsValue) {
  const auto reals = column("FROM (VALUES (2.5::DOUBLE), (0.0))");
  EXPECT_THAT(places(Coding(reals, 0.0), {0, 1, -1}), ElementsAre(0, 1, 1));
  EXPECT_THAT(places(Coding(reals, 9.0), {0, 1, -1}), ElementsAre(0, 1, 2));
  const auto small = column("FROM (VALUES (-3::TINYINT), (NULL), (2))");
  const Coding coding(small, 4.0);
  EXPECT_THAT(places(coding, {0, 1, 2, -1}), ElementsAre(0, -1, 5, 7));
  EXPECT_EQ(coding.values().cells<std::int8_t>()[7], 4);
}

TEST(ACoding, ListsTextsOnce) {
  const auto texts = column("FROM (VALUES ('a'), ('b'), (NULL), ('a'), (''))");
  const Coding coding(texts);
  EXPECT_THAT(places(coding, {0, 1, 2, 3, 4}), ElementsAre(0, 1, -1, 0, 2));
  EXPECT_THAT(coding.values().texts, ElementsAre("a", "b", ""));
}

TEST(ACoding, IsOfNothingWhereAllIsMissing) {
  const auto none = column("FROM (VALUES (NULL::SMALLINT), (NULL))");
  EXPECT_THAT(places(Coding(none), {0, 1, -1}), ElementsAre(-1, -1, -1));
  const auto empty = column("SELECT 1::SMALLINT WHERE false");
  EXPECT_THAT(places(Coding(empty, 0.0), {-1, -1}), ElementsAre(0, 0));
}

// Whole numbers have zeros in all low bits; a table that looks there would take minutes.
TEST(ACoding, FindsAMillionWholeNumbersAtOnce) {
  const auto many = column("SELECT (i * 3)::DOUBLE FROM range(1000000) AS r(i)");
  const Coding coding(many);
  EXPECT_EQ(coding.values().rows(), 1000000U);
  EXPECT_THAT(places(coding, {0, 999999}), ElementsAre(0, 999999));
}

}  // namespace
}  // namespace orrery::frames
