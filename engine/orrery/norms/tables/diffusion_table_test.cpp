// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps from a world to its tables of speeches, adoptions and diffusion, on worlds drawn as
// text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "orrery/norms/speeches/term_counter.hpp"
#include "orrery/norms/tables/speeches.hpp"
#include "orrery/norms/tables/tables.hpp"
#include "support/tiny_world.hpp"

namespace orrery::norms {
namespace {

using orrery::testing::TinyWorld;
using ::testing::IsEmpty;

/// Three states throughout, a fourth from 1971 in the place of one of them.
TinyWorld& with_states(TinyWorld& world) {
  return world
      .cow(R"(
        2   1816-01-01 2016-12-31
        200 1816-01-01 2016-12-31
        710 1860-10-25 2016-12-31
        713 1949-12-08 2016-12-31)")
      .gw(R"(
        2   1816-01-01 2020-12-31)");
}

TinyWorld& with_speeches(TinyWorld& world) {
  return with_states(world)
      .file("TXT/Session 25 - 1970/CHN_25_1970.txt", "Peace, and the sovereignty of nations.")
      .file("TXT/Session 26 - 1971/CHN_26_1971.txt", "Hegemony! We oppose hegemonism. Hegemonic.")
      .file("TXT/Session 25 - 1970/USA_25_1970.txt", "Nothing of note")
      .file("TXT/Session 66 - 2011/EU_66_2011.txt", "Climate change and human rights");
}

std::vector<std::string> fill(TinyWorld& world,
                              std::vector<std::string> (*step)(const world::MeasureContext&),
                              int threads = 1) {
  const world::WorldView view(world.database());
  return step({world.database(), view, 1, threads});
}

TEST(SpeechTerms, HaveARowForEachSpeechAndListAndNoneWithoutASpeech) {
  TinyWorld world;
  with_speeches(world).build();
  EXPECT_THAT(fill(world, fill_speech_terms), ::testing::ElementsAre("ungdc"));
  EXPECT_EQ(world.rows("SELECT state, iso3, year, words, exact, stemmed FROM norms.speech_terms "
                       "WHERE list = 'hegemony' ORDER BY year, iso3"),
            "713 CHN 1970 6 0 0\n2 USA 1970 3 0 0\n710 CHN 1971 5 3 3\n- EU 2011 5 0 0\n");
  EXPECT_EQ(world.rows("SELECT exact_per_1000, per_1000 FROM norms.speech_terms WHERE list = "
                       "'human_rights' AND iso3 = 'EU'"),
            "200 200\n");
  EXPECT_EQ(world.rows("SELECT count(DISTINCT n) FROM (SELECT count(*) AS n FROM "
                       "norms.speech_terms GROUP BY list)"),
            "1\n");
}

TEST(TermLists, OfTheProgramAreWellFormedAndFindThemselves) {
  const auto& shipped = shipped_term_lists();
  EXPECT_GE(shipped.size(), 15U);
  const TermMatcher matcher(shipped);
  TermCounter counter(matcher);
  for (std::size_t i = 0; i < shipped.size(); ++i) {
    EXPECT_FALSE(shipped[i].title.empty());
    for (const auto& term : shipped[i].terms) {
      const auto found = counter.count("We speak of " + term + ".");
      EXPECT_EQ(found.exact[i], 1) << term;
      EXPECT_EQ(found.stemmed[i], 1) << term;
    }
  }
}

TEST(SpeechTerms, AreTheSameOnSeveralThreads) {
  TinyWorld world;
  with_speeches(world).build();
  fill(world, fill_speech_terms, 1);
  const auto one = world.rows("FROM norms.speech_terms");
  world.database().execute("DROP TABLE norms.speech_terms; DROP TABLE norms.term_lists");
  fill(world, fill_speech_terms, 2);
  EXPECT_EQ(world.rows("FROM norms.speech_terms"), one);
}

TEST(Diffusion, OfTheReferenceEditionKeepsFoundersApartFromEvents) {
  TinyWorld world;
  world.build();
  EXPECT_THAT(fill(world, fill_speech_terms), IsEmpty());
  EXPECT_EQ(world.rows("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'speech_terms'"),
            "0\n");
  fill(world, fill_adoptions);
  EXPECT_THAT(fill(world, fill_diffusion), ::testing::Contains("wto_members"));
  EXPECT_EQ(world.rows("SELECT count(*) FROM norms.adoptions WHERE dated = (day IS NULL)"), "0\n");
  EXPECT_EQ(world.rows("SELECT count(*) > 150 FROM norms.adoptions WHERE norm = 'imf' AND NOT "
                       "dated AND year = 1990"),
            "true\n");
  EXPECT_EQ(world.rows("SELECT first_year, last_year FROM norms.adopted WHERE norm = 'wto'"),
            "1996 2024\n");
  EXPECT_EQ(world.rows("SELECT count(*) FROM norms.adoptions WHERE norm = 'wto'"),
            world.rows("SELECT founders + adopters FROM norms.diffusion WHERE norm = 'wto' AND "
                       "model = 'bass' AND exposure = 'all'"));
  EXPECT_EQ(world.rows("SELECT count(*) FROM norms.diffusion WHERE adopters < 10 OR adopters > "
                       "n_at_risk OR p_lo > p OR p_hi < p OR q_lo > q OR q_hi < q OR lr < 0 OR "
                       "p_value NOT BETWEEN 0 AND 1 OR time <= 0"),
            "0\n");
}

TEST(Diffusion, TakesTheFirstMentionOfATermAsItsAdoption) {
  TinyWorld world;
  with_states(world);
  // Twelve states speak from 1980 to 1991; each speaks of hegemony from a year of its own on.
  const std::vector<std::string> codes{
      "USA", "GBR", "FRA", "BRA", "IND", "EGY", "MEX", "ITA", "ESP", "SWE", "TUR", "CUB"};
  for (int year = 1980; year <= 1991; ++year) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const bool mentions = static_cast<int>(i) <= year - 1980;
      world.file("TXT/Session " + std::to_string(year - 1945) + " - " + std::to_string(year) + "/" +
                     codes[i] + "_" + std::to_string(year - 1945) + "_" + std::to_string(year) +
                     ".txt",
                 mentions ? "No hegemony" : "Nothing");
    }
  }
  world.build();
  fill(world, fill_speech_terms);
  fill(world, fill_adoptions);
  fill(world, fill_diffusion);
  EXPECT_EQ(world.rows("SELECT first_year, last_year, founders, adopters, n_at_risk, time FROM "
                       "norms.diffusion WHERE norm = 'hegemony' AND exposure = 'all' AND model = "
                       "'constant'"),
            "1981 1991 1 11 11 66\n");
}

}  // namespace
}  // namespace orrery::norms
