// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/store/database.hpp"
#include "orrery/store/typed_column.hpp"

namespace orrery::store {

/// A piece of a column that a RowCursor fills: room for as many cells as the piece holds rows.
class ColumnPiece {
 public:
  /// Wraps a vector of DuckDB's that is being filled.
  explicit ColumnPiece(void* vector);

  /// The cells, in the type that with_cell_type gives.
  template <typename T>
  T* cells() {
    return static_cast<T*>(data_);
  }
  /// Makes a cell NULL.
  void set_null(std::size_t row) {
    if (validity_ == nullptr) make_validity();
    validity_[row / 64] &= ~(std::uint64_t{1} << (row % 64));
  }
  /// Writes a cell of Text.
  void set_text(std::size_t row, std::string_view text);

 private:
  void make_validity();

  void* vector_;
  void* data_;
  std::uint64_t* validity_ = nullptr;
};

/// One run over the rows of a RowSource.
class RowCursor {
 public:
  RowCursor() = default;
  virtual ~RowCursor() = default;
  RowCursor(const RowCursor&) = delete;
  RowCursor& operator=(const RowCursor&) = delete;
  /// Makes the next rows, at most `most`; returns how many, 0 at the end.
  virtual std::size_t advance(std::size_t most) = 0;
  /// Writes a column of those rows.
  virtual void fill(std::size_t column, ColumnPiece& piece) = 0;
};

/// Rows that the program makes and SQL can read: `SELECT … FROM <name>()`, in the order made.
class RowSource {
 public:
  struct Column {
    std::string name;
    CellType type = CellType::Double;
  };

  RowSource() = default;
  virtual ~RowSource() = default;
  RowSource(const RowSource&) = delete;
  RowSource& operator=(const RowSource&) = delete;
  /// The columns of its rows.
  virtual const std::vector<Column>& columns() const = 0;
  /// A guess of the number of rows.
  virtual std::size_t estimated_rows() const = 0;
  /// Begins a run in which only these columns are asked for, in increasing order.
  virtual std::unique_ptr<RowCursor> begin(std::span<const std::size_t> wanted) const = 0;
};

/// Makes a source readable under a name of its own, which is returned. It lives as long as the
/// database. Columns that a query does not use are not filled.
std::string add_row_source(Database& database, std::shared_ptr<const RowSource> source);

}  // namespace orrery::store
