// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/base/embedded.hpp"

namespace orrery::world {

/// The catalogue: "cow_nmc/source.toml", "cow_nmc/clean.sql", …
std::span<const EmbeddedFile> embedded_sources();

/// The reference edition's tables: "states.csv", …
std::span<const EmbeddedFile> embedded_data();

/// The SQL of this module: "schema.sql", …
std::span<const EmbeddedFile> embedded_world_sql();

}  // namespace orrery::world
