// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

/// A condition on meta.sources that keeps the named sources; each must exist.
std::string named(store::Database& database, const std::vector<std::string>& ids) {
  if (ids.empty()) return "true";
  std::vector<std::string> known;
  const auto rows = database.query(
      "SELECT source FROM meta.sources UNION SELECT dataset FROM meta.sources ORDER BY 1");
  for (std::size_t i = 0; i < rows.rows(); ++i) known.push_back(rows.text(i, 0));
  std::string list;
  for (const auto& id : ids) {
    if (std::ranges::find(known, id) == known.end()) {
      const auto near = closest(id, known);
      throw Error(ErrorKind::Usage,
                  fmt::format("there is no source \"{}\"", id),
                  {},
                  did_you_mean(near, "list them with `orrery sources`"));
    }
    list += (list.empty() ? "" : ", ") + quoted_text(id);
  }
  return fmt::format("(source IN ({0}) OR dataset IN ({0}))", list);
}

/// A strip for each source: of its best covered series, the share of the COW system's states that
/// have data, five years a cell.
constexpr std::string_view kStripSql = R"(
WITH members AS (
  SELECT year, count(*) AS n FROM core.state_years WHERE system = 'cow' GROUP BY year),
shares AS (
  SELECT source, (year - 1816) // 5 AS cell, max(least(states / n, 1)) AS share
  FROM meta.coverage JOIN members USING (year) WHERE states > 0 AND year <= 2025 GROUP BY ALL),
loaded AS (
  SELECT source, position FROM meta.sources
  WHERE status = 'loaded' AND source IN (SELECT source FROM shares) AND ${which})
SELECT l.source,
       string_agg(CASE WHEN s.share IS NULL THEN '.' WHEN s.share < 0.25 THEN '░' WHEN s.share < 0.5 THEN '▒'
                       WHEN s.share < 0.9 THEN '▓' ELSE '█' END, '' ORDER BY c.cell) AS strip
FROM loaded AS l CROSS JOIN range(0, 42) AS c(cell) LEFT JOIN shares AS s USING (source, cell)
GROUP BY l.source, l.position ORDER BY l.position)";

}  // namespace

Document Session::sources(const SourcesQuery& query) const {
  auto& database = impl_->database;
  const auto which = named(database, query.ids);
  Document document{"Sources of this world", {}};
  document.tables.push_back(
      table_of(database,
               fmt::format("SELECT source, version, first_year, last_year, rows, states, licence, "
                           "title, file FROM meta.sources "
                           "WHERE status = 'loaded' AND {} ORDER BY position",
                           which),
               "loaded",
               "Loaded",
               {{"source", "", "release, as in queries"},
                {"version", "", "version of the release"},
                {"from", "year", "first year found in the file"},
                {"to", "year", "last year found in the file"},
                {"rows", "", "rows read"},
                {"states", "", "most states with data in a year"},
                {"licence", "", "terms of use"},
                {"title", "", "title of the dataset"},
                {"file", "", "file it was read from"}}));
  if (query.missing) {
    auto missing =
        table_of(database,
                 fmt::format("SELECT source, status, version, note, url, title FROM meta.sources "
                             "WHERE status <> 'loaded' AND {} ORDER BY position",
                             which),
                 "not_loaded",
                 "Not loaded",
                 {{"source", "", "release, as in queries"},
                  {"status", "", "missing, or superseded by another release"},
                  {"version", "", "version of the release"},
                  {"note", "", "why"},
                  {"url", "", "where its publisher offers it"},
                  {"title", "", "title of the dataset"}});
    if (!missing.rows.empty()) document.tables.push_back(std::move(missing));
  }
  document.tables.push_back(table_of(
      database,
      store::filled(kStripSql, {{"which", which}}),
      "coverage",
      "Coverage, five years a cell, 1816 to 2024",
      {{"source", "", "release, as in queries"},
       {"1816   1850      1900      1950      2000",
        "",
        "share of the system's states with data: none (.), below a quarter (░), below half (▒), "
        "below nine tenths (▓), nearly all (█)"}}));
  document.tables.front().notes.push_back("cite them: `orrery sources --bibtex`");
  return document;
}

Document Session::conflicts(const std::vector<std::string>& ids) const {
  auto& database = impl_->database;
  const auto which = named(database, ids);
  Document document{"Where files of one publisher disagree", {}};
  document.tables.push_back(table_of(
      database,
      fmt::format(
          "SELECT dataset, what, source_a, source_b, used, count(*), min(year), max(year) "
          "FROM meta.conflicts WHERE dataset IN (SELECT dataset FROM meta.sources WHERE {}) "
          "GROUP BY ALL ORDER BY ALL",
          which),
      "conflicts",
      "Disagreements",
      {{"dataset", "", "dataset, as in the catalogue"},
       {"what", "", "what they disagree on"},
       {"a", "", "one source"},
       {"b", "", "the other"},
       {"used", "", "the one that is used"},
       {"cases", "", "how many values differ"},
       {"from", "year", "first year"},
       {"to", "year", "last year"}}));
  if (ids.empty()) {
    document.tables.front().notes.push_back("every case: `orrery sources --conflicts DATASET`");
    return document;
  }
  document.tables.push_back(table_of(
      database,
      fmt::format(
          "SELECT what, key, year, source_a, value_a, source_b, value_b FROM meta.conflicts "
          "WHERE dataset IN (SELECT dataset FROM meta.sources WHERE {}) ORDER BY ALL",
          which),
      "cases",
      "Every case",
      {{"what", "", "what they disagree on"},
       {"key", "", "of what: states, or an organisation"},
       {"year", "year", "calendar year"},
       {"a", "", "one source"},
       {"value a", "", "what it says"},
       {"b", "", "the other source"},
       {"value b", "", "what that says"}}));
  return document;
}

std::string Session::bibtex(const std::vector<std::string>& ids) const {
  const auto rows = impl_->database.query(fmt::format(
      "SELECT bibtex FROM meta.sources WHERE {} AND {} GROUP BY bibtex ORDER BY min(position)",
      ids.empty() ? "status = 'loaded'" : "true",
      named(impl_->database, ids)));
  std::string text;
  for (std::size_t i = 0; i < rows.rows(); ++i) text += rows.text(i, 0) + "\n\n";
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace orrery::api
