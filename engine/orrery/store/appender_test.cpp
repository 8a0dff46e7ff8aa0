// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/appender.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "support/scratch.hpp"

namespace orrery::store {
namespace {

using orrery::testing::error_of;
using ::testing::HasSubstr;

class Appending : public ::testing::Test {
 protected:
  Appending() {
    database.execute(
        "CREATE SCHEMA s; CREATE TABLE s.t (state SMALLINT, year SMALLINT, value DOUBLE, name "
        "VARCHAR, flag BOOLEAN)");
  }
  std::int64_t count() { return database.query("SELECT count(*) FROM s.t").integer(0, 0); }

  Database database = Database::in_memory();
};

TEST_F(Appending, WritesRowsInOrder) {
  Appender table(database, "s", "t");
  for (std::int16_t i = 0; i < 5000; ++i) table.add(State{i}, Year{1990}, 0.5 * i, "x", i % 2 == 0);
  table.finish();
  const auto rows = database.query("SELECT state, value FROM s.t");
  ASSERT_EQ(rows.rows(), 5000U);
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    ASSERT_EQ(rows.integer(i, 0), static_cast<std::int64_t>(i));
    ASSERT_EQ(rows.real(i, 1), 0.5 * static_cast<double>(i));
  }
}

TEST_F(Appending, TurnsMissingNumbersAndEmptyOptionalsIntoNull) {
  Appender table(database, "s", "t");
  table.add(std::optional<State>(),
            std::optional<Year>(),
            kMissing,
            std::optional<std::string>(),
            std::optional<bool>());
  table.add(std::optional(State{2}),
            std::optional(Year{1990}),
            0.0,
            std::optional<std::string>(""),
            std::optional(false));
  table.finish();
  const auto rows = database.query("FROM s.t");
  for (std::size_t c = 0; c < 5; ++c) {
    EXPECT_TRUE(rows.is_null(0, c)) << c;
    EXPECT_FALSE(rows.is_null(1, c)) << c;
  }
  EXPECT_EQ(rows.integer(1, 0), 2);
}

TEST_F(Appending, KeepsTextsWithQuotesAndZeroBytesWhole) {
  Appender table(database, "s", "t");
  table.add(State{1}, Year{1}, 1.0, std::string("it's \"Côte\", \n中国"), true);
  table.finish();
  EXPECT_EQ(database.query("SELECT name FROM s.t").text(0, 0), "it's \"Côte\", \n中国");
}

TEST_F(Appending, RefusesARowWithTooFewValues) {
  Appender table(database, "s", "t");
  const auto error = error_of([&] { table.add(State{1}, Year{1990}); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(std::string(error.what()), HasSubstr("s.t"));
}

TEST_F(Appending, RefusesARowWithTooManyValues) {
  Appender table(database, "s", "t");
  EXPECT_EQ(error_of([&] {
              table.add(State{1}, Year{1990}, 1.0, "x", true, 5.0);
              table.finish();
            }).kind(),
            ErrorKind::Failure);
}

TEST_F(Appending, RefusesAValueThatIsNotOfTheColumnsType) {
  Appender table(database, "s", "t");
  const auto error = error_of([&] {
    table.add("two", Year{1990}, 1.0, "x", true);
    table.finish();
  });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(std::string(error.what()), HasSubstr("s.t"));
}

TEST_F(Appending, RefusesANumberThatTheColumnCannotHold) {
  Appender table(database, "s", "t");
  EXPECT_EQ(error_of([&] {
              table.add(std::int64_t{70000}, Year{1990}, 1.0, "x", true);
              table.finish();
            }).kind(),
            ErrorKind::Failure);
}

TEST_F(Appending, RefusesATableThatIsNotThere) {
  const auto error = error_of([&] { const Appender table(database, "s", "none"); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(std::string(error.what()), HasSubstr("none"));
}

TEST_F(Appending, ReportsABrokenKeyWhenItFinishes) {
  database.execute("CREATE TABLE s.k (state SMALLINT PRIMARY KEY)");
  Appender table(database, "s", "k");
  const auto error = error_of([&] {
    table.add(State{2});
    table.add(State{2});
    table.finish();
  });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
}

}  // namespace
}  // namespace orrery::store
