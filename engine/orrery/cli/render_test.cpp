// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/render.hpp"
#include "orrery/api/csv.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "orrery/base/text.hpp"
#include "orrery/cli/cells.hpp"
#include "orrery/cli/layout.hpp"

namespace orrery::cli {
namespace {

using api::Cell;
using api::Document;
using api::Table;

Table powers() {
  return {.id = "power",
          .title = "Power of states, 2012",
          .columns = {{"rank", "", "Place"},
                      {"name", "", "Name"},
                      {"cinc", "share", "CINC"},
                      {"tpop", "thousand people", "Population"}},
          .rows = {{std::int64_t{1}, std::string("China"), 0.218, std::int64_t{1'377'065}},
                   {std::int64_t{2}, std::string("中国"), 0.00412, Cell{}},
                   {std::int64_t{3}, std::string("Tonga"), std::nan(""), std::int64_t{105}}},
          .sources = {{"nmc", "Capabilities", "Singer (1987).", "free"}},
          .notes = {"Ends in 2016."}};
}

Document document() {
  return {.title = "Power of states, 2012", .tables = {powers()}};
}

TEST(RenderTable, AlignsNumbersAtThePointAndTextsByTheirWidth) {
  EXPECT_EQ(render_table(document(), {}),
            "Power of states, 2012\n"
            "\n"
            "rank  name       cinc       tpop\n"
            "                share   thousand\n"
            "                          people\n"
            "────  ─────  ────────  ─────────\n"
            "   1  China  0.2180    1,377,065\n"
            "   2  中国   0.004120          ·\n"
            "   3  Tonga         ·        105\n"
            "3 rows\n"
            "note: Ends in 2016.\n"
            "\n"
            "Sources\n"
            "  [nmc] Singer (1987). Licence: free.\n"
            "Cite with\n"
            "  orrery sources --bibtex nmc\n");
}

TEST(RenderTable, NamesTheColumnsThatDoNotFit) {
  auto wide = document();
  wide.tables[0].sources.clear();
  wide.tables[0].notes.clear();
  EXPECT_EQ(render_table(wide, {.width = 20}),
            "Power of states,\n2012\n"
            "\n"
            "rank  name\n"
            "────  ─────\n"
            "   1  China\n"
            "   2  中国\n"
            "   3  Tonga\n"
            "… 2 more columns:\n"
            "  cinc, tpop (use\n"
            "  --format csv)\n"
            "3 rows\n");
}

TEST(RenderTable, CutsLongTextsAndStaysWithinTheWidth) {
  auto table = powers();
  table.rows[0][1] = std::string(200, 'x');
  table.rows[1][1] = std::string(
      "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十");
  table.notes = {std::string("word ") + std::string(150, 'y')};
  for (const int width : {40, 60, 80, 121}) {
    const auto text = render_table({.title = "Any", .tables = {table}}, {.width = width});
    for (const auto& line : split(text, '\n')) EXPECT_LE(display_width(line), width) << line;
    EXPECT_NE(text.find("…"), std::string::npos);
  }
}

TEST(RenderTable, CountsTheRowsThatItDoesNotShow) {
  const auto text = render_table(document(), {.most_rows = 2});
  EXPECT_EQ(text.find("Tonga"), std::string::npos);
  EXPECT_NE(text.find("… 1 more row (use --format csv)\n3 rows\n"), std::string::npos);
}

TEST(RenderTable, HasColourCodesOnlyWhereColourIsOn) {
  EXPECT_EQ(render_table(document(), {.colour = false}).find('\x1b'), std::string::npos);
  EXPECT_NE(render_table(document(), {.colour = true}).find("\x1b[1mrank"), std::string::npos);
}

TEST(RenderTable, LetsNoValueCommandTheTerminal) {
  auto table = powers();
  table.rows[0][1] = std::string(
      "a\x1b[2Jb\nc\xC2\x9B"
      "d");
  const auto text = render_table({.title = {}, .tables = {table}}, {});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(text.find("a [2Jb c d"), std::string::npos);
}

TEST(RenderTable, ListsEachSourceOnceForTheWholeDocument) {
  const auto text = render_table({.title = "Two", .tables = {powers(), powers()}}, {});
  EXPECT_EQ(text.find("[nmc]"), text.rfind("[nmc]"));
}

TEST(RenderTable, ShowsAnEmptyTable) {
  const Table table{.id = "t",
                    .title = "None",
                    .columns = {{"a", "", ""}},
                    .rows = {},
                    .sources = {},
                    .notes = {}};
  EXPECT_EQ(render_table({.title = "None", .tables = {table}}, {}), "None\n\na\n─\n0 rows\n");
}

TEST(RenderCsv, WritesFullPrecisionAndLeavesMissingEmpty) {
  EXPECT_EQ(render_csv(document()),
            "rank,name,cinc,tpop\n"
            "1,China,0.218,1377065\n"
            "2,中国,0.00412,\n"
            "3,Tonga,,105\n");
}

TEST(RenderCsv, QuotesWhatMustBeQuoted) {
  const Table table{
      .id = "t",
      .title = "T",
      .columns = {{"a,b", "", ""}, {"c", "", ""}},
      .rows = {{std::string("say \"x\""), std::string("two\nlines")}, {std::string(), Cell{}}},
      .sources = {},
      .notes = {}};
  EXPECT_EQ(render_csv({.title = {}, .tables = {table}}),
            "\"a,b\",c\n\"say \"\"x\"\"\",\"two\nlines\"\n\"\",\n");
}

TEST(RenderCsv, ReadsBackTheSameNumber) {
  for (const double value : {0.1, 1.0 / 3, 1e-300, 6.02214076e23, -2.5, 123456789.123456}) {
    EXPECT_EQ(std::stod(api::exact_text(Cell{value})), value);
  }
}

TEST(RenderJson, CarriesRowsSourcesAndNotesAndWritesNullForMissing) {
  auto with_infinity = document();
  with_infinity.tables[0].rows[0][2] = std::numeric_limits<double>::infinity();
  const auto json = nlohmann::json::parse(render_json(with_infinity));
  const auto& table = json["tables"][0];
  EXPECT_EQ(json["title"], "Power of states, 2012");
  EXPECT_EQ(table["id"], "power");
  EXPECT_EQ(table["columns"][3]["unit"], "thousand people");
  EXPECT_TRUE(table["rows"][0]["cinc"].is_null());
  EXPECT_EQ(table["rows"][1]["cinc"], 0.00412);
  EXPECT_TRUE(table["rows"][2]["cinc"].is_null());
  EXPECT_EQ(table["rows"][0]["tpop"], 1377065);
  EXPECT_EQ(table["sources"][0]["id"], "nmc");
  EXPECT_EQ(table["notes"][0], "Ends in 2016.");
}

TEST(RenderJson, IsValidWithoutRowsAndWithBrokenText) {
  auto broken = document();
  broken.tables[0].rows = {{Cell{}, std::string("\xff"), Cell{}, Cell{}}};
  EXPECT_TRUE(nlohmann::json::accept(render_json(broken)));
  EXPECT_TRUE(nlohmann::json::accept(render_json({})));
}

TEST(RenderMarkdown, WritesAPipeTable) {
  auto table = powers();
  table.rows.resize(1);
  table.rows[0][1] = std::string("a|b");
  EXPECT_EQ(render_markdown({.title = {}, .tables = {table}}),
            "## Power of states, 2012\n\n"
            "| rank | name | cinc (share) | tpop (thousand people) |\n"
            "| ---: | --- | ---: | ---: |\n"
            "| 1 | a\\|b | 0.2180 | 1,377,065 |\n"
            "\n- Ends in 2016.\n"
            "\nSources:\n\n- Singer (1987). Licence: free. `nmc`\n");
}

TEST(ReadableNumber, ShowsSignificantDigits) {
  const auto text = [](double value, int digits) {
    const auto parts = readable_number(value, digits, false);
    return parts.whole + parts.fraction;
  };
  EXPECT_EQ(text(0.21812, 4), "0.2181");
  EXPECT_EQ(text(-0.00412, 2), "-0.0041");
  EXPECT_EQ(text(9.9996, 4), "10.00");
  EXPECT_EQ(text(1234567.8, 4), "1,234,568");
  EXPECT_EQ(text(1e-9, 3), "1.00e-09");
  EXPECT_EQ(text(1e20, 3), "1.00e+20");
  EXPECT_EQ(text(0, 3), "0");
}

TEST(Readable, GroupsQuantitiesButNotCodesAndYears) {
  EXPECT_EQ(readable(Cell{std::int64_t{123456}}, {"n", "", ""}), "123,456");
  EXPECT_EQ(readable(Cell{std::int64_t{2012}}, {"n", "", ""}), "2012");
  EXPECT_EQ(readable(Cell{std::int64_t{123456}}, {"rcid", "", ""}), "123456");
  EXPECT_EQ(readable(Cell{true}, {"x", "", ""}), "yes");
  EXPECT_EQ(readable(Cell{}, {"x", "", ""}), "·");
}

TEST(Layout, WrapsByColumnsNotBytes) {
  EXPECT_EQ(wrapped("one two  three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("中国中国", 5), (std::vector<std::string>{"中国", "中国"}));
  EXPECT_EQ(truncated("中国中国", 5), "中国…");
  EXPECT_EQ(truncated("short", 5), "short");
}

TEST(Layout, WritesSizesAndTimesForPeople) {
  EXPECT_EQ(readable_bytes(999), "999 bytes");
  EXPECT_EQ(readable_bytes(3'400'000), "3.4 MB");
  EXPECT_EQ(readable_bytes(310'000'000), "310 MB");
  EXPECT_EQ(readable_seconds(0.4), "0.40 s");
  EXPECT_EQ(readable_seconds(185.2), "3 min 5 s");
  EXPECT_EQ(grouped(-1234567), "-1,234,567");
  EXPECT_EQ(grouped(-123), "-123");
  EXPECT_EQ(counted(1, "row", "rows"), "1 row");
}

}  // namespace
}  // namespace orrery::cli
