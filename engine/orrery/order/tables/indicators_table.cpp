// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/order/tables/tables.hpp"
#include "orrery/store/one_thread.hpp"

namespace orrery::order {
namespace {

void add_years(store::Database& database, const std::string& indicator, const std::string& query) {
  database.execute(fmt::format(
      "INSERT INTO world_order.indicator_years SELECT {}, year, value, lo, hi FROM ({}) AS q(year, "
      "value, lo, hi) WHERE value IS NOT NULL AND isfinite(value::DOUBLE) ORDER BY year",
      store::quoted_text(indicator),
      query));
}

}  // namespace

std::vector<std::string> fill_indicators(const world::MeasureContext& context) {
  auto& database = context.database;
  create_tables(database, "schema.sql");
  create_tables(database, "indicators.sql");
  create_tables(database, "indicator_years.sql");
  {
    const store::OneThread one_thread(database);
    const auto rows =
        database.query("SELECT indicator, reads, query FROM world_order.indicators ORDER BY rowid");
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      if (!has_columns(database, rows.text(i, 1))) continue;
      try {
        add_years(database, rows.text(i, 0), rows.text(i, 2));
      } catch (Error& error) {
        error.within("the indicator " + rows.text(i, 0));
        throw;
      }
    }
  }
  database.execute(
      "UPDATE world_order.indicators AS i SET n = y.n, first_year = y.first_year, last_year = "
      "y.last_year FROM (SELECT indicator, count(*) AS n, min(year) AS first_year, max(year) AS "
      "last_year FROM world_order.indicator_years GROUP BY indicator) AS y WHERE y.indicator = "
      "i.indicator");
  const auto measures = world::text_column(
      database, "SELECT DISTINCT measure FROM world_order.indicators WHERE n > 0 ORDER BY measure");
  if (measures.empty()) {
    database.execute("DROP TABLE world_order.indicators; DROP TABLE world_order.indicator_years");
    return {};
  }
  return world::sources_of(database, {measures.begin(), measures.end()});
}

}  // namespace orrery::order
