// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/measures.hpp"

namespace orrery::institutions {

std::span<const world::Measure> measures() {
  return {};
}

}  // namespace orrery::institutions
