// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/intake/sha256.hpp"
#include "orrery/store/database.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery::api {
namespace {

using orrery::testing::error_of;
using orrery::testing::Scratch;
using ::testing::HasSubstr;

/// A world with a table of our own: a series that rises and one that walks.
constexpr const char* kSeries = R"(
CREATE SCHEMA planted;
CREATE TABLE planted.series AS
SELECT 1970 + i AS year, 0.1 * i + 0.2 * sin(12.9898 * i) AS rising, sin(78.233 * i) AS noise
FROM range(40) AS t(i);
CREATE TABLE planted.empty (year SMALLINT, value DOUBLE);
)";

std::string file_of(const std::string& test, const std::string& more = "") {
  return "title = \"T\"\nsource = \"S\"\n[[claim]]\nid = \"C1\"\ntext.en = \"A claim.\"\n" + more +
         "[[claim.test]]\nsays = \"It is so.\"\n" + test;
}

std::string trend(const std::string& column, const std::string& rest = "") {
  return file_of("kind = \"trend\"\nexpect = \"rise\"\nsql = \"SELECT year, " + column +
                 " AS value FROM planted.series\"\n" + rest);
}

ClaimsQuery with_variants() {
  ClaimsQuery query;
  query.variants = true;
  return query;
}

ClaimsQuery explaining(const std::string& id, const std::string& variant = "") {
  ClaimsQuery query;
  query.explain = id;
  query.variant = variant;
  return query;
}

class SessionClaims : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = std::make_unique<Scratch>();
    orrery::testing::build_world(*folder / "world.duckdb", {});
    {
      store::Database database(*folder / "world.duckdb");
      database.execute(kSeries);
    }
    session = std::make_unique<Session>(*folder / "world.duckdb");
  }
  static void TearDownTestSuite() {
    session.reset();
    folder.reset();
  }
  static ClaimsAnswer check(const std::string& claims, ClaimsQuery query = {}) {
    const auto file = (*folder / "claims.toml").string();
    std::ofstream(file) << claims;
    query.files = {file};
    return session->check(query, {});
  }
  static std::string verdict(const std::string& claims) {
    return check(claims).claims.front().verdict;
  }
  static Error error(const std::string& claims) {
    return error_of([&] { check(claims); });
  }
  static std::string bytes() { return intake::sha256_of_file(*folder / "world.duckdb"); }

  static std::unique_ptr<Scratch> folder;
  static std::unique_ptr<Session> session;
};
std::unique_ptr<Scratch> SessionClaims::folder;
std::unique_ptr<Session> SessionClaims::session;

TEST_F(SessionClaims, SupportsWhatIsPlantedAndContradictsItsOpposite) {
  EXPECT_EQ(verdict(trend("rising")), "supported");
  EXPECT_EQ(verdict(trend("-rising")), "contradicted");
  EXPECT_EQ(verdict(trend("noise")), "not decidable");
}

TEST_F(SessionClaims, VariantsDecideHowFullAVerdictIs) {
  const auto answer = check(file_of("kind = \"trend\"\nexpect = \"rise\"\n"
                                    "sql = \"SELECT year, ${what} AS value FROM planted.series\"\n"
                                    "[claim.test.choices]\nwhat = [\"rising\", \"noise\"]\n"),
                            with_variants());
  EXPECT_EQ(answer.claims.front().verdict, "partly supported");
  EXPECT_EQ(answer.claims.front().tests.front().supporting, 1);
  const auto& tables = answer.document.tables;
  const auto variants = std::ranges::find(tables, "variants", &Table::id);
  ASSERT_NE(variants, tables.end());
  EXPECT_EQ(variants->rows.size(), 2);
  EXPECT_NE(std::ranges::find(tables, "rows", &Table::id), tables.end());
}

TEST_F(SessionClaims, WithoutDataAreNotDecidableAndNeverANumber) {
  for (const auto& [claims, lacking] :
       {std::pair{
            file_of("kind = \"trend\"\nexpect = \"rise\"\nsql = \"SELECT * FROM absent.table\"\n"
                    "tables = [\"absent.table\"]\n"),
            "rows in absent.table"},
        {file_of("kind = \"number\"\nthreshold = -1\nsql = \"SELECT count(*) AS value FROM "
                 "planted.empty\"\ntables = [\"planted.empty\"]\n"),
         "rows in planted.empty"},
        {trend("rising", "sources = [\"cow_nmc_v7\"]\n"), "the dataset cow_nmc_v7"},
        {trend("rising", "years = [1950, 2000]\n"), "values from 1950 to 2000"}}) {
    const auto answer = check(claims);
    const auto& test = answer.claims.front().tests.front();
    EXPECT_EQ(answer.claims.front().verdict, "not decidable");
    EXPECT_TRUE(std::isnan(test.effect));
    EXPECT_THAT(test.remark, HasSubstr(lacking));
  }
}

TEST_F(SessionClaims, NameTheColumnAndTheNearestForABadQuery) {
  const auto bad =
      error(file_of("kind = \"trend\"\nexpect = \"rise\"\nsql = \"SELECT yaer, rising "
                    "AS value FROM planted.series\"\n"));
  EXPECT_EQ(bad.kind(), ErrorKind::Usage);
  EXPECT_THAT(bad.place(), HasSubstr("claims.toml:10"));
  EXPECT_THAT(bad.message(), HasSubstr("yaer"));
  EXPECT_THAT(bad.message() + bad.hint(), HasSubstr("year"));
  const auto table =
      error(file_of("kind = \"trend\"\nexpect = \"rise\"\nsql = \"SELECT year, 1.0 AS "
                    "value FROM planted.serie\"\n"));
  EXPECT_THAT(table.hint(), HasSubstr("planted.series"));
}

TEST_F(SessionClaims, RefuseWritesSeveralStatementsAndFiles) {
  const auto before = bytes();
  const auto outside = (*folder / "claims.toml").string();
  for (const auto& query : {std::string("SELECT 1 AS value; DROP TABLE planted.series"),
                            std::string("DROP TABLE planted.series"),
                            std::string("INSERT INTO planted.empty VALUES (1, 1)"),
                            std::string("COPY planted.series TO 'out.csv'"),
                            std::string("ATTACH 'other.duckdb'"),
                            "SELECT * FROM read_text('" + outside + "')",
                            "SELECT * FROM '" + outside + "'",
                            std::string("SET enable_external_access = true"),
                            std::string("PRAGMA database_list")}) {
    const auto refused =
        error(file_of("kind = \"number\"\nthreshold = 0\nsql = \"\"\"" + query + "\"\"\"\n"));
    EXPECT_EQ(refused.kind(), ErrorKind::Usage) << query << ": " << refused.what();
    EXPECT_THAT(refused.place(), HasSubstr("claims.toml:")) << query;
  }
  EXPECT_EQ(bytes(), before);
}

TEST_F(SessionClaims, ExpectationsThatAreNotMetAreNamed) {
  EXPECT_TRUE(
      check(file_of("kind = \"trend\"\nexpect = \"rise\"\nsql = \"SELECT year, rising AS value "
                    "FROM planted.series\"\n",
                    "expect = \"supported\"\n"))
          .unmet.empty());
  const auto unmet =
      check(file_of("kind = \"trend\"\nexpect = \"fall\"\nsql = \"SELECT year, rising AS "
                    "value FROM planted.series\"\n",
                    "expect = \"supported\"\n"))
          .unmet;
  ASSERT_EQ(unmet.size(), 1);
  EXPECT_EQ(unmet.front(), "C1: contradicted, expected supported");
}

TEST_F(SessionClaims, ExplainsWithTheRowsAndTheQuery) {
  const auto answer = check(file_of("kind = \"trend\"\nexpect = \"rise\"\n"
                                    "sql = \"SELECT year, ${what} AS value FROM planted.series\"\n"
                                    "[claim.test.choices]\nwhat = [\"rising\", \"noise\"]\n"),
                            explaining("C1", "what=noise"));
  const auto& tables = answer.document.tables;
  const auto rows = std::ranges::find(tables, "trend_rows", &Table::id);
  ASSERT_NE(rows, tables.end());
  EXPECT_EQ(rows->rows.size(), 40);
  EXPECT_THAT(rows->notes.front(), HasSubstr("SELECT year, noise"));
  EXPECT_THAT(error_of([] { check(trend("rising"), explaining("C1", "what=other")); }).message(),
              HasSubstr("what=other"));
  EXPECT_THAT(error_of([] { check(trend("rising"), explaining("C2")); }).hint(), HasSubstr("C1"));
}

TEST_F(SessionClaims, SameSeedSameAnswerWhateverElseIsChecked) {
  const auto rank = file_of(
      "kind = \"rank\"\nof = \"a\"\nsql = \"SELECT 'a' AS item, year, rising AS value FROM "
      "planted.series UNION ALL SELECT 'b', year, noise FROM planted.series\"\n");
  const auto once = check(rank).claims.front().tests.front();
  const auto again = check(rank, with_variants()).claims.front().tests.front();
  EXPECT_EQ(once.lo, again.lo);
  EXPECT_EQ(once.hi, again.hi);
  EXPECT_EQ(once.verdict, again.verdict);
}

TEST_F(SessionClaims, AreSavedWithTheirVariants) {
  const auto world = *folder / "saved.duckdb";
  std::filesystem::copy_file(*folder / "world.duckdb", world);
  const auto answer = check(trend("rising"), with_variants());
  save_claims(world, answer);
  save_claims(world, answer);
  const Session saved(world);
  EXPECT_EQ(
      std::get<std::string>(saved.sql("SELECT verdict FROM claims.verdicts").rows.at(0).at(0)),
      "supported");
  EXPECT_EQ(saved.sql("SELECT * FROM claims.variants").rows.size(), 1);
}

TEST_F(SessionClaims, ThatAreShippedAreCheckedAgainstAnyWorld) {
  const auto answer = session->check({}, {});
  EXPECT_GE(answer.claims.size(), 35);
  for (const auto& claim : answer.claims)
    EXPECT_TRUE(!claim.tests.empty() || !claim.reason.empty()) << claim.id;
}

TEST_F(SessionClaims, TheTemplateIsAFileThatCanBeChecked) {
  EXPECT_EQ(check(claims_template()).claims.size(), 1);
}

}  // namespace
}  // namespace orrery::api
