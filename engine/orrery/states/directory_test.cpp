// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/states/directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orrery/base/error.hpp"
#include "support/scratch.hpp"

namespace orrery::states {
namespace {

using orrery::testing::error_of;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;

class DirectoryOfStates : public ::testing::Test {
 protected:
  DirectoryOfStates() {
    database.execute(R"(
      CREATE SCHEMA core;
      CREATE TABLE core.states (state SMALLINT, abb VARCHAR, name VARCHAR, iso3 VARCHAR, gw SMALLINT);
      CREATE TABLE core.state_names (state SMALLINT, lang VARCHAR, first_day DATE, last_day DATE, name VARCHAR, kind VARCHAR);
      CREATE TABLE core.state_codes (state SMALLINT, gw SMALLINT, iso3 VARCHAR, first_day DATE, last_day DATE);
      INSERT INTO core.states VALUES
        (2, 'USA', 'United States', 'USA', 2), (200, 'UKG', 'United Kingdom', 'GBR', 200),
        (255, 'GMY', 'Germany', 'DEU', 260), (260, 'GFR', 'West Germany', NULL, 260), (365, 'RUS', 'Russia', 'RUS', 365),
        (437, 'CDI', 'Côte d''Ivoire', 'CIV', 437), (710, 'CHN', 'China', 'CHN', 710), (713, 'TAW', 'Taiwan', 'TWN', 713),
        (946, 'KIR', 'Kiribati', 'KIR', 970), (970, 'NAU', 'Nauru', 'NRU', 971), (901, 'AAA', 'Aland', 'GMY', NULL);
      INSERT INTO core.state_codes VALUES
        (255, 260, 'DEU', '1990-10-03', NULL), (260, 260, 'DEU', '1949-09-21', '1990-10-02'), (365, 365, 'SUN', '1922-12-30', '1991-12-25'),
        (365, 365, 'RUS', '1991-12-26', NULL), (946, 970, 'KIR', NULL, NULL), (970, 971, 'NRU', NULL, NULL);
      INSERT INTO core.state_names VALUES
        (437, 'en', NULL, NULL, 'Ivory Coast', 'alias'), (365, 'en', '1922-12-30', '1991-12-25', 'Soviet Union', 'former'),
        (365, 'ru', NULL, NULL, 'Россия', 'short'), (710, 'zh', NULL, NULL, '中国', 'short'), (710, 'en', NULL, NULL, 'Peking', 'alias'),
        (255, 'en', NULL, NULL, 'Germany', 'short'), (713, 'en', '1949-12-08', '1971-10-24', 'China', 'former'),
        (200, 'en', NULL, NULL, 'Great Britain', 'alias'))");
  }

  int found(std::string_view who) {
    const auto state = Directory(database).find(who);
    return state ? state->value() : 0;
  }

  store::Database database = store::Database::in_memory();
};

TEST_F(DirectoryOfStates, FindsCodesOfEverySystem) {
  EXPECT_EQ(found("CHN"), 710);
  EXPECT_EQ(found("chn"), 710);
  EXPECT_EQ(found("710"), 710);
  EXPECT_EQ(found("cow:710"), 710);
  EXPECT_EQ(found("UKG"), 200);
  EXPECT_EQ(found("gw:260"), 255);
  EXPECT_EQ(found("GW 260"), 255);
  EXPECT_EQ(found("SUN"), 365);
  EXPECT_EQ(found("gw:970"), 946);
  EXPECT_EQ(found("970"), 970);
}

TEST_F(DirectoryOfStates, PrefersPresentCodesAndNamesToOthers) {
  EXPECT_EQ(found("GMY"), 901);
  EXPECT_EQ(found("China"), 710);
  EXPECT_EQ(found("DEU"), 255);
}

TEST_F(DirectoryOfStates, FindsNamesOfAnyPeriodAndLanguageWithoutRegardToAccentsAndCase) {
  EXPECT_EQ(found("soviet union"), 365);
  EXPECT_EQ(found("россия"), 365);
  EXPECT_EQ(found("中国"), 710);
  EXPECT_EQ(found("Cote d'Ivoire"), 437);
  EXPECT_EQ(found("CÔTE-D’IVOIRE"), 437);
  EXPECT_EQ(found("  ivory   coast "), 437);
}

TEST_F(DirectoryOfStates, FindsNothingInNothing) {
  for (const auto* const who : {"", " ", "gw:", "cow:", "999", "Atlantis", "\xff\xfe"}) {
    EXPECT_EQ(found(who), 0) << who;
  }
}

TEST_F(DirectoryOfStates, SaysWhomAMisspeltNameMayMean) {
  const Directory directory(database);
  const auto error = error_of([&] { directory.need("Germny"); });
  EXPECT_EQ(error.kind(), ErrorKind::Usage);
  EXPECT_THAT(error.message(), HasSubstr("Germny"));
  EXPECT_THAT(error.hint(), HasSubstr("Germany (DEU, COW 255)"));
  EXPECT_THAT(directory.suggestions("Untied States"), Contains("United States (USA, COW 2)"));
  EXPECT_LE(directory.suggestions("a").size(), 3U);
}

TEST_F(DirectoryOfStates, SaysHowStatesAreNamedWhenNoneIsNear) {
  const auto error = error_of([&] { Directory(database).need("qqqqqqqq"); });
  EXPECT_THAT(error.hint(), AllOf(HasSubstr("ISO3"), HasSubstr("gw:")));
}

TEST_F(DirectoryOfStates, KnowsTheCodesOfItsStates) {
  const Directory directory(database);
  EXPECT_EQ(directory.entry(State{255}).iso3, "DEU");
  EXPECT_EQ(directory.entry(State{260}).iso3, "");
  EXPECT_EQ(error_of([&] { directory.entry(State{1}); }).kind(), ErrorKind::Internal);
}

}  // namespace
}  // namespace orrery::states
