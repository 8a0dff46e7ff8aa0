// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/speeches/term_counter.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "orrery/base/error.hpp"

namespace orrery::norms {
namespace {

using ::testing::ElementsAre;

std::vector<TermList> lists(std::vector<std::vector<std::string>> terms) {
  std::vector<TermList> result;
  result.reserve(terms.size());
  for (auto& each : terms)
    result.push_back({"list" + std::to_string(result.size()), "", std::move(each), ""});
  return result;
}

TermCounts count(std::vector<std::vector<std::string>> terms, std::string_view text) {
  const TermMatcher matcher(lists(std::move(terms)));
  return TermCounter(matcher).count(text);
}

TEST(TermCounter, CountsPhrasesAtWordBoundariesWhateverTheirCase) {
  const auto found =
      count({{"climate change"}, {"war"}},
            "Climate  Change! CLIMATE-CHANGE; climate of change. Warsaw, wars, war.");
  EXPECT_EQ(found.words, 10);
  EXPECT_THAT(found.exact, ElementsAre(2, 1));
  EXPECT_THAT(found.stemmed, ElementsAre(2, 2));
}

TEST(TermCounter, CountsWordsOfOneStem) {
  const auto found = count({{"sustainable development"}},
                           "sustained development, sustainable developing, sustain");
  EXPECT_THAT(found.exact, ElementsAre(0));
  EXPECT_THAT(found.stemmed, ElementsAre(2));
}

TEST(TermCounter, CountsTheLongestPhraseOfAListOnce) {
  const auto found = count({{"climate", "climate change", "change"}, {"change"}}, "climate change");
  EXPECT_THAT(found.exact, ElementsAre(1, 1));
}

TEST(TermCounter, LooksForAListBehindItsLastMention) {
  EXPECT_THAT(count({{"a b a"}}, "a b a b a").exact, ElementsAre(1));
  EXPECT_THAT(count({{"a b a"}}, "a b a a b a").exact, ElementsAre(2));
  EXPECT_THAT(count({{"a b c", "b"}}, "a b d").exact, ElementsAre(1));
}

TEST(TermCounter, FindsATermInTheOtherListsWordsToo) {
  EXPECT_THAT(count({{"human rights"}, {"rights"}}, "human rights").exact, ElementsAre(1, 1));
}

TEST(TermCounter, DoesNotReachFromOneTextIntoTheNext) {
  const auto both = lists({{"world order"}});
  const TermMatcher matcher(both);
  TermCounter counter(matcher);
  EXPECT_THAT(counter.count("the world").exact, ElementsAre(0));
  EXPECT_THAT(counter.count("order").exact, ElementsAre(0));
  EXPECT_EQ(counter.count("").words, 0);
}

TEST(TermCounter, RefusesATermWithoutAWord) {
  const auto blank = lists({{"---"}});
  EXPECT_THROW(TermMatcher{blank}, Error);
}

TEST(TermLists, ReadQuotesAndRefuseWhatIsNoList) {
  const auto read = parse_term_lists(
      "list,title,terms,note\npeace,Peace,\"peace; peaceful, all\",\"a \"\"note\"\"\"\n\n");
  ASSERT_EQ(read.size(), 1U);
  EXPECT_THAT(read[0].terms, ElementsAre("peace", "peaceful, all"));
  EXPECT_EQ(read[0].note, "a \"note\"");
  EXPECT_THROW(parse_term_lists("name,terms\n"), Error);
  EXPECT_THROW(parse_term_lists("list,title,terms,note\na,A,,\n"), Error);
  EXPECT_THROW(parse_term_lists("list,title,terms,note\na,A,x,\na,A,y,\n"), Error);
}

}  // namespace
}  // namespace orrery::norms
