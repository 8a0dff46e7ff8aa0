// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>
#include <vector>

#include "orrery/order/tables/tables.hpp"

namespace orrery::order {
namespace {

using store::quoted_name;
using store::quoted_text;

/// A column of system.years: what it is called, what it says and where it comes from.
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
      "SELECT i.indicator, i.title, i.unit, count(y.lo) > 0 FROM system.indicators AS i LEFT JOIN "
      "system.indicator_years AS y USING (indicator) GROUP BY i.rowid, ALL ORDER BY i.rowid");
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

}  // namespace

std::vector<std::string> fill_years(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "system", "change")) return {};
  create_tables(database, "years.sql");
  const auto indicators = indicator_columns(database);
  const auto rates = rate_columns();
  for (const auto* columns : {&indicators, &rates}) {
    for (const auto& column : *columns) {
      database.execute(
          fmt::format("ALTER TABLE system.years ADD COLUMN {0} DOUBLE; COMMENT ON COLUMN "
                      "system.years.{0} IS {1}",
                      quoted_name(column.name),
                      quoted_text(column.comment)));
    }
  }
  database.execute(fmt::format(
      "INSERT INTO system.years BY NAME WITH span AS (SELECT min(year) AS first_year, max(year) AS "
      "last_year FROM system.indicator_years) SELECT * FROM (SELECT unnest(range(first_year, "
      "last_year + 1))::SMALLINT AS year FROM span) LEFT JOIN (SELECT year{} FROM "
      "system.indicator_years GROUP BY year) USING (year) LEFT JOIN (SELECT year{} FROM "
      "system.change "
      "GROUP BY year) USING (year) ORDER BY year",
      selected(indicators),
      selected(rates)));
  return world::sources_of(database, {"order_indicators"});
}

}  // namespace orrery::order
