// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/world/measure.hpp"

namespace orrery::institutions {

/// The measures of institutional arrangements in the order in which they are computed; later ones
/// read earlier tables.
std::span<const world::Measure> measures();

}  // namespace orrery::institutions
