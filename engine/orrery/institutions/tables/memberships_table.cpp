// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/tables/tables.hpp"

namespace orrery::institutions {

std::vector<std::string> fill_memberships(const world::MeasureContext& context) {
  auto& database = context.database;
  run_sql(database, "schema.sql");
  run_sql(database, "memberships.sql");
  return membership_sources(database);
}

}  // namespace orrery::institutions
