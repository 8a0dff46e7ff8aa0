// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/calendar.hpp"

#include <chrono>

namespace orrery::events {
namespace {

/// The number that the digits make, or a negative one if one of them is no digit.
int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return -1;
    value = value * 10 + (digit - '0');
  }
  return value;
}

}  // namespace

std::optional<CalendarDay> calendar_day(std::string_view text) {
  const bool dashed = text.size() == 10 && text[4] == '-' && text[7] == '-';
  if (!dashed && text.size() != 8) return std::nullopt;
  const int year = number(text.substr(0, 4));
  const int month = number(text.substr(dashed ? 5 : 4, 2));
  const int day = number(text.substr(dashed ? 8 : 6, 2));
  if (year < kFirstYear || year > kLastYear || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return CalendarDay{
      .day = static_cast<Day>(std::chrono::sys_days(date).time_since_epoch().count()),
      .month = static_cast<Month>((year - kFirstYear) * kMonthsOfYear + month - 1),
      .of_month = static_cast<std::uint8_t>(day)};
}

}  // namespace orrery::events
