// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/embedded.hpp"
#include "orrery/norms/tables/tables.hpp"

namespace orrery::norms {

std::vector<std::string> fill_cohesion(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "norms", "ideal_points") ||
      !store::has_table(database, "norms", "similarity")) {
    return {};
  }
  create_tables(database, "cohesion.sql");
  // Sums of decimals depend on their order: one thread adds them in the order of the rows.
  const auto threads = database.query("SELECT current_setting('threads')::VARCHAR").text(0, 0);
  database.execute("SET threads = 1");
  create_tables(database, "fill_cohesion.sql");
  database.execute("SET threads = " + threads);
  auto sources = world::sources_of(database, {"ideal_points"});
  for (auto& source : vote_sources(database)) sources.push_back(std::move(source));
  sources.emplace_back("reference");
  return sources;
}

}  // namespace orrery::norms
