// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "orrery/base/error.hpp"

namespace orrery::store {

/// Turns DuckDB's message into an Error: a full disk, a file that is no database, one of a newer
/// format, an interrupt, a query that names what is not there. `file` is the database's path.
Error error_from_duckdb(const std::string& message, const std::string& file);

}  // namespace orrery::store
