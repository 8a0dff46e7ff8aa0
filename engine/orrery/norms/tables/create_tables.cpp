// SPDX-License-Identifier: GPL-3.0-or-later
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

}  // namespace orrery::norms
