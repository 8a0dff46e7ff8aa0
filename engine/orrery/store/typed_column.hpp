// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/large_pages.hpp"
#include "orrery/store/database.hpp"

namespace orrery::store {

/// The types of cell that are moved in bulk between DuckDB and the program.
enum class CellType { Boolean, TinyInt, SmallInt, Integer, BigInt, Double, Date, Text };

/// SQL's name of a type: "SMALLINT".
std::string_view sql_name(CellType type);

/// Calls `f(T{})` with the C++ type that holds a cell: bool, int8_t … int64_t, double; a date is an
/// int32_t, days since 1970-01-01. Not for Text.
template <typename F>
decltype(auto) with_cell_type(CellType type, F&& f) {
  switch (type) {
    case CellType::Boolean:
      return f(bool{});
    case CellType::TinyInt:
      return f(std::int8_t{});
    case CellType::SmallInt:
      return f(std::int16_t{});
    case CellType::Integer:
    case CellType::Date:
      return f(std::int32_t{});
    case CellType::BigInt:
      return f(std::int64_t{});
    case CellType::Double:
    case CellType::Text:
      break;
  }
  return f(double{});
}

/// A column of rows held as DuckDB holds it: cells of their own width, side by side.
struct TypedColumn {
  std::string name;
  CellType type = CellType::Double;
  LargeVector<std::byte> bytes;       ///< the cells, but for Text
  std::vector<std::string> texts;     ///< the cells of Text
  LargeVector<std::uint8_t> present;  ///< 0 where the cell is NULL

  /// The cells as an array of the type that with_cell_type gives.
  template <typename T>
  const T* cells() const {
    return reinterpret_cast<const T*>(bytes.data());  // NOLINT: written as T by read_typed
  }
  /// How many cells there are.
  std::size_t rows() const { return present.size(); }
};

/// The rows of a query, column by column in their own types, which are those of CellType.
/// Error{Internal} for another. Streams: only the columns themselves are held.
std::vector<TypedColumn> read_typed(Database& database, const std::string& sql);

/// The same rows in batches of some two thousand as they stream, so that texts of any number are
/// never held whole. `read` may not use the database.
void read_batches(Database& database,
                  const std::string& sql,
                  const std::function<void(const std::vector<TypedColumn>&)>& read);

}  // namespace orrery::store
