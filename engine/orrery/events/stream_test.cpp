// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/stream.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "orrery/base/error.hpp"
#include "orrery/events/testing/lines.hpp"
#include "orrery/intake/testing/scratch.hpp"

namespace orrery::events {
namespace {

using intake::testing::Scratch;
using orrery::testing::error_of;
using testing::Drawn;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using testing::gdelt;
using ::testing::HasSubstr;
using testing::icews;

/// What a stream gave: its account, and its dyad-months as text, one a line.
struct Streamed {
  StreamAccount account;
  std::string rows;
  int parts = 0;
};

class Streams : public ::testing::Test {
 protected:
  void file(const std::string& name, const std::string& bytes) {
    files.push_back({scratch.write(name, bytes)});
  }

  Streamed stream(StreamOptions options = {}) {
    Streamed result;
    result.account = stream_events(
        files,
        kActors,
        options,
        [&](std::span<const DyadMonth> rows) {
          ++result.parts;
          for (const auto& row : rows) {
            result.rows += fmt::format("{} {} {}-{:02} n{} q{}{}{}{} g{} m{}\n",
                                       row.source.value(),
                                       row.target.value(),
                                       year_of(row.month),
                                       month_of_year(row.month),
                                       row.events,
                                       row.quad[0],
                                       row.quad[1],
                                       row.quad[2],
                                       row.quad[3],
                                       row.goldstein,
                                       row.mentions);
          }
        },
        Progress{});
    for (const auto& f : result.account.files)
      EXPECT_EQ(f.lines, f.skipped + f.malformed + f.duplicates + f.outside + f.counted);
    return result;
  }

  /// What is said of the lines that could not be read.
  static std::vector<std::string> texts(const StreamAccount& account) {
    std::vector<std::string> result;
    for (const auto& complaint : account.complaints) result.push_back(complaint.text);
    return result;
  }

  inline static const Actors kActors = testing::few_states();
  Scratch scratch;
  std::vector<intake::FoundFile> files;
};

using GdeltFiles = Streams;
using IcewsFiles = Streams;
using PolecatFiles = Streams;

TEST_F(GdeltFiles, OfAllLayoutsAreCountedByDyadAndMonth) {
  file("1982.csv", gdelt({.id = "1", .day = "19820102", .source = "RUS"}, 57) + "\n");
  file("20160728.export.CSV",
       gdelt({.id = "2", .day = "20160728", .quad = "3", .goldstein = "-2"}, 58) + "\n");
  file("20150218.export.CSV",
       gdelt({.id = "3", .quad = "4", .goldstein = "-10.0"}) + "\n" +
           gdelt({.id = "4", .mentions = "10"}) + "\n");
  const auto result = stream();
  EXPECT_EQ(result.rows,
            "2 710 2015-02 n2 q1001 g-8100 m13\n"
            "2 710 2016-07 n1 q0010 g-2000 m3\n"
            "365 710 1982-01 n1 q1000 g1900 m3\n");
  EXPECT_EQ(result.account.total().counted, 4U);
}

TEST_F(GdeltFiles, EndTheirLinesAsTheyLike) {
  file("a.CSV", gdelt({.id = "1"}) + "\r\n\n" + gdelt({.id = "2"}));
  const auto total = stream().account.total();
  EXPECT_EQ(total.lines, 3U);
  EXPECT_EQ(total.skipped, 1U);
  EXPECT_EQ(total.counted, 2U);
}

TEST_F(GdeltFiles, MayBeEmptyOrBeginWithAByteOrderMark) {
  file("a.CSV", "");
  file("b.CSV", "\xef\xbb\xbf" + gdelt({}) + "\n");
  file("c.CSV", "\xef");
  const auto result = stream();
  EXPECT_EQ(result.account.files[0].lines, 0U);
  EXPECT_EQ(result.account.files[1].counted, 1U);
  EXPECT_EQ(result.account.files[2].malformed, 1U);
}

TEST_F(GdeltFiles, SayWhichLinesCannotBeRead) {
  std::string text;
  const auto add = [&](const std::string& line) { text += line + "\n"; };
  add(gdelt({.id = "1"}));
  add(gdelt({.id = "2"}, 60));
  add(gdelt({.id = "x2"}));
  add(gdelt({.id = ""}));
  add(gdelt({.id = "18446744073709551616"}));
  add(gdelt({.day = "20150231"}));
  add(gdelt({.quad = "5"}));
  add(gdelt({.quad = ""}));
  add(gdelt({.goldstein = "1,9"}));
  add(gdelt({.mentions = "-1"}));
  add(gdelt({.added = "20159999"}));
  add("no event at all \xff\x01");
  file("a.CSV", text);
  const auto account = stream().account;
  EXPECT_THAT(texts(account),
              ElementsAre("the line has 60 columns, not 57, 58 or 61",
                          "\"x2\" is no event id",
                          "\"\" is no event id",
                          "\"18446744073709551616\" is no event id",
                          "\"20150231\" is no day",
                          "\"5\" is no quad class",
                          "\"\" is no quad class",
                          "\"1,9\" is no value on Goldstein's scale",
                          "\"-1\" is no number of mentions",
                          "\"20159999120000\" is no day",
                          "the line has 1 columns, not 57, 58 or 61"));
  EXPECT_THAT(account.complaints.front().place, EndsWith("a.CSV:2"));
  EXPECT_THAT(account.complaints.back().place, EndsWith("a.CSV:12"));
  EXPECT_EQ(account.total().malformed, 11U);
  EXPECT_EQ(account.total().counted, 1U);
  EXPECT_EQ(std::accumulate(account.faults.begin(), account.faults.end(), 0ULL), 11U);
}

TEST_F(GdeltFiles, NameOnlyTheFirstLinesThatCannotBeReadButCountAll) {
  file(
      "a.CSV", std::string(1000, '\t') + "\n" + [] {
        std::string text;
        for (int i = 0; i < 99; ++i) text += "x\n";
        return text;
      }());
  const auto account = stream().account;
  EXPECT_EQ(account.total().malformed, 100U);
  EXPECT_EQ(account.complaints.size(), 20U);
  EXPECT_EQ(account.complaints.front().text, "the line has 1001 columns, not 57, 58 or 61");
}

TEST_F(GdeltFiles, WithoutAValueOnGoldsteinsScaleStillCount) {
  file("a.CSV", gdelt({.goldstein = ""}) + "\n");
  EXPECT_EQ(stream().rows, "2 710 2015-02 n1 q1000 g0 m3\n");
}

TEST_F(GdeltFiles, CountAnEventOnceAcrossFiles) {
  file("a.CSV", gdelt({.id = "7", .quad = "1"}) + "\n" + gdelt({.id = "7", .quad = "2"}) + "\n");
  file("b.CSV", gdelt({.id = "7", .quad = "3"}) + "\n" + gdelt({.id = "8", .quad = "4"}) + "\n");
  const auto result = stream();
  EXPECT_EQ(result.account.files[0].duplicates, 1U);
  EXPECT_EQ(result.account.files[1].duplicates, 1U);
  EXPECT_EQ(result.rows, "2 710 2015-02 n2 q1001 g3800 m6\n");
}

TEST_F(GdeltFiles, SayHowManyIdsWereNotLookedUp) {
  file("a.CSV", gdelt({.id = "7"}) + "\n" + gdelt({.id = "7"}) + "\n");
  StreamOptions options;
  options.ids_most_bytes = 0;
  const auto total = stream(options).account.total();
  EXPECT_EQ(total.unchecked, 2U);
  EXPECT_EQ(total.counted, 2U);
}

TEST_F(GdeltFiles, CountActorsThatAreNoStates) {
  file("a.CSV",
       gdelt({.id = "1", .source = "EUR"}) + "\n" + gdelt({.id = "2", .target = "EUR"}) + "\n" +
           gdelt({.id = "3", .source = "", .target = "EUR"}) + "\n" +
           gdelt({.id = "4", .day = "19890101", .target = "UKR"}) + "\n" +
           gdelt({.id = "5", .source = "\xff\xfe\x01"}) + "\n" +
           gdelt({.id = "1", .source = "EUR"}) + "\n");
  const auto account = stream().account;
  EXPECT_EQ(account.total().outside, 5U);
  EXPECT_EQ(account.total().duplicates, 1U);
  ASSERT_EQ(account.outsiders.size(), 4U);
  EXPECT_EQ(account.outsiders.at({"EUR", Stranger::Unknown}).events, 2U);
  EXPECT_EQ(account.outsiders.at({"", Stranger::Nameless}).events, 1U);
  EXPECT_EQ(account.outsiders.at({"UKR", Stranger::NoMember}).first_year, 1989);
  EXPECT_EQ(account.outsiders.at({"???", Stranger::Unknown}).events, 1U);
}

TEST_F(GdeltFiles, KnowTheDaysThatTheyWereReadOf) {
  // The daily file of a day also names events of a year before, of which no file was read.
  file("20160728.export.CSV",
       gdelt({.id = "1", .day = "20150728", .added = "20160728"}, 58) + "\n" +
           gdelt({.id = "2", .day = "20160728", .added = "20160728"}, 58) + "\n");
  // The backfile was added in one go: the days are those of the events.
  file("1982.csv",
       gdelt({.id = "3", .day = "19820102", .added = "20130203"}, 57) + "\n" +
           gdelt({.id = "4", .day = "19820104", .added = "20130203"}, 57) + "\n");
  const auto days = stream().account.days;
  ASSERT_EQ(days.size(), 2U);
  EXPECT_EQ(days.begin()->second, 0b1010U);
  EXPECT_EQ(year_of(days.rbegin()->first), 2016);
  EXPECT_EQ(days.rbegin()->second, 1U << 27U);
}

TEST_F(GdeltFiles, AreReadPackedToo) {
  files.push_back(
      {scratch.write("a.CSV.zip", intake::testing::zipped({{"a.CSV", gdelt({.id = "1"}) + "\n"}})),
       "a.CSV"});
  files.push_back({scratch.write("b.CSV.gz", intake::testing::gzipped(gdelt({.id = "2"}) + "\n"))});
  EXPECT_EQ(stream().account.total().counted, 2U);
}

TEST_F(GdeltFiles, ThatAreDamagedAreRefused) {
  auto packed = intake::testing::gzipped(gdelt({.id = "2"}) + "\n");
  packed.resize(packed.size() / 2);
  file("b.CSV.gz", packed);
  for (const int threads : {1, 4}) {
    StreamOptions options;
    options.threads = threads;
    EXPECT_EQ(error_of([&] { stream(options); }).kind(), ErrorKind::MissingData);
  }
}

TEST_F(GdeltFiles, GiveWayToAnInterruption) {
  file("a.CSV", gdelt({}) + "\n");
  CancelToken cancel;
  cancel.cancel();
  Progress progress;
  progress.cancel = &cancel;
  const auto error = error_of([&] {
    stream_events(
        files, kActors, {}, [](auto) {}, progress);
  });
  EXPECT_EQ(error.kind(), ErrorKind::Cancelled);
}

// Lines of every kind, in files of every size: the same account and rows for pieces so small that
// every line is cut, and for any number of threads.
TEST_F(GdeltFiles, GiveTheSameWhereverTheTextIsCutAndOnAnyNumberOfThreads) {
  for (int f = 0; f < 4; ++f) {
    std::string text;
    for (int i = 0; i < 40 * f; ++i) {
      const auto id = std::to_string(i * (f + 1));
      text += i % 11 == 3   ? "broken\tline"
              : i % 7 == 2  ? gdelt({.id = id, .source = "EUR"})
              : i % 13 == 5 ? std::string()
                            : gdelt({.id = id,
                                     .day = fmt::format("20150{}0{}", 1 + i % 9, 1 + i % 8),
                                     .quad = std::to_string(1 + i % 4),
                                     .goldstein = fmt::format("-{}.{}", i % 10, i % 9)});
      text += i % 5 == 0 ? "\r\n" : "\n";
    }
    if (f == 3) text.pop_back();
    file(fmt::format("{}.CSV", f), text);
  }
  StreamOptions whole;
  whole.threads = 1;
  const auto expected = stream(whole);
  EXPECT_GT(expected.account.total().duplicates, 0U);
  EXPECT_GT(expected.account.total().malformed, 0U);
  for (const std::size_t chunk : {1U, 7U, 64U, 300U, 5000U}) {
    for (const int threads : {1, 2, 3}) {
      StreamOptions options;
      options.chunk_bytes = chunk;
      options.threads = threads;
      const auto result = stream(options);
      EXPECT_EQ(result.rows, expected.rows) << chunk << ' ' << threads;
      ASSERT_EQ(result.account.complaints.size(), expected.account.complaints.size());
      for (std::size_t i = 0; i < expected.account.complaints.size(); ++i)
        EXPECT_EQ(result.account.complaints[i].place, expected.account.complaints[i].place);
      for (std::size_t i = 0; i < files.size(); ++i)
        EXPECT_EQ(result.account.files[i].duplicates, expected.account.files[i].duplicates);
      EXPECT_EQ(result.account.days, expected.account.days);
    }
  }
}

TEST_F(GdeltFiles, GiveOutRowsInPartsWhenThereAreMany) {
  file("a.CSV", gdelt({.id = "1"}) + "\n" + gdelt({.id = "2", .target = "RUS"}) + "\n");
  StreamOptions options;
  options.rows_most = 0;
  options.chunk_bytes = 1;
  EXPECT_EQ(stream(options).parts, 2);
}

TEST_F(GdeltFiles, WithALineWithoutEndNeedNoMemoryForIt) {
  const std::string endless(kLongestLine * 3, 'x');
  file("a.CSV", gdelt({.id = "1"}) + "\n" + endless + "\n" + gdelt({.id = "2"}) + "\n" + endless);
  for (const std::size_t chunk : {std::size_t{4096}, kLongestLine}) {
    StreamOptions options;
    options.chunk_bytes = chunk;
    const auto account = stream(options).account;
    EXPECT_EQ(account.total().counted, 2U);
    ASSERT_EQ(account.complaints.size(), 2U);
    EXPECT_THAT(account.complaints[0].place, EndsWith("a.CSV:2"));
    EXPECT_THAT(account.complaints[1].place, EndsWith("a.CSV:4"));
    EXPECT_EQ(account.complaints[1].text, "the line is longer than 1048576 bytes");
  }
}

TEST_F(IcewsFiles, AreReadByTheNamesOfTheirColumns) {
  file("events.2018.tab",
       testing::kIcewsHeader + "\n" +
           icews("1", "2018-06-01", "United States", "China", "040", "1") + "\n" +
           icews("2", "2018-06-30", "United States", "China", "190", "-10") + "\n" +
           icews("3", "2018-06-30", "United States", "China", "0841", "NA") + "\n");
  StreamOptions options;
  options.format = Format::Icews;
  const auto result = stream(options);
  EXPECT_EQ(result.rows, "2 710 2018-06 n3 q1101 g-9000 m0\n");
  EXPECT_EQ(result.account.total().skipped, 1U);
}

TEST_F(IcewsFiles, WriteNaForMissingAndMayHaveQuotes) {
  file("events.2018.tab",
       testing::kIcewsHeader + "\n" + icews("1", "2018-06-01", "NA", "China", "040", "1") + "\n" +
           icews("2", "\"2018-06-01\"", "\"United States\"", "\"China\"", "\"040\"", "1") + "\n" +
           icews("NA", "2018-06-01", "United States", "China", "040", "1") + "\n" +
           icews("4", "NA", "United States", "China", "040", "1") + "\n" +
           icews("5", "2018-06-01", "United States", "China", "NA", "1") + "\n" +
           icews("6", "2018-06-01", "United States", "China", "210", "1") + "\n" +
           icews("7", "2018-06-01", "United States", "China", "040", "1") + "\tmore\n");
  StreamOptions options;
  options.format = Format::Icews;
  const auto account = stream(options).account;
  EXPECT_EQ(account.total().outside, 1U);
  EXPECT_EQ(account.total().counted, 1U);
  EXPECT_THAT(texts(account),
              ElementsAre("\"NA\" is no event id",
                          "\"NA\" is no day",
                          "\"NA\" is no CAMEO code",
                          "\"210\" is no CAMEO code",
                          "the line has 21 columns, which are not the header's"));
}

TEST_F(IcewsFiles, WithoutAColumnAreRefused) {
  file("events.2018.tab", "Event ID\tEvent Date\tSource Country\n");
  StreamOptions options;
  options.format = Format::Icews;
  const auto error = error_of([&] { stream(options); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.message(), HasSubstr("\"Target Country\""));
  EXPECT_THAT(error.place(), EndsWith("events.2018.tab:1"));
}

TEST_F(IcewsFiles, ThatFailInOneThreadAreNotReadOnByOthers) {
  file("events.2018.tab", "Event ID\tEvent Date\tSource Country\n");
  StreamOptions options;
  options.format = Format::Icews;
  options.threads = 4;
  for (int i = 0; i < 200; ++i)
    EXPECT_EQ(error_of([&] { stream(options); }).kind(), ErrorKind::MissingData);
}

const std::vector<std::string> kPolecat{"Event ID",
                                        "Event Date",
                                        "Event Type",
                                        "Event Mode",
                                        "Intensity",
                                        "Quad Code",
                                        "Contexts",
                                        "Actor Name",
                                        "Actor Country",
                                        "Actor COW",
                                        "Primary Actor Sector",
                                        "Actor Sectors",
                                        "Actor Title",
                                        "Actor Name Raw",
                                        "Wikipedia Actor ID",
                                        "Recipient Name",
                                        "Recipient Country",
                                        "Recipient COW",
                                        "Primary Recipient Sector",
                                        "Recipient Sectors",
                                        "Recipient Title",
                                        "Recipient Name Raw",
                                        "Wikipedia Recipient ID",
                                        "Placename",
                                        "City",
                                        "District",
                                        "Province",
                                        "Country",
                                        "Latitude",
                                        "Longitude",
                                        "GeoNames ID",
                                        "Raw Placename",
                                        "Feature Type",
                                        "Source",
                                        "Publication Date",
                                        "Story People",
                                        "Story Organizations",
                                        "Story Locations",
                                        "Language",
                                        "Version"};

std::string polecat(const std::string& id,
                    const std::string& quad,
                    const std::string& intensity,
                    const std::string& separator,
                    const std::string& recipient = "CHN") {
  std::vector<std::string> fields(40);
  fields[0] = id;
  fields[1] = "2023-02-13";
  fields[4] = intensity;
  fields[5] = quad;
  fields[8] = "USA";
  fields[16] = recipient;
  fields[37] = separator == "," ? "\"Paris, France\"" : "Paris, France";
  return testing::joined(fields, separator);
}

TEST_F(PolecatFiles, AreReadWithTabsAndWithCommas) {
  for (const std::string separator : {"\t", ","}) {
    file("ngecEvents" + std::to_string(files.size()) + ".txt",
         testing::joined(kPolecat, separator) + "\n" +
             polecat("a" + std::to_string(files.size()), "VERBAL COOPERATION", "2.5", separator) +
             "\n" +
             polecat("b" + std::to_string(files.size()), "Material Conflict", "-7.25", separator) +
             "\n");
  }
  StreamOptions options;
  options.format = Format::Polecat;
  EXPECT_EQ(stream(options).rows, "2 710 2023-02 n4 q2002 g-9500 m0\n");
}

TEST_F(PolecatFiles, MayHaveMoreColumnsInTheHeaderOrEmptyOnesAtTheEnd) {
  auto wide = kPolecat;
  wide.emplace_back("Headline");
  file("a.txt", testing::joined(wide, "\t") + "\n" + polecat("1", "4", "-1", "\t") + "\n");
  file("b.txt",
       testing::joined(kPolecat, "\t") + "\n" + polecat("2", "3.0", "-1", "\t") + "\t\t\n");
  file("c.txt",
       testing::joined(kPolecat, "\t") + "\n" + polecat("2", "1", "1", "\t") + "\n" +
           polecat("3", "1", "1", "\t", "None") + "\n" + polecat("4", "1", "1", "\t") + "\tmore\n");
  StreamOptions options;
  options.format = Format::Polecat;
  const auto result = stream(options);
  EXPECT_EQ(result.rows, "2 710 2023-02 n2 q0011 g-2000 m0\n");
  EXPECT_EQ(result.account.files[2].duplicates, 1U);
  EXPECT_EQ(result.account.files[2].outside, 1U);
  EXPECT_EQ(result.account.files[2].malformed, 1U);
}

}  // namespace
}  // namespace orrery::events
