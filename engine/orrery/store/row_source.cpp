// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/row_source.hpp"

#include <duckdb.h>
#include <fmt/format.h>

#include <atomic>
#include <exception>

#include "orrery/base/error.hpp"

namespace orrery::store {
namespace {

using SharedSource = std::shared_ptr<const RowSource>;

duckdb_type duckdb_type_of(CellType type) {
  switch (type) {
    case CellType::Boolean:
      return DUCKDB_TYPE_BOOLEAN;
    case CellType::TinyInt:
      return DUCKDB_TYPE_TINYINT;
    case CellType::SmallInt:
      return DUCKDB_TYPE_SMALLINT;
    case CellType::Integer:
      return DUCKDB_TYPE_INTEGER;
    case CellType::BigInt:
      return DUCKDB_TYPE_BIGINT;
    case CellType::Double:
      return DUCKDB_TYPE_DOUBLE;
    case CellType::Date:
      return DUCKDB_TYPE_DATE;
    case CellType::Text:
      return DUCKDB_TYPE_VARCHAR;
  }
  return DUCKDB_TYPE_INVALID;
}

/// A run and the columns asked for: the n-th vector of a chunk is column wanted[n].
struct Run {
  std::vector<std::size_t> wanted;
  std::unique_ptr<RowCursor> cursor;
};

template <typename T>
void destroy(void* pointer) {
  delete static_cast<T*>(pointer);  // NOLINT(cppcoreguidelines-owning-memory): DuckDB owns it
}

void bind(duckdb_bind_info info) {
  const auto& source = *static_cast<SharedSource*>(duckdb_bind_get_extra_info(info));
  for (const auto& column : source->columns()) {
    auto* type = duckdb_create_logical_type(duckdb_type_of(column.type));
    duckdb_bind_add_result_column(info, column.name.c_str(), type);
    duckdb_destroy_logical_type(&type);
  }
  duckdb_bind_set_cardinality(info, source->estimated_rows(), false);
}

// No exception may pass through DuckDB's C functions.
void begin(duckdb_init_info info) {
  try {
    const auto& source = *static_cast<SharedSource*>(duckdb_init_get_extra_info(info));
    auto run = std::make_unique<Run>();
    for (idx_t i = 0; i < duckdb_init_get_column_count(info); ++i)
      run->wanted.push_back(duckdb_init_get_column_index(info, i));
    run->cursor = source->begin(run->wanted);
    duckdb_init_set_max_threads(info, 1);
    duckdb_init_set_init_data(info, run.release(), destroy<Run>);
  } catch (const std::exception& error) {
    duckdb_init_set_error(info, error.what());
  }
}

void fill(duckdb_function_info info, duckdb_data_chunk chunk) {
  try {
    auto& run = *static_cast<Run*>(duckdb_function_get_init_data(info));
    const auto rows = run.cursor->advance(duckdb_vector_size());
    for (std::size_t i = 0; i < run.wanted.size(); ++i) {
      // A query that needs no column still asks for one that is none: it counts rows.
      const auto& source = *static_cast<SharedSource*>(duckdb_function_get_extra_info(info));
      if (run.wanted[i] >= source->columns().size()) continue;
      ColumnPiece piece(duckdb_data_chunk_get_vector(chunk, i));
      if (rows > 0) run.cursor->fill(run.wanted[i], piece);
    }
    duckdb_data_chunk_set_size(chunk, rows);
  } catch (const std::exception& error) {
    duckdb_function_set_error(info, error.what());
  }
}

}  // namespace

ColumnPiece::ColumnPiece(void* vector)
    : vector_(vector), data_(duckdb_vector_get_data(static_cast<duckdb_vector>(vector))) {}

void ColumnPiece::make_validity() {
  auto* vector = static_cast<duckdb_vector>(vector_);
  duckdb_vector_ensure_validity_writable(vector);
  validity_ = duckdb_vector_get_validity(vector);
}

void ColumnPiece::set_text(std::size_t row, std::string_view text) {
  duckdb_vector_assign_string_element_len(
      static_cast<duckdb_vector>(vector_), row, text.data(), text.size());
}

std::string add_row_source(Database& database, std::shared_ptr<const RowSource> source) {
  static std::atomic<int> number{0};
  const auto name = fmt::format("orrery_rows_{}", ++number);
  auto* function = duckdb_create_table_function();
  duckdb_table_function_set_name(function, name.c_str());
  duckdb_table_function_set_extra_info(
      function, std::make_unique<SharedSource>(std::move(source)).release(), destroy<SharedSource>);
  duckdb_table_function_set_bind(function, bind);
  duckdb_table_function_set_init(function, begin);
  duckdb_table_function_set_function(function, fill);
  duckdb_table_function_supports_projection_pushdown(function, true);
  const auto state = duckdb_register_table_function(
      static_cast<duckdb_connection>(database.connection()), function);
  duckdb_destroy_table_function(&function);
  if (state == DuckDBError)
    throw Error(ErrorKind::Internal, "rows could not be made readable", name);
  return name;
}

}  // namespace orrery::store
