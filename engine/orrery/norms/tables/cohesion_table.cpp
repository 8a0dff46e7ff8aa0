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
    create_tables(database, "fill_cohesion.sql");
  }
  auto sources = world::sources_of(database, {"ideal_points"});
  for (auto& source : vote_sources(database)) sources.push_back(std::move(source));
  sources.emplace_back("reference");
  return sources;
}

}  // namespace orrery::norms
