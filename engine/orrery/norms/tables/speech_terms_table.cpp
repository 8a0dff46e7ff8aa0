// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/base/missing.hpp"
#include "orrery/norms/speeches/term_lists.hpp"
#include "orrery/norms/tables/speeches.hpp"
#include "orrery/norms/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::norms {
namespace {

double per_1000(std::int32_t mentions, std::int32_t words) {
  return words > 0 ? 1000.0 * mentions / words : kMissing;
}

void write_lists(store::Database& database, const std::vector<TermList>& lists) {
  store::Appender table(database, "norms", "term_lists");
  for (const auto& list : lists) {
    for (const auto& term : list.terms) table.add(list.name, list.title, term, list.note);
  }
  table.finish();
}

}  // namespace

std::vector<std::string> fill_speech_terms(const world::MeasureContext& context) {
  auto& database = context.database;
  create_tables(database, "schema.sql");
  const auto& lists = shipped_term_lists();
  const auto speeches = count_in_speeches(database, lists, context.threads);
  if (speeches.empty()) return {};
  create_tables(database, "speech_terms.sql");
  write_lists(database, lists);
  store::Appender table(database, "norms", "speech_terms");
  for (std::size_t list = 0; list < lists.size(); ++list) {
    for (const auto& speech : speeches) {
      const auto words = speech.counts.words;
      const auto exact = speech.counts.exact[list];
      const auto stemmed = speech.counts.stemmed[list];
      table.add(lists[list].name,
                speech.state,
                speech.iso3,
                speech.year,
                words,
                exact,
                stemmed,
                per_1000(exact, words),
                per_1000(stemmed, words),
                speech.source);
    }
  }
  table.finish();
  return world::text_column(database,
                            "SELECT DISTINCT source FROM norms.speech_terms ORDER BY source");
}

}  // namespace orrery::norms
