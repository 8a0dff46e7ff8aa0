// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>
#include <vector>

#include "orrery/order/tables/tables.hpp"

namespace orrery::order {
namespace {

using store::quoted_name;
using store::quoted_text;

/// A column of world_order.years: what it is called, what it says and where it comes from.
struct WideColumn {
  std::string name;
  std::string comment;
  std::string value;  ///< SQL: an aggregate over the rows of a year
};

void add_columns(const std::string& name,
                 const std::string& comment,
                 bool interval,
                 const std::string& condition,
                 const std::string& value,
                 std::vector<WideColumn>& columns) {
  const auto add = [&](const char* ending, const char* point, const std::string& field) {
    columns.push_back(
        {name + ending, point + comment, fmt::format("max({}) FILTER ({})", field, condition)});
  };
  add("", "", value);
  if (!interval) return;
  add("_lo", "5 % point: ", "lo");
  add("_hi", "95 % point: ", "hi");
}

/// The columns of indicators, or of rates of change.
std::vector<WideColumn> indicator_columns(store::Database& database) {
  std::vector<WideColumn> columns;
  const auto rows = database.query(
      "SELECT any_value(i.indicator), any_value(i.title), any_value(i.unit), count(y.lo) > 0 FROM "
      "world_order.indicators AS i LEFT "
      "JOIN "
      "world_order.indicator_years AS y USING (indicator) GROUP BY i.rowid ORDER BY i.rowid");
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto unit = rows.text(i, 2);
    add_columns(rows.text(i, 0),
                rows.text(i, 1) + (unit.empty() ? "" : ", " + unit),
                rows.integer(i, 3) != 0,
                "indicator = " + quoted_text(rows.text(i, 0)),
                "value",
                columns);
  }
  return columns;
}

std::vector<WideColumn> rate_columns() {
  std::vector<WideColumn> columns;
  for (const auto element : kElements) {
    add_columns(fmt::format("{}_rate", element),
                fmt::format("yearly rate of change of {}, 1 is a typical year", element),
                true,
                fmt::format("element = '{}' AND span = 1", element),
                "rate",
                columns);
  }
  return columns;
}

std::string selected(const std::vector<WideColumn>& columns) {
  std::string list;
  for (const auto& column : columns) {
    list += fmt::format(", {} AS {}", column.value, quoted_name(column.name));
  }
  return list;
}

/// The same under the name system.years, which SQL finds only behind the name of the database:
/// DuckDB has a catalog of its own that is called system.
void add_other_name(store::Database& database) {
  const auto schema =
      quoted_name(database.query("SELECT current_database()").text(0, 0)) + ".system";
  database.execute(fmt::format(
      "CREATE SCHEMA IF NOT EXISTS {0}; CREATE VIEW {0}.years AS FROM world_order.years; "
      "COMMENT ON VIEW {0}.years IS 'the same as world_order.years'",
      schema));
  store::copy_comments(database, "world_order", "years", schema + ".years");
}

}  // namespace

std::vector<std::string> fill_years(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "world_order", "change")) return {};
  create_tables(database, "years.sql");
  const auto indicators = indicator_columns(database);
  const auto rates = rate_columns();
  for (const auto* columns : {&indicators, &rates}) {
    for (const auto& column : *columns) {
      database.execute(
          fmt::format("ALTER TABLE world_order.years ADD COLUMN {0} DOUBLE; COMMENT ON COLUMN "
                      "world_order.years.{0} IS {1}",
                      quoted_name(column.name),
                      quoted_text(column.comment)));
    }
  }
  database.execute(fmt::format(
      "INSERT INTO world_order.years BY NAME WITH span AS (SELECT min(year) AS first_year, "
      "max(year) AS "
      "last_year FROM world_order.indicator_years) SELECT * FROM (SELECT unnest(range(first_year, "
      "last_year + 1))::SMALLINT AS year FROM span) LEFT JOIN (SELECT year{} FROM "
      "world_order.indicator_years GROUP BY year) USING (year) LEFT JOIN (SELECT year{} FROM "
      "world_order.change "
      "GROUP BY year) USING (year) ORDER BY year",
      selected(indicators),
      selected(rates)));
  add_other_name(database);
  return world::sources_of(database, {"order_indicators"});
}

}  // namespace orrery::order
