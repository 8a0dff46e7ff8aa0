// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/csv_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "orrery/base/error.hpp"
#include "orrery/intake/testing/scratch.hpp"
#include "support/scratch.hpp"
#include "support/workbook.hpp"

namespace orrery::world {
namespace {

using intake::testing::gzipped;
using intake::testing::zipped;
using orrery::testing::error_of;
using orrery::testing::Scratch;
using orrery::testing::workbook;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;

FileSpec capabilities() {
  FileSpec file;
  file.table = "t";
  file.names = {"t.csv"};
  file.nulls = {""};
  file.columns = {{"ccode", "SMALLINT", "code"},
                  {"year", "SMALLINT", "year"},
                  {"milex", "DOUBLE", "expenditure"}};
  file.key = {"ccode", "year"};
  file.checks = {{"milex >= 0 OR milex = -9", "milex is 0 or more, or -9 for missing"}};
  return file;
}

FileSpec world_bank() {
  FileSpec file;
  file.table = "t";
  file.nulls = {""};
  file.header_starts_with = "Country Name";
  file.year_columns = "value";
  file.columns = {{"Country Name", "VARCHAR", "economy"}, {"Country Code", "VARCHAR", "code"}};
  file.key = {"Country Code", "year"};
  file.checks = {{"value >= 0", "a value is 0 or more"}};
  return file;
}

class CsvTable : public ::testing::Test {
 protected:
  CsvTable() { database.execute("CREATE SCHEMA raw"); }

  std::int64_t read(const FileSpec& file,
                    const std::string& name,
                    const std::string& bytes,
                    const std::string& member = {}) {
    intake::StageOptions options;
    options.work_folder = folder / "work";
    options.dialect.delimiter = file.delimiter;
    options.header.present = file.header;
    options.header.starts_with = file.header_starts_with;
    if (!file.sheet.empty()) options.sheet = file.sheet;
    const intake::FoundFile found{folder.write(name, bytes), member};
    return read_csv_table(database, file, intake::stage(found, options));
  }
  std::int64_t read(const std::string& bytes) { return read(capabilities(), "t.csv", bytes); }

  /// The error of a text; it must be one of missing data with a hint, at this place.
  Error refused(const std::string& bytes, const std::string& place) {
    return refused(capabilities(), "t.csv", bytes, place);
  }
  Error refused(const FileSpec& file,
                const std::string& name,
                const std::string& bytes,
                const std::string& place,
                const std::string& member = {}) {
    auto error = error_of([&] { read(file, name, bytes, member); });
    EXPECT_EQ(error.kind(), ErrorKind::MissingData) << error.what();
    EXPECT_THAT(error.place(), EndsWith(place)) << error.what();
    EXPECT_FALSE(error.hint().empty()) << error.what();
    return error;
  }
  std::string cell(const std::string& sql) { return database.query(sql).text(0, 0); }

  Scratch folder;
  store::Database database = store::Database::in_memory();
};

TEST_F(CsvTable, HoldsRowsWithTheirTypesInTheFilesOwnOrder) {
  EXPECT_EQ(read("year,stateabb,CCODE,milex\n1816,USA,2,3823\n1817,USA,2,\n"), 2);
  const auto rows = database.query("FROM raw.t");
  EXPECT_EQ(rows.columns()[0].name, "year");
  EXPECT_EQ(rows.columns()[1].name, "stateabb");
  EXPECT_EQ(rows.columns()[2].name, "ccode");
  EXPECT_EQ(rows.columns()[2].sql_type, "SMALLINT");
  EXPECT_EQ(rows.columns()[3].sql_type, "DOUBLE");
  EXPECT_EQ(rows.integer(0, 2), 2);
  EXPECT_EQ(rows.real(0, 3), 3823);
  EXPECT_TRUE(rows.is_null(1, 3));
}

TEST_F(CsvTable, NamesAColumnThatIsMissingAndTheOneThatMayBeMeant) {
  const auto error = refused("ccode,yaer,milex\n2,1816,5\n", "t.csv:1");
  EXPECT_THAT(error.message(), HasSubstr("year"));
  EXPECT_THAT(error.hint(), HasSubstr("yaer"));
}

TEST_F(CsvTable, TakesANameOfAColumnWithBlanksAtItsEnds) {
  EXPECT_EQ(read(capabilities(), "t.csv", "ccode, year ,milex \n2,1816,5\n"), 1);
  EXPECT_EQ(database.query("SELECT ccode, year, milex FROM raw.t").integer(0, 1), 1816);
}

TEST_F(CsvTable, RefusesAFileOfSomethingElse) {
  refused("a,b\n1,2\n", "t.csv:1");
}

TEST_F(CsvTable, RefusesTwoColumnsOfOneName) {
  EXPECT_THAT(refused("ccode,year,milex,year\n2,1816,5,1816\n", "t.csv:1").message(),
              HasSubstr("year"));
}

TEST_F(CsvTable, PointsAtTextInANumberColumn) {
  const auto error = refused("ccode,year,milex\n2,1816,5\n2,1817,abc\n2,1818,7\n", "t.csv:3");
  EXPECT_THAT(error.message(),
              AllOf(HasSubstr("milex"), HasSubstr("\"abc\""), HasSubstr("a number")));
}

TEST_F(CsvTable, PointsAtWhatIsNoWholeNumberOfTheColumnsRange) {
  for (const std::string code : {"2.5", "70000", "two", "1e2x", "0x10"}) {
    const auto error = refused("ccode,year,milex\n2,1816,5\n" + code + ",1817,6\n", "t.csv:3");
    EXPECT_THAT(error.message(),
                AllOf(HasSubstr("ccode"), HasSubstr(code), HasSubstr("whole number")))
        << code;
  }
}

TEST_F(CsvTable, TakesNoInfinityAndNoNotANumberForANumber) {
  for (const std::string value : {"inf", "nan", "-Infinity", "NaN"}) {
    const auto error = refused("ccode,year,milex\n2,1816,5\n2,1817," + value + "\n", "t.csv:3");
    EXPECT_THAT(error.message(), HasSubstr("milex")) << value;
  }
}

TEST_F(CsvTable, PointsAtARowWithTooFewOrTooManyCells) {
  for (const auto* const row : {"2,1817", "2,1817,6,7"}) {
    const auto error =
        refused("ccode,year,milex\n2,1816,5\n" + std::string(row) + "\n2,1818,7\n", "t.csv:3");
    EXPECT_THAT(error.message(), HasSubstr("3 cells")) << row;
  }
}

TEST_F(CsvTable, PointsAtTheSecondOfTwoRowsWithOneKey) {
  const auto error =
      refused("ccode,year,milex\n2,1816,5\n20,1816,1\n2,1816,6\n20,1816,3\n", "t.csv:4");
  EXPECT_THAT(error.message(),
              AllOf(HasSubstr("ccode 2"), HasSubstr("year 1816"), HasSubstr("t.csv:2")));
}

TEST_F(CsvTable, PointsAtARowThatBreaksARule) {
  const auto error = refused("ccode,year,milex\n2,1816,5\n2,1817,-8\n", "t.csv:3");
  EXPECT_THAT(error.message(),
              AllOf(HasSubstr("milex is 0 or more, or -9 for missing"),
                    HasSubstr("milex -8"),
                    HasSubstr("year 1817")));
}

TEST_F(CsvTable, RefusesAFileThatIsTooShortOrTooLong) {
  auto file = capabilities();
  file.rows = {2, 3};
  const std::string head = "ccode,year,milex\n2,1816,5\n";
  EXPECT_THAT(refused(file, "t.csv", head, "t.csv:2").message(), HasSubstr("1 rows, 2 to 3"));
  EXPECT_EQ(read(file, "u.csv", head + "2,1817,5\n"), 2);
  EXPECT_THAT(refused(file, "v.csv", head + "2,1817,5\n2,1818,5\n2,1819,5\n", "v.csv:5").message(),
              HasSubstr("4 rows"));
}

TEST_F(CsvTable, RefusesAHeaderWithoutRows) {
  EXPECT_THAT(refused("ccode,year,milex\n", "t.csv:1").message(), HasSubstr("no rows"));
}

TEST_F(CsvTable, RefusesAnEmptyFile) {
  const auto error = error_of([&] { read(""); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), HasSubstr("t.csv"));
}

TEST_F(CsvTable, CountsLinesOfEveryKindOfEnding) {
  EXPECT_EQ(read("ccode,year,milex\r2,1816,5\r2,1817,6\r"), 2);
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    std::string bytes;
    for (const auto* const line :
         {"ccode,year,milex", "2,1816,5", "2,1817,6", "2,1818,x", "2,1819,8"}) {
      bytes += line + end;
    }
    refused(bytes, "t.csv:4");
  }
}

TEST_F(CsvTable, CountsLinesBehindAQuotedLineBreakAndEmptyLines) {
  FileSpec file = capabilities();
  const std::string head = "ccode,year,milex,note\n";
  refused(file, "t.csv", head + "2,1816,5,\"a\nb\nc\"\n2,1817,x,d\n", "t.csv:5");
  refused(file, "t.csv", head + "2,1816,5,a\n\n\n2,1817,x,d\n", "t.csv:5");
  refused(file, "t.csv", head + "2,1816,5,\"a\nb\"\n\n2,1816,6,d\n", "t.csv:5");
  refused(file, "t.csv", head + "2,1816,5,\"a\nb\"\n\n2,1817,-8,d\n", "t.csv:5");
}

TEST_F(CsvTable, CountsLinesOfAPackedFile) {
  const std::string good = "ccode,year,milex\n2,1816,5\n";
  const std::string bad = good + "2,1817,abc\n";
  EXPECT_EQ(read(capabilities(), "t.csv.gz", gzipped(good)), 1);
  EXPECT_EQ(read(capabilities(), "t.zip", zipped({{"in/t.csv", good}}), "in/t.csv"), 1);
  refused(capabilities(), "t.csv.gz", gzipped(bad), "t.csv.gz:3");
  refused(capabilities(), "t.zip", zipped({{"in/t.csv", bad}}), "t.zip!in/t.csv:3", "in/t.csv");
}

TEST_F(CsvTable, RefusesAPackedFileThatIsCutOff) {
  std::string rows = "ccode,year,milex\n";
  for (int year = 1816; year < 3000; ++year) rows += "2," + std::to_string(year) + ",5\n";
  const auto bytes = gzipped(rows);
  const auto error =
      error_of([&] { read(capabilities(), "t.csv.gz", bytes.substr(0, bytes.size() / 2)); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), HasSubstr("t.csv.gz"));
  EXPECT_FALSE(error.hint().empty());
}

TEST_F(CsvTable, FindsTheOneBadCellOfALongFile) {
  std::string rows = "ccode,year,milex\n";
  for (int i = 1; i <= 60000; ++i) {
    rows += std::to_string(i % 900) + "," + std::to_string(i / 900) + ",12345.5\n";
  }
  EXPECT_EQ(read(rows), 60000);
  refused(rows + "1,1,x\n", "t.csv:60002");
  auto in_between = rows;
  in_between.replace(in_between.find("12345.5\n", in_between.size() / 2), 7, "12345,5");
  const auto line = std::ranges::count(in_between.substr(0, in_between.find("12345,5")), '\n') + 1;
  refused(in_between, "t.csv:" + std::to_string(line));
}

TEST_F(CsvTable, CountsNoMoreErrorsThanItHasSeen) {
  std::string rows = "ccode,year,milex\n";
  for (int year = 1816; year < 2000; ++year) rows += "2," + std::to_string(year) + ",x\n";
  const auto error = refused(rows, "t.csv:2");
  EXPECT_THAT(error.message(), ::testing::Not(HasSubstr("in all")));
  EXPECT_THAT(refused("ccode,year,milex\n2,1816,x\n2,1817,y\n", "t.csv:2").message(),
              HasSubstr("2 such errors in all"));
}

const std::string kWorldBank =
    "\"Data Source\",\"World Development Indicators\",\n"
    "\n"
    "\"Last Updated Date\",\"2025-07-01\",\n"
    "\n"
    "\"Country Name\",\"Country Code\",\"1960\",\"1961\",\n";

TEST_F(CsvTable, TurnsColumnsOfYearsIntoRows) {
  EXPECT_EQ(
      read(world_bank(),
           "t.csv",
           kWorldBank + "\"Aruba\",\"ABW\",\"\",\"2.5\",\n\"Yemen, Rep.\",\"YEM\",\"3\",\"4\",\n"),
      3);
  const auto rows = database.query("SELECT \"Country Name\", year, value FROM raw.t");
  EXPECT_EQ(rows.text(0, 0), "Aruba");
  EXPECT_EQ(rows.integer(0, 1), 1961);
  EXPECT_EQ(rows.real(0, 2), 2.5);
  EXPECT_EQ(rows.text(1, 0), "Yemen, Rep.");
  EXPECT_EQ(rows.integer(1, 1), 1960);
  EXPECT_EQ(cell("SELECT count(*) FROM duckdb_columns() WHERE table_name = 't' AND column_name = "
                 "'record'"),
            "0");
}

TEST_F(CsvTable, PointsIntoColumnsOfYearsBehindAPreamble) {
  const auto bad =
      refused(world_bank(),
              "t.csv",
              kWorldBank + "\"Aruba\",\"ABW\",\"1\",\"2\",\n\"Yemen\",\"YEM\",\"3\",\"n/a\",\n",
              "t.csv:7");
  EXPECT_THAT(bad.message(), AllOf(HasSubstr("1961"), HasSubstr("n/a")));
  const auto twice =
      refused(world_bank(),
              "t.csv",
              kWorldBank + "\"A\",\"ABW\",\"1\",\"2\",\n\"B\",\"ABW\",\"3\",\"4\",\n",
              "t.csv:7");
  EXPECT_THAT(twice.message(), AllOf(HasSubstr("ABW"), HasSubstr("1960"), HasSubstr("t.csv:6")));
  const auto broken =
      refused(world_bank(), "t.csv", kWorldBank + "\"A\",\"ABW\",\"1\",\"-2\",\n", "t.csv:6");
  EXPECT_THAT(broken.message(),
              AllOf(HasSubstr("a value is 0 or more"), HasSubstr("1961"), HasSubstr("-2")));
  refused(world_bank(),
          "t.csv",
          "\"Data Source\",\"x\",\n\n\"Country Name\",\"Country Code\",\n\"A\",\"B\",\n",
          "t.csv:3");
}

TEST_F(CsvTable, ReadsColumnsThatAreNotDeclaredAsTheFileSays) {
  FileSpec file = capabilities();
  EXPECT_EQ(read(file, "t.csv", "ccode,year,milex,UN,NATO\n2,1950,5,1,-9\n"), 1);
  EXPECT_EQ(cell("SELECT typeof(\"NATO\") FROM raw.t"), "VARCHAR");
  file.others = "TINYINT";
  EXPECT_EQ(read(file, "t.csv", "ccode,year,milex,UN,NATO\n2,1950,5,1,-9\n"), 1);
  EXPECT_EQ(cell("SELECT typeof(\"NATO\") FROM raw.t"), "TINYINT");
  const auto error =
      refused(file, "t.csv", "ccode,year,milex,UN,NATO\n2,1950,5,1,full\n", "t.csv:2");
  EXPECT_THAT(error.message(), AllOf(HasSubstr("NATO"), HasSubstr("full")));
}

TEST_F(CsvTable, ReadsAFileWithoutAHeader) {
  FileSpec file = capabilities();
  file.header = false;
  file.delimiter = '\t';
  EXPECT_EQ(read(file, "t.dat", "2\t1816\t5\n20\t1816\t6\n"), 2);
  EXPECT_EQ(cell("SELECT milex FROM raw.t WHERE ccode = 20"), "6");
  refused(file, "t.dat", "2\t1816\t5\n20\tx\t6\n", "t.dat:2");
  refused(file, "t.dat", "2\t1816\t5\n20\t1816\n", "t.dat:2");
  refused(file, "t.dat", "2\t1816\t5\n2\t1816\t6\n", "t.dat:2");
}

TEST_F(CsvTable, PointsIntoTheSheetOfAWorkbook) {
  FileSpec file = world_bank();
  file.header_starts_with = "Country";
  file.columns = {{"Country", "VARCHAR", "name"}};
  file.key = {"Country", "year"};
  file.sheet = "Share*";
  file.nulls = {"", "...", "xxx"};
  const std::string head = "Military expenditure\n\nCountry|Notes|1949|1950\nAfrica\n";
  const auto book = [&](const std::string& rows) {
    return workbook({{"Front page", "x\n"}, {"Share of GDP", head + rows}});
  };
  EXPECT_EQ(read(file, "m.xlsx", book("Algeria|a|0.5|...\n\nBenin||xxx|0.25\n")), 2);
  EXPECT_EQ(cell("SELECT value FROM raw.t WHERE Country = 'Benin'"), "0.25");
  const auto error = refused(
      file, "m.xlsx", book("Algeria|a|0.5|...\n\nBenin||xxx|many\n"), "m.xlsx!Share of GDP:7");
  EXPECT_THAT(error.message(), AllOf(HasSubstr("1950"), HasSubstr("many")));
  refused(file, "m.xlsx", book("Algeria||1|2\n\nAlgeria||3|4\n"), "m.xlsx!Share of GDP:7");
}

TEST_F(CsvTable, KeepsCommentsOfItsColumns) {
  read("ccode,year,milex\n2,1816,5\n");
  EXPECT_EQ(
      cell("SELECT comment FROM duckdb_columns() WHERE table_name = 't' AND column_name = 'milex'"),
      "expenditure");
}

}  // namespace
}  // namespace orrery::world
