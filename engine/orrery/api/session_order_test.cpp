// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/order/measures.hpp"
#include "orrery/order/tables/tables.hpp"
#include "orrery/world/world_view.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery::api {
namespace {

using orrery::testing::error_of;
using orrery::testing::Scratch;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

/// Two elements drawn by hand, 1950 to 2009: organisations fall apart into modules in 1980,
/// positions wander and are known with error; 1964 has no votes.
constexpr const char* kDrawn = R"(
DROP SCHEMA IF EXISTS world_order CASCADE; DROP SCHEMA IF EXISTS power CASCADE; DROP SCHEMA IF EXISTS relations CASCADE;
DELETE FROM meta.measures WHERE table_name LIKE 'world_order.%';
DELETE FROM meta.measures WHERE measure IN ('institution_years', 'spread');
CREATE SCHEMA IF NOT EXISTS institutions; CREATE SCHEMA IF NOT EXISTS norms;
DROP TABLE IF EXISTS institutions.years; DROP TABLE IF EXISTS norms.spread;
CREATE TEMP TABLE drawn AS SELECT year, (hash(year) % 1000) / 1000 AS u, (hash(year + 5000) % 1000) / 1000 AS v
FROM (SELECT unnest(range(1950, 2010))::SMALLINT AS year);
CREATE TABLE institutions.years AS SELECT 'igo' AS basis, year, 0.2 + 0.02 * u + CASE WHEN year >= 1980 THEN 0.1 ELSE 0 END AS modularity,
  (100 + 10 * v)::DOUBLE AS organisations FROM drawn;
CREATE TABLE norms.spread AS SELECT 'fast' AS model, 'all' AS issue, 'states' AS weighting, year, u - v AS polarisation,
  u - v - 0.1 AS polarisation_q05, u - v + 0.1 AS polarisation_q95 FROM drawn WHERE year <> 1964;
INSERT INTO meta.measures VALUES ('institution_years', 'institutions.years', '', '', '', '{}', 'reference'),
  ('spread', 'norms.spread', '', '', '', '{}', 'reference');
)";

void measure(store::Database& database, int threads) {
  const world::WorldView view(database);
  world::add_measures(order::measures(), {database, view, 1, threads}, Progress{});
}

class SessionOrder : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = new Scratch;
    const auto world = *folder / "world.duckdb";
    orrery::testing::build_world(world, {});
    {
      store::Database database(world);
      const auto drop_other_name = [&] {
        database.execute("DROP SCHEMA IF EXISTS \"world\".system CASCADE");
      };
      drop_other_name();
      database.execute(kDrawn);
      measure(database, 4);
      several_threads = rows(database);
      drop_other_name();
      database.execute(
          "DROP SCHEMA world_order CASCADE; DELETE FROM meta.measures WHERE table_name "
          "LIKE 'world_order.%'");
      measure(database, 1);
      one_thread = rows(database);
    }
    session = new Session(world);
  }
  static void TearDownTestSuite() {
    delete session;
    delete folder;
  }

  static std::string rows(store::Database& database) {
    std::string all;
    for (const auto* table : {"change", "change_points", "lead_lag", "years"}) {
      all += database
                 .query(std::string("SELECT string_agg(t::VARCHAR, ';' ORDER BY rowid) FROM "
                                    "world_order.") +
                        table + " AS t")
                 .text(0, 0);
    }
    return all;
  }

  static const Table& table(const Document& document, const std::string& id) {
    const auto found = std::ranges::find(document.tables, id, &Table::id);
    if (found == document.tables.end()) throw std::runtime_error("no table " + id);
    return *found;
  }
  static std::vector<std::string> ids(const Document& document) {
    std::vector<std::string> all;
    for (const auto& one : document.tables) all.push_back(one.id);
    return all;
  }
  static std::vector<std::int64_t> years_of(const Table& changes, const std::string& series) {
    std::vector<std::int64_t> years;
    for (const auto& row : changes.rows) {
      if (std::get<std::string>(row[0]) == series) years.push_back(std::get<std::int64_t>(row[1]));
    }
    return years;
  }
  static OrderQuery of(const std::string& element, const std::string& penalty = "") {
    return {.year = {}, .element = element, .penalty = penalty};
  }

  static inline Scratch* folder = nullptr;
  static inline Session* session = nullptr;
  static inline std::string several_threads;
  static inline std::string one_thread;
};

TEST_F(SessionOrder, ShowsEachElementThatHasIndicators) {
  const auto document = session->order({.year = Year{1990}, .element = "", .penalty = ""});
  EXPECT_EQ(document.title, "The order, 1990");
  EXPECT_THAT(ids(document), Contains("norms"));
  EXPECT_THAT(ids(document), Contains("institutions"));
  const auto& change = table(document, "change");
  ASSERT_EQ(change.rows.size(), 2U);
  EXPECT_EQ(std::get<std::string>(change.rows[0][0]), "norms");
  EXPECT_LT(std::get<double>(change.rows[0][3]), std::get<double>(change.rows[0][4]));
  EXPECT_TRUE(std::holds_alternative<std::monostate>(change.rows[1][3]));
  EXPECT_EQ(table(document, "norms").sources.size(), 1U);
  EXPECT_THAT(table(document, "norms").notes, Contains(HasSubstr("not in this world: dispersion")));
  // One pair of elements, by level and by rate.
  EXPECT_EQ(table(document, "lead_lag").rows.size(), 2U);
}

TEST_F(SessionOrder, FindsTheChangeOfLevelAndAsMuchAsTheWorldSays) {
  const auto document = session->order(of("institutions"));
  const auto& changes = table(document, "change_points");
  EXPECT_THAT(years_of(changes, "organisation_modularity"), UnorderedElementsAre(1980));
  EXPECT_EQ(
      std::get<std::int64_t>(session
                                 ->sql("SELECT count(*) FROM world_order.change_points JOIN "
                                       "world_order.change_series USING (series) WHERE element "
                                       "= 'institutions'")
                                 .rows[0][0]),
      static_cast<std::int64_t>(changes.rows.size()));
  EXPECT_THAT(changes.notes, Contains(HasSubstr("MBIC")));
}

TEST_F(SessionOrder, APenaltyChangesTheResultAndIsSaid) {
  const auto dear = table(session->order(of("institutions", "100000")), "change_points");
  EXPECT_TRUE(dear.rows.empty());
  EXPECT_THAT(dear.notes, Contains("penalty: 100000 a change point"));
  const auto cheap = table(session->order(of("institutions", "0.5")), "change_points");
  EXPECT_GT(years_of(cheap, "organisation_modularity").size(), 1U);
  EXPECT_EQ(std::get<double>(cheap.rows[0][6]), 0.5);
  const auto bic = table(session->order(of("institutions", "bic")), "change_points");
  EXPECT_THAT(bic.notes, Contains(HasSubstr("BIC: (p + 1) ln n")));
}

TEST_F(SessionOrder, SaysWhatTheWorldSaysOfRates) {
  const auto change =
      table(session->order({.year = Year{1990}, .element = "norms", .penalty = ""}), "change");
  const auto stored = session->sql(
      "SELECT rate::DOUBLE, lo::DOUBLE, hi::DOUBLE, rank::BIGINT, \"of\"::BIGINT FROM "
      "world_order.change WHERE element = 'norms' AND span "
      "= 1 AND year = 1990");
  ASSERT_EQ(stored.rows.size(), 1U);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_DOUBLE_EQ(std::get<double>(change.rows[0][2 + i]), std::get<double>(stored.rows[0][i]));
  EXPECT_EQ(std::get<std::int64_t>(change.rows[0][5]), std::get<std::int64_t>(stored.rows[0][3]));
  EXPECT_EQ(std::get<std::int64_t>(change.rows[0][6]), std::get<std::int64_t>(stored.rows[0][4]));
}

TEST_F(SessionOrder, AnIndicatorLeftOutChangesTheRateAndIsRecorded) {
  OrderQuery query{.year = Year{1980}, .element = "institutions", .penalty = "20", .explain = true};
  const auto all = session->order(query);
  query.without = {"organisations"};
  const auto answer = session->order(query);
  EXPECT_NE(std::get<double>(table(answer, "change").rows[0][2]),
            std::get<double>(table(all, "change").rows[0][2]));
  EXPECT_THAT(table(answer, "change").notes, Contains("without organisations"));
  // What is left is all of the rate.
  EXPECT_DOUBLE_EQ(std::get<double>(table(answer, "institutions").rows[0][8]), 1);
  const auto design = session->design(answer, "order.csv", "orrery show order");
  EXPECT_THAT(design.json, HasSubstr("\"value\": \"organisations\""));
  EXPECT_THAT(design.json, HasSubstr("\"value\": \"20\""));
  EXPECT_THAT(design.json, HasSubstr("\"command\": \"orrery show order\""));
}

TEST_F(SessionOrder, RefusesToLeaveOutWhatIsNoIndicator) {
  OrderQuery query{.year = {}, .element = "", .penalty = ""};
  query.without = {"weather"};
  EXPECT_THAT(error_of([&] { session->order(query); }).what(), HasSubstr("weather"));
}

TEST_F(SessionOrder, ExplainsWhatARateIsMadeOf) {
  const auto document = session->order(
      {.year = Year{1980}, .element = "institutions", .penalty = "", .explain = true});
  const auto& parts = table(document, "institutions");
  ASSERT_EQ(parts.rows.size(), 2U);
  EXPECT_NEAR(std::get<double>(parts.rows[0][8]) + std::get<double>(parts.rows[1][8]), 1, 1e-12);
  EXPECT_GT(std::get<double>(parts.rows[0][8]), 0.9);
  EXPECT_FALSE(table(document, "sensitivity").rows.empty());
}

TEST_F(SessionOrder, HasOneRowAYearAndNothingWhereNothingIsSeen) {
  const auto years = session->sql(
      "SELECT year, organisation_modularity, polarisation, polarisation_lo, norms_rate, "
      "frustration "
      "FROM world_order.years WHERE year IN (1950, 1964, 1965) ORDER BY year");
  ASSERT_EQ(years.rows.size(), 3U);
  const auto missing = [](const Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
  };
  EXPECT_FALSE(missing(years.rows[0][3]));
  EXPECT_TRUE(missing(years.rows[0][4]));
  EXPECT_TRUE(missing(years.rows[1][2]));
  EXPECT_FALSE(missing(years.rows[1][1]));
  EXPECT_TRUE(missing(years.rows[2][4]));
  EXPECT_TRUE(missing(years.rows[2][5]));
  const auto other_name = session->sql("SELECT count(*) FROM world.system.years");
  EXPECT_EQ(std::get<std::int64_t>(other_name.rows[0][0]), 60);
  const auto bare = session->sql(
      "SELECT count(*) FROM duckdb_columns() WHERE schema_name IN ('world_order', 'system') AND "
      "NOT internal AND comment IS NULL");
  EXPECT_EQ(std::get<std::int64_t>(bare.rows[0][0]), 0);
}

TEST_F(SessionOrder, IsTheSameAtAnyNumberOfThreads) {
  EXPECT_FALSE(one_thread.empty());
  EXPECT_EQ(several_threads, one_thread);
}

TEST_F(SessionOrder, SaysWhatIsWrongWithAQuestion) {
  EXPECT_THAT(
      error_of([] { session->order({.year = Year{1900}, .element = "", .penalty = ""}); }).hint(),
      HasSubstr("1950 to 2009"));
  EXPECT_THAT(error_of([] { session->order(of("weather")); }).hint(), HasSubstr("norms"));
  EXPECT_EQ(error_of([] { session->order(of("", "-3")); }).kind(), ErrorKind::Usage);
}

TEST(OrderColumns, AreThereOnlyIfAllAre) {
  auto database = store::Database::in_memory();
  database.execute("CREATE SCHEMA a; CREATE TABLE a.b (year INTEGER, x DOUBLE)");
  EXPECT_TRUE(order::has_columns(database, "a.b(year, x)"));
  EXPECT_FALSE(order::has_columns(database, "a.b(year, y)"));
  EXPECT_FALSE(order::has_columns(database, "a.c(year)"));
  EXPECT_EQ(error_of([&] { order::has_columns(database, "a.b"); }).kind(), ErrorKind::Internal);
}

}  // namespace
}  // namespace orrery::api
