// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/embedded.hpp"
#include "orrery/institutions/tables/tables.hpp"

namespace orrery::institutions {

void run_sql(store::Database& database, std::string_view file) {
  database.execute_together(std::string(embedded_text(embedded_institutions_sql(), file)));
}

std::vector<std::string> membership_sources(store::Database& database) {
  return world::text_column(database,
                            "SELECT DISTINCT source FROM core.igo_state_years UNION SELECT source "
                            "FROM meta.sources WHERE source = 'reference'");
}

}  // namespace orrery::institutions
