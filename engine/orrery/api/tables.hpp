// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "orrery/api/table.hpp"
#include "orrery/store/database.hpp"

namespace orrery::api {

/// A cell of a number, missing where it is.
Cell number_cell(double value);

/// The rows of a query as a table; `columns` names and describes its columns in order.
Table table_of(store::Database& database,
               const std::string& sql,
               std::string id,
               std::string title,
               std::vector<Column> columns);

/// The rows of a result as cells.
std::vector<std::vector<Cell>> cells_of(const store::Result& rows);

/// Adds the sources named by ids, in the order of the catalogue.
void cite(store::Database& database, Table& table, const std::vector<std::string>& ids);

/// The sources that a measure read, from meta.measures.
std::vector<std::string> sources_of_measure(store::Database& database, const std::string& measure);

}  // namespace orrery::api
