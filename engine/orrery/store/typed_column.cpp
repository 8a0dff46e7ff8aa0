// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/typed_column.hpp"

#include <duckdb.h>
#include <fmt/format.h>

#include <cstring>

#include "orrery/base/error.hpp"
#include "orrery/store/duckdb_error.hpp"

namespace orrery::store {
namespace {

CellType cell_type_of(duckdb_type type, const std::string& column) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN:
      return CellType::Boolean;
    case DUCKDB_TYPE_TINYINT:
      return CellType::TinyInt;
    case DUCKDB_TYPE_SMALLINT:
      return CellType::SmallInt;
    case DUCKDB_TYPE_INTEGER:
      return CellType::Integer;
    case DUCKDB_TYPE_BIGINT:
      return CellType::BigInt;
    case DUCKDB_TYPE_DOUBLE:
      return CellType::Double;
    case DUCKDB_TYPE_DATE:
      return CellType::Date;
    case DUCKDB_TYPE_VARCHAR:
      return CellType::Text;
    default:
      throw Error(ErrorKind::Internal,
                  fmt::format("the column \"{}\" has a type that is not read in bulk", column));
  }
}

void append(TypedColumn& column, duckdb_vector vector, std::size_t rows) {
  auto* validity = duckdb_vector_get_validity(vector);
  for (std::size_t i = 0; i < rows; ++i)
    column.present.push_back(validity == nullptr || duckdb_validity_row_is_valid(validity, i));
  auto* data = duckdb_vector_get_data(vector);
  if (column.type == CellType::Text) {
    auto* strings = static_cast<duckdb_string_t*>(data);
    const auto first = column.texts.size();
    for (std::size_t i = 0; i < rows; ++i) {
      if (column.present[first + i] != 0) {
        column.texts.emplace_back(duckdb_string_t_data(&strings[i]),
                                  duckdb_string_t_length(strings[i]));
      } else {
        column.texts.emplace_back();
      }
    }
    return;
  }
  with_cell_type(column.type, [&](auto cell) {
    const auto* begin = static_cast<const std::byte*>(data);
    column.bytes.insert(column.bytes.end(), begin, begin + rows * sizeof(cell));
  });
}

}  // namespace

std::string_view sql_name(CellType type) {
  switch (type) {
    case CellType::Boolean:
      return "BOOLEAN";
    case CellType::TinyInt:
      return "TINYINT";
    case CellType::SmallInt:
      return "SMALLINT";
    case CellType::Integer:
      return "INTEGER";
    case CellType::BigInt:
      return "BIGINT";
    case CellType::Double:
      return "DOUBLE";
    case CellType::Date:
      return "DATE";
    case CellType::Text:
      return "VARCHAR";
  }
  return {};
}

std::vector<TypedColumn> read_typed(Database& database, const std::string& sql) {
  std::vector<TypedColumn> columns;
  database.stream(sql, [&](void* opaque) {
    auto& result = *static_cast<duckdb_result*>(opaque);
    for (idx_t i = 0; i < duckdb_column_count(&result); ++i) {
      TypedColumn column;
      column.name = duckdb_column_name(&result, i);
      column.type = cell_type_of(duckdb_column_type(&result, i), column.name);
      columns.push_back(std::move(column));
    }
    while (auto* chunk = duckdb_fetch_chunk(result)) {
      const auto rows = duckdb_data_chunk_get_size(chunk);
      for (std::size_t i = 0; i < columns.size(); ++i)
        append(columns[i], duckdb_data_chunk_get_vector(chunk, i), rows);
      duckdb_destroy_data_chunk(&chunk);
    }
    if (const auto* message = duckdb_result_error(&result); message != nullptr && *message != 0)
      throw error_from_duckdb(message, {});
  });
  return columns;
}

}  // namespace orrery::store
