// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/stage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "orrery/intake/sha256.hpp"
#include "orrery/intake/testing/scratch.hpp"

namespace orrery::intake {
namespace {

using testing::content_of;
using ::testing::ElementsAre;
using testing::error_of;
using testing::gzipped;
using ::testing::HasSubstr;
using testing::Scratch;
using testing::zipped;

StageOptions into(const Scratch& scratch) {
  StageOptions options;
  options.work_folder = scratch.work();
  return options;
}

StagedFile staged_text(const Scratch& scratch, const std::string& bytes, StageOptions options) {
  options.work_folder = scratch.work();
  return stage({scratch.write("x.csv", bytes)}, options);
}

StagedFile staged_text(const Scratch& scratch, const std::string& bytes) {
  return staged_text(scratch, bytes, into(scratch));
}

std::vector<std::optional<std::uint64_t>> lines_of(const StagedFile& staged,
                                                   std::uint64_t records) {
  std::vector<std::optional<std::uint64_t>> lines;
  for (std::uint64_t n = 1; n <= records; ++n) lines.push_back(staged.line_of_record(n));
  return lines;
}

TEST(Stage, LeavesAPlainFileWhereItIs) {
  const Scratch scratch;
  for (const std::string end : {"\n", "\r\n"}) {
    const auto bytes =
        "ccode,name" + end + "2,\"United" + end + "States\"" + end + "710,中国" + end;
    const auto staged = staged_text(scratch, bytes);
    EXPECT_FALSE(staged.converted);
    EXPECT_EQ(staged.path, scratch.path() / "x.csv");
    EXPECT_THAT(staged.header, ElementsAre("ccode", "name"));
    EXPECT_EQ(staged.header_line, 1U);
    EXPECT_TRUE(staged.has_records);
    EXPECT_EQ(staged.bytes, bytes.size());
    EXPECT_EQ(staged.sha256, sha256_of(bytes));
    EXPECT_THAT(lines_of(staged, 3), ElementsAre(2U, 4U, std::nullopt));
    EXPECT_FALSE(std::filesystem::exists(scratch.work()));
  }
}

TEST(Stage, TurnsBareCarriageReturnsIntoLineFeedsOutsideOfQuotes) {
  const Scratch scratch;
  const auto staged = staged_text(scratch, "a,b\r1,\"x\ry\"\r2,z\r");
  EXPECT_TRUE(staged.converted);
  EXPECT_EQ(content_of(staged.path), "a,b\n1,\"x\ry\"\n2,z\n");
  EXPECT_THAT(lines_of(staged, 2), ElementsAre(2U, 4U));
}

TEST(Stage, MakesMixedLineEndsOneKind) {
  const Scratch scratch;
  EXPECT_EQ(content_of(staged_text(scratch, "a,b\r\n1,2\n3,4\r5,6").path), "a,b\n1,2\n3,4\n5,6");
  EXPECT_TRUE(staged_text(scratch, "a,b\n1,2\n3,4\r").converted);
}

TEST(Stage, DropsTheByteOrderMark) {
  const Scratch scratch;
  const auto staged = staged_text(scratch,
                                  "\xef\xbb\xbf"
                                  "crisno,year\n1,1918\n");
  EXPECT_THAT(staged.header, ElementsAre("crisno", "year"));
  EXPECT_EQ(content_of(staged.path), "crisno,year\n1,1918\n");
}

TEST(Stage, TurnsDeclaredEncodingsIntoUtf8) {
  const Scratch scratch;
  StageOptions options;
  options.encoding = Encoding::Windows1252;
  EXPECT_EQ(content_of(staged_text(scratch, "war\nBoers\x92 \xe9\n", options).path),
            "war\nBoers’ é\n");
  EXPECT_FALSE(staged_text(scratch, "war\nplain\n", options).converted);
}

TEST(Stage, NamesTheLineAndByteThatIsNotUtf8) {
  const Scratch scratch;
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const auto error = error_of([&] {
      staged_text(scratch, "a,b" + end + "1,\"x" + end + "y\"" + end + "2,M\xf6rk" + end);
    });
    EXPECT_EQ(error.kind(), ErrorKind::MissingData);
    EXPECT_THAT(error.message(), HasSubstr("byte 0xF6 at offset"));
    EXPECT_EQ(error.place(), (scratch.path() / "x.csv").string() + ":4");
    EXPECT_THAT(error.hint(), HasSubstr("latin1"));
  }
}

TEST(Stage, RecognisesUtf16) {
  const Scratch scratch;
  const auto error = error_of([&] {
    staged_text(scratch,
                std::string("\xff\xfe"
                            "a\0b\0",
                            6));
  });
  EXPECT_THAT(error.hint(), HasSubstr("UTF-16"));
}

TEST(Stage, SkipsThePreamble) {
  const Scratch scratch;
  StageOptions options;
  options.header.starts_with = "Country Name";
  const std::string text =
      "\"Data Source\",\"WDI\",\n\n\"Last Updated\",\"2023\"\n\n\"Country "
      "Name\",\"1960\",\n\"Aruba\",\"1\",\n\n\"Chad\",\"2\",\n";
  const auto staged = staged_text(scratch, text, options);
  EXPECT_EQ(content_of(staged.path),
            "\"Country Name\",\"1960\",\n\"Aruba\",\"1\",\n\n\"Chad\",\"2\",\n");
  EXPECT_THAT(staged.header, ElementsAre("Country Name", "1960", ""));
  EXPECT_EQ(staged.header_line, 5U);
  EXPECT_THAT(lines_of(staged, 3), ElementsAre(6U, 8U, std::nullopt));
  EXPECT_EQ(staged.place_of_record(2), (scratch.path() / "x.csv").string() + ":8");
  EXPECT_EQ(staged.place_of_header(), (scratch.path() / "x.csv").string() + ":5");
}

TEST(Stage, NamesTheFileIfItHasNoSuchHeader) {
  const Scratch scratch;
  StageOptions options;
  options.header.starts_with = "Country Name";
  const auto error = error_of([&] { staged_text(scratch, "Country,1960\n", options); });
  EXPECT_EQ(error.place(), (scratch.path() / "x.csv").string());
}

TEST(Stage, ReadsATextWithoutHeader) {
  const Scratch scratch;
  StageOptions options;
  options.header.present = false;
  options.dialect = {.delimiter = '\t', .quote = '\0'};
  const auto staged = staged_text(scratch, "1\t\"a\n\n2\tb\n", options);
  EXPECT_TRUE(staged.header.empty());
  EXPECT_FALSE(staged.converted);
  EXPECT_THAT(lines_of(staged, 3), ElementsAre(1U, 3U, std::nullopt));
}

TEST(Stage, CutsAtTheDeclaredDelimiter) {
  const Scratch scratch;
  StageOptions options;
  options.dialect.delimiter = ';';
  EXPECT_THAT(staged_text(scratch, "base;\"c;1\";x,y\n1;2;3\n", options).header,
              ElementsAre("base", "c;1", "x,y"));
}

TEST(Stage, CountsEmptyLinesAsRecordsOfAOneColumnText) {
  const Scratch scratch;
  EXPECT_THAT(lines_of(staged_text(scratch, "a\n1\n\n3\n"), 3), ElementsAre(2U, 3U, 4U));
}

TEST(Stage, TellsAHeaderWithoutRecords) {
  const Scratch scratch;
  for (const std::string text : {"a,b", "a,b\n", "a,b\r\n\r\n"}) {
    const auto staged = staged_text(scratch, text);
    EXPECT_FALSE(staged.has_records);
    EXPECT_EQ(staged.line_of_record(1), std::nullopt);
  }
}

TEST(Stage, RefusesAnEmptyFile) {
  const Scratch scratch;
  const auto error = error_of([&] { staged_text(scratch, ""); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_EQ(error.message(), "'" + (scratch.path() / "x.csv").string() + "' is empty");
  EXPECT_THROW(staged_text(scratch, "\xef\xbb\xbf"), Error);
  EXPECT_THROW(staged_text(scratch, "\n \n"), Error);
}

TEST(Stage, RefusesAFolderInPlaceOfAFile) {
  const Scratch scratch;
  EXPECT_THAT(error_of([&] { stage({scratch.path()}, into(scratch)); }).message(),
              HasSubstr("is a folder"));
}

TEST(Stage, NamesTheLineOfAQuoteThatIsNeverClosed) {
  const Scratch scratch;
  const auto error = error_of([&] { staged_text(scratch, "a,b\r1,2\r3,\"4\r5,6\r"); });
  EXPECT_EQ(error.place(), (scratch.path() / "x.csv").string() + ":3");
  EXPECT_FALSE(std::filesystem::exists(scratch.work() / "x.csv"));
}

TEST(Stage, UnpacksGzipAndZip) {
  const Scratch scratch;
  const std::string text = "a,b\n1,2\n";
  const auto packed = stage({scratch.write("p.csv.gz", gzipped(text))}, into(scratch));
  EXPECT_EQ(packed.path, scratch.work() / "p.csv");
  EXPECT_EQ(content_of(packed.path), text);
  EXPECT_EQ(packed.sha256, sha256_of(gzipped(text)));
  EXPECT_EQ(packed.line_of_record(1), 2U);
  const auto archive = scratch.write("z.zip", zipped({{"in/p.csv", text}}));
  const auto member = stage({archive, "in/p.csv"}, into(scratch));
  EXPECT_EQ(member.path, scratch.work() / "p-2.csv");
  EXPECT_EQ(content_of(member.path), text);
  EXPECT_EQ(member.place_of_record(1), archive.string() + "!in/p.csv:2");
}

TEST(Stage, SaysThatAWorkbookInsideAnArchiveMustBeUnpacked) {
  const Scratch scratch;
  const auto archive = scratch.write("z.zip", zipped({{"a.xlsx", "PK"}}));
  EXPECT_THAT(error_of([&] {
                stage({archive, "a.xlsx"}, into(scratch));
              }).hint(),
              HasSubstr("unpack"));
}

TEST(Stage, LeavesNoCopyOfATruncatedFile) {
  const Scratch scratch;
  std::string text = "a,b\n";
  std::mt19937 random(7);
  for (int i = 0; i < 200000; ++i) text += std::to_string(random()) + ",2\n";
  const auto packed = gzipped(text);
  for (const auto cut : {packed.size() / 2, packed.size() * 9 / 10, packed.size() - 1}) {
    const auto file = scratch.write("p.csv.gz", packed.substr(0, cut));
    EXPECT_THAT(error_of([&] { stage({file}, into(scratch)); }).message(),
                HasSubstr("truncated after " + std::to_string(cut)));
    EXPECT_FALSE(std::filesystem::exists(scratch.work() / "p.csv"));
  }
}

TEST(Stage, SaysThatTheWorkFolderCannotBeWritten) {
  const Scratch scratch;
  auto options = into(scratch);
  options.work_folder = scratch.write("file", "");
  EXPECT_EQ(error_of([&] { stage({scratch.write("x.csv", "a\r1\r")}, options); }).kind(),
            ErrorKind::Failure);
}

TEST(Stage, ReadsTextsLongerThanItsPieces) {
  const Scratch scratch;
  std::string with_cr = "n,text\r\n";
  std::string with_lf = "n,text\n";
  for (int i = 0; i < 100000; ++i) {
    const auto record =
        std::to_string(i) + ",\"é" + std::string(static_cast<std::size_t>(i % 17), 'x') + "\"";
    with_cr += record + (i == 99999 ? "\r" : "\r\n");
    with_lf += record + "\n";
  }
  const auto staged = staged_text(scratch, with_cr);
  EXPECT_EQ(content_of(staged.path), with_lf);
  EXPECT_EQ(staged.line_of_record(100000), 100001U);
}

// The law of staging: however a table is written, the same records come out, and every record is
// known by the line it began on.

using Table = std::vector<std::vector<std::string>>;

struct Writing {
  std::string line_end;
  bool byte_order_mark;
  bool gzip;
  bool preamble;
  char delimiter;
};

Table random_table(std::mt19937& random) {
  const std::vector<std::string> atoms{
      "a", "7", ",", ";", "\"", "\n", "é", "中", " ", "'", "\"\"", "-9"};
  const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
  Table table(2 + pick(12), std::vector<std::string>(2 + pick(4)));
  for (auto& record : table)
    for (auto& field : record)
      for (auto n = pick(5); n > 0; --n) field += atoms[pick(atoms.size())];
  table[0][0] = "first";
  return table;
}

std::string field_text(const std::string& field, std::mt19937& random) {
  if (random() % 3 != 0 && field.find_first_of(",;\"\n") == std::string::npos) return field;
  std::string text = "\"";
  for (const char c : field) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

struct Written {
  std::string bytes;
  std::vector<std::uint64_t> lines;
};

Written written(const Table& table, const Writing& how, std::mt19937& random) {
  Written result;
  if (how.preamble) result.bytes = "a note with a \" in it" + how.line_end + how.line_end;
  std::uint64_t line = how.preamble ? 3 : 1;
  for (const auto& record : table) {
    result.lines.push_back(line);
    for (std::size_t i = 0; i < record.size(); ++i) {
      if (i > 0) result.bytes += how.delimiter;
      result.bytes += field_text(record[i], random);
      line += static_cast<std::uint64_t>(std::ranges::count(record[i], '\n'));
    }
    result.bytes += how.line_end;
    ++line;
  }
  if (how.byte_order_mark) result.bytes.insert(0, "\xef\xbb\xbf");
  if (how.gzip) result.bytes = gzipped(result.bytes);
  return result;
}

/// A plain reader of the staged text, byte by byte, that shares nothing with the code under test.
Table read_back(const std::string& text, char delimiter) {
  Table table(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    auto& field = table.back().back();
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      field += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == delimiter) {
      table.back().emplace_back();
    } else if (!quoted && c == '\n') {
      table.emplace_back(1);
    } else if (quoted || c != '\r') {
      field += c;
    }
  }
  table.pop_back();
  return table;
}

TEST(Stage, GivesTheSameRecordsHoweverATableIsWritten) {
  std::mt19937 random(20240617);
  for (int round = 0; round < 400; ++round) {
    const Scratch scratch;
    const auto table = random_table(random);
    const std::vector<std::string> ends{"\n", "\r\n", "\r"};
    const Writing how{ends[random() % 3],
                      random() % 2 == 0,
                      random() % 2 == 0,
                      random() % 2 == 0,
                      random() % 2 == 0 ? ',' : ';'};
    const auto text = written(table, how, random);
    auto options = into(scratch);
    options.dialect.delimiter = how.delimiter;
    if (how.preamble) options.header.starts_with = "first";
    const auto staged = stage({scratch.write("x.csv", text.bytes)}, options);
    EXPECT_EQ(read_back(content_of(staged.path), how.delimiter), table);
    EXPECT_EQ(staged.header, table[0]);
    EXPECT_EQ(staged.header_line, text.lines[0]);
    for (std::size_t n = 1; n < table.size(); ++n)
      EXPECT_EQ(staged.line_of_record(n), text.lines[n]);
    EXPECT_EQ(staged.line_of_record(table.size()), std::nullopt);
    if (::testing::Test::HasFailure()) FAIL() << "in round " << round << "\n" << text.bytes;
  }
}

TEST(Stage, ReadsTheRealFilesWithBareCarriageReturns) {
  const auto folder = std::filesystem::path(ORRERY_SOURCE_DIR) / "../shared/data/cow";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the datasets are not at hand";
  const Scratch scratch;
  const auto staged = stage({folder / "Inter-StateWarData_v4.0.csv"}, into(scratch));
  EXPECT_EQ(staged.header.size(), 25U);
  EXPECT_EQ(staged.header[0], "WarNum");
  EXPECT_EQ(staged.line_of_record(337), 338U);
  EXPECT_EQ(staged.line_of_record(338), std::nullopt);
}

TEST(Stage, JoinsRecordsThatAreBrokenInTwoLines) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const Scratch scratch;
    StageOptions options;
    options.broken_lines = true;
    options.header.starts_with = "who";
    const auto staged =
        staged_text(scratch,
                    "Register" + end + "who,what,much" + end + "A,\"b, c\"" + end + ",3" + end +
                        end + "B,it broke" + end + "here,4" + end + "C,c,5" + end,
                    options);
    EXPECT_EQ(content_of(staged.path),
              "who,what,much\nA,\"b, c\" ,3\n\nB,it broke here,4\nC,c,5\n");
    EXPECT_THAT(lines_of(staged, 4), ElementsAre(3U, 6U, 8U, std::nullopt));
  }
}

TEST(Stage, LeavesBrokenLinesAsTheyAreUnlessAsked) {
  const Scratch scratch;
  const auto staged = staged_text(scratch, "who,what\nA\n,3\n");
  EXPECT_FALSE(staged.converted);
  EXPECT_THAT(lines_of(staged, 3), ElementsAre(2U, 3U, std::nullopt));
}

TEST(Stage, GivesShapesARecordEach) {
  const Scratch scratch;
  auto options = into(scratch);
  options.shapes = true;
  const auto file = scratch.write(
      "x.topojson.gz",
      gzipped(R"({"type":"Topology","arcs":[[[0,0],[1,0],[0,1],[0,0]]],"objects":{"o":{"type":)"
              R"("GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]],"properties":)"
              R"({"code":2,"name":"A, B"}}]}}})"));
  const auto staged = stage({file}, options);
  EXPECT_THAT(staged.header, ElementsAre("id", "code", "name", "geometry"));
  EXPECT_THAT(staged.place_of_record(1), HasSubstr("x.topojson.gz!shapes:1"));
  EXPECT_THAT(content_of(staged.path), HasSubstr(",2,\"A, B\","));
}

}  // namespace
}  // namespace orrery::intake
