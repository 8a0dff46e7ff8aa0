// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "orrery/intake/stage.hpp"
#include "orrery/store/database.hpp"
#include "orrery/world/catalogue.hpp"

namespace orrery::world {

/// Reads a staged text into raw.<table> with the types that `file` declares, columns in the file's
/// own order, and checks it: every declared column is there, every cell has its type, keys are
/// unique and every row passes the checks. Columns that are not declared stay as text. Returns the
/// number of rows. Throws Error{MissingData} with file:line, what was found and what was expected.
std::int64_t read_csv_table(store::Database& database,
                            const FileSpec& file,
                            const intake::StagedFile& staged);

}  // namespace orrery::world
