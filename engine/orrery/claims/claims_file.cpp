// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/claims_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "orrery/base/text.hpp"
#include "orrery/claims/variants.hpp"
#include "orrery/models/toml_section.hpp"

namespace orrery::claims {
namespace {

using models::TomlSection;

struct KindName {
  Kind kind;
  std::string_view name;
};

constexpr std::array kKinds{KindName{Kind::Number, "number"},
                            KindName{Kind::Mean, "mean"},
                            KindName{Kind::Share, "share"},
                            KindName{Kind::Trend, "trend"},
                            KindName{Kind::Difference, "difference"},
                            KindName{Kind::Step, "step"},
                            KindName{Kind::Lead, "lead"},
                            KindName{Kind::Rank, "rank"},
                            KindName{Kind::Set, "set"},
                            KindName{Kind::Logit, "logit"}};

Kind kind_of(const TomlSection& in) {
  const auto name = in.text("kind");
  const auto* const found = std::ranges::find(kKinds, name, &KindName::name);
  if (found != kKinds.end()) return found->kind;
  std::vector<std::string> words;
  words.reserve(kKinds.size());
  for (const auto& kind : kKinds) words.emplace_back(kind.name);
  const auto near = closest(name, words);
  in.fail_at("kind",
             fmt::format("there is no kind of test \"{}\"", name),
             did_you_mean(near, fmt::format("use {}", one_of(words))));
}

/// Refuses a key that means nothing for this kind of test.
void require_kind(const TomlSection& in,
                  const Test& test,
                  std::string_view key,
                  std::initializer_list<Kind> kinds) {
  if (!in.has(key) || std::ranges::find(kinds, test.kind) != kinds.end()) return;
  in.fail_at(key,
             fmt::format("\"{}\" means nothing for a test of kind \"{}\"", key, name_of(test.kind)),
             "leave it out, or see docs/how-to/write-a-claim.md for what each kind takes");
}

bool is_number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

std::string threshold_of(const TomlSection& in, std::string_view key, std::string otherwise) {
  auto text = in.number_or_text(key);
  if (text.empty()) return otherwise;
  if (!is_number(text) && text.find("${") == std::string::npos)
    in.fail_at(key, fmt::format("\"{}\" is a number or a choice such as \"${{limit}}\"", key));
  return text;
}

/// The direction that a word of `expect` stands for.
Direction direction_of(const std::string& word, std::string_view above, std::string_view below) {
  if (word == above) return Direction::Above;
  return word == below ? Direction::Below : Direction::Within;
}

/// What the claim says of the number: expect, and the numbers that it is measured against.
void read_expectation(const TomlSection& in, Test& test) {
  switch (test.kind) {
    case Kind::Trend:
      test.direction = direction_of(in.word("expect", {"rise", "fall", "level"}), "rise", "fall");
      break;
    case Kind::Difference:
      test.direction = direction_of(in.word("expect", {"more", "less"}), "more", "less");
      break;
    case Kind::Step: {
      const auto word = in.word("expect", {"up", "down", "any"});
      test.direction = word == "down" ? Direction::Below : Direction::Above;
      test.either_way = word == "any";
      break;
    }
    case Kind::Logit:
      test.direction =
          direction_of(in.word("expect", {"positive", "negative"}), "positive", "negative");
      break;
    case Kind::Lead:
      if (in.word("expect", {"x first", "y first"}) == "y first") test.direction = Direction::Below;
      break;
    case Kind::Rank:
      test.direction = Direction::Within;
      test.descending = in.word("expect", {"highest", "lowest"}) == "highest";
      test.threshold = fmt::format("{}", in.count_or("places", 1, 1, 1000));
      break;
    case Kind::Set: {
      const auto word = in.word("expect", {"equals", "includes", "excludes"});
      test.rule = word == "equals"     ? SetRule::Equals
                  : word == "includes" ? SetRule::Includes
                                       : SetRule::Excludes;
      break;
    }
    case Kind::Number:
    case Kind::Mean:
    case Kind::Share:
      test.direction =
          direction_of(in.word("expect", {"above", "below", "within"}), "above", "below");
      break;
  }
}

void read_threshold(const TomlSection& in, Test& test) {
  if (test.kind == Kind::Rank || test.kind == Kind::Set || test.kind == Kind::Lead) return;
  if (test.direction == Direction::Within) {
    if (!in.has("bounds"))
      in.fail(fmt::format("\"bounds\" is missing in the test \"{}\"", test.id),
              "write the two numbers between which it should lie: bounds = [-0.1, 0.1]");
    const auto bounds = in.numbers("bounds");
    if (bounds.size() != 2 || bounds[0] > bounds[1])
      in.fail_at("bounds", "\"bounds\" are two numbers in order, such as [-0.1, 0.1]");
    test.threshold = fmt::format("{}", bounds[0]);
    test.upper = fmt::format("{}", bounds[1]);
    return;
  }
  const bool natural_zero = test.kind == Kind::Trend || test.kind == Kind::Difference ||
                            test.kind == Kind::Step || test.kind == Kind::Logit;
  test.threshold = threshold_of(in, "threshold", natural_zero ? "0" : "");
  if (test.threshold.empty())
    in.fail(fmt::format("\"threshold\" is missing in the test \"{}\"", test.id),
            "write the number that it should be above or below: threshold = 0.5");
}

std::vector<Choice> choices_of(const TomlSection& test) {
  std::vector<Choice> choices;
  const auto section = test.section("choices");
  if (!section) return choices;
  for (auto& [name, options] : section->named_lists()) {
    Choice choice{name, {}};
    for (auto& option : options) {
      if (std::ranges::find(choice.options, option.name, &Option::label) != choice.options.end())
        section->fail_at(name, fmt::format("\"{}\" has two options \"{}\"", name, option.name));
      choice.options.push_back({std::move(option.name), std::move(option.text)});
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

/// Every ${name} is a choice, and every choice is used.
void require_choices_match(const TomlSection& in, const Test& test) {
  const auto used = names_in(test);
  for (const auto& name : used) {
    if (std::ranges::find(test.choices, name, &Choice::name) != test.choices.end()) continue;
    std::vector<std::string> known;
    for (const auto& choice : test.choices) known.push_back(choice.name);
    in.fail(fmt::format("the test \"{}\" names ${{{}}}, which is no choice of it", test.id, name),
            known.empty() ? "give its options under [claim.test.choices]"
                          : fmt::format("its choices are {}", one_of(known)));
  }
  for (const auto& choice : test.choices) {
    if (std::ranges::find(used, choice.name) != used.end()) continue;
    in.needed_section("choices").fail_at(
        choice.name, fmt::format("nothing in the test \"{}\" uses ${{{}}}", test.id, choice.name));
  }
  const auto variants = count_variants(test);
  if (variants > kMostVariants) {
    in.fail(fmt::format("the choices of \"{}\" make {} variants, {} at most are tried",
                        test.id,
                        variants,
                        kMostVariants));
  }
}

Test test_of(const TomlSection& in) {
  in.allow({"id",     "says",      "kind",   "sql",     "tables",  "sources", "years",  "decides",
            "expect", "threshold", "bounds", "of",      "against", "by",      "places", "during",
            "items",  "model",     "term",   "longest", "level",   "unit",    "choices"});
  Test test;
  test.line = in.line();
  test.kind = kind_of(in);
  test.id = in.text_or("id", name_of(test.kind));
  test.says = in.text("says");
  require_kind(in,
               test,
               "threshold",
               {Kind::Number,
                Kind::Mean,
                Kind::Share,
                Kind::Trend,
                Kind::Difference,
                Kind::Step,
                Kind::Logit});
  require_kind(in, test, "bounds", {Kind::Number, Kind::Mean, Kind::Share, Kind::Trend});
  require_kind(in, test, "of", {Kind::Rank, Kind::Difference});
  require_kind(in, test, "against", {Kind::Difference});
  require_kind(in, test, "by", {Kind::Rank});
  require_kind(in, test, "places", {Kind::Rank});
  require_kind(in, test, "during", {Kind::Step});
  require_kind(in, test, "items", {Kind::Set});
  require_kind(in, test, "model", {Kind::Logit});
  require_kind(in, test, "term", {Kind::Logit});
  require_kind(in, test, "longest", {Kind::Lead});
  require_kind(in,
               test,
               "sql",
               {Kind::Number,
                Kind::Mean,
                Kind::Share,
                Kind::Trend,
                Kind::Difference,
                Kind::Step,
                Kind::Lead,
                Kind::Rank,
                Kind::Set});
  read_expectation(in, test);
  read_threshold(in, test);
  if (test.kind == Kind::Logit) {
    test.model = in.text("model");
    test.term = in.text("term");
    test.sql_line = in.line_of("model");
  } else {
    test.sql = in.text("sql");
    test.sql_line = in.line_of("sql");
  }
  if (test.kind == Kind::Rank || test.kind == Kind::Difference) test.of = in.text("of");
  if (test.kind == Kind::Difference) test.against = in.text("against");
  if (test.kind == Kind::Rank) {
    const auto word = in.word("by", {"mean", "volatility", "slope"});
    test.by = word == "mean"         ? RankBy::Mean
              : word == "volatility" ? RankBy::Volatility
                                     : RankBy::Slope;
  }
  if (test.kind == Kind::Step) {
    const auto during = in.years("during");
    if (!during)
      in.fail(fmt::format("\"during\" is missing in the test \"{}\"", test.id),
              "write the first and the last year in which the step should lie");
    test.during = *during;
  }
  if (test.kind == Kind::Set) {
    test.items = in.texts("items");
    if (test.items.empty())
      in.fail(fmt::format("\"items\" is missing in the test \"{}\"", test.id));
  }
  test.longest_lag = in.count_or("longest", test.longest_lag, 1, 50);
  test.tables = in.texts("tables");
  for (const auto& table : test.tables) {
    if (std::ranges::count(table, '.') != 1 && table.find("${") == std::string::npos)
      in.fail_at("tables", fmt::format("\"{}\" is no table: write schema.table", table));
  }
  test.sources = in.texts("sources");
  test.years = in.years("years");
  test.decides = in.text_or("decides", "");
  test.level = in.share_or("level", test.level);
  test.unit = in.text_or("unit", "");
  test.choices = choices_of(in);
  require_choices_match(in, test);
  return test;
}

Claim claim_of(const TomlSection& in, const ClaimSet& set) {
  in.allow({"id", "text", "source", "page", "untestable", "expect", "combine", "note", "test"});
  Claim claim;
  claim.line = in.line();
  claim.id = in.text("id");
  const auto text = in.needed_section("text");
  text.allow({"en", "ru", "zh"});
  claim.text_en = text.text("en");
  claim.text_ru = text.text_or("ru", "");
  claim.text_zh = text.text_or("zh", "");
  claim.source = in.text_or("source", set.source);
  if (claim.source.empty())
    in.fail(fmt::format("the claim {} has no source", claim.id),
            "say who makes it: source = \"…\", here or at the top of the file");
  claim.page = in.text_or("page", "");
  claim.untestable = in.text_or("untestable", "");
  if (in.has("expect"))
    claim.expect =
        in.word("expect", {"supported", "partly supported", "contradicted", "not decidable"});
  claim.combine = in.word("combine", {"all", "any"}) == "all" ? Combine::All : Combine::Any;
  claim.note = in.text_or("note", "");
  for (const auto& section : in.sections("test")) {
    auto test = test_of(section);
    if (std::ranges::find(claim.tests, test.id, &Test::id) != claim.tests.end())
      section.fail(fmt::format("two tests of {} are called \"{}\"", claim.id, test.id),
                   "give each an id of its own");
    claim.tests.push_back(std::move(test));
  }
  if (claim.tests.empty() && claim.untestable.empty())
    in.fail(fmt::format("the claim {} has no test", claim.id),
            "give it a [[claim.test]], or say why no data can decide it: untestable = \"…\"");
  if (!claim.tests.empty() && !claim.untestable.empty())
    in.fail_at("untestable",
               fmt::format("the claim {} has tests, so it is not untestable", claim.id));
  return claim;
}

}  // namespace

std::string_view name_of(Kind kind) {
  return std::ranges::find(kKinds, kind, &KindName::kind)->name;
}

ClaimSet parse_claims(std::string_view toml, const std::string& file) {
  return models::read_toml(toml, file, [&](const TomlSection& in) {
    in.allow({"title", "about", "source", "claim"});
    ClaimSet set;
    set.file = file;
    set.title = in.text("title");
    set.about = in.text_or("about", "");
    set.source = in.text_or("source", "");
    for (const auto& section : in.sections("claim")) {
      auto claim = claim_of(section, set);
      if (std::ranges::find(set.claims, claim.id, &Claim::id) != set.claims.end())
        section.fail(fmt::format("two claims are called {}", claim.id),
                     "give each an id of its own");
      set.claims.push_back(std::move(claim));
    }
    if (set.claims.empty()) in.fail("the file holds no claim", "begin with `orrery claims new`");
    return set;
  });
}

}  // namespace orrery::claims
