// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace orrery::events {

/// The publishers' forms of an event file.
enum class Format {
  Gdelt,    ///< tabs, no header; 57 columns (backfile to 2013), 58 (daily 1.0) or 61 (2.0)
  Icews,    ///< tabs, 20 named columns, NA for missing
  Polecat,  ///< tabs or commas, 40 named columns
};

/// "gdelt", "icews" or "polecat"; another word is an Error{Internal}.
Format format_of(std::string_view name);

/// True if the first line of such a file names the columns.
bool has_header(Format format);

/// Where the fields of a file with a header stand.
struct Layout {
  Format format = Format::Gdelt;
  char delimiter = '\t';
  std::size_t columns = 0;   ///< of the header
  std::size_t standard = 0;  ///< columns that the publisher names; a line may have so many, too
  std::size_t id = 0;
  std::size_t date = 0;
  std::size_t source = 0;
  std::size_t target = 0;
  std::size_t kind = 0;       ///< CAMEO code or quad class
  std::size_t intensity = 0;  ///< value on Goldstein's scale, or the like of PLOVER
};

/// Reads the first line of a file. Throws Error{MissingData} at `place` if a column is missing. A
/// format without header needs none.
Layout layout_of(Format format, std::string_view first_line, const std::string& place);

}  // namespace orrery::events
