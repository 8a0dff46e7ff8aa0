// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/frames/frame.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "orrery/base/error.hpp"
#include "support/scratch.hpp"

namespace orrery::frames {
namespace {

using orrery::testing::content_of;
using orrery::testing::error_of;
using orrery::testing::Scratch;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Three states, two years; 2 and 20 are majors or not in 2016 and beyond the list in 2017;
/// capability data end in 2016, one component of it is missing.
class Frames : public ::testing::Test {
 protected:
  Frames() {
    database.execute(R"(
      CREATE SCHEMA core; CREATE SCHEMA meta; CREATE SCHEMA power;
      CREATE TABLE core.state_years (system VARCHAR, code SMALLINT, state SMALLINT, gw SMALLINT, year SMALLINT, source VARCHAR);
      INSERT INTO core.state_years VALUES
        ('cow', 2, 2, 2, 2016, 'lists'), ('cow', 20, 20, 20, 2016, 'lists'), ('cow', 255, 255, 260, 2016, 'lists'),
        ('cow', 2, 2, 2, 2017, 'reference'), ('cow', 20, 20, 20, 2017, 'reference'),
        ('gw', 2, 2, 2, 2016, 'gw'), ('gw', 260, 255, 260, 2016, 'gw');
      CREATE TABLE core.false_dyads (system VARCHAR, code1 SMALLINT, code2 SMALLINT, year SMALLINT);
      INSERT INTO core.false_dyads VALUES ('cow', 20, 255, 2016);
      CREATE TABLE core.majors (state SMALLINT, source VARCHAR);
      INSERT INTO core.majors VALUES (2, 'majors');
      CREATE TABLE core.major_years (state SMALLINT, year SMALLINT, carried BOOLEAN);
      INSERT INTO core.major_years VALUES (2, 2016, false);
      CREATE TABLE core.capabilities (vintage VARCHAR, state SMALLINT, year SMALLINT, milex DOUBLE, milper DOUBLE, irst DOUBLE,
        pec DOUBLE, tpop DOUBLE, upop DOUBLE, source VARCHAR);
      INSERT INTO core.capabilities VALUES ('v6', 2, 2016, 1, 2, NULL, 4, 5, 6, 'old'), ('v7', 2, 2016, 10, 0, NULL, 40, 50, 60, 'nmc');
      CREATE TABLE power.cinc (vintage VARCHAR, state SMALLINT, year SMALLINT, cinc DOUBLE);
      INSERT INTO power.cinc VALUES ('v6', 2, 2016, 0.1), ('v7', 2, 2016, 0.2);
      CREATE TABLE core.economy (source VARCHAR, indicator VARCHAR, state SMALLINT, year SMALLINT, value DOUBLE);
      CREATE TABLE core.indicators (indicator VARCHAR, title VARCHAR, unit VARCHAR);
      CREATE TABLE meta.build (edition VARCHAR, started TIMESTAMP, seed UBIGINT, version VARCHAR);
      INSERT INTO meta.build VALUES ('full', TIMESTAMP '2026-01-02 03:04:05', 7, '0.1.0');
      CREATE TABLE meta.sources (source VARCHAR, title VARCHAR, version VARCHAR, citation VARCHAR, licence VARCHAR, url VARCHAR,
        sha256 VARCHAR, covers_from SMALLINT, covers_to SMALLINT, covers_states VARCHAR, bibtex VARCHAR, position INTEGER);
      INSERT INTO meta.sources VALUES
        ('lists', 'L', '1', 'C1', 'free', 'u', 'h', 1816, 2016, 'all', '@misc{lists,}', 1),
        ('nmc', 'N', '7', 'C2', 'free', 'u', 'h', 1816, 2016, 'all', '@misc{nmc,}', 2),
        ('other', 'O', '1', 'C3', 'free', 'u', 'h', 1816, 2016, 'all', '@misc{other,}', 3))");
    create_layers(database);
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
  EXPECT_THAT(
      rows(america),
      HasSubstr(
          "| 2 2 2016 10 0 - 40 50 60 0.2 | 2 2 2017 - - - - - - - | 20 20 2016 - - - - - - -"));
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
      EXPECT_THAT(bytes, HasSubstr("\n2,2,2017,,,,,,,,\n"));
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

}  // namespace
}  // namespace orrery::frames
