// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/base/embedded.hpp"

namespace orrery::norms {

/// The SQL of this module: "similarity.sql", …
std::span<const EmbeddedFile> embedded_norms_sql();

}  // namespace orrery::norms
