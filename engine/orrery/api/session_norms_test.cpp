// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "orrery/api/session.hpp"
#include "orrery/base/embedded.hpp"
#include "orrery/base/error.hpp"
#include "orrery/norms/embedded.hpp"
#include "orrery/norms/measures.hpp"
#include "orrery/world/world_view.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery::api {
namespace {

using orrery::testing::error_of;
using orrery::testing::Scratch;
using ::testing::HasSubstr;

/// Votes drawn by hand, in sessions 60 to 66 (2005 to 2011) of 12 roll calls and one of a single
/// roll call. Seven states vote yes and no by turns, four always yes, and India always abstains.
constexpr const char* kVotes = R"(
DROP TABLE IF EXISTS norms.spread; DROP TABLE IF EXISTS norms.blocs; DROP TABLE IF EXISTS norms.bloc_sessions;
DROP TABLE IF EXISTS norms.moves; DROP TABLE IF EXISTS norms.cohesion;
DELETE FROM meta.measures WHERE table_name LIKE 'norms.%';
CREATE TEMP TABLE drawn AS
SELECT s.session, k.k, v.state, CASE v.camp WHEN 1 THEN 1 WHEN 2 THEN 2 ELSE 1 + 2 * (k.k % 2) END AS vote, v.camp
FROM (SELECT unnest(range(60, 67)) AS session UNION ALL SELECT 19) AS s
JOIN (SELECT unnest(range(12)) AS k) AS k ON s.session > 19 OR k.k = 0
CROSS JOIN (VALUES (140, 1), (365, 1), (710, 1), (560, 1), (750, 2), (2, 0), (20, 0), (200, 0), (220, 0), (255, 0), (325, 0),
  (740, 0)) AS v(state, camp);
INSERT INTO core.rollcalls (source, rcid, session, year) SELECT DISTINCT 'reference', session * 100 + k, session, session + 1945 FROM drawn;
INSERT INTO core.votes (source, rcid, state, vote) SELECT 'reference', session * 100 + k, state, vote FROM drawn;
INSERT INTO norms.similarity (basis, state1, state2, period, n, agree, kappa_sq)
SELECT 'un', a.state, b.state, a.session, count(*), avg((a.vote = b.vote)::INT), 0.25
FROM drawn AS a JOIN drawn AS b ON a.session = b.session AND a.k = b.k AND a.state < b.state GROUP BY ALL;
INSERT INTO norms.ideal_points
SELECT DISTINCT 'fast', 'all', state, session, session + 1945,
  CASE WHEN state = 2 AND session = 66 THEN 2 ELSE 1 - camp END, 0.1, 0, 0, 12 FROM drawn WHERE session > 19;
INSERT INTO meta.measures VALUES ('ideal_points', 'norms.ideal_points', '', '', '', '{}', 'reference');
)";

class SessionNorms : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = new Scratch;
    const auto world = *folder / "world.duckdb";
    orrery::testing::build_world(world, {});
    {
      store::Database database(world);
      database.execute(
          "CREATE SCHEMA IF NOT EXISTS norms; DROP TABLE IF EXISTS norms.ideal_points; "
          "DROP VIEW IF EXISTS norms.similarity; "
          "CREATE TABLE norms.similarity (basis VARCHAR, state1 SMALLINT, state2 SMALLINT, "
          "period SMALLINT, n SMALLINT, agree DOUBLE, s_abs DOUBLE, kappa_sq DOUBLE);");
      database.execute(std::string(embedded_text(norms::embedded_norms_sql(), "ideal_points.sql")));
      database.execute(kVotes);
      const world::WorldView view(database);
      const world::MeasureContext context{database, view, 1, 1};
      for (const auto& measure : norms::measures()) {
        const bool ours = measure.name == "spread" || measure.name == "blocs" ||
                          measure.name == "moves" || measure.name == "cohesion";
        if (ours) world::add_measures({&measure, 1}, context, Progress{});
      }
    }
    session = new Session(world);
  }
  static void TearDownTestSuite() {
    delete session;
    delete folder;
  }

  static const Table& table(const Document& document, const std::string& id) {
    const auto found = std::ranges::find(document.tables, id, &Table::id);
    if (found == document.tables.end()) throw std::out_of_range("no table " + id);
    return *found;
  }
  static const Cell& cell(const Table& table, std::size_t row, const std::string& column) {
    const auto found = std::ranges::find(table.columns, column, &Column::name);
    return table.rows.at(row).at(static_cast<std::size_t>(found - table.columns.begin()));
  }
  static double number(const Table& table, std::size_t row, const std::string& column) {
    const auto& value = cell(table, row, column);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    return std::get<double>(value);
  }
  static std::size_t row_of(const Table& table, const std::string& column, const Cell& value) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      if (cell(table, row, column) == value) return row;
    }
    throw std::out_of_range("no such row");
  }

  static Scratch* folder;
  static Session* session;
};

Scratch* SessionNorms::folder = nullptr;
Session* SessionNorms::session = nullptr;

TEST_F(SessionNorms, AYearHasPositionsBlocsGroupsAndMovers) {
  const auto document = session->norms({});
  EXPECT_THAT(document.title, HasSubstr("2011: session 66"));

  const auto& spread = table(document, "spread");
  ASSERT_EQ(spread.rows.size(), 1U);
  EXPECT_EQ(number(spread, 0, "n"), 12);
  EXPECT_GT(number(spread, 0, "sd"), number(spread, 0, "sd_q05"));
  EXPECT_LT(number(spread, 0, "sd"), number(spread, 0, "sd_q95"));
  EXPECT_FALSE(spread.sources.empty());

  const auto& blocs = table(document, "blocs");
  EXPECT_EQ(number(blocs, 0, "states"), 7);
  EXPECT_EQ(number(blocs, 0, "line"), 1);
  EXPECT_THAT(std::get<std::string>(cell(blocs, 0, "members")), HasSubstr("USA"));
  EXPECT_THAT(blocs.notes.front(), HasSubstr("20 runs"));

  const auto& cohesion = table(document, "cohesion");
  const auto g7 = row_of(cohesion, "group", std::string("g7"));
  EXPECT_EQ(number(cohesion, g7, "agree"), 1);
  EXPECT_EQ(number(cohesion, g7, "agreement_index"), 1);

  const auto& moves = table(document, "moves");
  EXPECT_EQ(number(moves, 0, "state"), 2);
  EXPECT_DOUBLE_EQ(number(moves, 0, "change"), 1);
  EXPECT_NEAR(number(moves, 0, "z"), 1 / std::sqrt(0.02), 1e-9);
}

TEST_F(SessionNorms, ALimitOfMoversIsKept) {
  NormsQuery query;
  query.top = 3;
  EXPECT_EQ(table(session->norms(query), "moves").rows.size(), 3U);
}

TEST_F(SessionNorms, ASessionOfOneRollCallHasNoBlocs) {
  NormsQuery query;
  query.year = 1964;
  const auto document = session->norms(query);
  EXPECT_TRUE(table(document, "blocs").rows.empty());
  EXPECT_THAT(table(document, "blocs").notes.front(),
              HasSubstr("no two states have 10 roll calls"));
  EXPECT_THAT(table(document, "spread").notes.front(), HasSubstr("no positions in 1964"));
}

TEST_F(SessionNorms, YearsHaveOneRowEach) {
  NormsQuery query;
  query.from = 2006;
  const auto years = table(session->norms(query), "years");
  ASSERT_EQ(years.rows.size(), 6U);
  EXPECT_EQ(number(years, 0, "year"), 2006);
  EXPECT_EQ(number(years, 0, "n"), 12);
  EXPECT_EQ(number(years, 0, "adjusted_rand"), 1);
}

TEST_F(SessionNorms, AGroupIsSeenWithAndWithoutThoseThatJoined) {
  // By hand: of the pairs of the four, three agree always and three (with India) never; South
  // Africa, which votes as the three do, adds three that agree and one that does not.
  NormsQuery query;
  query.group = "BRICS";
  const auto document = session->norms(query);
  const auto& entries = table(document, "entries");
  ASSERT_EQ(entries.rows.size(), 1U);
  EXPECT_EQ(number(entries, 0, "year"), 2011);
  EXPECT_DOUBLE_EQ(number(entries, 0, "agree_old"), 0.5);
  EXPECT_DOUBLE_EQ(number(entries, 0, "agree_all"), 0.6);
  EXPECT_NEAR(number(entries, 0, "effect"), 0.1, 1e-12);
  EXPECT_THAT(std::get<std::string>(cell(entries, 0, "joined")), HasSubstr("South Africa"));

  const auto& group = table(document, "group");
  const auto last = group.rows.size() - 1;
  EXPECT_EQ(number(group, last, "members"), 5);
  EXPECT_EQ(number(group, last, "members_first"), 4);
  EXPECT_DOUBLE_EQ(number(group, last, "agree_first"), 0.5);
  EXPECT_DOUBLE_EQ(number(group, last, "agreement_index"), 0.7);  // (4 - 1/2) / 5
  EXPECT_NEAR(number(group, last, "mean_sd"), 0.1 / std::sqrt(5), 1e-12);
  // Before the group began, only its first members are there.
  EXPECT_TRUE(std::holds_alternative<std::monostate>(
      cell(group, row_of(group, "year", std::int64_t{2008}), "members")));
}

TEST_F(SessionNorms, ADyadIsYearsOfVotesAndPositions) {
  const auto norms = table(
      session->dyad(
          {.one = "USA", .other = "CHN", .from = 2010, .to = {}, .weights = {}, .compare = {}}),
      "norms");
  ASSERT_GE(norms.rows.size(), 2U);
  const auto row = row_of(norms, "year", std::int64_t{2011});
  EXPECT_EQ(number(norms, row, "votes"), 12);
  EXPECT_DOUBLE_EQ(number(norms, row, "agree"), 0.5);
  EXPECT_DOUBLE_EQ(number(norms, row, "kappa"), 0.25);
  EXPECT_DOUBLE_EQ(number(norms, row, "distance"), 2);
  EXPECT_NEAR(number(norms, row, "sd"), std::sqrt(0.02), 1e-12);
}

TEST_F(SessionNorms, ADyadCanBeOfGroups) {
  const auto norms = table(
      session->dyad(
          {.one = "g7", .other = "brics", .from = 2011, .to = 2011, .weights = {}, .compare = {}}),
      "norms");
  ASSERT_EQ(norms.rows.size(), 1U);
  EXPECT_NEAR(number(norms, 0, "ideal_1"), 8.0 / 7, 1e-12);
  EXPECT_NEAR(number(norms, 0, "ideal_2"), -0.2, 1e-12);
  EXPECT_NEAR(number(norms, 0, "agree"), 0.4, 1e-12);  // a half with four of five, 0 with India
  EXPECT_NEAR(number(norms, 0, "sd"), 0.1 * std::sqrt(1.0 / 7 + 1.0 / 5), 1e-12);
}

TEST_F(SessionNorms, ADyadWithoutCommonVotesSaysSo) {
  const auto norms = table(session->dyad({.one = "USA",
                                          .other = "Kosovo",
                                          .from = 2010,
                                          .to = 2011,
                                          .weights = {},
                                          .compare = {}}),
                           "norms");
  EXPECT_TRUE(norms.rows.empty());
  EXPECT_THAT(norms.notes.front(), HasSubstr("nothing is known"));
}

TEST_F(SessionNorms, AStateHasItsPositionBlocAndMove) {
  const auto usa = table(session->state("USA", "en"), "norms");
  ASSERT_EQ(usa.rows.size(), 1U);
  EXPECT_EQ(number(usa, 0, "year"), 2011);
  EXPECT_EQ(number(usa, 0, "position"), 2);
  EXPECT_EQ(number(usa, 0, "bloc"), 1);
  EXPECT_EQ(number(usa, 0, "moved_5"), 1);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(cell(usa, 0, "moved_10")));
  const auto none = table(session->state("Kosovo", "en"), "norms");
  EXPECT_TRUE(none.rows.empty());
  EXPECT_THAT(none.notes.front(), HasSubstr("no votes of this state"));
}

TEST_F(SessionNorms, WhatIsUnknownIsAnsweredWithWhatIsNear) {
  EXPECT_EQ(
      error_of([] {
        session->dyad(
            {.one = "CHN", .other = "710", .from = {}, .to = {}, .weights = {}, .compare = {}});
      }).kind(),
      ErrorKind::Usage);
  EXPECT_THAT(
      error_of([] {
        session->dyad(
            {.one = "CHN", .other = "Rusia", .from = {}, .to = {}, .weights = {}, .compare = {}});
      }).hint(),
      HasSubstr("Russia"));
  NormsQuery group;
  group.group = "brisc";
  EXPECT_THAT(error_of([&] { session->norms(group); }).hint(), HasSubstr("brics"));
  NormsQuery year;
  year.year = 1900;
  EXPECT_THAT(error_of([&] { session->norms(year); }).hint(), HasSubstr("1964 to 2011"));
}

}  // namespace
}  // namespace orrery::api
