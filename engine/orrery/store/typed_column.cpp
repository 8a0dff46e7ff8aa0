// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/typed_column.hpp"

#include <duckdb.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

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

/// Makes room for more in large steps: what is not used of it costs nothing, but copying does.
template <typename T>
void make_room(LargeVector<T>& cells, std::size_t more) {
  constexpr std::size_t kStep = 8;
  const auto needed = cells.size() + more;
  if (needed > cells.capacity()) cells.reserve(std::max(needed, kStep * cells.capacity()));
}

void append_presence(LargeVector<std::uint8_t>& present, duckdb_vector vector, std::size_t rows) {
  make_room(present, rows);
  auto* validity = duckdb_vector_get_validity(vector);
  const auto first = present.size();
  present.resize(first + rows);
  if (validity == nullptr) {
    std::memset(present.data() + first, 1, rows);
    return;
  }
  for (std::size_t i = 0; i < rows; ++i)
    present[first + i] = (validity[i / 64] >> (i % 64)) & 1U ? 1 : 0;
}

void append(TypedColumn& column, duckdb_vector vector, std::size_t rows) {
  append_presence(column.present, vector, rows);
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
    const auto first = column.bytes.size();
    make_room(column.bytes, rows * sizeof(cell));
    column.bytes.resize(first + rows * sizeof(cell));
    std::memcpy(column.bytes.data() + first, data, rows * sizeof(cell));
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

namespace {

std::vector<TypedColumn> columns_of(duckdb_result& result) {
  std::vector<TypedColumn> columns;
  for (idx_t i = 0; i < duckdb_column_count(&result); ++i) {
    TypedColumn column;
    column.name = duckdb_column_name(&result, i);
    column.type = cell_type_of(duckdb_column_type(&result, i), column.name);
    columns.push_back(std::move(column));
  }
  return columns;
}

void clear(TypedColumn& column) {
  column.bytes.clear();
  column.texts.clear();
  column.present.clear();
}

/// Appends the chunks of a result to `columns`, and calls `after` behind each.
void read_chunks(duckdb_result& result,
                 std::vector<TypedColumn>& columns,
                 const std::function<void()>& after) {
  while (auto* chunk = duckdb_fetch_chunk(result)) {
    const std::unique_ptr<_duckdb_data_chunk, void (*)(duckdb_data_chunk)> held(
        chunk, [](duckdb_data_chunk each) { duckdb_destroy_data_chunk(&each); });
    const auto rows = duckdb_data_chunk_get_size(chunk);
    for (std::size_t i = 0; i < columns.size(); ++i)
      append(columns[i], duckdb_data_chunk_get_vector(chunk, i), rows);
    after();
  }
  if (const auto* message = duckdb_result_error(&result); message != nullptr && *message != 0)
    throw error_from_duckdb(message, {});
}

}  // namespace

std::vector<TypedColumn> read_typed(Database& database, const std::string& sql) {
  std::vector<TypedColumn> columns;
  database.stream(sql, [&](void* opaque) {
    auto& result = *static_cast<duckdb_result*>(opaque);
    columns = columns_of(result);
    read_chunks(result, columns, [] {});
  });
  return columns;
}

void read_batches(Database& database,
                  const std::string& sql,
                  const std::function<void(const std::vector<TypedColumn>&)>& read) {
  database.stream(sql, [&](void* opaque) {
    auto& result = *static_cast<duckdb_result*>(opaque);
    auto columns = columns_of(result);
    read_chunks(result, columns, [&] {
      read(columns);
      for (auto& column : columns) clear(column);
    });
  });
}

}  // namespace orrery::store
