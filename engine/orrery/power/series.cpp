// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/series.hpp"

#include <fmt/format.h>

#include "orrery/base/error.hpp"

namespace orrery::power {

void require_ascending(Year before, Year year) {
  if (year > before) return;
  throw Error(ErrorKind::Failure,
              fmt::format("year {} follows year {}: a series must ascend", year, before));
}

}  // namespace orrery::power
