// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "orrery/base/ids.hpp"

namespace orrery::events {

/// A day, counted from 1970-01-01.
using Day = std::int32_t;

/// A month, counted from January 1816.
using Month = std::uint16_t;

inline constexpr int kFirstYear = 1816;
inline constexpr int kLastYear = 2200;
inline constexpr int kMonthsOfYear = 12;

/// A day with its month and the day of that month, so that none is worked out twice.
struct CalendarDay {
  Day day = 0;
  Month month = 0;
  std::uint8_t of_month = 1;  ///< 1 to 31
};

/// Reads "20160728" or "2016-07-28"; nothing for any other text, for a day that no calendar has and
/// for years before 1816 or after 2200.
std::optional<CalendarDay> calendar_day(std::string_view text);

/// The year of a month.
constexpr Year year_of(Month month) {
  return static_cast<Year>(kFirstYear + month / kMonthsOfYear);
}

/// The number of a month in its year, 1 to 12.
constexpr int month_of_year(Month month) {
  return month % kMonthsOfYear + 1;
}

}  // namespace orrery::events
