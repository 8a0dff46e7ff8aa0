// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/base/embedded.hpp"

namespace orrery::order {

/// The SQL of this module: "years.sql", …
std::span<const EmbeddedFile> embedded_order_sql();

}  // namespace orrery::order
