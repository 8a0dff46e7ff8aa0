// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/embedded.hpp"
#include "orrery/relations/tables/tables.hpp"

namespace orrery::relations {

void run_sql(store::Database& database, std::string_view file) {
  database.execute_together(std::string(embedded_text(embedded_relations_sql(), file)));
}

}  // namespace orrery::relations
