// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "orrery/cli/layout.hpp"

namespace orrery::cli {
namespace {

constexpr double kLargestWhole = 9e15;  // beyond it a double has no unit digit
constexpr double kSmallestPlain = 1e-6;
constexpr long long kFirstGrouped = 10'000;

std::string grouped_if_long(long long number) {
  const bool is_long = number >= kFirstGrouped || number <= -kFirstGrouped;
  return is_long ? grouped(number) : fmt::format("{}", number);
}

}  // namespace

bool is_missing(const api::Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return !std::isfinite(*number);
  return std::holds_alternative<std::monostate>(cell);
}

bool is_number(const api::Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

NumberText readable_number(double value, int digits, bool whole) {
  const double size = std::abs(value);
  if (size == 0) return {"0", ""};
  if (whole && size < kLargestWhole) return {grouped_if_long(std::llround(value)), ""};
  if (size >= kLargestWhole || size < kSmallestPlain) {
    return {fmt::format("{:.{}e}", value, std::max(digits - 1, 0)), ""};
  }
  // Rounding can carry into a new digit (9.996 to 10.00), so the place is read after rounding.
  const auto rounded = fmt::format("{:.{}e}", size, std::max(digits - 1, 0));
  const int place = std::stoi(rounded.substr(rounded.find('e') + 1));
  const auto text = fmt::format("{:.{}f}", size, std::max(digits - 1 - place, 0));
  const auto point = std::min(text.find('.'), text.size());
  const std::string sign = value < 0 ? "-" : "";
  return {sign + grouped_if_long(std::stoll(text.substr(0, point))), text.substr(point)};
}

bool names_things(const api::Column& column) {
  const std::string_view name = column.name;
  return name.ends_with("id") || name.ends_with("code") || name.ends_with("year");
}

ColumnKind kind_of(const api::Table& table, std::size_t column, std::size_t rows) {
  ColumnKind kind;
  for (std::size_t r = 0; r < rows; ++r) {
    const auto& cell = table.rows[r][column];
    if (is_missing(cell)) continue;
    if (!is_number(cell)) return {};
    kind.numeric = true;
    const auto* number = std::get_if<double>(&cell);
    kind.whole = kind.whole && (number == nullptr || std::trunc(*number) == *number);
  }
  return kind;
}

NumberText readable_number(const api::Cell& cell, const api::Column& column, bool whole) {
  if (const auto* number = std::get_if<double>(&cell)) {
    return readable_number(*number, column.digits, whole);
  }
  return {readable(cell, column), ""};
}

std::string readable(const api::Cell& cell, const api::Column& column) {
  if (is_missing(cell)) return "·";
  if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "yes" : "no";
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    return names_things(column) ? fmt::format("{}", *whole) : grouped_if_long(*whole);
  }
  if (const auto* number = std::get_if<double>(&cell)) {
    const auto text = readable_number(*number, column.digits, false);
    return text.whole + text.fraction;
  }
  return one_line(std::get<std::string>(cell));
}

}  // namespace orrery::cli
