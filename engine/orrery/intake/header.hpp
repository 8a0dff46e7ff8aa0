// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/intake/csv_record.hpp"

namespace orrery::intake {

/// Where the header of a text stands: by the text of its first cell, or behind a number of lines.
struct HeaderRule {
  /// The header's first cell, blanks at its ends ignored; empty: any.
  std::string starts_with = {};
  std::uint64_t skip_lines = 0;  ///< physical lines to leave out before looking
  bool present = true;           ///< false: the text has no header and begins with its data
};

/// A header found in a text.
struct Header {
  std::uint64_t begin = 0;  ///< the first byte of the header (or of the data, if there is none)
  std::uint64_t end = 0;    ///< the byte behind its line end
  std::uint64_t line = 1;   ///< its physical line, from 1
  std::vector<std::string> cells;  ///< empty if the text has no header
};

/// Finds the header in the beginning of a text. Lines of blanks before it are skipped; what comes
/// before it is cut at line ends only, since free text may hold odd quotes. `whole` says that
/// nothing follows `text`. Throws Error{MissingData} without a place if the text is blank, if no
/// line starts as the rule says (with the nearest first cell as a hint), or if the header does not
/// end within `text`.
Header find_header(std::string_view text, bool whole, const HeaderRule& rule, Dialect dialect);

/// A column that was looked for in vain.
struct MissingColumn {
  std::string name;
  std::vector<std::string> nearest;  ///< found columns with a like name, best first
};

/// The required columns that are not among the found ones. As in SQL, the case of A–Z does not
/// count.
std::vector<MissingColumn> missing_columns(std::span<const std::string> found,
                                           std::span<const std::string> required);

/// Throws Error{MissingData} if a required column is missing, with the nearest found name as a
/// hint, or if two columns have one name; columns named by nothing but blanks are let pass. `place`
/// is the header's file:line.
void check_header(std::span<const std::string> found,
                  std::span<const std::string> required,
                  const std::string& place);

}  // namespace orrery::intake
