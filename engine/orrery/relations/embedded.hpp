// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/base/embedded.hpp"

namespace orrery::relations {

/// The SQL of this module: "dyad_years.sql", …
std::span<const EmbeddedFile> embedded_relations_sql();

}  // namespace orrery::relations
