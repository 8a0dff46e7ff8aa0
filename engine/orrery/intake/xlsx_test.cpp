// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/xlsx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orrery/intake/stage.hpp"
#include "orrery/intake/testing/scratch.hpp"

namespace orrery::intake {
namespace {

using testing::content_of;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using testing::error_of;
using ::testing::HasSubstr;
using testing::Members;
using testing::Scratch;
using testing::zipped;

constexpr std::uint64_t kPlenty = 1U << 30U;

struct WrittenSheet {
  std::string name;
  std::string rows;
};

/// The parts of a workbook as a spreadsheet program writes them.
Members workbook(const std::vector<WrittenSheet>& sheets, const std::string& shared_items = "") {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  Members members{{"_rels/.rels",
                   head + relations + "<Relationship Id=\"rId1\" Type=\"" + types +
                       "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"}};
  std::string list;
  std::string links = "<Relationship Id=\"rId99\" Type=\"" + types +
                      "/sharedStrings\" Target=\"sharedStrings.xml\"/>";
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const auto n = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"/>";
    links += "<Relationship Id=\"rId" + n + "\" Type=\"" + types + "/worksheet\" Target=\"" +
             (i % 2 == 0 ? "worksheets/" : "/xl/worksheets/") + "sheet" + n + ".xml\"/>";
    members.emplace_back("xl/worksheets/sheet" + n + ".xml",
                         head + "<worksheet xmlns=\"" + main + "\"><cols/><sheetData>" +
                             sheets[i].rows + "</sheetData></worksheet>");
  }
  members.emplace_back("xl/workbook.xml",
                       head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + types +
                           "\"><sheets>" + list + "</sheets></workbook>");
  members.emplace_back("xl/_rels/workbook.xml.rels", head + relations + links + "</Relationships>");
  members.emplace_back("xl/sharedStrings.xml",
                       head + "<sst xmlns=\"" + main + "\">" + shared_items + "</sst>");
  return members;
}

std::string text_cell(const std::string& reference, const std::string& text) {
  return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string number_cell(const std::string& reference, const std::string& value) {
  return "<c r=\"" + reference + "\" s=\"4\"><v>" + value + "</v></c>";
}

std::string row(int number, const std::string& cells) {
  return "<row r=\"" + std::to_string(number) + "\" spans=\"1:9\">" + cells + "</row>";
}

std::filesystem::path written(const Scratch& scratch, const Members& members) {
  return scratch.write("book.xlsx", zipped(members));
}

StagedFile staged(const Scratch& scratch,
                  const Members& members,
                  const std::string& sheet,
                  const std::string& first_cell = "") {
  StageOptions options;
  options.work_folder = scratch.work();
  options.sheet = sheet;
  options.header.starts_with = first_cell;
  return stage({written(scratch, members)}, options);
}

/// The layout of SIPRI's workbook: a title, notes, a header with years, rows of regions without
/// values.
Members sipri_like() {
  const std::string rows =
      row(1,
          text_cell("A1",
                    "Military expenditure by country, in constant (2023) US$ m., 1949-2024")) +
      row(2, text_cell("A2", "Figures in blue are SIPRI estimates.")) +
      row(3, "<c r=\"A3\" s=\"1\"/>") +
      row(6,
          text_cell("A6", "Country") + text_cell("B6", "Notes") + number_cell("C6", "1949") +
              number_cell("D6", "1950")) +
      row(7, "") + row(8, text_cell("A8", "Africa")) +
      row(9,
          text_cell("A9", "Algeria") + text_cell("B9", "§4, \"x\"") + text_cell("C9", "xxx") +
              text_cell("D9", "...")) +
      row(12, text_cell("A12", "Chad") + number_cell("D12", "97.400000000000006"));
  return workbook({{"Front page", row(1, text_cell("A1", "SIPRI"))},
                   {"Constant (2023) US$", rows},
                   {"Current US$", row(1, text_cell("A1", "Country"))},
                   {"Share of GDP", row(1, text_cell("A1", "Country"))}});
}

TEST(WriteSheet, ReadsALayoutLikeSiprisAndKeepsTheRowNumbers) {
  const Scratch scratch;
  const auto file = staged(scratch, sipri_like(), "Constant*US$*", "Country");
  EXPECT_EQ(content_of(file.path),
            "Country,Notes,1949,1950\n"
            "Africa,,,\n"
            "Algeria,\"§4, \"\"x\"\"\",xxx,...\n"
            "Chad,,,97.400000000000006\n");
  EXPECT_EQ(file.sheet, "Constant (2023) US$");
  EXPECT_THAT(file.header, ElementsAre("Country", "Notes", "1949", "1950"));
  EXPECT_EQ(file.header_line, 6U);
  EXPECT_EQ(file.line_of_record(1), 8U);
  EXPECT_EQ(file.line_of_record(3), 12U);
  EXPECT_EQ(file.line_of_record(4), std::nullopt);
  EXPECT_THAT(file.place_of_record(2), EndsWith("book.xlsx!Constant (2023) US$:9"));
}

TEST(WriteSheet, ReadsALayoutLikePennWorldTables) {
  const Scratch scratch;
  const std::string items =
      "<si><t>countrycode</t></si><si><t>year</t></si><si><t>rgdpe</t></si><si><t>ABW</t></si>";
  const auto shared = [](const std::string& reference, int item) {
    return "<c r=\"" + reference + "\" t=\"s\"><v>" + std::to_string(item) + "</v></c>";
  };
  const std::string rows =
      row(1, shared("A1", 0) + shared("B1", 1) + shared("C1", 2)) +
      row(2, shared("A2", 3) + number_cell("B2", "1950")) +
      row(3,
          shared("A3", 3) + number_cell("B3", "1970") + number_cell("C3", "5.6500000000000004E-2"));
  const auto file =
      staged(scratch, workbook({{"Info", ""}, {"Legend", ""}, {"Data", rows}}, items), "Data");
  EXPECT_EQ(content_of(file.path),
            "countrycode,year,rgdpe\nABW,1950,\nABW,1970,5.6500000000000004E-2\n");
}

TEST(WriteSheet, ReadsEveryKindOfCell) {
  const Scratch scratch;
  const std::string items =
      "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">rich "
      "</t></r><r><t>text</t></r><rPh><t>no</t></rPh></si>"
      "<si><t xml:space=\"preserve\"> </t></si><si><t>two_x000D_\nlines &amp; _x0041_ "
      "_x00e9_</t></si>";
  const std::string rows =
      row(1, text_cell("A1", "a")) + row(2,
                                         "<c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" "
                                         "t=\"s\"><v>1</v></c><c r=\"C2\" t=\"s\"><v>2</v></c>"
                                         "<c r=\"D2\" t=\"b\"><v>1</v></c><c r=\"E2\" "
                                         "t=\"b\"><v>0</v></c><c r=\"F2\" t=\"e\"><v>#N/A</v></c>"
                                         "<c r=\"G2\" t=\"str\"><f>A1&amp;\"x\"</f><v>ax</v></c><c "
                                         "r=\"H2\" s=\"14\"><v>45292</v></c>"
                                         "<c r=\"AB2\"><v>28</v></c><c r=\"AC2\"/>");
  const auto file = staged(scratch, workbook({{"S", rows}}, items), "S");
  EXPECT_EQ(file.header.size(), 28U);
  const auto text = content_of(file.path);
  EXPECT_EQ(text.substr(text.find('\n') + 1),
            "rich text, ,\"two\r\nlines & A _x00e9_\",TRUE,FALSE,#N/A,ax,45292" +
                std::string(20, ',') + "28\n");
}

TEST(WriteSheet, ReadsCellsAndRowsWithoutReferences) {
  const Scratch scratch;
  const std::string rows =
      "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c "
      "r=\"B5\"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>";
  const auto file = staged(scratch, workbook({{"S", rows}}), "S");
  EXPECT_EQ(content_of(file.path), "1,2,\n,3,4\n5,,\n");
  EXPECT_THAT(file.sheet_rows, ElementsAre(5U, 6U));
}

TEST(WriteSheet, ReadsXmlWithPrefixedNames) {
  const Scratch scratch;
  auto members = workbook({{"S", ""}});
  for (auto& [name, content] : members) {
    if (name != "xl/worksheets/sheet1.xml") continue;
    content =
        "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"><x:c "
        "r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
  }
  EXPECT_EQ(content_of(staged(scratch, members, "S").path), "1\n");
}

TEST(WriteSheet, OffersTheSheetsThereAre) {
  const Scratch scratch;
  const auto slip = error_of([&] { staged(scratch, sipri_like(), "Share of GPD"); });
  EXPECT_EQ(slip.kind(), ErrorKind::MissingData);
  EXPECT_EQ(slip.hint(), "did you mean Share of GDP?");
  const auto far = error_of([&] { staged(scratch, sipri_like(), "zzz"); });
  EXPECT_EQ(far.hint(),
            "its sheets are Front page, Constant (2023) US$, Current US$ or Share of GDP");
  const auto two = error_of([&] { staged(scratch, sipri_like(), "C*US$"); });
  EXPECT_EQ(two.hint(), "name one of them: Constant (2023) US$ or Current US$");
}

TEST(WriteSheet, SaysThatNoRowStartsAsItShould) {
  const Scratch scratch;
  const auto error = error_of([&] { staged(scratch, sipri_like(), "Current US$", "Countri"); });
  EXPECT_EQ(error.message(), "no row starts with the column 'Countri'");
  EXPECT_THAT(error.place(), EndsWith("book.xlsx!Current US$"));
  EXPECT_EQ(error.hint(), "it has a row that starts with Country");
}

TEST(WriteSheet, RefusesASheetWithoutValues) {
  const Scratch scratch;
  EXPECT_EQ(error_of([&] {
              staged(scratch, workbook({{"S", row(1, "<c r=\"A1\"/>")}}), "S");
            }).message(),
            "the sheet holds no values");
}

TEST(WriteSheet, NamesThePartOfDamagedXml) {
  const Scratch scratch;
  const auto error = error_of([&] {
    staged(scratch, workbook({{"S", "<row r=\"1\"><c></row>"}}), "S");
  });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.message(), HasSubstr("damaged XML at byte"));
  EXPECT_THAT(error.place(), EndsWith("book.xlsx!xl/worksheets/sheet1.xml"));
}

TEST(WriteSheet, NamesTheCellThatRefersToNoString) {
  const Scratch scratch;
  const auto error = error_of([&] {
    staged(scratch, workbook({{"S", row(3, "<c r=\"B3\" t=\"s\"><v>7</v></c>")}}), "S");
  });
  EXPECT_THAT(error.place(), EndsWith("sheet1.xml:B3"));
}

TEST(WriteSheet, RefusesRowsAndCellsBeyondASheet) {
  const Scratch scratch;
  for (const std::string rows : {"<row r=\"1048577\"/>",
                                 "<row r=\"2\"/><row r=\"2\"/>",
                                 "<row r=\"x\"/>",
                                 "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
                                 "<row r=\"1\"><c r=\"1\"><v>1</v></c></row>"})
    EXPECT_EQ(error_of([&] {
                staged(scratch, workbook({{"S", rows}}), "S");
              }).kind(),
              ErrorKind::MissingData)
        << rows;
}

TEST(WriteSheet, RefusesAZipThatIsNoWorkbookAndAFileThatIsNoZip) {
  const Scratch scratch;
  EXPECT_EQ(error_of([&] {
              staged(scratch, {{"a.txt", "a"}}, "S");
            }).kind(),
            ErrorKind::MissingData);
  const auto html = scratch.write("h.xlsx", "<html>");
  EXPECT_THAT(error_of([&] { sheet_names(html, kPlenty); }).message(),
              HasSubstr("is not a zip archive"));
}

TEST(WriteSheet, NoticesEveryTruncationOfAWorkbook) {
  const Scratch scratch;
  const auto whole = zipped(sipri_like());
  for (std::size_t cut = 0; cut < whole.size(); cut += 7) {
    const auto file = scratch.write("cut.xlsx", whole.substr(0, cut));
    EXPECT_EQ(error_of([&] { sheet_names(file, kPlenty); }).kind(), ErrorKind::MissingData);
  }
}

TEST(WriteSheet, StopsAtItsLimitOfXmlAndOfText) {
  const Scratch scratch;
  StageOptions options;
  options.work_folder = scratch.work();
  options.max_workbook = 20000;
  const auto bomb =
      written(scratch, workbook({{"S", row(1, text_cell("A1", std::string(100000, 'x')))}}));
  EXPECT_EQ(error_of([&] { stage({bomb}, options); }).kind(), ErrorKind::Limit);
  const auto wide =
      written(scratch,
              workbook({{"S", row(1, number_cell("XFD1", "1")) + row(2, number_cell("A2", "1"))}}));
  EXPECT_EQ(error_of([&] { stage({wide}, options); }).kind(), ErrorKind::Limit);
  EXPECT_TRUE(std::filesystem::is_empty(scratch.work()));
}

TEST(SheetNames, ComeInTheOrderOfTheWorkbook) {
  const Scratch scratch;
  EXPECT_THAT(sheet_names(written(scratch, sipri_like()), kPlenty),
              ElementsAre("Front page", "Constant (2023) US$", "Current US$", "Share of GDP"));
}

}  // namespace
}  // namespace orrery::intake
