// SPDX-License-Identifier: GPL-3.0-or-later
//
// A world built from the official files against published and independently computed figures. The
// files lie beside the project, in ../shared; without them these tests say so and are skipped.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "support/built_world.hpp"
#include "support/official_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using store::quoted_name;
using store::quoted_text;
using testing::kOfficialWorld;
using testing::kOracle;
using testing::kSharedData;
using testing::Scratch;

/// The full world, built once for all tests of this program.
class FullWorld : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (database || !std::filesystem::exists(kSharedData)) return;
    folder = std::make_unique<Scratch>();
    database = std::make_unique<store::Database>(testing::opened(kOfficialWorld));
  }
  void SetUp() override {
    if (!database) GTEST_SKIP() << kSharedData << " is absent: not checked";
  }

  static std::int64_t count(const std::string& sql) { return database->query(sql).integer(0, 0); }
  static double number(const std::string& sql) { return database->query(sql).real(0, 0); }
  static std::string oracle(const std::string& file) {
    return fmt::format("read_csv({})", quoted_text((kOracle / file).string()));
  }

  static inline std::unique_ptr<Scratch> folder;
  static inline std::unique_ptr<store::Database> database;
};

TEST_F(FullWorld, LoadsEveryDatasetThatIsThere) {
  EXPECT_EQ(count("SELECT count(*) FROM meta.build WHERE edition = 'full'"), 1);
  EXPECT_EQ(
      count(
          "SELECT count(*) FROM meta.sources WHERE status = 'loaded' AND source IN ('cow_states', "
          "'cow_majors', 'gw_states_isard', 'cow_nmc_v5', 'cow_nmc_v6', 'cow_nmc_v7', "
          "'cow_capitals', "
          "'gw_capitals', 'fariss_gdp', 'sipri_milex', 'pwt')"),
      11);
  EXPECT_EQ(
      count("SELECT count(*) FROM meta.sources WHERE status = 'loaded' AND source LIKE 'wb_%'"), 3);
  EXPECT_EQ(
      count("SELECT count(*) FROM meta.sources WHERE status = 'loaded' AND source <> "
            "'reference' AND (sha256 "
            "IS NULL OR NOT regexp_full_match(sha256, '([0-9a-f]{64}(, )?)+') OR rows IS NULL)"),
      0);
}

struct Count {
  const char* system;
  int to;
  std::int64_t rows;
};

TEST_F(FullWorld, HasTheStateYearsOfBothSystems) {
  for (const auto& [system, to, rows] : {Count{"cow", 2016, 15951},
                                         Count{"cow", 2022, 17121},
                                         Count{"cow", 2024, 17511},
                                         Count{"gw", 2020, 19864},
                                         Count{"gw", 2024, 20652}}) {
    EXPECT_EQ(count(fmt::format(
                  "SELECT count(*) FROM core.state_years WHERE system = '{}' AND year <= {}",
                  system,
                  to)),
              rows)
        << system << to;
  }
  EXPECT_EQ(
      count(
          "SELECT count(*) FROM (SELECT 1 FROM core.state_years GROUP BY system, code, year HAVING "
          "count(*) > 1)"),
      0);
  EXPECT_EQ(count("SELECT max(year) FROM core.state_years"), 2024);
  EXPECT_EQ(count("SELECT min(year) FROM core.state_years"), 1816);
}

/// Directed dyad-years of a system in years, false dyads out, counted without the frame.
std::string directed_dyads(const std::string& system, int from, int to) {
  return fmt::format(
      "SELECT (SELECT coalesce(sum(n * (n - 1)), 0) FROM (SELECT count(*) AS n FROM "
      "core.state_years WHERE system = '{0}' "
      "AND year BETWEEN {1} AND {2} GROUP BY year)) - 2 * (SELECT count(*) FROM core.false_dyads "
      "WHERE system = '{0}' AND "
      "year BETWEEN {1} AND {2})",
      system,
      from,
      to);
}

TEST_F(FullWorld, HasTheDyadYearsOfBothSystems) {
  EXPECT_EQ(number(directed_dyads("cow", 1816, 2016)), 1912290);
  EXPECT_EQ(number(directed_dyads("cow", 1816, 2024)), 2214930);
  EXPECT_EQ(number(directed_dyads("gw", 1816, 2024)), 2599466);
  EXPECT_EQ(number(directed_dyads("cow", 1945, 1945)), 4024);
  EXPECT_EQ(number(directed_dyads("cow", 1990, 1990)), 27044);
}

TEST_F(FullWorld, HasTheStatesAndDyadsOfEveryYear) {
  for (const std::string system : {"cow", "gw"}) {
    const auto wrong = database->query(
        fmt::format("WITH n AS (SELECT year, count(*) AS n FROM core.state_years WHERE system = "
                    "'{0}' GROUP BY year), "
                    "f AS (SELECT year, count(*) AS f FROM core.false_dyads WHERE system = '{0}' "
                    "GROUP BY year) "
                    "SELECT o.year, n.n, n.n * (n.n - 1) - 2 * coalesce(f.f, 0) FROM {1} AS o LEFT "
                    "JOIN n USING (year) LEFT JOIN f USING (year) "
                    "WHERE n.n IS DISTINCT FROM o.{0}_states OR n.n * (n.n - 1) - 2 * "
                    "coalesce(f.f, 0) IS DISTINCT FROM o.{0}_directed_dyads "
                    "ORDER BY o.year",
                    system,
                    oracle("states_dyads_per_year.csv")));
    EXPECT_EQ(wrong.rows(), 0U) << system << " first in "
                                << (wrong.empty() ? "" : wrong.text(0, 0));
  }
  EXPECT_EQ(count("SELECT count(*) FROM " + oracle("states_dyads_per_year.csv")), 209);
}

TEST_F(FullWorld, RecomputesThePublishedCincOfEveryVintage) {
  for (const auto& [vintage, rows, within] :
       {std::tuple{"v7", 17121, 5e-8}, {"v6", 15951, 5e-8}, {"v5", 15171, 1e-7}}) {
    const auto found =
        database->query(fmt::format("SELECT count(*), count(*) FILTER (cinc_published IS NOT NULL "
                                    "AND cinc IS NOT NULL), max(abs(cinc - cinc_published)) "
                                    "FROM power.cinc WHERE vintage = '{}'",
                                    vintage));
    EXPECT_EQ(found.integer(0, 0), rows) << vintage;
    EXPECT_EQ(found.integer(0, 1), rows) << vintage;
    EXPECT_LE(found.real(0, 2), within) << vintage;
    RecordProperty(vintage, fmt::format("{:.3g}", found.real(0, 2)));
  }
  EXPECT_NEAR(
      number("SELECT cinc FROM power.cinc WHERE vintage = 'v6' AND state = 2 AND year = 1945"),
      .38386354,
      5e-8);
  EXPECT_NEAR(
      number("SELECT cinc FROM power.cinc WHERE vintage = 'v7' AND state = 710 AND year = 2022"),
      .23409663,
      5e-8);
}

TEST_F(FullWorld, EqualsTheIndependentSeriesOfConcentration) {
  const auto found = database->query(
      fmt::format("SELECT count(*), count(s.year), count(*) FILTER (s.n IS DISTINCT FROM o.n), "
                  "max(abs(s.top - o.top)), max(abs(s.hhi - o.hhi)), "
                  "max(abs(s.con - o.con)), max(abs(s.enp - o.enp) / o.enp) FROM {} AS o LEFT JOIN "
                  "power.system AS s ON s.year = o.year AND s.set = o.set "
                  "AND s.basis = o.basis WHERE o.set <> 'majors' OR o.year <= 2016",
                  oracle("power_concentration.csv")));
  EXPECT_EQ(found.integer(0, 0), 406);
  EXPECT_EQ(found.integer(0, 1), found.integer(0, 0));
  EXPECT_EQ(found.integer(0, 2), 0);
  for (std::size_t column = 3; column < 7; ++column)
    EXPECT_LE(found.real(0, column), 1e-7) << column;
  EXPECT_EQ(
      count("SELECT count(*) FROM power.system WHERE set = 'majors' AND year > 2016 AND (n IS NOT "
            "NULL OR con IS NOT NULL "
            "OR top IS NOT NULL OR hhi IS NOT NULL OR move IS NOT NULL OR carried IS NOT NULL)"),
      0);
  EXPECT_GT(count("SELECT count(*) FROM power.system WHERE set = 'majors' AND year > 2016"), 0);
}

TEST_F(FullWorld, CarriesMajorsOnRequestAndFlagsThem) {
  const auto world = *folder / "carried.duckdb";
  testing::build_power_world(world, {kSharedData / "cow"}, true);
  auto carried = testing::opened(world);
  // CON of 2022 with the majors of 2016, computed once from edition 7.0 and printed to four
  // decimals.
  const auto con = [&](const std::string& basis) {
    return carried
        .query(
            "SELECT con FROM power.system WHERE set = 'majors' AND carried AND year = 2022 AND "
            "basis = " +
            quoted_text(basis))
        .real(0, 0);
  };
  EXPECT_NEAR(con("cinc"), .4853, 5.1e-5);
  EXPECT_NEAR(con("components"), .4838, 5.1e-5);
  EXPECT_EQ(carried.query("SELECT count(*) FROM core.major_years WHERE carried <> (year > 2016)")
                .integer(0, 0),
            0);
}

TEST_F(FullWorld, KeepsOneSourceANumber) {
  EXPECT_EQ(
      count(
          "SELECT count(*) FROM (SELECT 1 FROM core.economy GROUP BY indicator, state, year HAVING "
          "count(*) > 1)"),
      0);
  EXPECT_EQ(count("SELECT count(*) FROM core.economy WHERE value IS NULL OR isnan(value)"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM core.economy AS e ANTI JOIN core.state_years AS y USING "
                  "(state, year)"),
            0);
  EXPECT_EQ(
      count("SELECT count(*) FROM core.capabilities ANTI JOIN (SELECT code AS state, year FROM "
            "core.state_years WHERE system = 'cow') USING (state, year)"),
      0);
  EXPECT_EQ(count("SELECT count(*) FROM core.capabilities WHERE least(milex, milper, irst, pec, "
                  "tpop, upop) < 0"),
            0);
}

TEST_F(FullWorld, CommentsEveryTableAndColumn) {
  const auto tables = database->query(
      "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE comment IS NULL AND NOT "
      "internal ORDER BY ALL");
  EXPECT_EQ(tables.rows(), 0U) << (tables.empty() ? "" : tables.text(0, 0));
  const auto columns = database->query(
      "SELECT c.schema_name || '.' || c.table_name || '.' || c.column_name FROM duckdb_columns() "
      "AS c JOIN duckdb_tables() AS t "
      "USING (schema_name, table_name) WHERE c.comment IS NULL AND c.schema_name <> 'raw' ORDER BY "
      "ALL");
  EXPECT_EQ(columns.rows(), 0U) << (columns.empty() ? "" : columns.text(0, 0));
}

/// A frame against the figures of another program: every column's sums and order, every year's, and
/// rows.
class FullWorldFrames : public FullWorld {
 protected:
  void check(const std::string& name,
             const std::string& unit,
             const std::string& system,
             bool directed,
             Year to) {
    api::FrameQuery query;
    query.unit = unit;
    query.system = system;
    query.directed = directed;
    query.to = to;
    query.output = *folder / (name + ".parquet");
    const api::Session session(kOfficialWorld);
    session.frame(query, Progress{});
    frame_ = fmt::format(
        "(SELECT *, file_row_number + 1 AS row FROM read_parquet({}, file_row_number = true))",
        quoted_text(query.output.string()));
    check_columns(name);
    check_years(name);
    check_rows(name);
  }

 private:
  bool has(const std::string& column) const {
    return count(fmt::format("SELECT count(*) FROM (DESCRIBE FROM {}) WHERE column_name = '{}'",
                             frame_,
                             column)) > 0;
  }

  void check_columns(const std::string& name) {
    const auto expected = database->query(
        fmt::format("SELECT \"column\", n, n_na, sum, sumsq, min, max, wsum FROM read_csv({}, "
                    "types = {{'sum': 'HUGEINT', 'sumsq': 'HUGEINT', "
                    "'wsum': 'HUGEINT', 'min': 'INTEGER', 'max': 'INTEGER'}}) WHERE type = 'num'",
                    quoted_text((kOracle / "ps" / (name + "_columns.csv")).string())));
    int checked = 0;
    for (std::size_t i = 0; i < expected.rows(); ++i) {
      const auto column = expected.text(i, 0);
      if (!has(column)) continue;
      ++checked;
      const auto found = database->query(
          fmt::format("SELECT count(*), count(*) - count({0}), sum({0}::HUGEINT), sum({0}::HUGEINT "
                      "* {0}), min({0})::INTEGER, max({0})::INTEGER, "
                      "sum({0}::HUGEINT * ((row - 1) % 9973 + 1)) FROM {1}",
                      column,
                      frame_));
      for (std::size_t c = 0; c < 7; ++c) {
        EXPECT_EQ(found.text(0, c), expected.text(i, c + 1)) << name << ' ' << column << ' ' << c;
      }
    }
    EXPECT_GE(checked, system_columns(name)) << name;
  }

  static int system_columns(const std::string& name) { return name.starts_with("sy") ? 2 : 3; }

  void check_years(const std::string& name) {
    const auto file = fmt::format(
        "read_csv({})", quoted_text((kOracle / "ps" / (name + "_byyear.csv.gz")).string()));
    std::string sums = "count(*) = any_value(o.rows)";
    for (const auto* const column : {"ccode", "ccode1", "ccode2", "gwcode", "gwcode1", "gwcode2"}) {
      if (!has(column) ||
          count(fmt::format(
              "SELECT count(*) FROM (DESCRIBE FROM {}) WHERE column_name = '{}'", file, column)) ==
              0)
        continue;
      sums += fmt::format(" AND sum(f.{0}) = any_value(o.{0})", column);
    }
    const auto wrong =
        database->query(fmt::format("SELECT year FROM {} AS o LEFT JOIN {} AS f USING (year) GROUP "
                                    "BY year HAVING NOT ({}) ORDER BY year",
                                    file,
                                    frame_,
                                    sums));
    EXPECT_EQ(wrong.rows(), 0U) << name << ' ' << (wrong.empty() ? "" : wrong.text(0, 0));
    EXPECT_GE(count("SELECT count(*) FROM " + file), 201);
  }

  void check_rows(const std::string& name) {
    const auto file =
        fmt::format("read_csv({})", quoted_text((kOracle / "ps" / (name + "_rows.csv")).string()));
    const auto keys = std::string(name.ends_with("gw") ? "gwcode" : "ccode");
    const auto same = name.starts_with("sy")
                          ? fmt::format("f.{0} = o.{0}", keys)
                          : fmt::format("f.{0}1 = o.{0}1 AND f.{0}2 = o.{0}2", keys);
    const auto found =
        database->query(fmt::format("SELECT count(*), count(*) FILTER ({} AND f.year = o.year) "
                                    "FROM {} AS o LEFT JOIN {} AS f USING (row)",
                                    same,
                                    file,
                                    frame_));
    EXPECT_GE(found.integer(0, 0), 60) << name;
    EXPECT_EQ(found.integer(0, 1), found.integer(0, 0)) << name;
  }

  std::string frame_;
};

TEST_F(FullWorldFrames, StateYearsOfCowEqualThoseOfAnotherProgram) {
  check("sy_cow", "state-years", "cow", true, 2016);
}
TEST_F(FullWorldFrames, StateYearsOfGwEqualThoseOfAnotherProgram) {
  check("sy_gw", "state-years", "gw", true, 2020);
}
TEST_F(FullWorldFrames, DirectedDyadYearsOfCowEqualThoseOfAnotherProgram) {
  check("dd_cow", "dyad-years", "cow", true, 2016);
}
TEST_F(FullWorldFrames, DyadYearsOfCowEqualThoseOfAnotherProgram) {
  check("nd_cow", "dyad-years", "cow", false, 2016);
}
TEST_F(FullWorldFrames, DirectedDyadYearsOfGwEqualThoseOfAnotherProgram) {
  check("dd_gw", "dyad-years", "gw", true, 2020);
}

TEST_F(FullWorldFrames, DyadYearsWithoutDirectionAreHalfOfTheDirected) {
  const api::Session session(kOfficialWorld);
  for (const auto& [system, directed] : {std::pair{"cow", 2214930}, {"gw", 2599466}}) {
    api::FrameQuery query;
    query.unit = "dyad-years";
    query.system = system;
    query.output = *folder / "whole.parquet";
    EXPECT_EQ(session.frame(query, Progress{}).rows, directed);
    query.directed = false;
    EXPECT_EQ(session.frame(query, Progress{}).rows, directed / 2);
  }
}

TEST_F(FullWorldFrames, KeepZeroAbsenceAndUnknownApart) {
  api::FrameQuery query;
  query.unit = "state-years";
  query.layers = {"majors", "power"};
  query.output = *folder / "layers.parquet";
  api::Session(kOfficialWorld).frame(query, Progress{});
  const auto rows = fmt::format("read_parquet({})", quoted_text(query.output.string()));
  EXPECT_EQ(count("SELECT count(*) FROM " + rows + " WHERE (cowmaj IS NULL) <> (year > 2016)"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM " + rows + " WHERE cowmaj = 1 AND year = 2016"), 7);
  EXPECT_EQ(count("SELECT count(*) FROM " + rows + " WHERE cowmaj = 0 AND year = 2016"), 188);
  EXPECT_EQ(count("SELECT count(*) FROM " + rows + " WHERE (cinc IS NULL) <> (year > 2022)"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM " + rows + " WHERE milex < 0 OR tpop < 0"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM " + rows), 17511);
}

TEST(ReferenceEdition, BuildsWithoutAnyDataAndShowsGdp) {
  const Scratch folder;
  const auto summary = testing::build_world(folder / "world.duckdb", {});
  EXPECT_EQ(summary.edition, "reference");
  const api::Session session(folder / "world.duckdb");
  EXPECT_FALSE(
      session.sql("SELECT 1 FROM power.shares WHERE index = 'gdp_usd' LIMIT 1").rows.empty());
  EXPECT_FALSE(
      session.sql("SELECT 1 FROM power.system WHERE basis = 'gdp_usd' AND set = 'system' LIMIT 1")
          .rows.empty());
  EXPECT_FALSE(session.power({}).tables.at(0).rows.empty());
  for (const auto& [system, to, rows] : {Count{"cow", 2024, 195}, Count{"gw", 2024, 197}}) {
    const auto found = session.sql(fmt::format(
        "SELECT count(*) FROM core.state_years WHERE system = '{}' AND year = {}", system, to));
    EXPECT_EQ(std::get<std::int64_t>(found.rows[0][0]), rows) << system;
  }
}

// What the reference edition says of the years both cover is what the official lists say.
TEST_F(FullWorld, AgreesWithTheReferenceEditionFrom1990) {
  const auto world = *folder / "reference.duckdb";
  testing::build_power_world(world, {});
  auto both = store::Database::in_memory();
  both.execute(fmt::format("ATTACH {} AS f (READ_ONLY); ATTACH {} AS r (READ_ONLY)",
                           quoted_text(kOfficialWorld.string()),
                           quoted_text(world.string())));
  const auto only = both.query(
      "SELECT * FROM (SELECT 'full' AS world, system, code, state, year, days FROM "
      "f.core.state_years AS a WHERE year BETWEEN 1990 AND 2024 "
      "AND NOT EXISTS (FROM r.core.state_years AS b WHERE (b.system, b.code, b.state, b.year, "
      "b.days) = (a.system, a.code, a.state, a.year, a.days)) "
      "UNION ALL SELECT 'reference', system, code, state, year, days FROM r.core.state_years AS a "
      "WHERE year BETWEEN 1990 AND 2024 "
      "AND NOT EXISTS (FROM f.core.state_years AS b WHERE (b.system, b.code, b.state, b.year, "
      "b.days) = (a.system, a.code, a.state, a.year, a.days))) "
      "ORDER BY ALL");
  EXPECT_EQ(only.rows(), 0U) << (only.empty() ? ""
                                              : fmt::format("{} {} {} {} {} {}",
                                                            only.text(0, 0),
                                                            only.text(0, 1),
                                                            only.text(0, 2),
                                                            only.text(0, 3),
                                                            only.text(0, 4),
                                                            only.text(0, 5)));
}

}  // namespace
}  // namespace orrery
