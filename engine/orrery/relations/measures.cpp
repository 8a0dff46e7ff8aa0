// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/measures.hpp"

namespace orrery::relations {

std::span<const world::Measure> measures() {
  return {};
}

}  // namespace orrery::relations
