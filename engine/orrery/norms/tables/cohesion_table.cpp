// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/embedded.hpp"
#include "orrery/norms/tables/tables.hpp"
#include "orrery/store/one_thread.hpp"

namespace orrery::norms {

std::vector<std::string> fill_cohesion(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "norms", "ideal_points") ||
      !store::has_table(database, "norms", "similarity")) {
    return {};
  }
  create_tables(database, "cohesion.sql");
  {
    const store::OneThread one_thread(database);
    // Each statement for itself: of tables made in the same transaction DuckDB does not know the
    // size, and joins them in an order that takes five times as long.
    database.execute(std::string(embedded_text(embedded_norms_sql(), "fill_cohesion.sql")));
  }
  auto sources = world::sources_of(database, {"ideal_points"});
  for (auto& source : vote_sources(database)) sources.push_back(std::move(source));
  sources.emplace_back("reference");
  return sources;
}

}  // namespace orrery::norms
