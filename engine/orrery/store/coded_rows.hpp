// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "orrery/store/database.hpp"
#include "orrery/store/row_source.hpp"

namespace orrery::store {

/// A run over rows whose cells are places in lists of values.
class CodedCursor : public RowCursor {
 public:
  /// The values that a column's cells are among.
  virtual const TypedColumn& values(std::size_t column) const = 0;
  /// Writes a column of the rows that advance() made: places in values(), -1 for NULL. Several
  /// threads may ask for different columns of the same rows.
  virtual void places(std::size_t column, std::span<std::int32_t> cells) const = 0;
};

/// A RowSource that can also be read as places.
class CodedRows : public RowSource {
 public:
  /// Begins a run in which only these columns are asked for.
  virtual std::unique_ptr<CodedCursor> begin_coded(std::span<const std::size_t> wanted) const = 0;
};

/// Writes columns of the rows to a Parquet file, in this order; returns the number of rows. Columns
/// are packed on as many threads as the database has, the file is the same at any number. Stops
/// where the database's statements would be stopped. Throws Error{Failure} if it cannot be written.
std::int64_t write_parquet(Database& database,
                           const CodedRows& rows,
                           std::span<const std::size_t> wanted,
                           const std::filesystem::path& file);

}  // namespace orrery::store
