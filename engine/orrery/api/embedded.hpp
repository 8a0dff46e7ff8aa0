// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/base/embedded.hpp"

namespace orrery::api {

/// The SQL files of this module.
std::span<const EmbeddedFile> embedded_api_sql();

}  // namespace orrery::api
