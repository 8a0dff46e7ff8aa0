// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/coded_rows.hpp"

#include <vector>

#include "orrery/store/parquet_file.hpp"

namespace orrery::store {

std::int64_t write_parquet(const Database& database,
                           const CodedRows& rows,
                           std::span<const std::size_t> wanted,
                           const std::filesystem::path& file) {
  const auto cursor = rows.begin_coded(wanted);
  std::vector<ParquetFile::Column> columns;
  columns.reserve(wanted.size());
  for (const auto column : wanted)
    columns.push_back({rows.columns()[column].name, &cursor->values(column)});
  ParquetFile out(file, columns);
  std::vector<std::int32_t> places(ParquetFile::kBlock);
  while (const auto made = cursor->advance(ParquetFile::kBlock)) {
    database.check_cancelled();
    const auto cells = std::span(places).first(made);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      cursor->places(wanted[i], cells);
      out.add(i, cells);
    }
    out.end_block(made);
  }
  return out.finish();
}

}  // namespace orrery::store
