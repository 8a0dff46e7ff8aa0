// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>

#include "orrery/api/claims_check.hpp"
#include "orrery/api/claims_tables.hpp"
#include "orrery/api/session.hpp"
#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/api/text_file.hpp"
#include "orrery/base/embedded.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/claims/claims_file.hpp"
#include "orrery/claims/embedded.hpp"

namespace orrery::api {
namespace {

using claims::ClaimSet;

constexpr std::string_view kTemplate = "template.toml";

/// More rows than these are no picture; `--explain` shows them.
constexpr std::size_t kMostRows = 3000;

/// The shipped sets, without the template, by name: "east-asia-2024".
std::vector<std::pair<std::string, std::string_view>> shipped() {
  std::vector<std::pair<std::string, std::string_view>> sets;
  for (const auto& file : claims::embedded_claims()) {
    if (file.path == kTemplate) continue;
    sets.emplace_back(std::filesystem::path(file.path).stem().string(), file.content);
  }
  return sets;
}

std::string claims_text(const std::string& file) {
  if (auto text = text_of_file(file)) return *std::move(text);
  std::vector<std::string> names;
  for (const auto& [name, content] : shipped()) names.push_back(name);
  throw Error(ErrorKind::MissingData,
              fmt::format("there is no claims file {}", file),
              file,
              fmt::format("name a file or one of the shipped sets: {}", one_of(names)));
}

std::vector<ClaimSet> sets_of(const ClaimsQuery& query) {
  std::vector<ClaimSet> sets;
  const auto known = shipped();
  if (query.files.empty()) {
    for (const auto& [name, text] : known) sets.push_back(claims::parse_claims(text, name));
    return sets;
  }
  for (const auto& file : query.files) {
    const auto found = std::ranges::find(known, file, [](const auto& set) { return set.first; });
    sets.push_back(found != known.end() ? claims::parse_claims(found->second, file)
                                        : claims::parse_claims(claims_text(file), file));
  }
  return sets;
}

/// Which claims are asked for; refuses an id that no file has.
struct Selected {
  const ClaimSet* set;
  const claims::Claim* claim;
};

std::vector<Selected> selected(const std::vector<ClaimSet>& sets, const ClaimsQuery& query) {
  auto wanted = query.only;
  if (!query.explain.empty()) wanted = {query.explain};
  std::vector<Selected> result;
  std::vector<std::string> ids;
  for (const auto& set : sets) {
    for (const auto& claim : set.claims) {
      ids.push_back(claim.id);
      if (wanted.empty() || std::ranges::find(wanted, claim.id) != wanted.end())
        result.push_back({&set, &claim});
    }
  }
  for (const auto& id : wanted) {
    if (std::ranges::find(ids, id) != ids.end()) continue;
    const auto near = closest(id, ids);
    throw Error(ErrorKind::Usage,
                fmt::format("there is no claim \"{}\"", id),
                {},
                did_you_mean(near, fmt::format("it is one of {}", one_of(ids))));
  }
  return result;
}

/// The variant asked for: by its name, or by some of its choices, "index=gdp".
std::size_t variant_of(const CheckedTest& test, const std::string& wanted) {
  if (wanted.empty()) return 0;
  const auto parts = split(wanted, ',');
  for (std::size_t v = 0; v < test.variants.size(); ++v) {
    const auto& made = test.variants[v].variant.made;
    const bool fits = std::ranges::all_of(parts, [&](const std::string& part) {
      return std::ranges::any_of(made, [&](const auto& choice) {
        return trimmed(part) == fmt::format("{}={}", choice.first, choice.second);
      });
    });
    if (fits) return v;
  }
  return test.variants.size();
}

/// Refuses a variant that no test of the claim has.
void require_variant(const CheckedClaim& checked, const std::string& wanted) {
  std::vector<std::string> names;
  for (const auto& test : checked.tests) {
    if (variant_of(test, wanted) < test.variants.size()) return;
    for (const auto& variant : test.variants) names.push_back(variant.variant.name);
  }
  if (names.empty()) return;
  if (names.size() > 6) names.resize(6);
  throw Error(ErrorKind::Usage,
              fmt::format("no test of {} has a variant \"{}\"", checked.claim->id, wanted),
              "--variant",
              fmt::format("such as {}", one_of(names)));
}

Document explained(store::Database& database,
                   const ClaimSummary& summary,
                   ClaimsChecker& checker,
                   const CheckedClaim& checked,
                   const ClaimsQuery& query) {
  require_variant(checked, query.variant);
  const std::span<const CheckedClaim> one(&checked, 1);
  Document document{fmt::format("{} · {}", checked.claim->id, name_of(checked.verdict)), {}};
  document.tables.push_back(claims_table(std::span(&summary, 1)));
  for (std::size_t t = 0; t < checked.tests.size(); ++t) {
    const auto& test = checked.tests[t];
    document.tables.push_back(variants_table(one, &test));
    auto& table = document.tables.back();
    table.id = fmt::format("{}_variants", checked.claim->tests[t].id);
    cite(database, table, test.sources);
    const auto chosen = variant_of(test, query.variant);
    if (chosen == test.variants.size()) continue;
    const auto& variant = test.variants[chosen].variant;
    document.tables.push_back(
        evidence_table(variant, checker.evidence(*checked.set, variant.test)));
    cite(database, document.tables.back(), test.sources);
  }
  return document;
}

}  // namespace

Document shipped_claims() {
  Table table{"sets",
              "Claims that the program holds",
              {{"name", "", "what to give to orrery check"},
               {"claims", "", "how many"},
               {"title", "", ""},
               {"about", "", "where they come from"}},
              {},
              {},
              {}};
  for (const auto& [name, text] : shipped()) {
    const auto set = claims::parse_claims(text, name);
    table.rows.push_back(
        {name, Cell(static_cast<std::int64_t>(set.claims.size())), set.title, set.about});
  }
  return {"Claims", {std::move(table)}};
}

std::string claims_template() {
  return std::string(embedded_text(claims::embedded_claims(), kTemplate));
}

ClaimsAnswer Session::check(const ClaimsQuery& query, const Progress& progress) const {
  const auto sets = sets_of(query);
  const auto wanted = selected(sets, query);
  auto database = open_world(impl_->world, 1);
  const Watch watch(database, progress.cancel);
  database.execute("SET enable_progress_bar = false");
  ClaimsChecker checker(database, *this, query.seed);
  std::vector<CheckedClaim> checked;
  const auto total = static_cast<int>(wanted.size());
  for (const auto& [set, claim] : wanted) {
    progress.step("checking " + claim->id, static_cast<int>(checked.size()) + 1, total);
    checked.push_back(checker.check(*set, *claim, progress));
  }
  ClaimsAnswer answer;
  for (const auto& claim : checked) {
    answer.claims.push_back(summary_of(claim, query.language));
    if (claim.claim->expect.empty() || claim.claim->expect == name_of(claim.verdict)) continue;
    answer.unmet.push_back(fmt::format(
        "{}: {}, expected {}", claim.claim->id, name_of(claim.verdict), claim.claim->expect));
  }
  if (!query.explain.empty()) {
    answer.document = explained(database, answer.claims.front(), checker, checked.front(), query);
    return answer;
  }
  answer.document = {sets.size() == 1 ? sets.front().title : "Claims",
                     {claims_table(answer.claims), tests_table(answer.claims)}};
  if (query.variants) {
    answer.document.tables.push_back(variants_table(checked, nullptr));
    answer.document.tables.push_back(rows_table(checked, checker, kMostRows));
    answer.document.tables.push_back(queries_table(checked));
  }
  std::vector<std::string> sources;
  for (const auto& claim : checked) {
    for (const auto& test : claim.tests)
      sources.insert(sources.end(), test.sources.begin(), test.sources.end());
  }
  std::ranges::sort(sources);
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  cite(database, answer.document.tables[1], sources);
  return answer;
}

}  // namespace orrery::api
