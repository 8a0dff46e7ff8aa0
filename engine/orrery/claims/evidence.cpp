// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/evidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace orrery::claims {
namespace {

constexpr int kDigits = 12;

double rounded(double value) {
  if (is_missing(value) || value == 0 || std::isinf(value)) return value == 0 ? 0 : value;
  const int places = kDigits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  if (places > 300 || places < -300) return value;
  const double scale = std::pow(10.0, std::abs(places));
  return places >= 0 ? std::round(value * scale) / scale : std::round(value / scale) * scale;
}

/// −1, 0 or 1; missing comes first.
int compare(const EvidenceColumn& column, std::size_t a, std::size_t b) {
  if (column.is_text) {
    const int order = column.texts[a].compare(column.texts[b]);
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
  }
  const double x = column.numbers[a];
  const double y = column.numbers[b];
  if (is_missing(x) || is_missing(y))
    return static_cast<int>(is_missing(y)) - static_cast<int>(is_missing(x));
  return x < y ? -1 : (y < x ? 1 : 0);
}

}  // namespace

const EvidenceColumn* Evidence::find(std::string_view name) const {
  const auto found = std::ranges::find(columns, name, &EvidenceColumn::name);
  return found == columns.end() ? nullptr : &*found;
}

Evidence canonical(const Evidence& evidence) {
  Evidence result = evidence;
  for (auto& column : result.columns) {
    for (auto& value : column.numbers) value = rounded(value);
  }
  std::vector<std::size_t> order(result.rows);
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    for (const auto& column : result.columns) {
      const int sign = compare(column, a, b);
      if (sign != 0) return sign < 0;
    }
    return false;
  });
  Evidence sorted;
  sorted.rows = result.rows;
  for (const auto& column : result.columns) {
    auto& to = sorted.columns.emplace_back(EvidenceColumn{column.name, column.is_text, {}, {}});
    for (const auto row : order) {
      if (column.is_text) {
        to.texts.push_back(column.texts[row]);
      } else {
        to.numbers.push_back(column.numbers[row]);
      }
    }
  }
  return sorted;
}

Reach reach_of(const Evidence& evidence) {
  const auto* value = evidence.find("value");
  const auto* year = evidence.find("year");
  std::set<std::string> states;
  Reach reach;
  for (std::size_t i = 0; i < evidence.rows; ++i) {
    if (value != nullptr && !value->is_text && is_missing(value->numbers[i])) continue;
    ++reach.rows;
    if (year != nullptr && !year->is_text && !is_missing(year->numbers[i])) {
      reach.first_year = std::fmin(reach.first_year, year->numbers[i]);
      reach.last_year = std::fmax(reach.last_year, year->numbers[i]);
    }
    for (const auto* name : {"state", "state1", "state2"}) {
      const auto* column = evidence.find(name);
      if (column == nullptr) continue;
      states.insert(column->is_text ? column->texts[i] : std::to_string(column->numbers[i]));
    }
  }
  reach.states = states.size();
  return reach;
}

std::vector<std::int64_t> groups_by(const EvidenceColumn& column) {
  std::map<std::string, std::int64_t> texts;
  std::map<double, std::int64_t> numbers;
  std::vector<std::int64_t> groups;
  const auto size = column.is_text ? column.texts.size() : column.numbers.size();
  for (std::size_t i = 0; i < size; ++i) {
    const auto next = static_cast<std::int64_t>(texts.size() + numbers.size());
    if (column.is_text) {
      groups.push_back(texts.try_emplace(column.texts[i], next).first->second);
    } else {
      const double key = is_missing(column.numbers[i]) ? -1e300 : column.numbers[i];
      groups.push_back(numbers.try_emplace(key, next).first->second);
    }
  }
  return groups;
}

}  // namespace orrery::claims
