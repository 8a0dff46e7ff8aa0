// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/models/logit_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orrery/base/error.hpp"

namespace orrery::models {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr auto kModel = R"toml(title = "Onsets"

[frame]
unit = "dyad-years"
directed = false
from = 1946
with = ["disputes", "power", "spells"]
only = ["prd"]

[model]
outcome = "cowmidonset"
effects = true

[terms]
proportion = "lower_of(cinc1, cinc2) / higher_of(cinc1, cinc2)"
ally = "atop_defense"
"a longer name" = "proportion * ally"

[peace_years]
column = "cowmidspell"

[errors]
by = ["ccode1"]
level = 0.9
)toml";

std::string with(std::string_view from, std::string_view to) {
  std::string text = kModel;
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

Error error_of(const std::string& text) {
  try {
    parse_logit_model(text, "m.toml");
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "nothing was wrong";
  return {ErrorKind::Internal, ""};
}

void expect_error(const std::string& text, const char* message, const char* place) {
  const auto error = error_of(text);
  EXPECT_EQ(error.kind(), ErrorKind::Usage);
  EXPECT_THAT(error.message(), HasSubstr(message));
  EXPECT_EQ(error.place(), place);
}

std::vector<std::string> names(const std::vector<Term>& terms) {
  std::vector<std::string> result;
  result.reserve(terms.size());
  for (const auto& term : terms) result.push_back(term.name);
  return result;
}

TEST(LogitModel, IsReadFromToml) {
  const auto model = parse_logit_model(kModel, "m.toml");
  EXPECT_EQ(model.title, "Onsets");
  EXPECT_EQ(model.frame.unit, "dyad-years");
  EXPECT_FALSE(model.frame.directed);
  EXPECT_EQ(model.frame.from, 1946);
  EXPECT_EQ(model.frame.to, std::nullopt);
  EXPECT_THAT(model.frame.with, ElementsAre("disputes", "power", "spells"));
  EXPECT_EQ(model.outcome.expression, "cowmidonset");
  EXPECT_EQ(model.outcome.line, 11);
  EXPECT_TRUE(model.effects);
  EXPECT_EQ(model.peace_years.form, PeaceForm::Cubic);
  EXPECT_EQ(model.errors.kind, "clustered");
  EXPECT_THAT(model.errors.by, ElementsAre("ccode1"));
  EXPECT_EQ(model.errors.level, 0.9);
}

TEST(LogitModel, KeepsTermsInTheOrderOfTheFile) {
  const auto model = parse_logit_model(kModel, "m.toml");
  EXPECT_THAT(names(model.terms), ElementsAre("proportion", "ally", "a longer name"));
  EXPECT_EQ(model.terms[2].line, 17);
}

TEST(LogitModel, SaysWhereAKeyIsUnknownAndWhatIsNear) {
  const auto error = error_of(with("only =", "onyl ="));
  EXPECT_EQ(error.place(), "m.toml:8");
  EXPECT_THAT(error.message(), HasSubstr("unknown key \"onyl\" in [frame]"));
  EXPECT_EQ(error.hint(), "did you mean only?");
}

TEST(LogitModel, SaysWhatIsMissingOrOfTheWrongKind) {
  expect_error(
      with("outcome = \"cowmidonset\"\n", ""), "\"outcome\" is missing in [model]", "m.toml:10");
  expect_error(with("[model]\noutcome = \"cowmidonset\"\neffects = true\n", ""),
               "the table [model] is missing",
               "m.toml:1");
  expect_error(with("1946", "\"1946\""), "is a year", "m.toml:6");
  expect_error(with("from = 1946", "from = 1946\nto = 1900"), "wrong order", "m.toml:7");
  expect_error(with("directed = false", "directed = 0"), "true or false", "m.toml:5");
  expect_error(with("[\"prd\"]", "\"prd\""), "is a list", "m.toml:8");
  expect_error(with("0.9", "95"), "between 0 and 1", "m.toml:24");
  expect_error(with("\"atop_defense\"", "1"), "text in quotation marks", "m.toml:16");
  expect_error(with("\"atop_defense\"", "\" \""), "is empty", "m.toml:16");
  expect_error(
      with("by = [\"ccode1\"]", "kind = \"sandwich\""), "cannot be \"sandwich\"", "m.toml:23");
  expect_error(with("by =", "kind = \"robust\"\nby ="), "belongs to clustered", "m.toml:24");
  expect_error(with("title = ", "title "), "no TOML", "m.toml:1");
}

TEST(LogitModel, RefusesTwoTermsOfOneName) {
  expect_error(with("ally =", "T ="), "two terms are called \"t\"", "m.toml:19");
}

TEST(PeaceTerms, ArePowersOfTheColumn) {
  PeaceYears peace{"spell", PeaceForm::Cubic, {}, 3};
  EXPECT_THAT(names(peace_terms(peace)), ElementsAre("t", "t^2", "t^3"));
  peace.form = PeaceForm::Linear;
  EXPECT_THAT(names(peace_terms(peace)), ElementsAre("t"));
}

TEST(PeaceTerms, AreSplinesWithTwoFewerTermsThanKnots) {
  const auto text = with("column = \"cowmidspell\"",
                         "column = \"cowmidspell\"\nform = \"splines\"\nknots = [1, 4, 7, 20]");
  const auto model = parse_logit_model(text, "m.toml");
  EXPECT_THAT(names(peace_terms(model.peace_years)), ElementsAre("t", "s1", "s2"));
  expect_error(with("column = \"cowmidspell\"", "column = \"cowmidspell\"\nform = \"splines\""),
               "three or more knots",
               "m.toml:19");
  expect_error(with("column = \"cowmidspell\"", "column = \"cowmidspell\"\nknots = [1, 2, 3]"),
               "belong to the form",
               "m.toml:21");
}

}  // namespace
}  // namespace orrery::models
