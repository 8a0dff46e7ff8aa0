// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/archived_texts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orrery/intake/testing/scratch.hpp"

namespace orrery::intake {
namespace {

using ::testing::ElementsAre;
using testing::error_of;
using ::testing::HasSubstr;
using testing::Members;
using testing::Scratch;
using testing::tarred;
using testing::zipped;

std::vector<std::string> texts_of(const std::filesystem::path& archive,
                                  const ArchivedTextsOptions& options = {}) {
  std::vector<std::string> texts;
  read_archived_texts({archive}, options, [&](std::string_view name, std::string_view text) {
    texts.push_back(std::string(name) + "=" + std::string(text));
  });
  return texts;
}

const Members kMembers{{"TXT/Session 01 - 1946/ARG_01_1946.txt", "Señor\n"},
                       {"TXT/.DS_Store-to-UTF-8.txt", std::string(3, '\0')},
                       {"__MACOSX/TXT/ARG_01_1946.txt", "debris"},
                       {"TXT/readme.pdf", "%PDF"},
                       {"TXT/Session 02 - 1947/FRA_02_1947.txt", "\xEF\xBB\xBFMonsieur"}};

TEST(ArchivedTexts, AreReadFromEveryPacking) {
  const Scratch scratch;
  for (const std::string packing : {"", "gzip", "xz", "bzip2", "zstd"}) {
    const auto archive = scratch.write("x.tar", tarred(kMembers, packing));
    EXPECT_THAT(texts_of(archive),
                ElementsAre("TXT/Session 01 - 1946/ARG_01_1946.txt=Señor\n",
                            "TXT/Session 02 - 1947/FRA_02_1947.txt=Monsieur"))
        << packing;
  }
  EXPECT_EQ(texts_of(scratch.write("x.zip", zipped(kMembers))).size(), 2U);
}

TEST(ArchivedTexts, KeepTextsLongerThanABuffer) {
  const Scratch scratch;
  const std::string text(std::size_t{700} * 1024, 'a');
  EXPECT_THAT(texts_of(scratch.write("x.tar", tarred({{"a.txt", text}}, "xz"))),
              ElementsAre("a.txt=" + text));
}

TEST(ArchivedTexts, ThatCannotBeReadAreNamed) {
  const Scratch scratch;
  const auto whole = tarred(kMembers, "xz");
  const auto cut =
      error_of([&] { texts_of(scratch.write("cut.tar.xz", whole.substr(0, whole.size() / 2))); });
  EXPECT_EQ(cut.kind(), ErrorKind::MissingData);
  EXPECT_THAT(cut.place(), HasSubstr("cut.tar.xz"));
  EXPECT_EQ(error_of([&] { texts_of(scratch.write("no.tar", "no archive at all")); }).kind(),
            ErrorKind::MissingData);
  const auto latin = error_of([&] {
    texts_of(scratch.write("x.tar", tarred({{"a.txt", "fine\nse\xF1or"}}, "")));
  });
  EXPECT_THAT(latin.place(), HasSubstr("x.tar!a.txt:2"));
  EXPECT_THAT(latin.message(), HasSubstr("0xf1"));
}

TEST(ArchivedTexts, StopAtTheirLimits) {
  const Scratch scratch;
  const auto archive = scratch.write("x.tar", tarred({{"a.txt", "12345"}, {"b.txt", "12345"}}, ""));
  ArchivedTextsOptions options;
  options.max_text = 4;
  EXPECT_EQ(error_of([&] { texts_of(archive, options); }).kind(), ErrorKind::Limit);
  options = {};
  options.max_unpacked = 9;
  EXPECT_EQ(error_of([&] { texts_of(archive, options); }).kind(), ErrorKind::Limit);
}

TEST(WordsInAText, AreCountedByBlanks) {
  EXPECT_EQ(words_in(""), 0);
  EXPECT_EQ(words_in(" \n\t"), 0);
  EXPECT_EQ(words_in("Mr. President,\r\n\tmes\xC3\xA9l\xC2\xA0x  end"), 4);
}

}  // namespace
}  // namespace orrery::intake
