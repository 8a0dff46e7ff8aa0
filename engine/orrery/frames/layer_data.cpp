// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/frames/layer_data.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"

namespace orrery::frames {

LayerData::LayerData(store::Database& database, const std::string& sql, bool pairs)
    : keys_(pairs ? 3 : 2), columns_(store::read_typed(database, sql)) {
  for (std::size_t i = 0; i < keys_; ++i) {
    const bool whole = std::ranges::find(columns_[i].present, 0) == columns_[i].present.end();
    if (columns_[i].type != store::CellType::SmallInt || !whole)
      throw Error(ErrorKind::Internal, "a key of a layer is no SMALLINT or is NULL", sql);
  }
  index_rows(sql);
}

void LayerData::index_rows(const std::string& sql) {
  const std::size_t count = columns_.front().rows();
  const bool pairs = keys_ == 3;
  const auto* first = columns_[0].cells<std::int16_t>();
  const auto* second = pairs ? columns_[1].cells<std::int16_t>() : nullptr;
  const auto* years = columns_[keys_ - 1].cells<std::int16_t>();
  number_.fill(-1);
  number_[0] = pairs ? std::int16_t{-1} : std::int16_t{0};  // the second key of single states
  numbers_ = pairs ? 0 : 1;
  const auto admit = [&](std::int16_t code) {
    if (code < 0 || static_cast<std::size_t>(code) >= kCodes)
      throw Error(ErrorKind::Internal, fmt::format("a layer has the state {}", code), sql);
    auto& number = number_[static_cast<std::size_t>(code)];
    if (number < 0) number = static_cast<std::int16_t>(numbers_++);
  };
  for (std::size_t i = 0; i < count; ++i) {
    admit(first[i]);
    if (pairs) admit(second[i]);
  }
  const auto pair_of = [&](std::size_t i) {
    const auto a = static_cast<std::size_t>(number_[static_cast<std::size_t>(first[i])]);
    const auto b =
        pairs ? static_cast<std::size_t>(number_[static_cast<std::size_t>(second[i])]) : 0;
    return a * numbers_ + b;
  };
  // A counting sort by pair, then each pair's few years.
  begin_.assign(numbers_ * numbers_ + 1, 0);
  for (std::size_t i = 0; i < count; ++i) ++begin_[pair_of(i) + 1];
  for (std::size_t p = 1; p < begin_.size(); ++p) begin_[p] += begin_[p - 1];
  rows_.resize(count);
  auto next = begin_;
  for (std::size_t i = 0; i < count; ++i) rows_[next[pair_of(i)]++] = static_cast<std::int32_t>(i);
  years_.resize(count);
  for (std::size_t p = 0; p + 1 < begin_.size(); ++p) {
    const auto begin = rows_.begin() + begin_[p];
    const auto end = rows_.begin() + begin_[p + 1];
    const auto year_of = [&](std::int32_t row) { return years[row]; };
    if (!std::ranges::is_sorted(begin, end, {}, year_of))
      std::ranges::sort(begin, end, {}, year_of);
    for (auto place = begin_[p]; place < begin_[p + 1]; ++place) {
      years_[place] = year_of(rows_[place]);
      if (place > begin_[p] && years_[place] == years_[place - 1]) {
        const auto row = static_cast<std::size_t>(rows_[place]);
        throw Error(ErrorKind::Internal,
                    fmt::format("a layer has two rows for {}{} in {}",
                                first[row],
                                pairs ? fmt::format(" and {}", second[row]) : "",
                                years_[place]),
                    sql);
      }
    }
  }
  // The keys have done their work.
  for (std::size_t i = 0; i < keys_; ++i) columns_[i] = {};
}

std::int32_t LayerData::find(std::int16_t state1, std::int16_t state2, Year year) const {
  const auto a = number_[static_cast<std::size_t>(state1)];
  const auto b = number_[static_cast<std::size_t>(state2)];
  if (a < 0 || b < 0) return kNone;
  const auto pair = static_cast<std::size_t>(a) * numbers_ + static_cast<std::size_t>(b);
  const auto begin = begin_[pair];
  const auto end = begin_[pair + 1];
  if (begin == end || year < years_[begin] || year > years_[end - 1]) return kNone;
  // Most pairs have every year from their first: then the place is known.
  const auto guess = begin + static_cast<std::uint32_t>(year - years_[begin]);
  if (guess < end && years_[guess] == year) return rows_[guess];
  const auto found = std::lower_bound(years_.begin() + begin, years_.begin() + end, year);
  if (found == years_.begin() + end || *found != year) return kNone;
  return rows_[static_cast<std::size_t>(found - years_.begin())];
}

void LayerData::find(std::int16_t state1,
                     std::int16_t state2,
                     Year first_year,
                     std::span<const std::uint16_t> years,
                     std::span<std::int32_t> rows) const {
  const auto a = number_[static_cast<std::size_t>(state1)];
  const auto b = number_[static_cast<std::size_t>(state2)];
  std::uint32_t place = 0;
  std::uint32_t end = 0;
  if (a >= 0 && b >= 0) {
    const auto pair = static_cast<std::size_t>(a) * numbers_ + static_cast<std::size_t>(b);
    place = begin_[pair];
    end = begin_[pair + 1];
  }
  if (place == end) {
    std::ranges::fill(rows, kNone);
    return;
  }
  for (std::size_t i = 0; i < years.size(); ++i) {
    const auto year = first_year + static_cast<int>(years[i]);
    while (place < end && years_[place] < year) ++place;
    rows[i] = place < end && years_[place] == year ? rows_[place] : kNone;
  }
}

}  // namespace orrery::frames
