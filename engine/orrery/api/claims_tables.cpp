// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/claims_tables.hpp"

#include <fmt/format.h>

#include <cmath>

#include "orrery/api/tables.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::api {
namespace {

using claims::Estimate;
using claims::Kind;

Cell year_cell(double value) {
  return is_missing(value) ? Cell(std::monostate{}) : Cell(std::int64_t(value));
}

Cell count_cell(std::size_t value) {
  return Cell(static_cast<std::int64_t>(value));
}

Cell text_cell(std::string text) {
  return text.empty() ? Cell(std::monostate{}) : Cell(std::move(text));
}

std::string words_of(const claims::Claim& claim, const std::string& language) {
  if (language == "ru" && !claim.text_ru.empty()) return claim.text_ru;
  if (language == "zh" && !claim.text_zh.empty()) return claim.text_zh;
  return claim.text_en;
}

/// What the number of a test is.
std::string unit_of(const claims::Test& test) {
  switch (test.kind) {
    case Kind::Trend:
      return test.unit.empty() ? "a decade" : test.unit + " a decade";
    case Kind::Rank:
      return "rank";
    case Kind::Set:
      return "share of the list";
    case Kind::Lead:
      return "years ahead";
    case Kind::Logit:
      return "log odds";
    default:
      return test.unit;
  }
}

std::string reason_of(const CheckedClaim& checked) {
  if (!checked.claim->untestable.empty()) return checked.claim->untestable;
  std::string reason;
  for (std::size_t t = 0; t < checked.tests.size(); ++t) {
    const auto& test = checked.tests[t];
    std::string why = test.verdict.reason;
    const auto& main = test.variants.front().estimate;
    if (main.outcome == claims::Outcome::Partly && !main.remark.empty()) why = main.remark;
    if (main.outcome == claims::Outcome::NoData && !checked.claim->tests[t].decides.empty())
      why += "; " + checked.claim->tests[t].decides;
    if (why.empty()) continue;
    if (!reason.empty()) reason += " · ";
    reason +=
        checked.tests.size() > 1 ? fmt::format("{}: {}", checked.claim->tests[t].id, why) : why;
  }
  return reason;
}

}  // namespace

Table claims_table(std::span<const CheckedClaim> checked, const std::string& language) {
  Table table{"claims",
              "What the data say",
              {{"id", "", "of the claim"},
               {"verdict", "", "supported, partly supported, contradicted or not decidable"},
               {"agree", "share", "of the variants with data, those that say as the claim does", 2},
               {"claim", "", "in the words of its file"},
               {"reason", "", "why the verdict is no clearer"},
               {"source", "", "who makes the claim"}},
              {},
              {},
              {}};
  for (const auto& claim : checked) {
    std::size_t decidable = 0;
    std::size_t supporting = 0;
    for (const auto& test : claim.tests) {
      decidable += test.verdict.decidable;
      supporting += test.verdict.supporting;
    }
    std::string source = claim.claim->source;
    if (!claim.claim->page.empty()) source += ", p. " + claim.claim->page;
    table.rows.push_back(
        {claim.claim->id,
         std::string(name_of(claim.verdict)),
         decidable == 0 ? Cell(std::monostate{})
                        : Cell(static_cast<double>(supporting) / static_cast<double>(decidable)),
         words_of(*claim.claim, language),
         text_cell(reason_of(claim)),
         std::move(source)});
    if (checked.size() == 1 && !claim.claim->note.empty()) table.notes.push_back(claim.claim->note);
  }
  table.notes.emplace_back(
      "a test supports if its whole interval lies where the claim says; two thirds of its variants "
      "must agree for a full verdict; `orrery check --explain ID` shows all behind a verdict");
  return table;
}

Table tests_table(std::span<const CheckedClaim> checked) {
  Table table{"tests",
              "Tests",
              {{"claim", "", "id"},
               {"test", "", "id within the claim"},
               {"verdict", "", "of this test"},
               {"effect", "", "the number of the main variant"},
               {"lo", "", "of its interval"},
               {"hi", "", ""},
               {"unit", "", "of the number"},
               {"supporting", "", "variants that support"},
               {"contradicting", "", "variants that contradict"},
               {"with_data", "", "variants with data"},
               {"variants", "", "of choices"},
               {"first_year", "", "of the rows behind the main variant"},
               {"last_year", "", ""},
               {"rows", "", ""},
               {"says", "", "the hypothesis"},
               {"remark", "", "what the number leaves unsaid"}},
              {},
              {},
              {}};
  for (const auto& claim : checked) {
    for (std::size_t t = 0; t < claim.tests.size(); ++t) {
      const auto& test = claim.tests[t];
      const auto& main = test.variants.front();
      const auto& found = main.estimate;
      table.rows.push_back(
          {claim.claim->id,
           claim.claim->tests[t].id,
           std::string(name_of(test.verdict.verdict)),
           number_cell(found.effect),
           number_cell(found.lo),
           number_cell(found.hi),
           text_cell(unit_of(main.variant.test)),
           count_cell(test.verdict.supporting),
           count_cell(test.verdict.contradicting),
           count_cell(test.verdict.decidable),
           count_cell(test.variants.size()),
           year_cell(found.reach.first_year),
           year_cell(found.reach.last_year),
           count_cell(found.reach.rows),
           claim.claim->tests[t].says,
           text_cell(found.lacking.empty() ? found.remark : "needs " + found.lacking)});
    }
  }
  return table;
}

Table variants_table(std::span<const CheckedClaim> checked, const CheckedTest* only) {
  Table table{"variants",
              "Variants of choices",
              {{"outcome", "", "supports, partly, contradicts, unclear or no data"},
               {"effect", "", "the number"},
               {"lo", "", "of its interval"},
               {"hi", "", ""},
               {"p_value", "", "that there is no trend, step or lead", 2},
               {"variant", "", "the choices made; the first is the main one"},
               {"first_year", "", "of the rows behind it"},
               {"last_year", "", ""},
               {"rows", "", ""},
               {"states", "", "that the rows name"},
               {"remark", "", "what the number leaves unsaid"},
               {"claim", "", "id"},
               {"test", "", "id within the claim"}},
              {},
              {},
              {}};
  for (const auto& claim : checked) {
    for (std::size_t t = 0; t < claim.tests.size(); ++t) {
      const auto& test = claim.tests[t];
      if (only != nullptr && only != &test) continue;
      if (only != nullptr) {
        table.title = fmt::format("{} · {}", claim.claim->tests[t].id, claim.claim->tests[t].says);
        const auto unit = unit_of(test.variants.front().variant.test);
        for (std::size_t c = 1; c <= 3; ++c) table.columns[c].unit = unit;
      }
      for (const auto& [variant, found] : test.variants) {
        table.rows.push_back(
            {std::string(name_of(found.outcome)),
             number_cell(found.effect),
             number_cell(found.lo),
             number_cell(found.hi),
             number_cell(found.p_value),
             variant.name,
             year_cell(found.reach.first_year),
             year_cell(found.reach.last_year),
             count_cell(found.reach.rows),
             found.reach.states == 0 ? Cell(std::monostate{}) : count_cell(found.reach.states),
             text_cell(found.lacking.empty() ? found.remark : "needs " + found.lacking),
             claim.claim->id,
             claim.claim->tests[t].id});
      }
    }
  }
  return table;
}

Table evidence_table(const claims::Variant& variant, const claims::Evidence& evidence) {
  Table table{fmt::format("{}_rows", variant.test.id),
              fmt::format("{} · rows behind {}", variant.test.id, variant.name),
              {},
              {},
              {},
              {}};
  for (const auto& column : evidence.columns) table.columns.push_back({column.name, "", "", 4});
  for (std::size_t i = 0; i < evidence.rows; ++i) {
    auto& row = table.rows.emplace_back();
    for (const auto& column : evidence.columns) {
      if (column.is_text) {
        row.push_back(text_cell(column.texts[i]));
        continue;
      }
      const double value = column.numbers[i];
      const bool whole = !is_missing(value) && value == std::floor(value) && std::abs(value) < 1e15;
      row.push_back(whole ? Cell(static_cast<std::int64_t>(value)) : number_cell(value));
    }
  }
  table.notes.push_back(
      (variant.test.sql.empty() ? "model: " + variant.test.model : "query: " + variant.test.sql));
  return table;
}

}  // namespace orrery::api
