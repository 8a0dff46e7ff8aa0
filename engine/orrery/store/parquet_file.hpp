// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "orrery/store/typed_column.hpp"

namespace orrery::store {

/// Writes a Parquet file from cells that are places in lists of values, which is how the file holds
/// them: a column's values stand once in each group of rows, its cells are numbers of a few bits.
/// That saves what a general writer must do, to find out for every cell again whether it has met
/// its value. Columns are OPTIONAL, with the types that DuckDB gives them; pages are of version 1,
/// packed with zstd; a group has about half a million rows. Apache Parquet format 2.9,
/// https://parquet.apache.org/docs/file-format/.
class ParquetFile {
 public:
  /// The rows that are best added at a time.
  static constexpr std::size_t kBlock = 122880;

  /// A column: `values` are its different values and stay where they are until finish().
  struct Column {
    std::string name;
    const TypedColumn* values = nullptr;
  };

  /// Opens the file; `hands` is how many threads will add columns. Throws Error{Failure} if it
  /// cannot be written, here and later.
  ParquetFile(const std::filesystem::path& file,
              const std::vector<Column>& columns,
              std::size_t hands = 1);
  ~ParquetFile();
  ParquetFile(const ParquetFile&) = delete;
  ParquetFile& operator=(const ParquetFile&) = delete;

  /// Adds a column's next cells: places in its values, -1 for NULL. Threads may add different
  /// columns at once, each by a hand of its own, 0 to hands − 1.
  void add(std::size_t column, std::span<const std::int32_t> places, std::size_t hand = 0);
  /// Says that every column has got these rows.
  void end_block(std::size_t rows);
  /// Writes what is left and the description of the file, and closes it. Returns the rows.
  std::int64_t finish();

 private:
  class Chunk;
  struct Packer;

  void end_group();
  void write(std::string_view bytes);

  /// Of the groups written: what describes them in the file.
  struct Group {
    std::int64_t rows = 0;
    std::int64_t bytes = 0;
    std::int64_t offset = 0;
    std::int64_t packed = 0;
  };

  std::filesystem::path path_;
  std::ofstream out_;
  std::int64_t offset_ = 0;
  std::vector<std::unique_ptr<Packer>> packers_;  ///< by hand
  std::vector<std::unique_ptr<Chunk>> chunks_;
  std::int64_t group_rows_ = 0;
  std::int64_t rows_ = 0;
  std::vector<Group> groups_;
};

}  // namespace orrery::store
