// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/base/embedded.hpp"

namespace orrery::institutions {

/// The SQL of this module: "memberships.sql", …
std::span<const EmbeddedFile> embedded_institutions_sql();

}  // namespace orrery::institutions
