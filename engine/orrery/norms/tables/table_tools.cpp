// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/embedded.hpp"
#include "orrery/norms/tables/tables.hpp"

namespace orrery::norms {

void create_tables(store::Database& database, std::string_view file) {
  database.execute_together(std::string(embedded_text(embedded_norms_sql(), file)));
}

std::vector<std::string> vote_sources(store::Database& database) {
  return world::text_column(
      database,
      "SELECT DISTINCT source FROM core.rollcalls WHERE session IS NOT NULL ORDER BY source");
}

}  // namespace orrery::norms
