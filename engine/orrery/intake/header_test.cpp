// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/header.hpp"

#include <gtest/gtest.h>

#include "orrery/intake/testing/scratch.hpp"

namespace orrery::intake {
namespace {

using testing::error_of;
using Cells = std::vector<std::string>;

TEST(FindHeader, TakesTheFirstLineThatIsNotBlank) {
  const auto header = find_header("\n  \nccode,year\n2,1816\n", true, {}, {});
  EXPECT_EQ(header.cells, (Cells{"ccode", "year"}));
  EXPECT_EQ(header.line, 3U);
  EXPECT_EQ(header.begin, 4U);
  EXPECT_EQ(header.end, 15U);
}

TEST(FindHeader, SkipsAPreambleUpToAFirstCell) {
  const std::string text =
      "\"Data Source\",\"WDI\",\r\n\r\nUser's \"note\r\n\"Country Name\",\"1960\",\r\n";
  const auto header = find_header(text, true, {.starts_with = "Country Name"}, {});
  EXPECT_EQ(header.cells, (Cells{"Country Name", "1960", ""}));
  EXPECT_EQ(header.line, 4U);
}

TEST(FindHeader, DropsAByteOrderMarkBehindAPreamble) {
  const auto header = find_header(
      "a note\n\xef\xbb\xbf"
      "Country,1960\n",
      true,
      {.starts_with = "Country"},
      {});
  EXPECT_EQ(header.cells, (Cells{"Country", "1960"}));
  EXPECT_EQ(header.begin, 10U);
}

TEST(FindHeader, SkipsANumberOfLinesOfAnyKind) {
  EXPECT_EQ(find_header("one\rtwo\r\nthree\na,b", true, {.skip_lines = 3}, {}).cells,
            (Cells{"a", "b"}));
}

TEST(FindHeader, ReadsACellOfTwoLines) {
  const auto header = find_header("\"year of\norder\",x\r\n1,2\r\n", true, {}, {});
  EXPECT_EQ(header.cells, (Cells{"year of\norder", "x"}));
  EXPECT_EQ(header.end, 19U);
}

TEST(FindHeader, FindsWhereTheDataBeginIfThereIsNone) {
  const auto header = find_header("\n1\t2\n", true, {.present = false}, {.delimiter = '\t'});
  EXPECT_TRUE(header.cells.empty());
  EXPECT_EQ(header.begin, 1U);
  EXPECT_EQ(header.line, 2U);
}

TEST(FindHeader, NamesTheNearestFirstCellIfThereIsNoSuchLine) {
  const auto error =
      error_of([] { find_header("Countries,1960\n1,2\n", true, {.starts_with = "Country"}, {}); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_NE(error.message().find("'Country'"), std::string::npos);
  EXPECT_NE(error.hint().find("Countries"), std::string::npos);
}

TEST(FindHeader, RefusesABlankTextAndAHeaderWithoutEnd) {
  EXPECT_EQ(error_of([] { find_header(" \n\n", true, {}, {}); }).kind(), ErrorKind::MissingData);
  EXPECT_EQ(error_of([] { find_header("a,\"b\nc\nd", false, {}, {}); }).kind(),
            ErrorKind::MissingData);
}

TEST(MissingColumns, ComeWithTheNearestName) {
  const Cells found{"StateAbb", "ccode", "yeer"};
  const auto missing = missing_columns(found, Cells{"stateabb", "year"});
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing[0].name, "year");
  EXPECT_EQ(missing[0].nearest, (Cells{"yeer"}));
}

TEST(CheckHeader, NamesEveryMissingColumnAndThePlace) {
  const auto error = error_of([] {
    check_header(Cells{"a", "cinc_"}, Cells{"cinc", "milex"}, "NMC.csv:1");
  });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_EQ(error.message(), "the file has no column 'cinc', 'milex'");
  EXPECT_EQ(error.place(), "NMC.csv:1");
  EXPECT_EQ(error.hint(), "the nearest to 'cinc' is cinc_");
}

TEST(CheckHeader, RefusesTwoColumnsOfOneName) {
  const auto error = error_of([] { check_header(Cells{"year", "x", "YEAR"}, {}, "f:1"); });
  EXPECT_EQ(error.message(), "columns 1 and 3 are both named 'YEAR'");
}

TEST(CheckHeader, LetsColumnsWithoutANamePass) {
  EXPECT_NO_THROW(check_header(Cells{"a", "", ""}, Cells{"A"}, "f:1"));
}

}  // namespace
}  // namespace orrery::intake
