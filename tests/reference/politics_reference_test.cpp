// SPDX-License-Identifier: GPL-3.0-or-later
//
// Regimes, economies, leaders, sanctions, agreements, arms, votes, speeches and borders from the
// official files, against published figures and the tables and sums of another program. The files
// lie beside the project, in ../shared; without them these tests say so and are skipped.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using store::quoted_text;
using testing::kOracle;
using testing::kSharedData;
using testing::Scratch;

const std::string kGapminderGdp =
    "gapminder/ddf--datapoints--gdp_total_ppp_inflation_adjusted--by--geo--time.csv";

/// Links to some of the public files in a folder of their own, so that a world has only these.
std::unique_ptr<Scratch> folder_with(const std::vector<std::string>& files) {
  auto folder = std::make_unique<Scratch>();
  for (const auto& file : files) {
    const auto from = file.starts_with("inputs/") ? kOracle / file : kSharedData / file;
    std::filesystem::create_symlink(std::filesystem::absolute(from),
                                    *folder / from.filename().string());
  }
  return folder;
}

/// A world of the theme's files and the two lists of states, built once for all tests here.
class PoliticsWorld : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (database || !std::filesystem::exists(kSharedData)) return;
    files = folder_with({"cow/states2016.csv",
                         "gw/isard_gw_system.csv",
                         "vdem/vdem_v15_core_indices.csv.gz",
                         "vdem/isard_cw_democracy.csv",
                         "inputs/ps/gw_democracy.csv.gz",
                         "vdem/ert.csv.gz",
                         "polity/p5v2018.csv",
                         "wdi/isard_cw_gdppop.csv",
                         "inputs/ps/gw_gdppop.csv.gz",
                         "inputs/ps/rugged.csv.gz",
                         "inputs/ps/creg.csv.gz",
                         kGapminderGdp,
                         "leaders/archigos_4.1.csv",
                         "sanctions/GSDB_V3.csv",
                         "desta/DESTA.csv",
                         "sipri/trade-register.csv.gz",
                         "un/RawVotes.csv.gz",
                         "un/RollCalls.csv.gz",
                         "un/UNVotes_countries.csv",
                         "un/IdealpointestimatesAll_Apr2020.csv",
                         "un/IdealpointestimatesHumanRights_Apr2020.csv",
                         "un/IdealpointestimatesImportant_Apr2020.csv",
                         "un/IdealpointestimatesMiddleEast_Apr2020.csv",
                         "un/IdealpointestimatesNoNukes_Apr2020.csv",
                         "un/IdealpointestimatesNuclear_Apr2020.csv",
                         "un/IdealpointsJuly2025.csv.gz",
                         "ungdc/UNGDC_1946-2024.tar.xz",
                         "geo/cshapes_2_cow.topojson.gz",
                         "geo/cshapes_2_gw.topojson.gz",
                         "geo/countries.geo.json",
                         "events/cameo/cameo-codes.csv",
                         "events/cameo/goldstein_mappings.csv",
                         "events/cameo/cameo_codes_icewspkg.csv",
                         "codes/codelist.csv"});
    folder = std::make_unique<Scratch>();
    testing::build_power_world(*folder / "world.duckdb", {files->path()});
    database = std::make_unique<store::Database>(testing::opened(*folder / "world.duckdb"));
  }
  void SetUp() override {
    if (!database) GTEST_SKIP() << kSharedData << " is absent: not checked";
  }

  static std::int64_t count(const std::string& sql) { return database->query(sql).integer(0, 0); }

  /// The rows of a query as text: cells parted by a blank, rows by a line break, missing as "-".
  static std::string rows(const std::string& sql) {
    const auto found = database->query(sql);
    std::string text;
    for (std::size_t i = 0; i < found.rows(); ++i) {
      for (std::size_t c = 0; c < found.columns().size(); ++c)
        text += (c == 0 ? "" : " ") + (found.is_null(i, c) ? "-" : found.text(i, c));
      text += "\n";
    }
    return text;
  }

  static std::string input(const std::string& table) {
    return fmt::format("read_csv({}, nullstr = ['', 'NA'])",
                       quoted_text((kOracle / "inputs/ps" / (table + ".csv.gz")).string()));
  }

  static inline std::unique_ptr<Scratch> files;
  static inline std::unique_ptr<Scratch> folder;
  static inline std::unique_ptr<store::Database> database;
};

TEST_F(PoliticsWorld, ReadsThePublishedNumberOfRows) {
  EXPECT_EQ(rows("SELECT source, rows FROM meta.sources WHERE status = 'loaded' AND source NOT IN "
                 "('reference', 'cow_states', 'gw_states_isard') ORDER BY source"),
            "archigos 3409\n"
            "cameo 936\n"
            "country_codes 292\n"
            "country_outlines 180\n"
            "creg 11523\n"
            "cshapes_cow 805\n"
            "cshapes_gw 710\n"
            "democracy_cow 17706\n"
            "democracy_gw 20849\n"
            "desta 1217\n"
            "ert_v15 19678\n"
            "fariss_gdp 16536\n"
            "fariss_gdp_gw 19667\n"
            "gapminder_gdp 48945\n"
            "gsdb_v3 1325\n"
            "polity5 17574\n"
            "sipri_arms 27951\n"  // of 27,953 lines, of which two are ends of broken records
            "terrain 192\n"
            "un_ideal_points_2020 50919\n"
            "un_ideal_points_2025 11440\n"
            "un_votes 1034214\n"  // 6,551 roll calls, 1,027,463 votes, 200 voters
            "ungdc 10952\n"       // of 10,953 files one is debris of macOS
            "vdem_v15 27913\n");
  EXPECT_EQ(count("SELECT count(*) FROM raw.un_rollcalls"), 6551);
  EXPECT_EQ(count("SELECT count(*) FROM raw.un_votes"), 1027463);
  EXPECT_EQ(rows("SELECT issue, count(*) FROM core.ideal_points WHERE source = "
                 "'un_ideal_points_2020' GROUP BY issue ORDER BY issue"),
            "all 10469\nhuman_rights 8440\nimportant 6443\nmiddle_east 7896\nno_nukes "
            "10468\nnuclear 7203\n");
}

/// Every row of a source is in a core table or counted as unmatched.
TEST_F(PoliticsWorld, CountsWhatIsNoStateYear) {
  const auto unmatched = [](const std::string& source) {
    return count("SELECT coalesce(sum(rows), 0)::BIGINT FROM meta.unmatched WHERE source = " +
                 quoted_text(source));
  };
  EXPECT_EQ(count("SELECT count(*) FROM core.regimes") + unmatched("vdem_v15"), 27913);
  EXPECT_EQ(count("SELECT count(*) FROM core.polity") + unmatched("polity5"), 17574);
  EXPECT_EQ(count("SELECT count(*) FROM core.regime_episodes") + unmatched("ert_v15"), 19678);
  EXPECT_EQ(count("SELECT count(*) FROM core.democracy WHERE system = 'cow'") +
                unmatched("democracy_cow"),
            17706);
  EXPECT_EQ(
      count("SELECT count(*) FROM core.democracy WHERE system = 'gw'") + unmatched("democracy_gw"),
      20849);
  EXPECT_EQ(count("SELECT count(*) FROM core.economy WHERE source = 'gapminder_gdp'") +
                unmatched("gapminder_gdp"),
            48945);
  EXPECT_EQ(count("SELECT count(*) FROM core.votes WHERE rcid > 0") + unmatched("un_votes"),
            1027463);
  EXPECT_EQ(count("SELECT count(*) FROM core.speeches"), 10952);
  EXPECT_EQ(rows("SELECT code, rows FROM meta.unmatched WHERE source = 'ungdc' ORDER BY code"),
            "EU 14\nPSE 27\nVAT 22\n");
  EXPECT_EQ(rows("SELECT DISTINCT first_year, last_year, rows FROM meta.unmatched WHERE why LIKE "
                 "'projections%'"),
            "2020 2050 6045\n");
  EXPECT_EQ(
      count("SELECT count(*) FROM core.economy WHERE source = 'gapminder_gdp' AND year > 2019"), 0);
}

TEST_F(PoliticsWorld, HasOneRowAKey) {
  const auto repeated = [](const std::string& view, const std::string& key) {
    return count(fmt::format(
        "SELECT count(*) FROM (SELECT 1 FROM {} GROUP BY {} HAVING count(*) > 1)", view, key));
  };
  for (const std::string view : {"regime",
                                 "regime_peacesciencer",
                                 "regime_gw",
                                 "regime_gw_peacesciencer",
                                 "economy",
                                 "economy_gw",
                                 "terrain",
                                 "creg",
                                 "leaders",
                                 "leaders_peacesciencer",
                                 "leaders_gw",
                                 "leaders_gw_peacesciencer",
                                 "votes"}) {
    EXPECT_GT(count("SELECT count(*) FROM layers." + view), 0) << view;
    EXPECT_EQ(repeated("layers." + view, "state, year"), 0) << view;
  }
  for (const std::string view :
       {"votes_dyads", "sanctions_dyads", "agreements_dyads", "arms_dyads"}) {
    EXPECT_GT(count("SELECT count(*) FROM layers." + view), 0) << view;
    EXPECT_EQ(repeated("layers." + view, "state1, state2, year"), 0) << view;
    EXPECT_EQ(count("SELECT count(*) FROM layers." + view + " WHERE state1 = state2"), 0) << view;
  }
  for (const std::string view : {"votes_dyads", "agreements_dyads"})
    EXPECT_EQ(count("SELECT count(*) FROM layers." + view + " WHERE state1 > state2"), 0) << view;
  EXPECT_EQ(repeated("core.votes", "source, rcid, state"), 0);
  EXPECT_EQ(repeated("core.rollcalls", "source, rcid"), 0);
  EXPECT_EQ(repeated("core.speech_files", "file"), 0);
}

TEST_F(PoliticsWorld, CoversTheYearsThatTheLayersSay) {
  EXPECT_EQ(rows("SELECT layer, column_name, first_year, last_year FROM meta.layers WHERE variant "
                 "= '' AND layer IN ('regime', 'economy', 'terrain', 'creg', 'leaders', "
                 "'sanctions', 'agreements', 'arms', 'votes') AND column_name IN ('euds', "
                 "'polity2', 'v2x_libdem', 'v2x_regime', 'mrgdppc', 'gdp_ppp_2017', 'rugged', "
                 "'ethfrac', 'n_leaders', 'sanction', 'desta_agreements', 'arms_orders', "
                 "'votes_cast', 'idealpointall', 'idealpointfp', 'votes_common', "
                 "'idealpointdistance') ORDER BY layer, shape DESC, position"),
            "agreements desta_agreements 1948 2020\n"
            "arms arms_orders 1950 2023\n"
            "creg ethfrac 1945 2013\n"
            "economy gdp_ppp_2017 1816 2019\n"
            "economy mrgdppc 1816 2019\n"
            "leaders n_leaders 1870 2015\n"
            "regime euds 1816 2024\n"
            "regime polity2 1816 2020\n"
            "regime v2x_libdem 1816 2024\n"
            "regime v2x_regime 1900 2024\n"
            "sanctions sanction 1949 2022\n"
            "terrain rugged 1816 2024\n"
            "votes votes_cast 1946 2024\n"
            "votes idealpointall 1946 2023\n"
            "votes idealpointfp 1946 2024\n"
            "votes votes_common 1946 2024\n"
            "votes idealpointdistance 1946 2023\n");
  // Every variant has the columns of its layer, and every column stands in its view.
  const auto layers = database->query(
      "SELECT layer, variant, shape, column_name FROM meta.layers WHERE layer IN ('regime', "
      "'economy', 'terrain', 'creg', 'leaders', 'sanctions', 'agreements', 'arms', 'votes')");
  for (std::size_t i = 0; i < layers.rows(); ++i) {
    const auto view = layers.text(i, 0) + (layers.text(i, 2) == "states" ? "" : "_dyads") +
                      (layers.text(i, 1).empty() ? "" : "_" + layers.text(i, 1));
    EXPECT_EQ(count(fmt::format("SELECT count(*) FROM duckdb_columns() WHERE schema_name = "
                                "'layers' AND table_name = '{}' AND column_name = '{}'",
                                view,
                                layers.text(i, 3))),
              1)
        << view << ' ' << layers.text(i, 3);
  }
}

/// Sums of a column over a panel of states, against those of another program.
TEST_F(PoliticsWorld, EqualsThePanelsOfAnotherProgram) {
  struct Panel {
    const char* figures;
    const char* system;
    int to;
    const char* suffix;
    const char* view;
    std::vector<std::string> columns;
  };
  const std::vector<std::string> scores{"euds", "aeuds", "polity2", "v2x_polyarchy"};
  const std::vector<std::string> estimates{
      "mrgdppc", "sd_mrgdppc", "pwtrgdp", "sd_pwtrgdp", "pwtpop", "sd_pwtpop"};
  for (const auto& panel :
       {Panel{"sy_cow_full", "cow", 2016, "", "regime_peacesciencer", scores},
        Panel{"sy_cow_full", "cow", 2016, "", "economy", estimates},
        Panel{"sy_cow_full", "cow", 2016, "", "terrain", {"rugged", "newlmtnest"}}}) {
    for (const auto& column : panel.columns) {
      const auto found = database->query(fmt::format(
          "WITH panel AS (SELECT v.{0} AS value, row_number() OVER (ORDER BY y.code, y.year) AS "
          "row FROM core.state_years AS y LEFT JOIN layers.{1} AS v ON v.state = y.code AND "
          "v.year = y.year WHERE y.system = '{2}' AND y.year <= {3}), mine AS (SELECT "
          "count(value) AS n, count(*) - count(value) AS n_na, sum(value::DOUBLE) AS sum, "
          "sum(value::DOUBLE * ((row - 1) % 9973 + 1)) AS wsum FROM panel) SELECT mine.n = "
          "o.n::BIGINT AND mine.n_na = o.n_na::BIGINT AND abs(mine.sum - o.sum::DOUBLE) <= 1e-9 * "
          "abs(o.sum::DOUBLE) AND abs(mine.wsum - o.wsum::DOUBLE) <= 1e-9 * abs(o.wsum::DOUBLE) "
          "FROM mine, read_csv({4}, all_varchar = true) AS o WHERE o.\"column\" = '{0}'",
          column,
          panel.view,
          panel.system,
          panel.to,
          quoted_text((kOracle / "ps" / (std::string(panel.figures) + "_columns.csv")).string())));
      EXPECT_EQ(found.text(0, 0), "true") << panel.view << ' ' << column;
    }
  }
  // What it joined to Gleditsch-Ward panels, cell by cell to the end of its panels.
  const auto differing = [](const std::string& view,
                            const std::string& table,
                            const auto& columns) {
    std::string same;
    for (const auto& column : columns)
      same +=
          fmt::format("{}v.{} IS DISTINCT FROM o.{}", same.empty() ? "" : " OR ", column, column);
    return count(fmt::format(
        "SELECT count(*) FROM (FROM core.state_years WHERE system = 'gw' AND year <= 2020) AS y "
        "LEFT JOIN layers.{} AS v ON v.state = y.code AND v.year = y.year LEFT JOIN {} AS o ON "
        "o.gwcode = y.code AND o.year = y.year WHERE {}",
        view,
        input(table),
        same));
  };
  EXPECT_EQ(differing("regime_gw_peacesciencer", "gw_democracy", scores), 0);
  EXPECT_EQ(differing("economy_gw", "gw_gdppop", estimates), 0);
}

TEST_F(PoliticsWorld, GivesPolitysScoresToTheStatesTheyAreOf) {
  EXPECT_EQ(rows("SELECT state, year, polity2 FROM layers.regime WHERE (state, year) IN ((365, "
                 "1950), (347, 2010), (341, 2010), (626, 2012), (625, 2012), (530, 1993), (816, "
                 "2000), (365, 1922), (345, 1970)) ORDER BY ALL"),
            "341 2010 9\n345 1970 -7\n347 2010 8\n365 1922 -7\n365 1950 -9\n530 1993 1\n625 2012 "
            "-4\n626 2012 0\n816 2000 -7\n");
  // The package's table has no score for most of these, and Kosovo's for Montenegro.
  EXPECT_EQ(rows("SELECT state, year, polity2 FROM layers.regime_peacesciencer WHERE (state, year) "
                 "IN ((365, 1950), (347, 2010), (341, 2010)) ORDER BY ALL"),
            "341 2010 8\n347 2010 -\n365 1950 -\n");
  EXPECT_EQ(
      count("SELECT count(*) FROM core.polity WHERE least(polity, democ, autoc, xrreg, xconst, "
            "polcomp) < -10"),
      0);
}

TEST_F(PoliticsWorld, UnderstandsEpisodesCodesAsVDemDoes) {
  // The episodes are under V-Dem's abbreviations alone; its own file has COW codes beside them.
  EXPECT_EQ(count("SELECT count(*) FROM raw.ert_v15 AS e JOIN raw.vdem_v15 AS v USING (country_id, "
                  "year) JOIN core.regimes AS r ON r.country_id = e.country_id AND r.year = e.year "
                  "ANTI JOIN core.regime_episodes AS k ON k.state = r.state AND k.year = r.year"),
            0);
  EXPECT_EQ(count("SELECT count(*) FROM core.regime_episodes ANTI JOIN core.regimes USING (state, "
                  "year)"),
            0);
}

TEST_F(PoliticsWorld, CountsLeadersAsAnotherProgramDoes) {
  // 306 of its 14,407 rows lie outside the membership of their state; in two state-years it counts
  // a leader who took over after the state had ended.
  EXPECT_EQ(rows(fmt::format(
                "SELECT count(*), count(v.state), count(*) FILTER (s.gwcode IS NULL), count(*) "
                "FILTER (v.leadertransition <> s.leadertransition OR v.irregular <> s.irregular OR "
                "v.n_leaders <> s.n_leaders OR v.jan1obsid <> s.jan1obsid OR v.dec31obsid <> "
                "s.dec31obsid) FROM layers.leaders_gw_peacesciencer AS v FULL JOIN {} AS s ON "
                "s.gwcode = v.state AND s.year = v.year",
                input("archigossums"))),
            "14407 14101 0 2\n");
  EXPECT_EQ(rows("SELECT irregular, n_leaders, jan1obsid, dec31obsid FROM layers.leaders WHERE "
                 "state = 2 AND year IN (1897, 1963) ORDER BY year"),
            "0 2 USA-1893 USA-1897\n1 2 USA-1961 USA-1963\n");
}

TEST_F(PoliticsWorld, HasTheVotesOnChinasSeat) {
  EXPECT_EQ(rows("SELECT vote, count(*) FROM core.votes WHERE rcid = 1190 AND vote < 8 GROUP BY "
                 "vote ORDER BY vote"),
            "1 76\n2 17\n3 35\n");
  EXPECT_EQ(
      rows("SELECT yes, no, abstain, unres, session, day FROM core.rollcalls WHERE rcid = 1190"),
      "76 35 17 R/26/2758G 26 1971-10-07\n");
}

TEST_F(PoliticsWorld, ComparesPairsOfVotersAsAJoinDoes) {
  EXPECT_EQ(
      count("WITH v AS (SELECT v.*, r.year FROM core.votes AS v JOIN core.rollcalls AS r USING "
            "(source, rcid) WHERE rcid > 0 AND vote < 8 AND r.year IN (1946, 1982, 2024)), j AS "
            "(SELECT a.state AS state1, b.state AS state2, a.year, count(*) AS common, count(*) "
            "FILTER (a.vote = b.vote) AS same, count(*) FILTER (abs(a.vote - b.vote) = 2) AS "
            "opposed FROM v AS a JOIN v AS b ON b.rcid = a.rcid AND b.state > a.state GROUP BY "
            "ALL) SELECT count(*) FROM (FROM core.vote_pairs WHERE year IN (1946, 1982, 2024)) AS "
            "p FULL JOIN j USING (state1, state2, year) WHERE (p.votes_common, p.votes_same, "
            "p.votes_opposed) IS DISTINCT FROM (coalesce(common, 0), coalesce(same, 0), "
            "coalesce(opposed, 0))"),
      0);
  // The year with most roll calls takes more than two words of bits.
  EXPECT_EQ(count("SELECT max(votes_common) FROM core.vote_pairs"), 160);
}

TEST_F(PoliticsWorld, HasTheIdealPointsAsPublished) {
  EXPECT_EQ(rows("SELECT source, issue, idealpoint, nvotes FROM core.ideal_points WHERE state = 2 "
                 "AND year = 1946 ORDER BY ALL"),
            "un_ideal_points_2020 all 1.675486 42\nun_ideal_points_2020 no_nukes 1.644306 42\n"
            "un_ideal_points_2025 all 1.887774 39\nun_ideal_points_2025 final_passage 1.663375 25\n"
            "un_ideal_points_2025 legacy 1.67635 42\n");
}

TEST_F(PoliticsWorld, TellsSanctionsAgreementsAndArmsByDirectionAndYear) {
  EXPECT_EQ(
      rows("SELECT state1, sanction_trade, sanction_financial FROM layers.sanctions_dyads WHERE "
           "state1 IN (2, 365) AND state2 IN (2, 365) AND year = 2022 ORDER BY state1"),
      "2 1 1\n365 1 1\n");
  EXPECT_EQ(rows("SELECT min(year), max(desta_entered) FROM layers.agreements_dyads WHERE state1 = "
                 "2 AND state2 = 70"),
            "1994 1\n");
  EXPECT_EQ(rows("SELECT state1, state2 FROM layers.agreements_dyads WHERE state1 = 220 AND state2 "
                 "IN (255, 260) AND year IN (1989, 1990) ORDER BY year"),
            "220 260\n220 255\n");
  EXPECT_EQ(
      rows("SELECT arms_orders, arms_deliveries FROM layers.arms_dyads WHERE state1 = 365 AND "
           "state2 = 710 AND year = 2000"),
      "3 11\n");
  EXPECT_EQ(count("SELECT count(*) FROM layers.arms_dyads WHERE year NOT BETWEEN 1950 AND 2023"),
            0);
}

TEST_F(PoliticsWorld, HasSpeechesBordersAndCodesOfEvents) {
  EXPECT_EQ(rows("SELECT state, min(year), max(year), count(*) FROM core.speeches WHERE iso3 = "
                 "'CHN' GROUP BY state ORDER BY state"),
            "710 1946 2024 58\n713 1950 1969 20\n");
  EXPECT_EQ(count("SELECT count(*) FROM core.speeches WHERE words < 50"), 0);
  EXPECT_EQ(rows("SELECT system, count(*), count(state) FROM core.borders GROUP BY system ORDER BY "
                 "system"),
            "cow 805 408\ngw 710 365\n");
  EXPECT_EQ(count("SELECT count(*) FROM raw.cshapes_gw WHERE NOT json_valid(geometry)"), 0);
  EXPECT_EQ(rows("SELECT code, goldstein, quad_category FROM core.cameo WHERE code IN ('057', "
                 "'190') ORDER BY code"),
            "057 8 verbal cooperation\n190 -10 material conflict\n");
  EXPECT_EQ(count("SELECT count(*) FROM core.cameo"), 312);
}

TEST(UnVotes, AreTheSameFromTheWideFile) {
  if (!std::filesystem::exists(kSharedData))
    GTEST_SKIP() << kSharedData << " is absent: not checked";
  const Scratch folder;
  const auto compact = folder_with({"un/RawVotes.csv.gz", "un/RollCalls.csv.gz"});
  const auto wide = folder_with({"un/UNVotes.csv.gz"});
  testing::build_power_world(folder / "compact.duckdb", {compact->path()});
  testing::build_power_world(folder / "wide.duckdb", {wide->path()});
  auto both = store::Database::in_memory();
  both.execute(fmt::format("ATTACH {} AS c (READ_ONLY); ATTACH {} AS w (READ_ONLY)",
                           quoted_text((folder / "compact.duckdb").string()),
                           quoted_text((folder / "wide.duckdb").string())));
  const auto number = [&](const std::string& sql) { return both.query(sql).integer(0, 0); };
  EXPECT_EQ(number("SELECT rows FROM w.meta.sources WHERE source = 'un_votes'"), 1283163);
  EXPECT_EQ(number("SELECT count(*) FROM w.core.votes WHERE rcid > 0"), 1027463);
  for (const std::string table : {"votes", "rollcalls", "vote_pairs"}) {
    EXPECT_EQ(
        number(fmt::format("SELECT count(*) FROM (FROM c.core.{0} EXCEPT FROM w.core.{0})", table)),
        0)
        << table;
    EXPECT_EQ(
        number(fmt::format("SELECT count(*) FROM (FROM w.core.{0} EXCEPT FROM c.core.{0})", table)),
        0)
        << table;
  }
}

}  // namespace
}  // namespace orrery
