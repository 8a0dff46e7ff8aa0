// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/tables.hpp"

#include <fmt/format.h>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {
namespace {

Cell cell_of(const store::Result& rows, std::size_t row, std::size_t column) {
  if (rows.is_null(row, column)) return std::monostate{};
  switch (rows.columns()[column].type) {
    case store::ColumnType::Boolean:
      return rows.integer(row, column) != 0;
    case store::ColumnType::Integer:
      return rows.integer(row, column);
    case store::ColumnType::Real:
      return rows.real(row, column);
    case store::ColumnType::Text:
      return rows.text(row, column);
  }
  return std::monostate{};
}

}  // namespace

Cell number_cell(double value) {
  return is_missing(value) ? Cell(std::monostate{}) : Cell(value);
}

std::vector<std::vector<Cell>> cells_of(const store::Result& rows) {
  std::vector<std::vector<Cell>> cells(rows.rows());
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    for (std::size_t c = 0; c < rows.columns().size(); ++c) cells[i].push_back(cell_of(rows, i, c));
  }
  return cells;
}

Table table_of(store::Database& database,
               const std::string& sql,
               std::string id,
               std::string title,
               std::vector<Column> columns) {
  const auto rows = database.query(sql);
  if (rows.columns().size() != columns.size()) {
    throw Error(
        ErrorKind::Internal,
        fmt::format(
            "table {} describes {} columns and has {}", id, columns.size(), rows.columns().size()));
  }
  return {std::move(id), std::move(title), std::move(columns), cells_of(rows), {}, {}};
}

void cite(store::Database& database, Table& table, const std::vector<std::string>& ids) {
  std::string list;
  for (const auto& id : ids) list += (list.empty() ? "" : ", ") + store::quoted_text(id);
  if (list.empty()) return;
  const auto rows =
      database.query(fmt::format("SELECT source, title || ', ' || version, citation, licence FROM "
                                 "meta.sources WHERE source IN ({}) ORDER BY position",
                                 list));
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    table.sources.push_back({rows.text(i, 0), rows.text(i, 1), rows.text(i, 2), rows.text(i, 3)});
  }
}

std::vector<std::string> sources_of_measure(store::Database& database, const std::string& measure) {
  const auto rows = database.query("SELECT sources FROM meta.measures WHERE measure = " +
                                   store::quoted_text(measure));
  std::vector<std::string> ids;
  if (rows.empty()) return ids;
  for (const auto& id : split(rows.text(0, 0), ',')) ids.emplace_back(trimmed(id));
  return ids;
}

}  // namespace orrery::api
