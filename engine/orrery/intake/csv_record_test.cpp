// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/csv_record.hpp"

#include <gtest/gtest.h>

namespace orrery::intake {
namespace {

using Fields = std::vector<std::string>;

std::vector<std::string> records_of(const std::string& text,
                                    std::size_t piece_size,
                                    Dialect dialect = {}) {
  std::vector<std::string> records(1);
  LineScanner lines(dialect);
  for (std::size_t at = 0; at < text.size(); at += piece_size) {
    const auto piece = std::string_view(text).substr(at, piece_size);
    std::size_t from = 0;
    lines.scan(piece, [&](const LineEnd& end) {
      if (end.quoted) return true;
      records.back() += piece.substr(from, end.at - from);
      from = end.at + 1;
      if (!end.second_half) records.emplace_back();
      return true;
    });
    records.back() += piece.substr(from);
  }
  return records;
}

TEST(SplitRecord, CutsAtDelimitersOutsideOfQuotes) {
  EXPECT_EQ(split_record("a,b,,c,", {}), (Fields{"a", "b", "", "c", ""}));
  EXPECT_EQ(split_record("\"a,b\",\"say \"\"no\"\"\",\"\"", {}), (Fields{"a,b", "say \"no\"", ""}));
  EXPECT_EQ(split_record("a;b,c", {.delimiter = ';'}), (Fields{"a", "b,c"}));
  EXPECT_EQ(split_record("", {}), (Fields{""}));
}

TEST(SplitRecord, TakesAQuoteInsideAFieldAsItIs) {
  EXPECT_EQ(split_record("5\" gun,x", {}), (Fields{"5\" gun", "x"}));
  EXPECT_EQ(split_record("\"a\"b,c", {}), (Fields{"ab", "c"}));
  EXPECT_EQ(split_record("\"never closed", {}), (Fields{"never closed"}));
}

TEST(SplitRecord, KnowsNoQuotesIfThereAreNone) {
  EXPECT_EQ(split_record("\"a\tb\"", {.delimiter = '\t', .quote = '\0'}), (Fields{"\"a", "b\""}));
}

TEST(CsvField, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(csv_field("plain text"), "plain text");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("5\""), "\"5\"\"\"");
  EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
}

TEST(LineScanner, FindsTheSameRecordsHoweverTheTextIsCut) {
  const std::string text = "a,\"x\r\ny\",b\r\nc,\"\"\"\n\"\"\",d\re,\"\",f\ng,5\" gun\n";
  const std::vector<std::string> expected{
      "a,\"x\r\ny\",b", "c,\"\"\"\n\"\"\",d", "e,\"\",f", "g,5\" gun", ""};
  for (std::size_t size = 1; size <= text.size(); ++size)
    EXPECT_EQ(records_of(text, size), expected) << size;
}

TEST(LineScanner, CountsPhysicalLinesInQuotesToo) {
  LineScanner lines({});
  lines.scan("a\r\nb\r\"c\nd\"\n", [](const LineEnd&) { return true; });
  EXPECT_EQ(lines.line(), 5U);
  EXPECT_FALSE(lines.within_quotes());
}

TEST(LineScanner, KnowsWhereAnOpenQuoteBegan) {
  LineScanner lines({});
  lines.scan("a,b\nc,\"d\ne\nf", [](const LineEnd&) { return true; });
  EXPECT_TRUE(lines.within_quotes());
  EXPECT_EQ(lines.quote_line(), 2U);
}

TEST(LineScanner, TakesQuotesAsTextWhereThereAreNone) {
  EXPECT_EQ(records_of("\"a\nb\"", 3, {.delimiter = '\t', .quote = '\0'}), (Fields{"\"a", "b\""}));
}

}  // namespace
}  // namespace orrery::intake
