// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads files into tables with DuckDB alone, as a measure for what a build of a world does besides:
//   read_all_files OUT.duckdb THREADS FILE...
// Columns and types are guessed by DuckDB, one table a file. A file that it cannot read so is read
// as text with gaps filled and faulty lines left out; what is no table of text is named and
// skipped.
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <string_view>

#include "orrery/base/error.hpp"
#include "orrery/store/database.hpp"

namespace {

using orrery::store::Database;
using orrery::store::quoted_text;

bool is_table(const std::string& file) {
  for (const std::string_view ending : {".csv", ".CSV", ".csv.gz", ".tab", ".txt"})
    if (file.ends_with(ending)) return true;
  return false;
}

void read_file(Database& database, const std::string& file, int number) {
  const auto create = [&](std::string_view options) {
    database.execute(fmt::format(
        "CREATE OR REPLACE TABLE t{} AS FROM read_csv({}{})", number, quoted_text(file), options));
  };
  try {
    create("");
  } catch (const orrery::Error&) {
    fmt::print("as text: {}\n", file);
    create(", all_varchar = true, strict_mode = false, null_padding = true, ignore_errors = true");
  }
}

double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) {
    fmt::print(stderr, "usage: read_all_files OUT.duckdb THREADS FILE...\n");
    return 2;
  }
  std::filesystem::remove(arguments[1]);
  orrery::store::OpenOptions options;
  options.threads = std::atoi(arguments[2]);
  Database database(arguments[1], options);
  int tables = 0;
  for (int i = 3; i < count; ++i) {
    const std::string file = arguments[i];
    if (!is_table(file)) {
      fmt::print("skipped: {}\n", file);
      continue;
    }
    const auto before = processor_seconds();
    read_file(database, file, tables++);
    fmt::print("{:6.2f} s {}\n", processor_seconds() - before, file);
  }
  database.execute("CHECKPOINT");
  fmt::print("{} files, {:.1f} s of processor time\n", tables, processor_seconds());
  return 0;
}
