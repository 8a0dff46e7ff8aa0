// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ties of states from the official files against published counts and the tables of another
// program. The files lie beside the project, in ../shared; without them these tests say so and are
// skipped.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "orrery/api/session.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using store::quoted_text;
using testing::kOracle;
using testing::kSharedData;
using testing::Scratch;

/// A world of the files of ties: lists of states, capitals, and all that is read of pairs.
class Ties : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (database || !std::filesystem::exists(kSharedData)) return;
    folder = std::make_unique<Scratch>();
    testing::build_power_world(*folder / "world.duckdb",
                               {kSharedData / "cow",
                                kSharedData / "gw",
                                kSharedData / "capitals",
                                kSharedData / "distance",
                                kSharedData / "atop",
                                kSharedData / "cepii"});
    database = std::make_unique<store::Database>(testing::opened(*folder / "world.duckdb"));
    database->execute(
        "CREATE TEMP TABLE dyads AS SELECT a.system, a.code AS state1, b.code AS state2, a.year "
        "FROM core.state_years AS a JOIN core.state_years AS b ON b.system = a.system AND b.year = "
        "a.year AND b.code > a.code ANTI JOIN core.false_dyads AS f ON f.system = a.system AND "
        "f.year = a.year AND f.code1 = a.code AND f.code2 = b.code");
  }
  void SetUp() override {
    if (!database) GTEST_SKIP() << kSharedData << " is absent: not checked";
  }

  /// The only row of a query, cells parted by a blank.
  static std::string row(const std::string& sql) {
    const auto found = database->query(sql);
    std::string text;
    for (std::size_t c = 0; c < found.columns().size(); ++c)
      text += (c == 0 ? "" : " ") + (found.is_null(0, c) ? "-" : found.text(0, c));
    return text;
  }
  static std::int64_t count(const std::string& sql) { return database->query(sql).integer(0, 0); }
  static double number(const std::string& sql) { return database->query(sql).real(0, 0); }
  static std::string peer(const std::string& table) {
    return fmt::format("read_csv({}, nullstr = ['', 'NA'])",
                       quoted_text((kOracle / "inputs/ps" / (table + ".csv.gz")).string()));
  }
  /// Pairs of COW members of one year, false dyads out, with a layer's columns; to 2016.
  static std::string of_dyads(const std::string& view) {
    return fmt::format(
        "dyads JOIN layers.{} USING (state1, state2, year) WHERE system = 'cow' AND year <= 2016",
        view);
  }

  static inline std::unique_ptr<Scratch> folder;
  static inline std::unique_ptr<store::Database> database;
};

TEST_F(Ties, LoadsTheRowsThatThePublishersGive) {
  for (const auto& [source, rows] :
       std::vector<std::pair<std::string, int>>{{"cow_contdir", 847},
                                                {"cow_contdird", 82498},
                                                {"cow_contdirs", 15951},
                                                {"cow_contcol", 1349},
                                                {"cow_tc", 842},
                                                {"cow_alliances_members", 21315},
                                                {"cow_alliances_dyads", 60392},
                                                {"atop", 273296},
                                                {"cow_igo_states", 15557},
                                                {"cow_igo_orgs", 19335},
                                                {"cow_trade", 673654},
                                                {"cow_trade_national", 14410},
                                                {"cow_mindist", 952244},
                                                {"gw_mindist", 871034},
                                                {"cepii_dist", 50176},
                                                {"cepii_geo", 238}}) {
    EXPECT_EQ(row(fmt::format("SELECT status, rows FROM meta.sources WHERE source = '{}'", source)),
              fmt::format("loaded {}", rows))
        << source;
  }
}

struct Keyed {
  const char* view;
  const char* keys;
  int first;
  int last;
};

TEST_F(Ties, HaveOneRowAKeyInTheYearsOfTheirSources) {
  for (const auto& [view, keys, first, last] :
       {Keyed{"contiguity", "state, year", 1816, 2016},
        {"contiguity_peacesciencer", "state, year", 1816, 2016},
        {"contiguity_dyads", "state1, state2, year", 1816, 2016},
        {"contiguity_dyads_peacesciencer", "state1, state2, year", 1816, 2016},
        {"prd_dyads", "state1, state2, year", 1816, 2016},
        {"prd_dyads_peacesciencer", "state1, state2, year", 1816, 2016},
        {"distance", "state, year", 1816, 2024},
        {"distance_gw", "state, year", 1816, 2024},
        {"distance_dyads", "state1, state2, year", 1816, 2024},
        {"distance_dyads_gw", "state1, state2, year", 1816, 2024},
        {"alliances_dyads", "state1, state2, year", 1816, 2018},
        {"institutions", "state, year", 1816, 2014},
        {"institutions_dyads", "state1, state2, year", 1816, 2014},
        {"trade", "state, year", 1870, 2014},
        {"trade_dyads", "state1, state2, year", 1870, 2014},
        {"geography", "state, year", 1816, 2024},
        {"geography_dyads", "state1, state2, year", 1816, 2024}}) {
    EXPECT_EQ(row(fmt::format("SELECT min(year), max(year), count(*) - count(DISTINCT ({})) FROM "
                              "layers.{}",
                              keys,
                              view)),
              fmt::format("{} {} 0", first, last))
        << view;
  }
}

TEST_F(Ties, EndWithTheirOwnSource) {
  EXPECT_EQ(row("SELECT max(year) FILTER (mindist IS NOT NULL), min(year) FILTER (mindist IS NOT "
                "NULL) FROM layers.distance_dyads"),
            "2019 1886");
  EXPECT_EQ(row("SELECT max(year) FILTER (cow_alliance IS NOT NULL), max(year) FILTER "
                "(atop_alliance IS NOT NULL), count(*) FILTER (year <= 2012 AND (cow_defense IS "
                "NULL OR atop_defense IS NULL)) FROM layers.alliances_dyads"),
            "2012 2018 0");
  EXPECT_EQ(count("SELECT count(*) FROM meta.layers AS l WHERE (SELECT count(*) FROM meta.sources "
                  "AS s WHERE list_contains(string_split(l.sources, ', '), s.source)) <> "
                  "len(string_split(l.sources, ', '))"),
            0);
}

TEST_F(Ties, HaveTheContiguityOfTheSpells) {
  EXPECT_EQ(row("SELECT count(*), sum(conttype), sum(conttype * conttype::INTEGER) FROM " +
                of_dyads("contiguity_dyads")),
            "41220 97018 351110");
  EXPECT_EQ(row("SELECT sum(land), sum(sea) FROM layers.contiguity"), "48924 33516");
  // The Soviet Union and Afghanistan, neighbours by land until December 1991.
  EXPECT_EQ(row("SELECT count(*), min(conttype), max(conttype), max(year) FROM "
                "layers.contiguity_dyads WHERE state1 = 365 AND state2 = 700"),
            "72 1 1 1991");
  // Ethiopia and Saudi Arabia until Eritrea left: across up to 150 miles, then nothing.
  EXPECT_EQ(row("SELECT max(year), max(conttype) FROM layers.contiguity_dyads WHERE state1 = 530 "
                "AND state2 = 670"),
            "1993 4");
  // The Saudi causeway of November 1986 made a land border of 24 miles of water.
  EXPECT_EQ(row("SELECT conttype, conttype_closest FROM layers.contiguity_dyads WHERE state1 = 670 "
                "AND state2 = 692 AND year = 1986"),
            "3 1");
}

TEST_F(Ties, HaveTheContiguityOfPeacesciencerOnRequest) {
  EXPECT_EQ(row("SELECT count(*), sum(conttype), sum(conttype * conttype::INTEGER) FROM " +
                of_dyads("contiguity_dyads_peacesciencer")),
            "40530 95732 347202");
  EXPECT_EQ(row("SELECT sum(land), sum(land * land::INTEGER), sum(sea), sum(sea * sea::INTEGER) "
                "FROM layers.contiguity_peacesciencer"),
            "47904 232102 33156 150808");
  EXPECT_EQ(
      count(fmt::format(
          "SELECT count(*) FROM (SELECT ccode1 AS state1, ccode2 AS state2, year, "
          "arg_min(conttype, stdate) AS conttype FROM {}, unnest(range(year(stdate), "
          "year(enddate) + 1)) AS y(year) WHERE ccode1 < ccode2 GROUP BY ALL HAVING conttype > 0) "
          "AS p FULL JOIN layers.contiguity_dyads_peacesciencer AS o USING (state1, state2, year) "
          "WHERE p.conttype IS DISTINCT FROM o.conttype",
          peer("cow_contdir"))),
      0);
}

TEST_F(Ties, CountPoliticallyRelevantDyadsByEachRule) {
  EXPECT_EQ(row("SELECT sum(prd), sum(prd_150), sum(prd_24), sum(prd_land) FROM " +
                of_dyads("prd_dyads")),
            "123151 116521 112145 110537");
  EXPECT_EQ(row("SELECT sum(prd) FROM " + of_dyads("prd_dyads_peacesciencer")), "122860");
  // The package's spells of no contact, taken for the closest type of the year.
  EXPECT_EQ(
      count(fmt::format(
          "SELECT count(*) FROM dyads LEFT JOIN layers.prd_majors AS m USING (state1, state2, "
          "year) LEFT JOIN (SELECT ccode1 AS state1, ccode2 AS state2, year, min(conttype) AS "
          "closest FROM {}, unnest(range(year(stdate), year(enddate) + 1)) AS y(year) GROUP BY "
          "ALL) AS c USING (state1, state2, year) WHERE system = 'cow' AND year <= 2016 AND "
          "(m.state1 IS NOT NULL OR c.closest > 0)",
          peer("cow_contdir"))),
      122840);
}

TEST_F(Ties, HaveTheDistancesOfBothSystems) {
  EXPECT_EQ(row("SELECT count(capdist), count(mindist), sum(mindist)::BIGINT FROM " +
                of_dyads("distance_dyads")),
            "956145 895499 6068508702");
  EXPECT_NEAR(
      number("SELECT sum(capdist) FROM " + of_dyads("distance_dyads")), 7310131769.97846, 1e-2);
  EXPECT_NEAR(number("SELECT sum(mincapdist) FROM layers.distance WHERE year <= 2016"),
              9845920.76086982,
              1e-5);
  EXPECT_EQ(row("SELECT count(mincapdist), count(minmindist) FROM layers.distance WHERE year <= "
                "2016"),
            "15951 13388");
  EXPECT_EQ(row("SELECT count(capdist), count(mindist) FROM layers.distance_dyads_gw WHERE year <= "
                "2020"),
            "1222509 871034");
  EXPECT_NEAR(number("SELECT 2 * sum(capdist) FROM layers.distance_dyads_gw WHERE year <= 2020"),
              18813092516.024,
              1e-2);
  EXPECT_NEAR(number("SELECT 2 * sum(mindist) FROM layers.distance_dyads_gw WHERE year <= 2020"),
              11282068752.1721,
              1e-2);
}

TEST_F(Ties, HaveTheAlliancesOfAtop) {
  EXPECT_EQ(row("SELECT count(*), sum(atop_alliance), sum(atop_defense), sum(atop_offense), "
                "sum(atop_neutral), sum(atop_nonagg), sum(atop_consul) FROM layers.alliances_dyads "
                "SEMI JOIN (SELECT state1, state2, year FROM dyads WHERE system = 'cow' AND year "
                "<= 2016 UNION ALL SELECT state2, state1, year FROM dyads WHERE system = 'cow' AND "
                "year <= 2016) USING (state1, state2, year) WHERE atop_alliance = 1"),
            "250494 250494 128568 5124 4211 240606 124070");
  // Allied pairs by any obligation, and by defence or offence of either side.
  const auto pairs = database->query(
      "SELECT year, count(*) FILTER (a), count(*) FILTER (d) FROM (SELECT year, least(state1, "
      "state2), greatest(state1, state2), max(greatest(atop_defense, atop_offense, atop_neutral, "
      "atop_nonagg, atop_consul)) = 1 AS a, max(greatest(atop_defense, atop_offense)) = 1 AS d "
      "FROM layers.alliances_dyads WHERE year IN (1900, 1938, 1950, 1970, 2000, 2010) GROUP BY "
      "ALL) GROUP BY year ORDER BY year");
  std::string text;
  for (std::size_t i = 0; i < pairs.rows(); ++i)
    text += fmt::format("{} {};{}\n", pairs.text(i, 0), pairs.text(i, 1), pairs.text(i, 2));
  EXPECT_EQ(text,
            "1900 9;8\n1938 87;48\n1950 335;312\n1970 562;509\n2000 2999;1104\n2010 3967;1681\n");
}

TEST_F(Ties, HaveTheFormalAlliancesOfCow) {
  EXPECT_EQ(row("SELECT count(*), count(DISTINCT (alliance)) FROM core.formal_alliance_members"),
            "21263 414");
  EXPECT_EQ(count("SELECT count(*) FROM (FROM core.formal_alliances AS a ANTI JOIN "
                  "core.formal_alliances AS b ON a.state1 = b.state2 AND a.state2 = b.state1 AND "
                  "a.year = b.year AND a.defense = b.defense)"),
            0);
  for (const auto* const pair : {"state1 = 2 AND state2 = 740", "state1 = 740 AND state2 = 2"}) {
    EXPECT_EQ(row(fmt::format("SELECT atop_alliance, cow_alliance, cow_defense FROM "
                              "layers.alliances_dyads WHERE {} AND year = 2000",
                              pair)),
              "1 1 1")
        << pair;
  }
}

TEST_F(Ties, HaveTheMembershipsOfThePeer) {
  EXPECT_EQ(count(fmt::format(
                "SELECT count(*) FROM layers.institutions AS o FULL JOIN {} AS p ON p.ccode = "
                "o.state AND p.year = o.year WHERE o.sum_igo_full IS DISTINCT FROM p.sum_igo_full "
                "OR o.sum_igo_associate IS DISTINCT FROM p.sum_igo_associate OR o.sum_igo_observer "
                "IS DISTINCT FROM p.sum_igo_observer OR o.sum_igo_anytype IS DISTINCT FROM "
                "p.sum_igo_anytype",
                peer("cow_igo_sy"))),
            0);
  EXPECT_EQ(row("SELECT count(*) FROM core.igo_memberships WHERE org = 'UN' AND year = 2014 AND "
                "status = 'full'"),
            "193");
  EXPECT_EQ(row("SELECT count(*) FROM core.igo_memberships WHERE org = 'NATO' AND year = 2014 AND "
                "status = 'full'"),
            "28");
  EXPECT_EQ(row("SELECT string_agg(full_members, ' ' ORDER BY year) FROM core.igo_state_years "
                "WHERE state = 2 AND year IN (1900, 1950, 2000, 2014)"),
            "11 58 88 89");
}

TEST_F(Ties, CountJointMembershipsAsAPlainJoinDoes) {
  EXPECT_EQ(count("SELECT count(*) FROM (SELECT a.state AS state1, b.state AS state2, year, "
                  "count(*) AS n FROM core.igo_memberships AS a JOIN core.igo_memberships AS b "
                  "USING (org, year) WHERE a.state < b.state AND a.status = 'full' AND b.status = "
                  "'full' AND year IN (1900, 1965, 2014) GROUP BY ALL) AS p FULL JOIN (FROM "
                  "core.igo_dyads WHERE year IN (1900, 1965, 2014)) AS o USING (state1, state2, "
                  "year) WHERE coalesce(p.n, 0) <> o.dyadigos"),
            0);
}

TEST_F(Ties, ListFilesOfOnePublisherThatDisagree) {
  const auto world = *folder / "dyadic.duckdb";
  testing::build_power_world(world, {kSharedData / "cow", kOracle / "inputs" / "ps"});
  auto both = testing::opened(world);
  const auto found = both.query(
      "SELECT source_a, value_a, source_b, value_b, used FROM meta.conflicts WHERE what = 'joint "
      "full memberships' AND key = '210 220' AND year = 1998 ORDER BY source_b");
  ASSERT_EQ(found.rows(), 2U);
  EXPECT_EQ(found.text(0, 0) + " " + found.text(0, 1) + " " + found.text(0, 2) + " " +
                found.text(0, 3) + " " + found.text(0, 4),
            "cow_igo_states 105 cow_igo_dyads 106 cow_igo_dyads");
  EXPECT_EQ(found.text(1, 2) + " " + found.text(1, 3), "cow_igo_orgs 107");
  EXPECT_EQ(both.query(fmt::format("SELECT count(*) FROM layers.institutions_dyads AS o FULL JOIN "
                                   "{} AS p ON p.ccode1 = o.state1 AND p.ccode2 = o.state2 AND "
                                   "p.year = o.year WHERE p.dyadigos IS DISTINCT FROM o.dyadigos",
                                   peer("cow_igo_ndy")))
                .integer(0, 0),
            0);
  EXPECT_EQ(row("SELECT string_agg(what || ': ' || n, '; ' ORDER BY what) FROM (SELECT what, "
                "count(*) AS n FROM meta.conflicts GROUP BY what)"),
            "joint full memberships: 106405; membership (1 full, 2 associate, 3 observer): 2851; "
            "neighbours across water: 33; neighbours by land: 18; pair allied: 31");
}

TEST_F(Ties, HaveTheTradeOfThePublisher) {
  EXPECT_EQ(row("SELECT flow1, flow2 FROM layers.trade_dyads WHERE state1 = 2 AND state2 = 710 AND "
                "year = 2014"),
            "472525 183283");
  EXPECT_EQ(row("SELECT flow1, flow2 FROM layers.trade_dyads WHERE state1 = 710 AND state2 = 2 AND "
                "year = 2014"),
            "183283 472525");
  EXPECT_EQ(count("SELECT count(*) FROM core.trade WHERE least(flow1, flow2, smoothflow1, "
                  "smoothflow2) < 0"),
            0);
  EXPECT_EQ(row("SELECT count(imports), count(exports) FROM layers.trade SEMI JOIN (SELECT code AS "
                "state, year FROM core.state_years WHERE system = 'cow') USING (state, year)"),
            "12584 13076");
  EXPECT_EQ(count(fmt::format(
                "SELECT count(*) FROM layers.trade AS o JOIN {} AS p ON p.ccode = o.state AND "
                "p.year = o.year WHERE (o.imports IS NULL) <> (p.imports IS NULL) OR (o.exports IS "
                "NULL) <> (p.exports IS NULL) OR abs(o.imports - p.imports) > 1e-9 OR "
                "abs(o.exports - p.exports) > 1e-9",
                peer("cow_trade_sy"))),
            0);
}

TEST_F(Ties, KeepGeographyToTheYearsOfTheCode) {
  EXPECT_EQ(row("SELECT min(year), max(year), max(area_km2) FROM layers.geography WHERE state = "
                "255"),
            "1990 2024 357325");
  EXPECT_EQ(row("SELECT round(dist, 2), contig FROM layers.geography_dyads WHERE state1 = 220 AND "
                "state2 = 255 AND year = 2000"),
            "439.9 1");
  EXPECT_EQ(count("SELECT count(*) FROM core.geography WHERE state IN (260, 265, 315, 680)"), 0);
}

TEST_F(Ties, OfNoMemberAreCountedAndLeftOut) {
  EXPECT_EQ(count("SELECT count(*) FROM core.atop_alliances AS t ANTI JOIN core.state_years AS y "
                  "ON y.state = t.state1 AND y.year = t.year"),
            0);
  EXPECT_EQ(
      row("SELECT (SELECT count(*) FROM raw.atop) - (SELECT count(*) FROM "
          "core.atop_alliances), (SELECT sum(rows) FROM meta.unmatched WHERE source = 'atop')"),
      "196 196");
}

TEST_F(Ties, InFramesKeepZeroAbsenceAndUnknownApart) {
  api::FrameQuery query;
  query.unit = "dyad-years";
  query.directed = false;
  query.layers = {"contiguity", "alliances", "institutions", "trade", "distance", "prd"};
  query.output = *folder / "ties.parquet";
  api::Session(*folder / "world.duckdb").frame(query, Progress{});
  const auto frame = fmt::format("read_parquet({})", quoted_text(query.output.string()));
  const auto outside = [&](const std::string& column, int first, int last) {
    return row(
        fmt::format("SELECT count(*) FILTER (year BETWEEN {1} AND {2} AND {0} IS NULL), "
                    "count(*) FILTER (year NOT BETWEEN {1} AND {2} AND {0} IS NOT NULL) "
                    "FROM {3}",
                    column,
                    first,
                    last,
                    frame));
  };
  EXPECT_EQ(outside("conttype", 1816, 2016), "0 0");
  EXPECT_EQ(outside("prd", 1816, 2016), "0 0");
  EXPECT_EQ(outside("atop_alliance", 1816, 2018), "0 0");
  EXPECT_EQ(outside("cow_alliance", 1816, 2012), "0 0");
  EXPECT_EQ(outside("capdist", 1816, 2024), "0 0");
  EXPECT_EQ(outside("dyadigos", 1816, 2014), "642 0");
  EXPECT_EQ(outside("mindist", 1886, 2019).substr(outside("mindist", 1886, 2019).find(' ')), " 0");
  EXPECT_EQ(row("SELECT count(*) FILTER (flow1 = 0) > 0, count(*) FILTER (year BETWEEN 1870 AND "
                "2014 AND flow1 IS NULL) > 0, count(*) FILTER (year NOT BETWEEN 1870 AND 2014 AND "
                "flow1 IS NOT NULL) FROM " +
                frame),
            "true true 0");
}

}  // namespace
}  // namespace orrery
