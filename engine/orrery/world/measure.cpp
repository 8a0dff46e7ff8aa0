// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/measure.hpp"

#include <fmt/format.h>

#include <set>

#include "orrery/base/error.hpp"

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

}  // namespace orrery::world
