// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "orrery/intake/file_writer.hpp"
#include "orrery/intake/header.hpp"

namespace orrery::intake {

/// Which part of a workbook to read.
struct SheetOptions {
  /// The sheet's name, with wildcards ("Constant*US$*"); "*" is the first sheet.
  std::string sheet = "*";
  /// Where the header stands: a row's first cell is its first one that is not blank, and lines are
  /// rows.
  HeaderRule header = {};
  /// The bytes of XML that may be read, and of CSV that may be written: 256 MiB.
  std::uint64_t max_unpacked = 1ULL << 28U;
};

/// What was read of a sheet.
struct Sheet {
  std::string name;
  /// As wide as the widest row, so that the last cells may be blank.
  std::vector<std::string> header;
  /// The sheet's row of the header (without one: of the first record).
  std::uint64_t header_row = 1;
  /// The sheet's row of every data record.
  std::vector<std::uint32_t> rows;
};

/// The names of an .xlsx workbook's sheets (ECMA-376, Office Open XML), in its order.
std::vector<std::string> sheet_names(const std::filesystem::path& workbook,
                                     std::uint64_t max_unpacked);

/// Writes one sheet of an .xlsx workbook as CSV: comma, RFC 4180 quotes, LF, UTF-8; from the header
/// on, every record equally wide; rows without any value are left out. Numbers keep the digits of
/// the file, so dates stay day numbers; booleans are TRUE and FALSE; errors are their text
/// ("#N/A"); formulas give the value stored with them; of rich text the text stays. Blank cells are
/// empty fields.
///
/// Throws Error{MissingData} if the file is not a sound workbook, with the part and cell, or if no
/// sheet or more than one fits the name, with the sheets there are as a hint; Error{Limit} beyond
/// `max_unpacked`. Holds the parsed sheet in memory: about seven times the size of its XML.
Sheet write_sheet(const std::filesystem::path& workbook,
                  const SheetOptions& options,
                  FileWriter& out);

}  // namespace orrery::intake
