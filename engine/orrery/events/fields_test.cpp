// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/fields.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace orrery::events {
namespace {

using Line = std::vector<std::string>;

/// All lines of a text, each cut into its fields.
std::vector<Line> lines(const std::string& text, char delimiter = '\t') {
  // In a buffer of its own size, so that reading further than the slack would be found.
  std::string padded = text;
  padded.append(kSlack, '\t');
  const char* at = padded.data();
  const char* const end = at + text.size();
  std::vector<Line> result;
  Fields fields;
  while (at < end) {
    at = fields.split(at, end, delimiter);
    Line line;
    for (std::size_t i = 0; i < fields.count(); ++i) line.emplace_back(fields[i]);
    result.push_back(line);
  }
  return result;
}

TEST(Fields, AreWhatStandsBetweenTabs) {
  EXPECT_EQ(lines("a\tbc\t\td\n"), (std::vector<Line>{{"a", "bc", "", "d"}}));
  EXPECT_EQ(lines("\t\n"), (std::vector<Line>{{"", ""}}));
}

TEST(Fields, OfTheLastLineNeedNoLineEnd) {
  EXPECT_EQ(lines("a\tb\nc\td"), (std::vector<Line>{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(lines("c\t"), (std::vector<Line>{{"c", ""}}));
}

TEST(Fields, LoseTheCarriageReturnOfTheLineEndOnly) {
  EXPECT_EQ(lines("a\rb\tc\r\n\r\nd\r"), (std::vector<Line>{{"a\rb", "c"}, {""}, {"d"}}));
}

// Words of eight bytes are looked at: every place of a delimiter in a word, and every length.
TEST(Fields, AreFoundAtEveryPlaceOfAWord) {
  for (std::size_t first = 0; first < 20; ++first) {
    for (std::size_t second = 0; second < 20; ++second) {
      const std::string a(first, 'a');
      const std::string b(second, 'b');
      EXPECT_EQ(lines(a + "\t" + b + "\nend"), (std::vector<Line>{{a, b}, {"end"}}));
    }
  }
}

TEST(Fields, AreNotFoundInBytesThatOnlyResembleADelimiter) {
  std::string text;
  for (int byte = 0; byte < 256; ++byte) {
    if (byte != '\t' && byte != '\n' && byte != '\r' && byte != '"')
      text += static_cast<char>(byte);
  }
  EXPECT_EQ(lines(text + "\t" + text + "\n"), (std::vector<Line>{{text, text}}));
}

TEST(Fields, OfCommasKeepTheCommasInQuotes) {
  EXPECT_EQ(lines("1,\"a, b\",c\n2,,\"\"\n", ','),
            (std::vector<Line>{{"1", "a, b", "c"}, {"2", "", ""}}));
}

TEST(Fields, BeyondTheMostAreCounted) {
  std::string text(Fields::kMost + 10, '\t');
  Fields fields;
  const auto size = text.size();
  text.append(kSlack, '\0');
  fields.split(text.data(), text.data() + size, '\t');
  EXPECT_EQ(fields.count(), Fields::kMost + 11);
  EXPECT_EQ(fields[Fields::kMost - 1], "");
}

}  // namespace
}  // namespace orrery::events
