// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/frames/frame.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "orrery/base/error.hpp"
#include "orrery/frames/layers.hpp"
#include "support/scratch.hpp"

namespace orrery::frames {
namespace {

using orrery::testing::content_of;
using orrery::testing::error_of;
using orrery::testing::Scratch;
using store::quoted_text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Three states, two years; 2 and 20 are majors or not in 2016 and beyond the list in 2017;
/// capability data end in 2016, one component of it is missing.
class Frames : public ::testing::Test {
 protected:
  Frames() {
    database.execute(R"(
      CREATE SCHEMA core; CREATE SCHEMA meta;
      CREATE TABLE core.state_years (system VARCHAR, code SMALLINT, state SMALLINT, gw SMALLINT, year SMALLINT, source VARCHAR);
      INSERT INTO core.state_years VALUES
        ('cow', 2, 2, 2, 2016, 'lists'), ('cow', 20, 20, 20, 2016, 'lists'), ('cow', 255, 255, 260, 2016, 'lists'),
        ('cow', 2, 2, 2, 2017, 'reference'), ('cow', 20, 20, 20, 2017, 'reference'),
        ('gw', 2, 2, 2, 2016, 'gw'), ('gw', 260, 255, 260, 2016, 'gw');
      CREATE TABLE core.false_dyads (system VARCHAR, code1 SMALLINT, code2 SMALLINT, year SMALLINT);
      INSERT INTO core.false_dyads VALUES ('cow', 20, 255, 2016);
      CREATE TABLE meta.build (edition VARCHAR, started TIMESTAMP, seed UBIGINT, version VARCHAR);
      INSERT INTO meta.build VALUES ('full', TIMESTAMP '2026-01-02 03:04:05', 7, '0.1.0');
      CREATE TABLE meta.sources (source VARCHAR, title VARCHAR, version VARCHAR, citation VARCHAR, licence VARCHAR, url VARCHAR,
        sha256 VARCHAR, covers_from SMALLINT, covers_to SMALLINT, covers_states VARCHAR, bibtex VARCHAR, position INTEGER);
      INSERT INTO meta.sources VALUES
        ('lists', 'L', '1', 'C1', 'free', 'u', 'h', 1816, 2016, 'all', '@misc{lists,}', 1),
        ('nmc', 'N', '7', 'C2', 'free', 'u', 'h', 1816, 2016, 'all', '@misc{nmc,}', 2),
        ('other', 'O', '1', 'C3', 'free', 'u', 'h', 1816, 2016, 'all', '@misc{other,}', 3))");
    create_layer_tables(database);
    database.execute(R"(
      CREATE VIEW layers.power AS SELECT * FROM (VALUES (2::SMALLINT, 2016::SMALLINT, 10.0::DOUBLE, 0.0::DOUBLE, NULL::DOUBLE, 0.2::DOUBLE))
        AS v(state, year, milex, milper, irst, cinc);
      INSERT INTO meta.layers SELECT 'power', '', 'states', 'about', name, 'unit', 'what ' || name, 'nmc', 2016, 2016, 'any', NULL, 'keep', position
      FROM (VALUES (1, 'milex'), (2, 'milper'), (3, 'irst'), (4, 'cinc')) AS d(position, name);
      CREATE VIEW layers.majors AS SELECT 2::SMALLINT AS state, 2016::SMALLINT AS year, 1::TINYINT AS cowmaj;
      INSERT INTO meta.layers VALUES ('majors', '', 'states', 'about', 'cowmaj', '0 or 1', 'major power', 'majors', 2016, 2016, 'cow', '0', 'keep', 1))");
  }

  FrameSpec spec(Unit unit, std::vector<std::string> layers = {}) {
    FrameSpec result;
    result.unit = unit;
    result.layers = std::move(layers);
    return result;
  }

  std::string rows(const FrameSpec& asked) {
    const auto found = database.query(plan(database, asked).sql);
    std::string text;
    for (const auto& column : found.columns()) text += (text.empty() ? "" : " ") + column.name;
    for (std::size_t i = 0; i < found.rows(); ++i) {
      text += " |";
      for (std::size_t c = 0; c < found.columns().size(); ++c) {
        text += " " + (found.is_null(i, c) ? std::string("-") : found.text(i, c));
      }
    }
    return text;
  }

  Scratch folder;
  store::Database database = store::Database::in_memory();
};

TEST_F(Frames, OfStateYearsHaveBothCodesInOrder) {
  EXPECT_EQ(rows(spec(Unit::StateYears)),
            "ccode gwcode year | 2 2 2016 | 2 2 2017 | 20 20 2016 | 20 20 2017 | 255 260 2016");
  auto gw = spec(Unit::StateYears);
  gw.system = "gw";
  EXPECT_EQ(rows(gw), "gwcode ccode year | 2 2 2016 | 260 255 2016");
}

TEST_F(Frames, OfDyadYearsLeaveFalseDyadsOut) {
  EXPECT_EQ(rows(spec(Unit::DyadYears)),
            "ccode1 ccode2 year | 2 20 2016 | 2 20 2017 | 2 255 2016 | 20 2 2016 | 20 2 2017 | 255 "
            "2 2016");
  auto half = spec(Unit::DyadYears);
  half.directed = false;
  EXPECT_EQ(rows(half), "ccode1 ccode2 year | 2 20 2016 | 2 20 2017 | 2 255 2016");
  half.from = 2017;
  EXPECT_EQ(rows(half), "ccode1 ccode2 year | 2 20 2017");
}

TEST_F(Frames, KeepZeroAbsenceAndUnknownApart) {
  EXPECT_EQ(rows(spec(Unit::StateYears, {"majors"})),
            "ccode gwcode year cowmaj | 2 2 2016 1 | 2 2 2017 - | 20 20 2016 0 | 20 20 2017 - | "
            "255 260 2016 0");
  auto america = spec(Unit::StateYears, {"power"});
  EXPECT_THAT(rows(america),
              HasSubstr("| 2 2 2016 10 0 - 0.2 | 2 2 2017 - - - - | 20 20 2016 - - - -"));
}

TEST_F(Frames, GiveEverySideOfADyadItsColumns) {
  auto dyads = spec(Unit::DyadYears, {"majors"});
  dyads.directed = false;
  dyads.to = 2016;
  EXPECT_EQ(rows(dyads), "ccode1 ccode2 year cowmaj1 cowmaj2 | 2 20 2016 1 0 | 2 255 2016 1 0");
  dyads.system = "gw";
  EXPECT_EQ(rows(dyads),
            "gwcode1 gwcode2 ccode1 ccode2 year cowmaj1 cowmaj2 | 2 260 2 255 2016 1 0");
}

TEST_F(Frames, DescribeTheColumnsThatTheyHave) {
  for (const auto unit : {Unit::StateYears, Unit::DyadYears}) {
    const auto made = plan(database, spec(unit, {"power", "majors"}));
    const auto found = database.query(made.sql);
    ASSERT_EQ(found.columns().size(), made.columns.size());
    for (std::size_t i = 0; i < made.columns.size(); ++i) {
      EXPECT_EQ(found.columns()[i].name, made.columns[i].name);
      EXPECT_FALSE(made.columns[i].description.empty());
      EXPECT_FALSE(made.columns[i].sources.empty());
    }
  }
}

TEST_F(Frames, SayWhichLayerMayBeMeant) {
  const auto error = error_of([&] { plan(database, spec(Unit::StateYears, {"powr"})); });
  EXPECT_EQ(error.kind(), ErrorKind::Usage);
  EXPECT_EQ(error.place(), "--with");
  EXPECT_THAT(error.hint(), HasSubstr("power"));
  EXPECT_THAT(error_of([&] { plan(database, spec(Unit::StateYears, {"zzz"})); }).hint(),
              HasSubstr("majors"));
}

TEST_F(Frames, RefuseALayerWithoutDataAndOneAskedForTwice) {
  EXPECT_EQ(error_of([&] { plan(database, spec(Unit::StateYears, {"economy"})); }).kind(),
            ErrorKind::MissingData);
  EXPECT_EQ(error_of([&] {
              plan(database, spec(Unit::StateYears, {"power", "power"}));
            }).kind(),
            ErrorKind::Usage);
}

TEST_F(Frames, RefuseAnUnknownSystemAndYearsInTheWrongOrder) {
  auto odd = spec(Unit::StateYears);
  odd.system = "iso";
  EXPECT_EQ(error_of([&] { plan(database, odd); }).place(), "--system");
  odd = spec(Unit::StateYears);
  odd.from = 2017;
  odd.to = 2016;
  const auto error = error_of([&] { plan(database, odd); });
  EXPECT_EQ(error.kind(), ErrorKind::Usage);
  EXPECT_THAT(error.hint(), HasSubstr("--from 2016 --to 2017"));
}

TEST_F(Frames, AreWrittenInEveryFormat) {
  const auto made = plan(database, spec(Unit::StateYears, {"majors", "power"}));
  for (const std::string name : {"f.csv", "f.csv.gz", "f.parquet"}) {
    const auto file = folder / name;
    EXPECT_EQ(write_rows(database, made, file), 5);
    const auto bytes = content_of(file);
    if (name == "f.csv.gz") {
      EXPECT_EQ(bytes.substr(0, 2), "\x1f\x8b");
    }
    if (name == "f.parquet") {
      EXPECT_EQ(bytes.substr(0, 4), "PAR1");
    }
    if (name == "f.csv") {
      EXPECT_THAT(bytes, HasSubstr("ccode,gwcode,year,cowmaj,milex,"));
      EXPECT_THAT(bytes, HasSubstr("\n2,2,2017,,,,,\n"));
    }
    const auto read = name == "f.parquet" ? "read_parquet" : "read_csv";
    EXPECT_EQ(database
                  .query(std::string("SELECT count(*) FROM ") + read + "(" +
                         store::quoted_text(file.string()) + ")")
                  .integer(0, 0),
              5);
  }
  EXPECT_THAT(folder.names(), ElementsAre("f.csv", "f.csv.gz", "f.parquet"));
}

/// Parquet is written without SQL: it must hold what SQL would give, to the last cell.
TEST_F(Frames, HaveTheSameRowsInParquetAsInAQuery) {
  for (const auto unit : {Unit::StateYears, Unit::DyadYears, Unit::KadYears}) {
    for (const std::string system : {"cow", "gw"}) {
      auto asked = spec(unit, {"majors", "power"});
      asked.system = system;
      const auto made = plan(database, asked);
      ASSERT_NE(made.rows, nullptr);
      write_rows(database, made, folder / "f.parquet");
      const auto file =
          fmt::format("read_parquet({})", quoted_text((folder / "f.parquet").string()));
      EXPECT_EQ(database
                    .query(fmt::format("SELECT count(*) FILTER (a IS DISTINCT FROM b) FROM ({}) AS "
                                       "a POSITIONAL JOIN {} AS b",
                                       made.sql,
                                       file))
                    .integer(0, 0),
                0)
          << name_of(unit) << system;
      EXPECT_EQ(database
                    .query(fmt::format("SELECT count(*) FROM (DESCRIBE {}) AS a POSITIONAL JOIN "
                                       "(DESCRIBE FROM {}) AS b WHERE a.column_name <> "
                                       "b.column_name OR a.column_type <> b.column_type",
                                       made.sql,
                                       file))
                    .integer(0, 0),
                0);
    }
  }
}

TEST_F(Frames, LetSqlWriteTheRowsThatAConditionPicks) {
  auto asked = spec(Unit::StateYears, {"power"});
  asked.where = "year = 2016 AND cinc IS NULL";
  const auto made = plan(database, asked);
  EXPECT_EQ(made.rows, nullptr);
  EXPECT_EQ(write_rows(database, made, folder / "f.parquet"), 2);
}

TEST_F(Frames, TakeTheirFormatFromTheFilesName) {
  EXPECT_EQ(format_of("a/b.csv"), Format::Csv);
  EXPECT_EQ(format_of(""), Format::Csv);
  EXPECT_EQ(format_of("-"), Format::Csv);
  EXPECT_EQ(format_of("b.csv.gz"), Format::CsvGzip);
  EXPECT_EQ(format_of("b.parquet"), Format::Parquet);
  for (const auto* const name : {"b", "b.txt", "b.gz", "b.xlsx", "csv"}) {
    const auto error = error_of([&] { format_of(name); });
    EXPECT_EQ(error.kind(), ErrorKind::Usage) << name;
    EXPECT_THAT(error.hint(), HasSubstr(".parquet")) << name;
  }
}

TEST_F(Frames, LeaveTheOldFileWhereTheyCannotBeWritten) {
  const auto made = plan(database, spec(Unit::StateYears));
  EXPECT_EQ(error_of([&] { write_rows(database, made, folder / "none/f.csv"); }).kind(),
            ErrorKind::Failure);
  folder.write("f.csv", "old");
  auto broken = made;
  broken.sql = "SELECT error('no')";
  error_of([&] { write_rows(database, broken, folder / "f.csv"); });
  EXPECT_EQ(content_of(folder / "f.csv"), "old");
  EXPECT_THAT(folder.names(), ElementsAre("f.csv"));
}

TEST_F(Frames, HaveASidecarThatListsEveryColumnAndSource) {
  auto asked = spec(Unit::DyadYears, {"power"});
  asked.from = 2016;
  const auto made = plan(database, asked);
  const auto files = write_sidecars(
      database, made, folder / "f.csv.gz", 6, "orrery frame dyad-years -o f.csv.gz", "0.1.0");
  EXPECT_EQ(files, (std::vector{folder / "f.json", folder / "f.bib"}));
  const auto log = nlohmann::json::parse(content_of(folder / "f.json"));
  EXPECT_EQ(log["command"], "orrery frame dyad-years -o f.csv.gz");
  EXPECT_EQ(log["rows"], 6);
  EXPECT_EQ(log["from"], 2016);
  EXPECT_TRUE(log["to"].is_null());
  EXPECT_EQ(log["world"]["seed"], 7);
  std::vector<std::string> names;
  for (const auto& column : log["columns"]) names.push_back(column["name"]);
  std::vector<std::string> expected;
  for (const auto& column : made.columns) expected.push_back(column.name);
  EXPECT_EQ(names, expected);
  for (const auto& column : log["columns"]) {
    if (column["name"] == "cinc1") {
      EXPECT_EQ(column["last_year"], 2016);
      EXPECT_EQ(column["sources"], "nmc");
    }
  }
  std::set<std::string> sources;
  for (const auto& source : log["sources"]) sources.insert(source["source"]);
  EXPECT_EQ(sources, (std::set<std::string>{"lists", "nmc"}));
  const auto bibliography = content_of(folder / "f.bib");
  EXPECT_THAT(bibliography, HasSubstr("@misc{lists,}"));
  EXPECT_THAT(bibliography, HasSubstr("@misc{nmc,}"));
  EXPECT_THAT(bibliography, ::testing::Not(HasSubstr("other")));
}

/// Five years of three states, with a layer of each shape. 255 is 260 to Gleditsch and Ward and
/// leaves for a year.
class FramesOfTies : public ::testing::Test {
 protected:
  FramesOfTies() {
    database.execute(R"(
      CREATE SCHEMA core; CREATE SCHEMA meta;
      CREATE TABLE core.state_years (system VARCHAR, code SMALLINT, state SMALLINT, gw SMALLINT, year SMALLINT, source VARCHAR);
      INSERT INTO core.state_years SELECT 'cow', s, s, CASE WHEN s = 255 THEN 260 ELSE s END, y, 'lists'
        FROM (VALUES (2), (20), (255)) AS v(s), range(1900, 1905) AS r(y) WHERE NOT (s = 255 AND y = 1902);
      INSERT INTO core.state_years SELECT 'gw', CASE WHEN s = 255 THEN 260 ELSE s END, s, CASE WHEN s = 255 THEN 260 ELSE s END, y, 'gw'
        FROM (VALUES (2), (255)) AS v(s), range(1900, 1905) AS r(y);
      CREATE TABLE core.false_dyads (system VARCHAR, code1 SMALLINT, code2 SMALLINT, year SMALLINT);
      CREATE TABLE core.state_spells (system VARCHAR, code SMALLINT, first_day DATE, last_day DATE);
      INSERT INTO core.state_spells VALUES ('cow', 2, '1900-12-30', '1901-01-02'), ('cow', 20, '1901-03-01', '1901-03-01'))");
    create_layer_tables(database);
    database.execute(R"(
      CREATE VIEW layers.contiguity_dyads AS SELECT 2::SMALLINT AS state1, 255::SMALLINT AS state2, 1901::SMALLINT AS year, 5::TINYINT AS conttype;
      INSERT INTO meta.layers VALUES ('contiguity', '', 'pairs', 'about', 'conttype', '', 'type', 'c', 1901, 1903, 'cow', '0', 'keep', 1);
      CREATE VIEW layers.contiguity AS SELECT 2::SMALLINT AS state, 1901::SMALLINT AS year, 1::SMALLINT AS land;
      INSERT INTO meta.layers VALUES ('contiguity', '', 'states', 'about', 'land', '', 'neighbours', 'c', 1901, 1903, 'cow', '0', 'keep', 1);
      CREATE VIEW layers.alliances_dyads AS SELECT * FROM (VALUES
          (255::SMALLINT, 2::SMALLINT, 1900::SMALLINT, 1::TINYINT, 7::TINYINT), (2, 20, 1900, NULL, 8)) AS v(state1, state2, year, defense, mark);
      INSERT INTO meta.layers VALUES ('alliances', '', 'directed', 'about', 'defense', '', 'pledge', 'a', 1900, 1901, 'any', '0', 'max', 1),
                                     ('alliances', '', 'directed', 'about', 'mark', '', 'mark', 'a', 1900, 1901, 'any', '0', 'keep', 2);
      CREATE VIEW layers.disputes_dyads AS SELECT 2::SMALLINT AS state1, 20::SMALLINT AS state2, 1901::SMALLINT AS year, 1::TINYINT AS cowmidongoing;
      INSERT INTO meta.layers VALUES ('disputes', '', 'pairs', 'about', 'cowmidongoing', '', 'dispute', 'd', 1900, 1903, 'cow', '0', 'keep', 1);
      CREATE VIEW layers.disputes_dyads_peacesciencer AS FROM layers.disputes_dyads;
      INSERT INTO meta.layers VALUES ('disputes', 'peacesciencer', 'pairs', 'about', 'cowmidongoing', '', 'dispute', 'd', 1900, 1904, 'cow', '0', 'keep', 1);
      INSERT INTO meta.spells VALUES ('cowmidspell', true, 'disputes', 'cowmidongoing', 1);
      CREATE VIEW layers.names_gw AS SELECT 260::SMALLINT AS state, 1900::SMALLINT AS year, 'Germany' AS gw_name;
      INSERT INTO meta.layers VALUES ('names', 'gw', 'states', 'about', 'gw_name', '', 'name', 'g', NULL, NULL, 'any', NULL, 'keep', 1);
      CREATE VIEW layers.prd_dyads AS SELECT 2::SMALLINT AS state1, 20::SMALLINT AS state2, y::SMALLINT AS year, 1::TINYINT AS prd FROM range(1901, 1905) AS r(y);
      INSERT INTO meta.layers VALUES ('prd', '', 'pairs', 'about', 'prd', '', 'relevant', 'p', 1900, 1904, 'cow', '0', 'keep', 1))");
  }

  /// The columns after the keys, row by row: "2-20 1900: 0".
  std::string rows(const FrameSpec& spec) {
    const auto found = database.query(plan(database, spec).sql);
    std::string text;
    for (std::size_t i = 0; i < found.rows(); ++i) {
      for (std::size_t c = 0; c < found.columns().size(); ++c) {
        text += (c > 0 ? " " : "") + (found.is_null(i, c) ? std::string("-") : found.text(i, c));
      }
      text += '\n';
    }
    return text;
  }
  static FrameSpec dyads(std::vector<std::string> layers, bool directed = false) {
    FrameSpec spec;
    spec.unit = Unit::DyadYears;
    spec.layers = std::move(layers);
    spec.directed = directed;
    return spec;
  }

  store::Database database = store::Database::in_memory();
};

TEST_F(FramesOfTies, SayZeroInsideTheCoverageAndNothingOutside) {
  auto spec = dyads({"contiguity"});
  spec.among = {State(2), State(255)};
  EXPECT_EQ(rows(spec), "2 255 1900 -\n2 255 1901 5\n2 255 1903 0\n2 255 1904 -\n");
}

TEST_F(FramesOfTies, LeaveStatesThatTheSourceDoesNotCoverEmpty) {
  auto spec = dyads({"contiguity"});
  spec.system = "gw";
  // In 1902 state 255 is no member of COW's system, which the source covers.
  EXPECT_EQ(rows(spec),
            "2 260 2 255 1900 -\n2 260 2 255 1901 5\n2 260 2 255 1902 -\n2 260 2 255 1903 0\n"
            "2 260 2 255 1904 -\n");
}

TEST_F(FramesOfTies, MirrorPairsInBothOrders) {
  auto spec = dyads({"contiguity"}, true);
  spec.among = {State(2), State(255)};
  spec.from = 1901;
  spec.to = 1901;
  EXPECT_EQ(rows(spec), "2 255 1901 5\n255 2 1901 5\n");
}

TEST_F(FramesOfTies, KeepTheDirectionOrFoldItByTheColumnsRule) {
  auto spec = dyads({"alliances"}, true);
  spec.to = 1900;
  EXPECT_EQ(rows(spec),
            "2 20 1900 - 8\n2 255 1900 0 0\n20 2 1900 0 0\n20 255 1900 0 0\n255 2 1900 1 7\n255 20 "
            "1900 0 0\n");
  spec.directed = false;
  EXPECT_EQ(rows(spec), "2 20 1900 - 8\n2 255 1900 1 0\n20 255 1900 0 0\n");
}

TEST_F(FramesOfTies, TakeTheColumnsOfStatesWhereARowIsAState) {
  FrameSpec spec;
  spec.layers = {"contiguity"};
  spec.among = {State(2)};
  spec.from = 1900;
  spec.to = 1902;
  EXPECT_EQ(rows(spec), "2 2 1900 -\n2 2 1901 1\n2 2 1902 0\n");
  spec.layers = {"alliances"};
  EXPECT_EQ(error_of([&] { plan(database, spec); }).kind(), ErrorKind::Usage);
}

TEST_F(FramesOfTies, GiveThePairAndEachOfItsStatesTheirColumnsOfOneLayer) {
  database.execute(R"(
    CREATE VIEW layers.points AS SELECT * FROM (VALUES (2::SMALLINT, 1901::SMALLINT, 0.5::DOUBLE, 0.1::DOUBLE), (2, 1902, 0.6, 0.1), (20, 1901, -1, 0.2)) AS v(state, year, mean, sd);
    CREATE VIEW layers.points_dyads AS SELECT 2::SMALLINT AS state1, 20::SMALLINT AS state2, 1901::SMALLINT AS year, 1.5::DOUBLE AS distance;
    INSERT INTO meta.layers VALUES ('points', '', 'states', 'about', 'mean', '', 'place', 'v', 1901, 1902, 'any', NULL, 'keep', 1),
                                   ('points', '', 'states', 'about', 'sd', '', 'spread', 'v', 1901, 1902, 'any', NULL, 'keep', 2),
                                   ('points', '', 'sides', 'about', 'mean', '', 'place', 'v', 1901, 1902, 'any', NULL, 'keep', 1),
                                   ('points', '', 'pairs', 'about', 'distance', '', 'distance', 'v', 1901, 1902, 'any', NULL, 'keep', 2))");
  auto spec = dyads({"points"}, true);
  spec.from = 1901;
  spec.to = 1902;
  const auto made = plan(database, spec);
  std::vector<std::string> names;
  for (const auto& column : made.columns) names.push_back(column.name);
  EXPECT_THAT(names, ElementsAre("ccode1", "ccode2", "year", "mean1", "mean2", "distance"));
  spec.among = {State(2), State(20)};
  EXPECT_EQ(rows(spec),
            "2 20 1901 0.5 -1 1.5\n2 20 1902 0.6 - -\n20 2 1901 -1 0.5 1.5\n20 2 1902 - 0.6 -\n");
  FrameSpec states;
  states.layers = {"points"};
  states.among = {State(2)};
  states.from = 1901;
  states.to = 1902;
  EXPECT_EQ(rows(states), "2 2 1901 0.5 0.1\n2 2 1902 0.6 0.1\n");
}

TEST_F(FramesOfTies, FindAVariantByItsOwnCodes) {
  FrameSpec spec;
  spec.system = "gw";
  spec.layers = {"names"};
  spec.to = 1900;
  EXPECT_EQ(rows(spec), "2 2 1900 -\n260 255 1900 Germany\n");
}

TEST_F(FramesOfTies, CountPeaceYearsFromTheStartOfTheRecord) {
  auto spec = dyads({"spells"});
  spec.among = {State(2), State(20)};
  EXPECT_EQ(rows(spec), "2 20 1900 0\n2 20 1901 1\n2 20 1902 0\n2 20 1903 1\n2 20 1904 -\n");
  spec.from = 1903;  // the years before still count
  EXPECT_EQ(rows(spec), "2 20 1903 1\n2 20 1904 -\n");
  spec.convention = "peacesciencer";  // counts the rows that are there, and covers 1904
  EXPECT_EQ(rows(spec), "2 20 1903 0\n2 20 1904 1\n");
}

TEST_F(FramesOfTies, KeepOnlyTheRowsOfAFilterOrCondition) {
  auto spec = dyads({"spells"});
  spec.only = {"prd"};
  EXPECT_EQ(rows(spec), "2 20 1901 1\n2 20 1902 0\n2 20 1903 1\n2 20 1904 -\n");
  spec.where = "year > 1902 AND cowmidspell IS NOT NULL";
  EXPECT_EQ(rows(spec), "2 20 1903 1\n");
  spec.where = "yaer > 1902";
  const auto error = error_of([&] { plan(database, spec); });
  EXPECT_EQ(error.kind(), ErrorKind::Usage);
  EXPECT_EQ(error.place(), "--where");
  FrameSpec states;
  states.only = {"prd"};
  EXPECT_EQ(error_of([&] { plan(database, states); }).kind(), ErrorKind::Usage);
}

TEST_F(FramesOfTies, HaveOnlyTheColumnsAskedFor) {
  auto spec = dyads({"contiguity", "alliances"});
  spec.columns = {"mark"};
  spec.to = 1900;
  EXPECT_EQ(rows(spec), "2 20 1900 8\n2 255 1900 0\n20 255 1900 0\n");
  spec.where = "conttype IS NULL AND mark = 8";  // a condition may ask for others
  EXPECT_EQ(rows(spec), "2 20 1900 8\n");
  spec.columns = {"makr"};
  const auto error = error_of([&] { plan(database, spec); });
  EXPECT_EQ(error.place(), "--columns");
  EXPECT_THAT(error.hint(), HasSubstr("mark"));
}

TEST_F(FramesOfTies, HoldTriplesAndTheirPairs) {
  FrameSpec spec;
  spec.unit = Unit::KadYears;
  spec.directed = false;
  spec.layers = {"contiguity"};
  spec.from = 1901;
  spec.to = 1902;
  const auto made = plan(database, spec);
  std::vector<std::string> names;
  for (const auto& column : made.columns) names.push_back(column.name);
  EXPECT_THAT(
      names,
      ElementsAre(
          "ccode1", "ccode2", "ccode3", "year", "conttype_12", "conttype_13", "conttype_23"));
  EXPECT_EQ(rows(spec), "2 20 255 1901 0 5 0\n");
  spec.directed = true;
  EXPECT_EQ(database.query("SELECT count(*) FROM (" + plan(database, spec).sql + ")").integer(0, 0),
            6);
  spec.k = 1;
  EXPECT_EQ(error_of([&] { plan(database, spec); }).place(), "--k");
}

TEST_F(FramesOfTies, WalkTheDaysOfMembership) {
  FrameSpec spec;
  spec.unit = Unit::StateDays;
  spec.layers = {"contiguity"};
  EXPECT_EQ(rows(spec),
            "2 2 1900-12-30 1900 -\n2 2 1900-12-31 1900 -\n2 2 1901-01-01 1901 1\n2 2 1901-01-02 "
            "1901 1\n20 20 1901-03-01 1901 0\n");
  spec.from = 1901;
  EXPECT_EQ(rows(spec), "2 2 1901-01-01 1901 1\n2 2 1901-01-02 1901 1\n20 20 1901-03-01 1901 0\n");
}

TEST_F(FramesOfTies, TakeEveryLayerThatFits) {
  auto spec = dyads({"all"});
  std::vector<std::string> names;
  for (const auto& column : plan(database, spec).columns) names.push_back(column.name);
  EXPECT_THAT(names,
              ElementsAre("ccode1",
                          "ccode2",
                          "year",
                          "defense",
                          "mark",
                          "conttype",
                          "cowmidongoing",
                          "prd",
                          "cowmidspell"));
}

TEST_F(FramesOfTies, RefuseALayerWithTwoRowsForOneKey) {
  database.execute(
      "CREATE OR REPLACE VIEW layers.contiguity_dyads AS SELECT 2::SMALLINT AS state1, "
      "255::SMALLINT "
      "AS state2, 1901::SMALLINT AS year, unnest([1, 2])::TINYINT AS conttype");
  EXPECT_EQ(error_of([&] { plan(database, dyads({"contiguity"})); }).kind(), ErrorKind::Internal);
}

}  // namespace
}  // namespace orrery::frames
