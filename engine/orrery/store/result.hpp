// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace orrery::store {

/// The kinds of column that results are read as; narrower SQL types widen to these, others become
/// text.
enum class ColumnType { Boolean, Integer, Real, Text };

/// A column of a result, held contiguously. `null[i]` tells a missing cell; its value is then 0 or
/// "".
struct ResultColumn {
  std::string name;
  std::string sql_type;  ///< as DuckDB prints it: "SMALLINT", "DATE"
  ColumnType type = ColumnType::Text;
  std::vector<std::int64_t> integers;  ///< Boolean (0/1) and Integer
  std::vector<double> reals;           ///< Real
  std::vector<std::string> texts;      ///< Text; dates as "1990-10-03"
  std::vector<bool> null;
};

/// The rows of a query, by column.
class Result {
 public:
  Result() = default;
  /// Columns of `rows` cells each.
  Result(std::vector<ResultColumn> columns, std::size_t rows)
      : columns_(std::move(columns)), rows_(rows) {}

  /// How many rows there are.
  std::size_t rows() const { return rows_; }
  /// True if there is no row.
  bool empty() const { return rows_ == 0; }
  /// The columns in the query's order.
  const std::vector<ResultColumn>& columns() const { return columns_; }
  /// The column of that name; a wrong name is an Error{Internal}.
  const ResultColumn& column(std::string_view name) const;

  /// True if the cell is NULL.
  bool is_null(std::size_t row, std::size_t column) const { return columns_[column].null[row]; }
  /// The cell as a whole number; a missing one is 0, so ask is_null first where it can be.
  std::int64_t integer(std::size_t row, std::size_t column) const;
  /// The cell as a number; missing is NaN.
  double real(std::size_t row, std::size_t column) const;
  /// The cell as text, missing is "".
  std::string text(std::size_t row, std::size_t column) const;

 private:
  std::vector<ResultColumn> columns_;
  std::size_t rows_ = 0;
};

}  // namespace orrery::store
