// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "orrery/store/database.hpp"

namespace orrery::api {

/// The group that a user means by its id, whatever its case, among those with rows in `table` (its
/// column group_id). Throws Error{Usage} at --group with the nearest for another.
std::string resolve_group(store::Database& database,
                          std::string_view table,
                          const std::string& wanted);

}  // namespace orrery::api
