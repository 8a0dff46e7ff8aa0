// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "orrery/order/embedded.hpp"
#include "orrery/order/tables/tables.hpp"

namespace orrery::order {
namespace {

/// What the relations of two states are measured by.
struct Basis {
  std::string_view name;
  std::string_view reads;
  std::string_view values;  ///< SQL: state1, state2, year, value, known (layers)
  std::string_view measure;
};

constexpr Basis kBases[] = {
    {"index",
     "relations.dyad_years(state1, state2, year, index, n_layers)",
     "SELECT state1, state2, year, \"index\"::DOUBLE AS value, n_layers AS known FROM "
     "relations.dyad_years",
     "dyad_years"},
    {"votes",
     "norms.similarity(basis, state1, state2, period, agree, n)",
     "SELECT state1, state2, (period + 1945)::SMALLINT AS year, agree AS value, 0 AS known FROM "
     "norms.similarity "
     "WHERE basis = 'un' AND n >= 10",
     "similarity"},
};

}  // namespace

std::vector<std::string> fill_volatility(const world::MeasureContext& context) {
  auto& database = context.database;
  std::vector<std::string_view> measures;
  for (const auto& basis : kBases) {
    if (!has_columns(database, basis.reads)) continue;
    if (measures.empty()) {
      create_tables(database, "schema.sql");
      create_tables(database, "volatility.sql");
    }
    database.execute(store::filled(
        embedded_text(embedded_order_sql(), "fill_volatility.sql"),
        {{"values", std::string(basis.values)}, {"basis", store::quoted_text(basis.name)}}));
    measures.push_back(basis.measure);
  }
  if (measures.empty()) return {};
  if (database.query("SELECT count(*) FROM world_order.volatility").integer(0, 0) == 0) {
    database.execute("DROP TABLE world_order.volatility");
    return {};
  }
  auto sources = world::sources_of(database, measures);
  for (auto& source : world::text_column(database, "SELECT DISTINCT source FROM core.majors")) {
    sources.push_back(std::move(source));
  }
  return sources;
}

}  // namespace orrery::order
