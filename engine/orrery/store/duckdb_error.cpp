// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/duckdb_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace orrery::store {
namespace {

struct Rule {
  std::string_view sign;  ///< what DuckDB's message contains
  ErrorKind kind;
  std::string_view message;  ///< ours; empty: DuckDB's first line
  std::string_view hint;
};

constexpr std::array<Rule, 12> kRules{{
    {"No space left on device",
     ErrorKind::Failure,
     "no space left on the disk",
     "free some space, or write to another disk with --world or TMPDIR"},
    {"Permission denied",
     ErrorKind::Failure,
     "permission denied",
     "choose a folder you may write to with --world"},
    {"database does not exist",
     ErrorKind::MissingData,
     "there is no such file",
     "build one with `orrery build --world FILE`, or name another file with --world"},
    {"Corrupt database file",
     ErrorKind::MissingData,
     "this file is damaged",
     "build it again with `orrery build --world FILE`"},
    {"Could not read enough bytes",
     ErrorKind::MissingData,
     "this file is damaged: it is cut off",
     "build it again with `orrery build --world FILE`"},
    {"Cannot open file",
     ErrorKind::Failure,
     "",
     "check that the folder exists and may be written to"},
    {"INTERRUPT", ErrorKind::Cancelled, "interrupted", ""},
    {"not a valid DuckDB database",
     ErrorKind::MissingData,
     "this file is not a world: it is no DuckDB database",
     "build one with `orrery build --world FILE`, or name another file with --world"},
    {"Trying to read a database file with version number",
     ErrorKind::MissingData,
     "this file was written by a newer DuckDB than this program can read",
     "update Orrery, or build the world again with `orrery build`"},
    {"Conflicting lock",
     ErrorKind::Failure,
     "another program has this file open for writing",
     "close it, then try again"},
    {"Could not set lock",
     ErrorKind::Failure,
     "another program has this file open for writing",
     "close it, then try again"},
    {"Out of Memory",
     ErrorKind::Limit,
     "",
     "use fewer threads with --threads, or ask for fewer years or layers"},
}};

std::string first_line(const std::string& message) {
  return message.substr(0, message.find('\n'));
}

}  // namespace

Error error_from_duckdb(const std::string& message, const std::string& file) {
  const auto* const rule = std::ranges::find_if(
      kRules, [&](const Rule& r) { return message.find(r.sign) != std::string::npos; });
  if (rule == kRules.end()) return {ErrorKind::Failure, message, file};
  return {rule->kind,
          rule->message.empty() ? first_line(message) : std::string(rule->message),
          file,
          std::string(rule->hint)};
}

}  // namespace orrery::store
