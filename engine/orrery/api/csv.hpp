// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "orrery/api/table.hpp"

namespace orrery::api {

/// The cell for machines: the shortest digits that read back as the same number, true or false, ""
/// where it is missing (none, or a number that is not finite).
std::string exact_text(const Cell& cell);

/// A table as CSV (RFC 4180 with LF): a header line, then the rows in full precision; a missing
/// cell is empty, an empty text is "".
std::string csv_of(const Table& table);

}  // namespace orrery::api
