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
  /// Made if needed; the files in it are the caller's to delete.
  std::filesystem::path work_folder;
  /// How the text is cut. The copy of a workbook's sheet is always cut the default way.
  Dialect dialect = {};
  /// Of a text; a UTF-8 byte order mark overrules it.
  Encoding encoding = Encoding::Utf8;
  /// Where the header stands.
  HeaderRule header = {};
  /// A line with fewer cells than the header goes on in the next one: some exports break a record
  /// within a cell without quoting it. The break becomes a blank.
  bool broken_lines = false;
  /// The file holds shapes in TopoJSON or GeoJSON (see shapes.hpp); the copy has a record for each.
  bool shapes = false;
  /// Of a workbook: its sheet, with wildcards ("Constant*US$*"); "*" is the first.
  std::string sheet = "*";
  /// The bytes that a packed file may unpack to: 16 GiB.
  std::uint64_t max_unpacked = 1ULL << 34U;
  /// The same for a workbook, which is held in memory: 256 MiB.
  std::uint64_t max_workbook = 1ULL << 28U;
};

/// A dataset file made ready: `path` is a delimited text in UTF-8 without byte order mark that
/// begins with its header (or its data, if there is no header) and ends its lines one way, LF or
/// CRLF, outside of quotes.
struct StagedFile {
  /// The original if that is such a text already, else the copy.
  std::filesystem::path path;
  /// True if `path` is a copy.
  bool converted = false;
  /// What was staged.
  FoundFile original;
  /// The name of the workbook's sheet that was read, "shapes" for shapes; else empty.
  std::string sheet;
  /// The header's cells, unquoted; empty if there is none.
  std::vector<std::string> header;
  /// The physical line of the header (without one: of the data) in the original; a sheet's row.
  std::uint64_t header_line = 1;
  /// False if there is a header and nothing else.
  bool has_records = false;
  /// Of the original file; for a member, of its archive.
  std::string sha256;
  /// The original file's size.
  std::uint64_t bytes = 0;

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

  StageOptions options;            ///< how it was read
  std::uint64_t header_begin = 0;  ///< the header's first byte in the original's text
  /// Of a workbook: the sheet's row of every data record; of shapes: their numbers.
  std::vector<std::uint32_t> sheet_rows;
};

/// Makes a dataset file ready for a CSV reader. Plain text that is fit already is left where it is.
/// Else a copy is written to the work folder: unpacked (gzip, zip), bare CR turned into LF outside
/// of quotes, the byte order mark and everything before the header dropped, Latin-1 or Windows-1252
/// turned into UTF-8; of an .xlsx workbook, one sheet (see xlsx.hpp); of shapes, a record each.
/// Reads in pieces: memory does not grow with a text. Throws Error{MissingData} with the place if
/// the file is missing, unreadable, empty, truncated, damaged, not in its encoding, ends inside a
/// quoted field or has no such header; Error{Limit} if it unpacks to too much; Error{Failure} if
/// the copy cannot be written.
StagedFile stage(const FoundFile& file, const StageOptions& options);

}  // namespace orrery::intake
