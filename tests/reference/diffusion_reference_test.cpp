// SPDX-License-Identifier: GPL-3.0-or-later
//
// Speeches of the General Debate and the spread of organisations from the official files. The files
// lie beside the project, in ../shared; without them these tests say so and are skipped.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "support/built_world.hpp"
#include "support/official_world.hpp"

namespace orrery {
namespace {

using testing::kSharedData;

class DiffusionWorld : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!std::filesystem::exists(kSharedData / "ungdc")) return;
    session = new api::Session(testing::kOfficialWorld);
  }
  static void TearDownTestSuite() { delete session; }
  void SetUp() override {
    if (session == nullptr) GTEST_SKIP() << "no ../shared/data here";
  }

  static std::int64_t number(const std::string& sql) {
    return std::get<std::int64_t>(session->sql(sql).rows.at(0).at(0));
  }

  static inline api::Session* session = nullptr;
};

TEST_F(DiffusionWorld, CountsEverySpeechOnce) {
  EXPECT_EQ(number("SELECT count(*) FROM core.speech_files"), 10952);
  EXPECT_EQ(number("SELECT max(n) FROM (SELECT count(*) AS n FROM norms.speech_terms GROUP BY "
                   "list)"),
            10952);
  EXPECT_EQ(number("SELECT count(*) FROM norms.speech_terms WHERE words < 50 OR stemmed IS NULL "
                   "OR per_1000 IS NULL"),
            0);
  // The publisher's words are parted by white space; ours differ by hyphens and dashes.
  EXPECT_EQ(number("SELECT count(*) FROM norms.speech_terms AS t JOIN core.speech_files AS f "
                   "USING (iso3, year) WHERE t.list = 'climate' AND t.words NOT BETWEEN 0.9 * "
                   "f.words AND 1.2 * f.words"),
            0);
}

TEST_F(DiffusionWorld, CountsWhatRegularExpressionsCount) {
  for (const std::string term : {"climate change"}) {
    api::SpeechesQuery query;
    query.terms = {term};
    std::int64_t exact = 0;
    for (const auto& row : session->speeches(query).tables.at(0).rows)
      exact += std::get<std::int64_t>(row.at(4));
    auto pattern = term;
    if (const auto blank = pattern.find(' '); blank != std::string::npos)
      pattern.replace(blank, 1, "[^a-z0-9]+");
    EXPECT_EQ(exact,
              number(fmt::format("SELECT sum(len(regexp_extract_all(lower(text), '\\b{}\\b'))"
                                 ")::BIGINT FROM raw.ungdc",
                                 pattern)))
        << term;
  }
}

TEST_F(DiffusionWorld, FitsWhatIsThereAndKeepsEveryEstimateInItsRange) {
  EXPECT_GT(number("SELECT count(DISTINCT norm) FROM norms.diffusion WHERE kind = 'igo'"), 100);
  EXPECT_EQ(number("SELECT count(*) FROM norms.diffusion WHERE adopters < 10 OR adopters > "
                   "n_at_risk OR p < 0 OR q < 0 OR p_lo > p + 1e-9 OR p_hi < p - 1e-9 OR q_lo > q "
                   "+ 1e-9 OR q_hi < q - 1e-9 OR lr < 0 OR p_value NOT BETWEEN 0 AND 1 OR "
                   "threshold NOT BETWEEN threshold_lo AND threshold_hi"),
            0);
  EXPECT_EQ(number("SELECT count(*) FROM norms.diffusion WHERE isnan(p) OR isnan(q) OR isnan(lr) "
                   "OR isnan(p_value) OR isnan(loglik) OR isnan(aic) OR isnan(time)"),
            0);
  // Nested models: none fits worse than the constant hazard.
  EXPECT_EQ(number("SELECT count(*) FROM norms.diffusion AS m JOIN norms.diffusion AS c USING "
                   "(kind, norm, exposure) WHERE c.model = 'constant' AND m.loglik < c.loglik - "
                   "1e-6"),
            0);
  // Before 1966 the publisher knows five years, not one.
  EXPECT_EQ(number("SELECT count(*) FROM norms.adoptions WHERE kind = 'igo' AND dated AND year < "
                   "1966"),
            0);
}

}  // namespace
}  // namespace orrery
