// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/base/embedded.hpp"

namespace orrery::frames {

/// The SQL of this module: "layers.sql" and a file a layer.
std::span<const EmbeddedFile> embedded_frames_sql();

}  // namespace orrery::frames
