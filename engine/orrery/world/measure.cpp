// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/measure.hpp"

#include <fmt/format.h>

#include <set>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::world {
namespace {

void record(const Measure& measure,
            const std::vector<std::string>& sources,
            store::Database& database) {
  std::string joined;
  for (const auto& source : std::set<std::string>(sources.begin(), sources.end())) {
    joined += (joined.empty() ? "" : ", ") + source;
  }
  using store::quoted_text;
  database.execute(fmt::format("INSERT INTO meta.measures VALUES ({}, {}, {}, {}, {}, {}, {})",
                               quoted_text(measure.name),
                               quoted_text(measure.table),
                               quoted_text(measure.title),
                               quoted_text(measure.formula),
                               quoted_text(measure.reference),
                               quoted_text(measure.parameters),
                               quoted_text(joined)));
}

}  // namespace

void add_measures(std::span<const Measure> measures,
                  const MeasureContext& context,
                  const Progress& progress) {
  int number = 0;
  for (const auto& measure : measures) {
    progress.check();
    progress.step(measure.title, ++number, static_cast<int>(measures.size()));
    try {
      const auto sources = measure.fill(context);
      if (!sources.empty()) record(measure, sources, context.database);
    } catch (Error& error) {
      error.within(fmt::format("computing {}", measure.table));
      throw;
    }
  }
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

}  // namespace orrery::world
