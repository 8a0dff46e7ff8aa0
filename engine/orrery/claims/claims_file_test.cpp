// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/claims_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "orrery/base/error.hpp"
#include "orrery/claims/embedded.hpp"

namespace orrery::claims {
namespace {

using testing::HasSubstr;

constexpr std::string_view kHead = "title = \"T\"\nsource = \"S\"\n[[claim]]\nid = \"C1\"\n";
constexpr std::string_view kTest =
    "text.en = \"A claim.\"\n[[claim.test]]\nkind = \"trend\"\nexpect = \"rise\"\n"
    "says = \"It rises.\"\nsql = \"SELECT 1\"\n";

/// The error that a file makes, with its head and this body.
Error error_of(const std::string& body) {
  try {
    parse_claims(std::string(kHead) + body, "c.toml");
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "no error for\n" << body;
  return Error(ErrorKind::Internal, "none");
}

void expect_error(const std::string& body, const std::string& message, const std::string& place) {
  const auto error = error_of(body);
  EXPECT_EQ(error.kind(), ErrorKind::Usage) << error.what();
  EXPECT_THAT(error.message(), HasSubstr(message));
  EXPECT_EQ(error.place(), place) << error.message();
}

TEST(ClaimsFile, ReadsAClaimWithItsTest) {
  const auto set = parse_claims(std::string(kHead) + std::string(kTest) +
                                    "tables = [\"power.cinc\"]\nyears = [1990, 2010]\n"
                                    "threshold = 0.5\n",
                                "c.toml");
  ASSERT_EQ(set.claims.size(), 1);
  const auto& claim = set.claims.front();
  EXPECT_EQ(claim.source, "S");
  EXPECT_EQ(claim.combine, Combine::All);
  ASSERT_EQ(claim.tests.size(), 1);
  const auto& test = claim.tests.front();
  EXPECT_EQ(test.id, "trend");
  EXPECT_EQ(test.kind, Kind::Trend);
  EXPECT_EQ(test.direction, Direction::Above);
  EXPECT_EQ(test.threshold, "0.5");
  EXPECT_EQ(test.years->second, 2010);
  EXPECT_EQ(test.sql_line, 10);
}

TEST(ClaimsFile, EveryShippedFileCanBeRead) {
  for (const auto& file : embedded_claims()) {
    SCOPED_TRACE(file.path);
    EXPECT_FALSE(parse_claims(file.content, std::string(file.path)).claims.empty());
  }
}

TEST(ClaimsFile, NamesTheNearestKeyAndKind) {
  const auto error = error_of(std::string(kTest) + "treshold = 1\n");
  EXPECT_EQ(error.place(), "c.toml:11");
  EXPECT_THAT(error.hint(), HasSubstr("threshold"));
  const auto kind = error_of(
      "text.en = \"A\"\n[[claim.test]]\nkind = \"trent\"\nsays = \"x\"\nsql = \"SELECT 1\"\n");
  EXPECT_THAT(kind.hint(), HasSubstr("trend"));
}

TEST(ClaimsFile, RefusesWhatIsMissingOrOfNoUse) {
  expect_error("", "[text]", "c.toml:3");
  expect_error("text.en = \"A\"\n", "has no test", "c.toml:3");
  expect_error(std::string(kTest) + "of = \"USA\"\n", "means nothing", "c.toml:11");
  expect_error(
      "text.en = \"A\"\nuntestable = \"why\"\n[[claim.test]]\nkind = \"trend\"\n"
      "says = \"x\"\nsql = \"SELECT 1\"\n",
      "has tests",
      "c.toml:6");
  expect_error("text.en = \"A\"\n[[claim.test]]\nkind = \"mean\"\nsays = \"x\"\nsql = \"S\"\n",
               "\"threshold\" is missing",
               "c.toml:6");
  expect_error("text.en = \"A\"\n[[claim.test]]\nkind = \"step\"\nsays = \"x\"\nsql = \"S\"\n",
               "\"during\" is missing",
               "c.toml:6");
}

TEST(ClaimsFile, RefusesImpossibleYears) {
  expect_error(std::string(kTest) + "years = [2010, 1990]\n", "wrong order", "c.toml:11");
  expect_error(std::string(kTest) + "years = [0, 1990]\n", "a first and a last year", "c.toml:11");
  expect_error(std::string(kTest) + "years = [1990]\n", "a first and a last year", "c.toml:11");
}

TEST(ClaimsFile, RefusesNamesThatAreNoChoiceAndChoicesOfNoUse) {
  expect_error(
      "text.en = \"A\"\n[[claim.test]]\nkind = \"trend\"\nsays = \"x\"\n"
      "sql = \"SELECT ${what}\"\n",
      "${what}",
      "c.toml:6");
  expect_error(std::string(kTest) + "[claim.test.choices]\nfrom = [1990]\n",
               "nothing in the test",
               "c.toml:12");
  expect_error(
      "text.en = \"A\"\n[[claim.test]]\nkind = \"trend\"\nsays = \"x\"\n"
      "sql = \"SELECT ${a} ${a}\"\n[claim.test.choices]\na = [1, 1]\n",
      "two options",
      "c.toml:11");
}

TEST(ClaimsFile, RefusesTwoOfOneIdAndTooManyVariants) {
  expect_error(std::string(kTest) + "[[claim]]\nid = \"C1\"\n" + std::string(kTest),
               "two claims",
               "c.toml:11");
  std::string options;
  for (int i = 0; i < 20; ++i) options += std::to_string(i) + ", ";
  expect_error(
      "text.en = \"A\"\n[[claim.test]]\nkind = \"trend\"\nsays = \"x\"\n"
      "sql = \"${a} ${b}\"\n[claim.test.choices]\na = [" +
          options + "]\nb = [" + options + "]\n",
      "400 variants",
      "c.toml:6");
}

TEST(ClaimsFile, SaysWhereTomlEnds) {
  expect_error("text = {", "no TOML", "c.toml:5");
}

}  // namespace
}  // namespace orrery::claims
