// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "orrery/intake/csv_record.hpp"
#include "orrery/intake/found_file.hpp"
#include "orrery/intake/header.hpp"
#include "orrery/intake/text_decoder.hpp"

namespace orrery::intake {

/// What is known of a file before it is read, and where a converted copy may go.
struct StageOptions {
  std::filesystem::path work_folder;  ///< made if needed; its files are the caller's to delete
  Dialect dialect = {};  ///< how the text is cut; a workbook's copy is always the default one
  Encoding encoding = Encoding::Utf8;  ///< of a text; a UTF-8 byte order mark overrules it
  HeaderRule header = {};
  std::string sheet =
      "*";  ///< of a workbook: its sheet, with wildcards ("Constant*US$*"); "*" is the first
  std::uint64_t max_unpacked = std::uint64_t{16}
                               << 30U;  ///< bytes that a packed file may unpack to
  std::uint64_t max_workbook = std::uint64_t{256}
                               << 20U;  ///< the same for a workbook, which is held in memory
};

/// A dataset file made ready: `path` is a delimited text in UTF-8 without byte order mark that
/// begins with its header (or its data, if there is no header) and ends its lines one way, LF or
/// CRLF, outside of quotes.
struct StagedFile {
  std::filesystem::path path;       ///< the original if that is such a text already, else the copy
  bool converted = false;           ///< true if `path` is a copy
  FoundFile original;               ///< what was staged
  std::string sheet;                ///< the name of the workbook's sheet that was read; else empty
  std::vector<std::string> header;  ///< the header's cells, unquoted; empty if there is none
  std::uint64_t header_line =
      1;  ///< physical line of the header (without one: of the data) in the original; a sheet's row
  bool has_records = false;  ///< false: a header and nothing else
  std::string sha256;        ///< of the original file (of the archive, for a member)
  std::uint64_t bytes = 0;   ///< the original file's size

  /// The physical line in the unpacked original on which the n-th data record (from 1) begins; LF,
  /// CRLF and CR end a line, in quotes too. For a workbook, the row of the sheet. Records are
  /// counted as a CSV reader does that skips empty lines (in a text of one column they count).
  /// Empty if there are fewer. Reads the original again up to that record.
  std::optional<std::uint64_t> line_of_record(std::uint64_t n) const;

  /// "data/NMC.csv:17" or "milex.xlsx!Share of GDP:9": the place of the n-th record for an error
  /// message.
  std::string place_of_record(std::uint64_t n) const;

  /// The place of the header.
  std::string place_of_header() const;

  StageOptions options;                   ///< how it was read
  std::uint64_t header_begin = 0;         ///< the header's first byte in the original's text
  std::vector<std::uint32_t> sheet_rows;  ///< of a workbook: the sheet's row of every data record
};

/// Makes a dataset file ready for a CSV reader. Plain text that is fit already is left where it is.
/// Else a copy is written to the work folder: unpacked (gzip, zip), bare CR turned into LF outside
/// of quotes, the byte order mark and everything before the header dropped, Latin-1 or Windows-1252
/// turned into UTF-8; of an .xlsx workbook, one sheet (see xlsx.hpp). Reads in pieces: memory does
/// not grow with a text. Throws Error{MissingData} with the place if the file is missing,
/// unreadable, empty, truncated, damaged, not in its encoding, ends inside a quoted field or has no
/// such header; Error{Limit} if it unpacks to too much; Error{Failure} if the copy cannot be
/// written.
StagedFile stage(const FoundFile& file, const StageOptions& options);

}  // namespace orrery::intake
