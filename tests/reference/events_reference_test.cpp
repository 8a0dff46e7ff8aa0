// SPDX-License-Identifier: GPL-3.0-or-later
//
// Event files of GDELT and ICEWS against sums that plain SQL makes of the same files. The files lie
// beside the project, in ../shared; without them these tests say so and are skipped.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "orrery/api/session.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using testing::kSharedData;
using testing::Scratch;

class EventWorld : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (database || !std::filesystem::exists(kSharedData)) return;
    folder = std::make_unique<Scratch>();
    testing::build_power_world(*folder / "world.duckdb",
                               {kSharedData / "events", kSharedData / "cow"});
    database = std::make_unique<store::Database>(testing::opened(*folder / "world.duckdb"));
  }
  void SetUp() override {
    if (!database) GTEST_SKIP() << kSharedData << " is absent: not checked";
  }

  static std::int64_t count(const std::string& sql) { return database->query(sql).integer(0, 0); }

  /// Rows that are in one of the two relations only.
  static std::int64_t differences(const std::string& ours, const std::string& theirs) {
    return count(fmt::format(
        "SELECT count(*) FROM ((({0}) EXCEPT ALL ({1})) UNION ALL (({1}) EXCEPT ALL ({0})))",
        ours,
        theirs));
  }

  /// A join that finds the state that a code or name means on a day: one that bears it then, else
  /// one that bore it at another time; in either case a member that day.
  static std::string meant(const std::string& bearers, const std::string& key) {
    return fmt::format(
        "(SELECT b.state FROM {0} AS b JOIN core.state_spells AS s ON s.state = b.state AND "
        "e.day BETWEEN s.first_day AND s.last_day WHERE b.name = {1} "
        "ORDER BY NOT (e.day BETWEEN coalesce(b.first_day, e.day) AND coalesce(b.last_day, "
        "e.day)), b.last_day DESC NULLS FIRST LIMIT 1)",
        bearers,
        key);
  }

  static inline std::unique_ptr<Scratch> folder;
  static inline std::unique_ptr<store::Database> database;
};

TEST_F(EventWorld, AccountsForEveryLine) {
  EXPECT_EQ(count("SELECT sum(lines)::BIGINT FROM meta.event_files WHERE source = 'gdelt_v1'"),
            710);
  EXPECT_EQ(count("SELECT sum(lines)::BIGINT FROM meta.event_files WHERE source = 'gdelt_v2'"),
            7793);
  EXPECT_EQ(
      count("SELECT sum(lines - skipped)::BIGINT FROM meta.event_files WHERE source = 'icews'"),
      3705);
  EXPECT_EQ(
      count("SELECT count(*) FROM meta.event_files WHERE malformed + duplicates + unchecked > 0 OR "
            "lines <> skipped + outside + counted"),
      0);
  for (const auto* const source : {"gdelt_v1", "gdelt_v2", "icews"}) {
    EXPECT_EQ(
        count(fmt::format("SELECT sum(counted)::BIGINT FROM meta.event_files WHERE source = '{}'",
                          source)),
        count(fmt::format("SELECT sum(events)::BIGINT FROM core.event_months WHERE source = '{}'",
                          source)));
    EXPECT_EQ(count(fmt::format(
                  "SELECT sum(outside)::BIGINT FROM meta.event_files WHERE source = '{}'", source)),
              count(fmt::format("SELECT sum(rows)::BIGINT FROM meta.unmatched WHERE source = '{}'",
                                source)));
  }
}

TEST_F(EventWorld, HasTheSumsOfGdeltThatSqlMakes) {
  const auto file = [](const std::string& name, int columns) {
    std::string names;
    for (int i = 1; i <= columns; ++i)
      names += fmt::format("{}'c{}': 'VARCHAR'", i == 1 ? "" : ", ", i);
    return fmt::format(
        "SELECT strptime(c2, '%Y%m%d')::DATE AS day, c8 AS actor1, c18 AS actor2, c30 AS quad, "
        "c31::DOUBLE AS "
        "goldstein, c32::BIGINT AS mentions FROM read_csv('{}', header = false, delim = '\\t', "
        "quote = '', columns = "
        "{{{}}})",
        (kSharedData / "events" / "gdelt" / name).string(),
        names);
  };
  const std::string codes =
      "(SELECT iso3 AS name, state, first_day, last_day FROM core.state_codes UNION ALL "
      "VALUES ('ROM', 360, NULL, NULL), ('TMP', 860, NULL, NULL), ('ZAR', 490, NULL, NULL))";
  const auto summed = [&](const std::string& source, const std::string& events) {
    return fmt::format(
        "SELECT '{}' AS source, state1, state2, date_trunc('month', day)::DATE AS month, count(*) "
        "AS events, "
        "count(*) FILTER (quad = '1'), count(*) FILTER (quad = '2'), count(*) FILTER (quad = '3'), "
        "count(*) FILTER (quad = '4'), round(sum(goldstein), 3), sum(mentions)::BIGINT "
        "FROM (SELECT *, {} AS state1, {} AS state2 FROM ({}) AS e) "
        "WHERE state1 IS NOT NULL AND state2 IS NOT NULL GROUP BY ALL",
        source,
        meant(codes, "e.actor1"),
        meant(codes, "e.actor2"),
        events);
  };
  const std::string ours =
      "SELECT source, state1, state2, month, events, quad1, quad2, quad3, quad4, "
      "round(goldstein_sum, 3), mentions "
      "FROM core.event_months WHERE source = ";
  EXPECT_EQ(differences(ours + "'gdelt_v2'",
                        summed("gdelt_v2",
                               file("20151027220000.export.CSV", 61) + " UNION ALL " +
                                   file("20161013151500.export.CSV", 61) + " UNION ALL " +
                                   file("20191024143000.export.CSV", 61))),
            0);
  EXPECT_EQ(differences(ours + "'gdelt_v1'",
                        summed("gdelt_v1",
                               file("20160728.export.sample.CSV", 58) + " UNION ALL " +
                                   file("gdelt1_backfile_1982_sample.CSV", 57))),
            0);
}

TEST_F(EventWorld, HasTheSumsOfIcewsThatSqlMakes) {
  const std::string names =
      "(SELECT lower(name) AS name, state, first_day, last_day FROM core.state_names WHERE lang = "
      "'en' AND kind <> "
      "'alias' UNION ALL SELECT lower(name), state, first_day, last_day FROM core.state_names "
      "WHERE lang = 'en' AND "
      "kind = 'alias' UNION ALL VALUES ('democratic republic of congo', 490, NULL, NULL), "
      "('moldova, republic of', "
      "359, NULL, NULL))";
  const auto theirs = fmt::format(
      "SELECT state1, state2, date_trunc('month', day)::DATE, count(*), "
      "count(*) FILTER (root <= 5), count(*) FILTER (root BETWEEN 6 AND 8), count(*) FILTER (root "
      "BETWEEN 9 AND 13), "
      "count(*) FILTER (root >= 14), round(sum(intensity), 3) "
      "FROM (SELECT *, {} AS state1, {} AS state2 FROM (SELECT \"Event Date\"::DATE AS day, "
      "lower(\"Source Country\") AS "
      "actor1, lower(\"Target Country\") AS actor2, left(\"CAMEO Code\", 2)::INTEGER AS root, "
      "Intensity::DOUBLE AS "
      "intensity FROM read_csv('{}', delim = '\\t', quote = '', nullstr = 'NA', all_varchar = "
      "true)) AS e) "
      "WHERE state1 IS NOT NULL AND state2 IS NOT NULL GROUP BY ALL",
      meant(names, "e.actor1"),
      meant(names, "e.actor2"),
      (kSharedData / "events" / "icews" / "events.2018.sample.tab").string());
  EXPECT_EQ(differences("SELECT state1, state2, month, events, quad1, quad2, quad3, quad4, "
                        "round(goldstein_sum, 3) "
                        "FROM core.event_months WHERE source = 'icews'",
                        theirs),
            0);
}

// CAMEO's quad class by root, as a table of the field has it. Its rows with bytes that are not
// UTF-8 are left out.
TEST_F(EventWorld, HasTheQuadClassesOfTheCodeTable) {
  const auto codes = fmt::format(
      "read_csv('{}', all_varchar = true, ignore_errors = true, header = true, quote = '\"')",
      (kSharedData / "events" / "cameo" / "cameo_codes_icewspkg.csv").string());
  EXPECT_GT(count("SELECT count(*) FROM " + codes), 200);
  EXPECT_EQ(
      count(
          "SELECT count(*) FROM " + codes +
          " WHERE quad_category <> CASE WHEN left(cameo_code, 2)::INTEGER <= 5 THEN "
          "'verbal cooperation' WHEN left(cameo_code, 2)::INTEGER <= 8 THEN 'material cooperation' "
          "WHEN left(cameo_code, 2)::INTEGER <= 13 THEN 'verbal conflict' ELSE 'material conflict' "
          "END"),
      0);
}

TEST_F(EventWorld, KnowsTheDaysOfTheSamples) {
  EXPECT_EQ(count("SELECT sum(days)::BIGINT FROM core.event_days WHERE source = 'gdelt_v2'"), 3);
  EXPECT_EQ(
      count(
          "SELECT days FROM core.event_days WHERE source = 'icews' AND month = DATE '2018-06-01'"),
      2);
  EXPECT_EQ(count("SELECT count(*) FROM meta.sources WHERE source = 'gdelt_v2' AND status = "
                  "'loaded' AND rows = 7793 "
                  "AND first_year = 2015 AND last_year = 2019 AND length(sha256) = 64"),
            1);
  EXPECT_EQ(count("SELECT count(*) FROM meta.coverage WHERE source = 'gdelt_v2' AND year IN (2015, "
                  "2016, 2019)"),
            3);
  EXPECT_EQ(count("SELECT count(*) FROM meta.coverage WHERE source = 'gdelt_v2'"), 3);
}

// Events of a year before that stand in the files of a day are no coverage of that year, and what
// was only sampled has no zeros.
TEST_F(EventWorld, HasALayerOfTheYearsRead) {
  EXPECT_EQ(count("SELECT sum(events)::BIGINT FROM core.event_months WHERE state1 <> state2 AND "
                  "source = 'gdelt_v2' AND "
                  "year(month) = 2014"),
            7);
  EXPECT_EQ(count("SELECT count(*) FROM layers.events_dyads WHERE gdelt2_count IS NOT NULL AND "
                  "year = 2014"),
            0);
  EXPECT_EQ(count("SELECT sum(gdelt2_count)::BIGINT FROM layers.events_dyads WHERE year = 2016"),
            548);
  EXPECT_EQ(count("SELECT count(*) FROM layers.events_dyads WHERE state1 = state2"), 0);
  EXPECT_EQ(
      count("SELECT count(*) - count(DISTINCT (state1, state2, year)) FROM layers.events_dyads"),
      0);
  EXPECT_EQ(count("SELECT count(*) FROM meta.layers WHERE layer = 'events' AND absent IS NOT NULL"),
            0);
  EXPECT_EQ(count("SELECT count(*) FROM meta.layers WHERE layer = 'events'"), 18);
}

}  // namespace
}  // namespace orrery
