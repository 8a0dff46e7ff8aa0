// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/transaction.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orrery/base/error.hpp"
#include "support/scratch.hpp"

namespace orrery::store {
namespace {

using orrery::testing::error_of;
using ::testing::HasSubstr;

class Transactions : public ::testing::Test {
 protected:
  Transactions() { database.execute("CREATE TABLE kept AS SELECT 1 AS a"); }
  void add(int value) {
    database.execute("INSERT INTO kept VALUES (" + std::to_string(value) + ")");
  }
  std::int64_t sum() { return database.query("SELECT sum(a)::INTEGER FROM kept").integer(0, 0); }

  Database database = Database::in_memory();
};

TEST_F(Transactions, CountWhenCommittedAndOtherwiseNot) {
  {
    Transaction transaction(database);
    add(2);
    transaction.commit();
  }
  EXPECT_EQ(sum(), 3);
  {
    const Transaction transaction(database);
    add(4);
    EXPECT_EQ(sum(), 7);
  }
  EXPECT_EQ(sum(), 3);
}

TEST_F(Transactions, InsideAnotherArePartOfIt) {
  {
    const Transaction outer(database);
    Transaction inner(database);
    add(2);
    inner.commit();
  }
  EXPECT_EQ(sum(), 1);
  Transaction outer(database);
  {
    Transaction inner(database);
    add(2);
    inner.commit();
  }
  add(4);
  outer.commit();
  EXPECT_EQ(sum(), 7);
}

TEST_F(Transactions, OfScriptsTakeEffectAllOrNone) {
  database.execute_together("INSERT INTO kept VALUES (2); INSERT INTO kept VALUES (4)");
  EXPECT_EQ(sum(), 7);
  const auto error = error_of([&] {
    database.execute_together("INSERT INTO kept VALUES (8); INSERT INTO none VALUES (1)");
  });
  EXPECT_THAT(error.what(), HasSubstr("none"));
  EXPECT_EQ(sum(), 7);
  const Transaction outer(database);
  database.execute_together("INSERT INTO kept VALUES (8)");
  EXPECT_EQ(sum(), 15);
}

}  // namespace
}  // namespace orrery::store
