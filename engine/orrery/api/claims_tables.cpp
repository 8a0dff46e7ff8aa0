// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/claims_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

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

/// Leaves out columns of which `empty` is true.
template <typename Empty>
void drop_columns(Table& table, const Empty& empty) {
  for (std::size_t c = table.columns.size(); c-- > 0;) {
    if (!empty(c)) continue;
    const auto at = static_cast<std::ptrdiff_t>(c);
    table.columns.erase(table.columns.begin() + at);
    for (auto& row : table.rows) row.erase(row.begin() + at);
  }
}

/// What says nothing beside the variants of one test: columns without a value, the claim and the
/// test, and an interval that is the number itself.
void drop_what_says_nothing(Table& table) {
  constexpr std::size_t kEffect = 1;
  const auto& columns = table.columns;
  const auto same_as_effect = [&](std::size_t c) {
    return std::ranges::all_of(table.rows, [&](const auto& row) { return row[c] == row[kEffect]; });
  };
  const bool exact = same_as_effect(kEffect + 1) && same_as_effect(kEffect + 2);
  drop_columns(table, [&](std::size_t c) {
    const auto& name = columns[c].name;
    if (name == "claim" || name == "test") return true;
    if (exact && (name == "lo" || name == "hi")) return true;
    return std::ranges::all_of(table.rows, [&](const auto& row) {
      return std::holds_alternative<std::monostate>(row[c]);
    });
  });
}

}  // namespace

ClaimSummary summary_of(const CheckedClaim& checked, const std::string& language) {
  const auto& claim = *checked.claim;
  ClaimSummary summary{.set = checked.set->title,
                       .id = claim.id,
                       .text = words_of(claim, language),
                       .source = claim.source,
                       .verdict = std::string(name_of(checked.verdict)),
                       .reason = reason_of(checked),
                       .note = claim.note,
                       .tests = {}};
  if (!claim.page.empty()) {
    if (summary.source.ends_with('.')) summary.source.pop_back();
    summary.source += ", p. " + claim.page;
  }
  for (std::size_t t = 0; t < checked.tests.size(); ++t) {
    const auto& test = checked.tests[t];
    const auto& main = test.variants.front();
    const auto& found = main.estimate;
    summary.tests.push_back(
        {.id = claim.tests[t].id,
         .says = claim.tests[t].says,
         .verdict = std::string(name_of(test.verdict.verdict)),
         .effect = found.effect,
         .lo = found.lo,
         .hi = found.hi,
         .unit = unit_of(main.variant.test),
         .remark = found.lacking.empty() ? found.remark : "needs " + found.lacking,
         .first_year = found.reach.first_year,
         .last_year = found.reach.last_year,
         .rows = found.reach.rows,
         .supporting = test.verdict.supporting,
         .contradicting = test.verdict.contradicting,
         .with_data = test.verdict.decidable,
         .variants = test.variants.size()});
  }
  return summary;
}

Table claims_table(std::span<const ClaimSummary> claims) {
  Table table{"claims",
              "What the data say",
              {{"id", "", "of the claim"},
               {"verdict", "", "supported, partly supported, contradicted or not decidable"},
               {"agree", "share", "of the variants with data, those that say as the claim does", 2},
               {"text", "", "the claim in the words of its file"},
               {"reason", "", "why the verdict is no clearer"},
               {"source", "", "who makes the claim"},
               {"note", "", "what a reader must know of how it is tested"},
               {"set", "", "title of the claims file"}},
              {},
              {},
              {}};
  for (const auto& claim : claims) {
    std::size_t with_data = 0;
    std::size_t supporting = 0;
    for (const auto& test : claim.tests) {
      with_data += test.with_data;
      supporting += test.supporting;
    }
    table.rows.push_back(
        {claim.id,
         claim.verdict,
         with_data == 0 ? Cell(std::monostate{})
                        : Cell(static_cast<double>(supporting) / static_cast<double>(with_data)),
         claim.text,
         text_cell(claim.reason),
         claim.source,
         text_cell(claim.note),
         claim.set});
    if (claims.size() == 1 && !claim.note.empty()) table.notes.push_back(claim.note);
  }
  table.notes.emplace_back(
      "a test supports if its whole interval lies where the claim says; two thirds of its variants "
      "must agree for a full verdict; `orrery check --explain ID` shows all behind a verdict");
  return table;
}

Table tests_table(std::span<const ClaimSummary> claims) {
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
  for (const auto& claim : claims) {
    for (const auto& test : claim.tests) {
      table.rows.push_back({claim.id,
                            test.id,
                            test.verdict,
                            number_cell(test.effect),
                            number_cell(test.lo),
                            number_cell(test.hi),
                            text_cell(test.unit),
                            count_cell(test.supporting),
                            count_cell(test.contradicting),
                            count_cell(test.with_data),
                            count_cell(test.variants),
                            year_cell(test.first_year),
                            year_cell(test.last_year),
                            count_cell(test.rows),
                            test.says,
                            text_cell(test.remark)});
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
  if (only != nullptr) drop_what_says_nothing(table);
  return table;
}

Table rows_table(std::span<const CheckedClaim> checked, ClaimsChecker& checker, std::size_t most) {
  Table table{"rows",
              "Rows behind the main variants",
              {{"claim", "", "id"},
               {"test", "", "id within the claim"},
               {"year", "", "calendar year, where rows name one"},
               {"item", "", "what a row is of: an item, a part, or x and y of a lead"},
               {"value", "", "its number"}},
              {},
              {},
              {}};
  for (const auto& claim : checked) {
    for (const auto& test : claim.tests) {
      const auto& main = test.variants.front().variant.test;
      const auto evidence = checker.evidence(*claim.set, main);
      if (evidence.rows > most) continue;
      const auto* year = evidence.find("year");
      const auto* item =
          evidence.find("item") != nullptr ? evidence.find("item") : evidence.find("part");
      for (const auto* name : {"value", "x", "y"}) {
        const auto* values = evidence.find(name);
        if (values == nullptr || values->is_text) continue;
        for (std::size_t i = 0; i < evidence.rows; ++i) {
          const auto label = item != nullptr && item->is_text    ? item->texts[i]
                             : std::string_view(name) == "value" ? std::string()
                                                                 : std::string(name);
          table.rows.push_back({claim.claim->id,
                                main.id,
                                year != nullptr && !year->is_text ? year_cell(year->numbers[i])
                                                                  : Cell(std::monostate{}),
                                text_cell(label),
                                number_cell(values->numbers[i])});
        }
      }
    }
  }
  return table;
}

Table queries_table(std::span<const CheckedClaim> checked) {
  Table table{"queries",
              "Queries of the main variants",
              {{"claim", "", "id"},
               {"test", "", "id within the claim"},
               {"query", "", "one SELECT, or the model of a logit"},
               {"sources", "", "datasets behind it, by id"}},
              {},
              {},
              {}};
  for (const auto& claim : checked) {
    for (const auto& test : claim.tests) {
      const auto& main = test.variants.front().variant.test;
      std::string sources;
      for (const auto& id : test.sources) sources += (sources.empty() ? "" : ",") + id;
      table.rows.push_back({claim.claim->id,
                            main.id,
                            main.sql.empty() ? main.model : main.sql,
                            text_cell(std::move(sources))});
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
