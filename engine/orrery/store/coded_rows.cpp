// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/coded_rows.hpp"

#include <algorithm>
#include <vector>

#include "orrery/base/parallel.hpp"
#include "orrery/store/parquet_file.hpp"

namespace orrery::store {

namespace {

/// Threads that share columns: those of the database, and no more than there are columns.
std::size_t hands_for(Database& database, std::size_t columns) {
  const auto threads = database.query("SELECT current_setting('threads')").integer(0, 0);
  const auto most = std::max<std::size_t>(columns, 1);
  return std::clamp<std::size_t>(static_cast<std::size_t>(threads), 1, most);
}

}  // namespace

std::int64_t write_parquet(Database& database,
                           const CodedRows& rows,
                           std::span<const std::size_t> wanted,
                           const std::filesystem::path& file) {
  const auto cursor = rows.begin_coded(wanted);
  std::vector<ParquetFile::Column> columns;
  columns.reserve(wanted.size());
  for (const auto column : wanted)
    columns.push_back({rows.columns()[column].name, &cursor->values(column)});
  const auto hands = hands_for(database, wanted.size());
  ParquetFile out(file, columns, hands);
  std::vector<std::vector<std::int32_t>> places(hands,
                                                std::vector<std::int32_t>(ParquetFile::kBlock));
  while (const auto made = cursor->advance(ParquetFile::kBlock)) {
    database.check_cancelled();
    parallel_for(hands, static_cast<int>(hands), [&](std::size_t hand) {
      const auto cells = std::span(places[hand]).first(made);
      for (std::size_t i = hand; i < wanted.size(); i += hands) {
        cursor->places(wanted[i], cells);
        out.add(i, cells, hand);
      }
    });
    out.end_block(made);
  }
  return out.finish();
}

}  // namespace orrery::store
