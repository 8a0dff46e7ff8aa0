// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "orrery/base/error.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery::api {
namespace {

using orrery::testing::content_of;
using orrery::testing::error_of;
using orrery::testing::Scratch;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A world of three states with capabilities from 2010 to 2016, majors, military expenditure and
/// population.
class ASession : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = new Scratch;
    const Scratch data;
    data.write("states2016.csv",
               "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
               "USA,2,United States of America,1816,1,1,2016,12,31,2016\n"
               "UKG,200,United Kingdom,1816,1,1,2016,12,31,2016\n"
               "CHN,710,China,1860,10,25,2016,12,31,2016\n");
    data.write("majors2016.csv",
               "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version\n"
               "USA,2,1898,8,13,2016,12,31,2016\nCHN,710,1950,1,1,2016,12,31,2016\n");
    std::string nmc = "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\n";
    for (int year = 2010; year <= 2016; ++year) {
      const auto y = std::to_string(year);
      nmc += "USA,2," + y + ",600,10,50,30,300,100,,2021\nUKG,200," + y +
             ",200,10,25,20,100,50,,2021\n";
      nmc += "CHN,710," + y + ",200,20,25,-9,1600,50,,2021\n";
    }
    data.write("NMC-60-abridged.csv", nmc);
    data.write("population.csv",
               "Country Name,Country Code,Year,Value\nUnited "
               "States,USA,2016,300\nChina,CHN,2016,1600\nUnited Kingdom,GBR,2016,100\n");
    orrery::testing::build_small_world(*folder / "world.duckdb", {data.path()});
    session = new Session(*folder / "world.duckdb");
  }
  static void TearDownTestSuite() {
    delete session;
    delete folder;
  }

  static const Cell& cell(const Table& table, std::size_t row, const std::string& column) {
    const auto found = std::ranges::find(table.columns, column, &Column::name);
    EXPECT_NE(found, table.columns.end()) << column;
    return table.rows.at(row).at(static_cast<std::size_t>(found - table.columns.begin()));
  }
  static double number(const Table& table, std::size_t row, const std::string& column) {
    return std::get<double>(cell(table, row, column));
  }
  static std::int64_t whole(const Table& table, std::size_t row, const std::string& column) {
    return std::get<std::int64_t>(cell(table, row, column));
  }
  static std::string text(const Table& table, std::size_t row, const std::string& column) {
    return std::get<std::string>(cell(table, row, column));
  }
  static Error asking(const PowerQuery& query) {
    return error_of([&] { session->power(query); });
  }

  static inline Scratch* folder = nullptr;
  static inline Session* session = nullptr;
};

// All of these ask one world, so that it is built once.
TEST_F(ASession, AnswersWhoIsMightyByCincByIndexAndByTheUsersWeights) {
  PowerQuery query;
  const auto cinc = session->power(query).tables.at(0);
  EXPECT_EQ(cinc.rows.size(), 3U);
  EXPECT_THAT(cinc.title, HasSubstr("2016"));
  EXPECT_EQ(whole(cinc, 0, "state"), 2);
  EXPECT_EQ(text(cinc, 0, "iso3"), "USA");
  EXPECT_NEAR(number(cinc, 0, "cinc"), (.6 + .25 + .5 + .6 + .15 + .5) / 6, 1e-12);
  EXPECT_EQ(text(cinc, 1, "name"), "China");
  EXPECT_NEAR(number(cinc, 1, "cinc"), (.2 + .5 + .25 + .8 + .25) / 5, 1e-12);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(cell(cinc, 1, "pec")));
  EXPECT_EQ(cinc.sources.at(0).id, "cow_nmc_v6");
  EXPECT_THAT(cinc.sources.at(0).citation, HasSubstr("Singer"));

  query.top = 1;
  EXPECT_EQ(session->power(query).tables.at(0).rows.size(), 1U);
  query.top = 0;
  query.index = "milex";
  const auto milex = session->power(query).tables.at(0);
  EXPECT_EQ(number(milex, 0, "value"), 600);
  EXPECT_EQ(number(milex, 0, "share"), .6);
  EXPECT_EQ(whole(milex, 1, "rank"), 2);
  EXPECT_EQ(whole(milex, 2, "rank"), 2);

  query.weights = {{"mil", 30}, {"pop", 10}};
  const auto composite = session->power(query).tables.at(0);
  EXPECT_EQ(whole(composite, 0, "state"), 2);
  EXPECT_NEAR(number(composite, 0, "score"), .75 * .6 + .25 * .15, 1e-12);
  EXPECT_LE(whole(composite, 0, "rank_lo"), 1);
  EXPECT_GE(whole(composite, 0, "rank_hi"), 1);
  EXPECT_THAT(composite.notes.at(0), HasSubstr("milex 75 %"));
  EXPECT_EQ(number(composite, 0, "milex"), .6);
  const auto again = session->power(query).tables.at(0);
  EXPECT_EQ(again.rows, composite.rows);
}

TEST_F(ASession, SaysWhatMayBeMeantByAnUnknownIndexVintageYearOrWeight) {
  PowerQuery query;
  query.index = "milx";
  EXPECT_EQ(asking(query).kind(), ErrorKind::Usage);
  EXPECT_EQ(asking(query).place(), "--index");
  EXPECT_THAT(asking(query).hint(), HasSubstr("milex"));
  query = {};
  query.vintage = "v9";
  EXPECT_EQ(asking(query).kind(), ErrorKind::Usage);
  EXPECT_THAT(asking(query).hint(), HasSubstr("v6"));
  query = {};
  query.year = 2020;
  EXPECT_EQ(asking(query).place(), "--year");
  EXPECT_THAT(asking(query).message(), HasSubstr("2010 to 2016"));
  EXPECT_THAT(asking(query).hint(), HasSubstr("2016"));
  query.year = 1900;
  EXPECT_THAT(asking(query).hint(), HasSubstr("2010"));
  query.index = "milex";
  EXPECT_THAT(asking(query).message(), HasSubstr("2010 to 2016"));
  query = {};
  query.weights = {{"moil", 1}};
  EXPECT_EQ(asking(query).place(), "--weights");
  EXPECT_THAT(asking(query).hint(), HasSubstr("mil"));
  query.weights = {{"milex", 1}, {"mil", 1}};
  EXPECT_EQ(asking(query).kind(), ErrorKind::Usage);
  query.weights = {{"milex", -1}, {"pop", 2}};
  EXPECT_EQ(asking(query).kind(), ErrorKind::Usage);
  query.weights = {{"milex", 0}};
  EXPECT_EQ(asking(query).kind(), ErrorKind::Usage);
  query.weights = {};
  query.index = "composite";
  EXPECT_THAT(asking(query).hint(), HasSubstr("mil="));
  query = {};
  query.index = "gdp";
  EXPECT_EQ(asking(query).kind(), ErrorKind::MissingData);
}

TEST_F(ASession, AnswersForTheSystemByYear) {
  SystemQuery query;
  query.index = "milex";
  query.set = "system";
  query.from = 2015;
  const auto table = session->power_system(query).tables.at(0);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(whole(table, 1, "year"), 2016);
  EXPECT_EQ(whole(table, 1, "n"), 3);
  EXPECT_NEAR(number(table, 1, "hhi"), .36 + .04 + .04, 1e-12);
  EXPECT_NEAR(number(table, 1, "top"), .6, 1e-12);
  EXPECT_EQ(text(table, 1, "leader"), "United States");
  query.set = "majors";
  EXPECT_EQ(whole(session->power_system(query).tables.at(0), 1, "n"), 2);
  query.index = "components";
  EXPECT_EQ(session->power_system(query).tables.at(0).rows.size(), 2U);
  query.set = "greats";
  EXPECT_EQ(error_of([&] { session->power_system(query); }).place(), "--set");
  query = {};
  query.from = 2020;
  EXPECT_EQ(error_of([&] { session->power_system(query); }).kind(), ErrorKind::Usage);
  query = {};
  query.index = "cink";
  EXPECT_THAT(error_of([&] { session->power_system(query); }).hint(), HasSubstr("cinc"));
}

TEST_F(ASession, AnswersWhoAStateIs) {
  const auto china = session->state("中国", "ru");
  EXPECT_THAT(china.title, HasSubstr("Кита"));
  EXPECT_THAT(china.title, HasSubstr("COW 710"));
  std::vector<std::string> ids;
  for (const auto& table : china.tables) ids.push_back(table.id);
  EXPECT_THAT(ids, ElementsAre("names", "codes", "spells", "power", "institutions"));
  EXPECT_EQ(text(china.tables[2], 0, "system"), "cow");
  EXPECT_EQ(text(china.tables[2], 0, "from"), "1860-10-25");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(cell(china.tables[2], 0, "to")));
  const auto error = error_of([] { session->state("Chnia", "en"); });
  EXPECT_EQ(error.kind(), ErrorKind::Usage);
  EXPECT_THAT(error.hint(), HasSubstr("China (CHN, COW 710)"));
  EXPECT_EQ(error_of([] { session->state("China", "fr"); }).place(), "--lang");
}

TEST_F(ASession, ListsSourcesAndCitesThem) {
  const auto document = session->sources({});
  ASSERT_EQ(document.tables.size(), 3U);
  std::vector<std::string> loaded;
  for (const auto& row : document.tables[0].rows) loaded.push_back(std::get<std::string>(row[0]));
  EXPECT_THAT(
      loaded,
      ElementsAre("reference", "cow_states", "cow_majors", "cow_nmc_v6", "wb_population_datahub"));
  SourcesQuery one;
  one.ids = {"cow_nmc"};
  one.missing = false;
  EXPECT_EQ(session->sources(one).tables.size(), 2U);
  EXPECT_EQ(session->sources(one).tables[0].rows.size(), 1U);
  one.ids = {"cow_nmz"};
  EXPECT_THAT(error_of([&] { session->sources(one); }).hint(), HasSubstr("cow_nmc"));
  EXPECT_THAT(session->bibtex({}), HasSubstr("@misc{cow_states_2016"));
  EXPECT_THAT(session->bibtex({}), ::testing::Not(HasSubstr("feenstra")));
  EXPECT_THAT(session->bibtex({"pwt"}), HasSubstr("feenstra2015_pwt"));
}

TEST_F(ASession, ReadsButDoesNotWriteAndSeesNoOtherFile) {
  EXPECT_EQ(
      session
          ->sql("SELECT count(*) AS n FROM core.state_years WHERE year = 2016 AND system = 'cow'")
          .rows.at(0)
          .at(0),
      Cell(std::int64_t{3}));
  const auto before = content_of(*folder / "world.duckdb");
  const auto secret = folder->write("secret.csv", "a\n1\n").string();
  for (const auto& query : {"SELECT * FROM read_csv('" + secret + "')",
                            "FROM '" + secret + "'",
                            "SELECT * FROM read_text('" + secret + "')",
                            "SELECT * FROM glob('" + folder->path().string() + "/*')",
                            "COPY core.states TO '" + secret + "'",
                            "ATTACH '" + secret + "'",
                            std::string("DELETE FROM core.states"),
                            std::string("CREATE TABLE t (x INTEGER)"),
                            std::string("SET enable_external_access = true"),
                            std::string("SELECT 1; SELECT 2"),
                            std::string(""),
                            std::string("SELECT nothing"),
                            std::string("SELEC 1"),
                            std::string("EXPLAIN ANALYZE DELETE FROM core.states")}) {
    EXPECT_EQ(error_of([&] { session->sql(query); }).kind(), ErrorKind::Usage) << query;
  }
  EXPECT_TRUE(content_of(*folder / "world.duckdb") == before);
  EXPECT_EQ(content_of(secret), "a\n1\n");
  EXPECT_EQ(std::get<std::string>(session->sql("SELECT [1, NULL] AS list").rows[0][0]),
            "[1, NULL]");
}

TEST_F(ASession, ListsWhereFilesDisagree) {
  EXPECT_EQ(session->conflicts({}).tables.size(), 1U);
  EXPECT_EQ(session->conflicts({"cow_nmc"}).tables.size(), 2U);
  EXPECT_EQ(error_of([&] { session->conflicts({"cow_nmz"}); }).kind(), ErrorKind::Usage);
}

TEST_F(ASession, WritesFramesWithTheirSidecars) {
  FrameQuery query;
  query.unit = "dyad-years";
  query.directed = false;
  query.from = 2016;
  query.to = 2016;
  query.layers = {"power"};
  query.output = *folder / "f.csv";
  query.command = "orrery frame";
  const auto summary = session->frame(query, Progress{});
  EXPECT_EQ(summary.rows, 3);
  EXPECT_EQ(summary.columns, 17);
  EXPECT_EQ(summary.files.size(), 3U);
  EXPECT_THAT(content_of(*folder / "f.csv"), HasSubstr("ccode1,ccode2,year,milex1"));
  EXPECT_THAT(content_of(*folder / "f.bib"), HasSubstr("singer1972_v6"));
  query.unit = "dyads";
  EXPECT_EQ(error_of([&] { session->frame(query, Progress{}); }).kind(), ErrorKind::Usage);
  const auto layers = session->frame_layers();
  EXPECT_EQ(layers.tables.at(0).rows.size(), 5U);
  EXPECT_FALSE(layers.tables.at(1).rows.empty());
}

TEST_F(ASession, ForgetsAFramesCancellationWhenItFails) {
  FrameQuery query;
  query.unit = "state-years";
  query.layers = {"none"};
  {
    CancelToken cancel;
    Progress progress;
    progress.cancel = &cancel;
    error_of([&] { session->frame(query, progress); });
    cancel.cancel();
    EXPECT_FALSE(session->power({}).tables.empty());
  }
}

TEST_F(ASession, OfNoWorldIsRefused) {
  const auto error = error_of([] { const Session none(*folder / "none.duckdb"); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.hint(), HasSubstr("orrery build"));
}

TEST_F(ASession, IsCheckedByTheDoctor) {
  const auto checks = doctor(*folder / "world.duckdb", {});
  for (const auto& check : checks) EXPECT_TRUE(check.passed) << check.name << ": " << check.found;
  const auto ill = doctor(*folder / "none.duckdb", {*folder / "nowhere"});
  const auto failed = std::ranges::count_if(
      ill, [](const Check& check) { return !check.passed && !check.hint.empty(); });
  EXPECT_EQ(failed, 2);
  EXPECT_FALSE(version().empty());
}

}  // namespace
}  // namespace orrery::api
