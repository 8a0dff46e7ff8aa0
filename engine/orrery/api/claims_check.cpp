// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/claims_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {
namespace {

using claims::Claim;
using claims::ClaimSet;
using claims::Estimate;
using claims::Evidence;
using claims::Kind;
using claims::Test;
using claims::Variant;

std::string place_of(const ClaimSet& set, const Test& test) {
  return fmt::format("{}:{}", set.file, std::max(1, test.sql_line));
}

/// A number of its own for each claim, test and variant (FNV-1a), so that its draws do not depend
/// on what else is checked.
std::uint64_t unit_of(const Claim& claim, const Variant& variant) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const auto& text : {claim.id, variant.test.id, variant.name}) {
    for (const char letter : text + '\n')
      hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
  }
  return hash;
}

Evidence evidence_of(const store::Result& rows) {
  Evidence evidence;
  evidence.rows = rows.rows();
  for (std::size_t c = 0; c < rows.columns().size(); ++c) {
    const auto& from = rows.columns()[c];
    auto& column = evidence.columns.emplace_back();
    column.name = from.name;
    column.is_text = from.type == store::ColumnType::Text;
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      if (column.is_text) {
        column.texts.push_back(rows.text(i, c));
      } else {
        column.numbers.push_back(rows.real(i, c));
      }
    }
  }
  return claims::canonical(evidence);
}

std::vector<std::string> words_of(store::Database& database, const std::string& sql) {
  const auto rows = database.query(sql);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < rows.rows(); ++i) words.push_back(rows.text(i, 0));
  return words;
}

/// A sum of decimals that is NULL through and through has no type of its own.
void give_type(Evidence& evidence) {
  for (auto& column : evidence.columns) {
    const bool value = column.name == "value" || column.name == "x" || column.name == "y" ||
                       column.name == "lo" || column.name == "hi";
    const bool none = std::ranges::all_of(column.texts, &std::string::empty);
    if (!value || !column.is_text || !none) continue;
    column.is_text = false;
    column.numbers.assign(evidence.rows, kMissing);
    column.texts.clear();
  }
}

}  // namespace

ClaimsChecker::ClaimsChecker(store::Database& database, const Session& session, std::uint64_t seed)
    : database_(database), session_(session), seed_(seed) {
  database_.execute(
      "SET threads = 1; SET enable_external_access = false; SET lock_configuration = true");
  tables_ = words_of(database_,
                     "SELECT table_schema || '.' || table_name FROM information_schema.tables "
                     "ORDER BY 1");
  sources_ = words_of(database_, "SELECT source FROM meta.sources WHERE status = 'loaded'");
}

bool ClaimsChecker::holds_rows(const std::string& table) {
  const auto known = rows_in_.find(table);
  if (known != rows_in_.end()) return known->second;
  const auto dot = table.find('.');
  const auto name =
      store::quoted_name(table.substr(0, dot)) + "." + store::quoted_name(table.substr(dot + 1));
  const bool holds = std::ranges::binary_search(tables_, table) &&
                     !database_.query(fmt::format("SELECT 1 FROM {} LIMIT 1", name)).empty();
  rows_in_.emplace(table, holds);
  return holds;
}

std::string ClaimsChecker::lacking(const ClaimSet& set, const Test& test) {
  for (const auto& table : test.tables) {
    if (!holds_rows(table)) return fmt::format("rows in {}", table);
  }
  for (const auto& table : database_.tables_of(test.sql)) {
    if (std::ranges::binary_search(tables_, table)) continue;
    if (std::ranges::find(test.tables, table) != test.tables.end()) continue;
    const auto near = closest(table, tables_);
    throw Error(
        ErrorKind::Usage,
        fmt::format("the world has no table \"{}\"", table),
        place_of(set, test),
        near.empty()
            ? fmt::format("a table that a world may lack is named: tables = [\"{}\"]", table)
            : fmt::format("did you mean {}? One that a world may lack is named: "
                          "tables = [\"{}\"]",
                          one_of(near),
                          table));
  }
  for (const auto& wanted : test.sources) {
    bool loaded = false;
    for (const auto& source : split(wanted, '|'))
      loaded = loaded || std::ranges::find(sources_, trimmed(source)) != sources_.end();
    if (!loaded) return fmt::format("the dataset {}", wanted);
  }
  return {};
}

const Evidence& ClaimsChecker::answer(const ClaimSet& set, const Test& test) {
  const auto known = answers_.find(test.sql);
  if (known != answers_.end()) return known->second;
  try {
    auto evidence = evidence_of(database_.query_read_only(test.sql));
    give_type(evidence);
    return answers_.emplace(test.sql, std::move(evidence)).first->second;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::Failure && error.kind() != ErrorKind::Usage) throw;
    throw Error(ErrorKind::Usage,
                error.message(),
                place_of(set, test),
                error.hint().empty() ? "try the query by itself with `orrery sql`" : error.hint());
  }
}

Evidence ClaimsChecker::evidence(const ClaimSet& set, const Test& test) {
  if (test.kind == Kind::Logit || !lacking(set, test).empty()) return {};
  return answer(set, test);
}

Estimate ClaimsChecker::logit(const ClaimSet& set, const Test& test, const Progress& progress) {
  LogitQuery query;
  query.model = fmt::format("{}:{}", set.file, test.sql_line);
  query.text = test.model;
  LogitAnswer answer;
  try {
    answer = session_.logit(query, progress);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::MissingData) throw;
    Estimate nothing;
    nothing.lacking = fmt::format("what the model asks for ({})", error.message());
    return nothing;
  }
  const auto found = std::ranges::find(answer.terms, test.term, &LogitTerm::name);
  if (found == answer.terms.end()) {
    std::vector<std::string> names;
    for (const auto& term : answer.terms) names.push_back(term.name);
    const auto near = closest(test.term, names);
    throw Error(ErrorKind::Usage,
                fmt::format("the model has no term \"{}\"", test.term),
                place_of(set, test),
                fmt::format("its terms are {}", one_of(near.empty() ? names : near)));
  }
  claims::Reach reach;
  reach.rows = static_cast<std::size_t>(answer.rows);
  return claims::of_coefficient(test, found->estimate, found->lower, found->upper, found->p, reach);
}

Estimate ClaimsChecker::estimate(const ClaimSet& set,
                                 const Claim& claim,
                                 const Variant& variant,
                                 const Progress& progress) {
  const auto& test = variant.test;
  if (auto missing = lacking(set, test); !missing.empty()) {
    Estimate nothing;
    nothing.lacking = std::move(missing);
    return nothing;
  }
  if (test.kind == Kind::Logit) return logit(set, test, progress);
  try {
    return claims::estimate(
        test, answer(set, test), {.seed = seed_, .unit = unit_of(claim, variant)});
  } catch (const Error& error) {
    if (!error.place().empty()) throw;
    throw Error(error.kind(), error.message(), place_of(set, test), error.hint());
  }
}

std::vector<std::string> ClaimsChecker::sources_of(const Test& test) {
  std::set<std::string> ids;
  for (const auto& wanted : test.sources) {
    for (const auto& source : split(wanted, '|')) {
      const std::string id(trimmed(source));
      if (std::ranges::find(sources_, id) != sources_.end()) ids.insert(id);
    }
  }
  auto tables = database_.tables_of(test.sql);
  tables.insert(tables.end(), test.tables.begin(), test.tables.end());
  for (const auto& table : tables) {
    for (const auto& list : words_of(
             database_,
             "SELECT sources FROM meta.measures WHERE table_name = " + store::quoted_text(table))) {
      for (const auto& id : split(list, ',')) ids.emplace(trimmed(id));
    }
  }
  return {ids.begin(), ids.end()};
}

CheckedClaim ClaimsChecker::check(const ClaimSet& set,
                                  const Claim& claim,
                                  const Progress& progress) {
  CheckedClaim checked;
  checked.claim = &claim;
  checked.set = &set;
  std::vector<claims::TestVerdict> verdicts;
  for (const auto& test : claim.tests) {
    auto& result = checked.tests.emplace_back();
    std::vector<Estimate> estimates;
    for (auto& variant : claims::variants_of(test)) {
      database_.check_cancelled();
      estimates.push_back(estimate(set, claim, variant, progress));
      result.variants.push_back({std::move(variant), estimates.back()});
    }
    result.verdict = claims::verdict_of_test(estimates);
    result.sources = sources_of(result.variants.front().variant.test);
    verdicts.push_back(result.verdict);
  }
  checked.verdict = claims::verdict_of_claim(verdicts, claim.combine);
  return checked;
}

}  // namespace orrery::api
