// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "orrery/base/text.hpp"
#include "orrery/norms/embedded.hpp"
#include "orrery/norms/tables/tables.hpp"

namespace orrery::norms {

void create_tables(store::Database& database, std::string_view file) {
  database.execute(std::string(embedded_text(embedded_norms_sql(), file)));
}

std::vector<std::string> text_column(store::Database& database, const std::string& sql) {
  const auto rows = database.query(sql);
  std::vector<std::string> result;
  for (std::size_t i = 0; i < rows.rows(); ++i) result.push_back(rows.text(i, 0));
  return result;
}

std::vector<std::string> sources_of(store::Database& database,
                                    const std::vector<std::string_view>& measures) {
  std::set<std::string> sources;
  for (const auto measure : measures) {
    const auto rows = database.query("SELECT sources FROM meta.measures WHERE measure = " +
                                     store::quoted_text(measure));
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      for (const auto& source : split(rows.text(i, 0), ',')) sources.emplace(trimmed(source));
    }
  }
  return {sources.begin(), sources.end()};
}

std::vector<std::string> vote_sources(store::Database& database) {
  return text_column(
      database,
      "SELECT DISTINCT source FROM core.rollcalls WHERE session IS NOT NULL ORDER BY source");
}

}  // namespace orrery::norms
