// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "orrery/base/ids.hpp"

namespace orrery::power {

/// One state's value in a year that the context fixes; a missing value is kMissing.
struct StateValue {
  State state;
  double value;
};

/// One state's value in one year, in a series of that state.
struct YearValue {
  Year year;
  double value;
};

/// One value of a panel of states and years.
struct StateYearValue {
  Year year;
  State state;
  double value;
};

/// Throws Error{Failure} unless the year comes after the one before it in a series.
void require_ascending(Year before, Year year);

}  // namespace orrery::power
