// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/base/embedded.hpp"

namespace orrery::power {

/// The SQL of this module: "cinc.sql", …
std::span<const EmbeddedFile> embedded_power_sql();

}  // namespace orrery::power
