// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/events/calendar.hpp"

namespace orrery::events {

/// Goldstein's scale is summed in thousandths, so that sums are exact in any order.
inline constexpr int kGoldsteinUnit = 1000;

/// What one state did to another in a month.
struct DyadMonth {
  State source;
  State target;
  Month month = 0;
  std::int64_t events = 0;
  std::int64_t root_events = 0;  ///< those that the source marks as the story's main event
  std::array<std::int64_t, 4>
      quad{};                  ///< verbal and material cooperation, verbal and material conflict
  std::int64_t goldstein = 0;  ///< sum of the scale, in thousandths
  std::int64_t scored = 0;     ///< events that have a value on the scale
  std::int64_t mentions = 0;
};

/// One event between two states, ready to be counted.
struct Occurrence {
  std::uint8_t quad = 1;  ///< 1 to 4
  bool root = false;
  bool scored = false;
  std::int32_t goldstein = 0;  ///< thousandths
  std::uint32_t mentions = 0;
};

/// Sums by source, target and month: an open-addressing table with linear probing.
class DyadMonths {
 public:
  /// Counts one event.
  void add(State source, State target, Month month, const Occurrence& event);

  /// Rows so far.
  std::size_t size() const { return rows_; }

  /// Takes all rows out, ordered by source, target and month.
  std::vector<DyadMonth> drain();

 private:
  DyadMonth& row_of(std::uint64_t key);
  void grow();

  std::vector<std::uint64_t> keys_;     ///< 0 marks a free slot
  std::vector<std::uint32_t> numbers_;  ///< the row of a slot
  std::vector<DyadMonth> table_;
  std::size_t rows_ = 0;
};

}  // namespace orrery::events
