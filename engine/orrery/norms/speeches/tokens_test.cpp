// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/speeches/tokens.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace orrery::norms {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> words(std::string_view text) {
  TokenReader reader;
  reader.begin(text);
  std::vector<std::string> result;
  while (reader.next()) result.emplace_back(reader.word());
  return result;
}

TEST(Tokens, AreRunsOfLettersAndDigitsInOneCase) {
  EXPECT_THAT(words("Mr. President, in 1972 the U.N. grew."),
              ElementsAre("mr", "president", "in", "1972", "the", "u", "n", "grew"));
  EXPECT_THAT(words("rules-based order"), ElementsAre("rules", "based", "order"));
  EXPECT_THAT(words(" \n\t--- ' '' "), IsEmpty());
  EXPECT_THAT(words(""), IsEmpty());
}

TEST(Tokens, FoldLettersOfAllScripts) {
  EXPECT_THAT(words("Côte d’Ivoire"), ElementsAre("cote", "d'ivoire"));
  EXPECT_THAT(words("STRASSE Straße"), ElementsAre("strasse", "strasse"));
  EXPECT_THAT(words("МИР миру"), ElementsAre("мир", "миру"));
  EXPECT_THAT(words("命运共同体，未来"), ElementsAre("命运共同体", "未来"));
  EXPECT_THAT(words("ﬁnance"), ElementsAre("finance"));
}

TEST(Tokens, DropThePossessiveAndKeepOtherApostrophes) {
  EXPECT_THAT(words("women's peoples' women’s o'clock '90s"),
              ElementsAre("women", "peoples", "women", "o'clock", "90s"));
}

TEST(Tokens, PassOverWhatHasNoWidth) {
  EXPECT_THAT(words("sover\xC2\xAD"
                    "eignty e\xCC\x81lan \xEF\xBB\xBFpeace"),
              ElementsAre("sovereignty", "elan", "peace"));
}

TEST(Tokens, PartAtNonBreakingSpacesAndDashes) {
  EXPECT_THAT(words("climate\xC2\xA0"
                    "change \xE2\x80\x94 now"),
              ElementsAre("climate", "change", "now"));
}

TEST(Tokens, SurviveBytesThatAreNotUtf8) {
  EXPECT_THAT(words("war\xFF"
                    "peace \xC3"),
              ElementsAre("war", "peace"));
  EXPECT_THAT(words("\xE2\x80"), IsEmpty());
  EXPECT_THAT(words("a\xC3(b"), ElementsAre("a", "b"));
}

}  // namespace
}  // namespace orrery::norms
