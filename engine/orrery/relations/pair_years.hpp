// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "orrery/base/ids.hpp"

namespace orrery::relations {

/// A state that is a member of the system in a year.
struct MemberYear {
  std::int16_t state = 0;
  Year year = 0;
};

/// Where each pair of members has its row of a year: rows are in the order of the lower code, the
/// higher code and the year. So that layers can be put into columns without joining them.
class PairYears {
 public:
  /// From the members of all years, in any order, each once. Quadratic in the states.
  explicit PairYears(std::span<const MemberYear> members);

  /// Rows: pairs of members over all years.
  std::size_t size() const { return year_.size(); }
  /// The lower code of each row.
  std::span<const std::int16_t> state1() const { return state1_; }
  /// The higher code of each row.
  std::span<const std::int16_t> state2() const { return state2_; }
  /// The year of each row.
  std::span<const std::int16_t> year() const { return year_; }

  /// The row of a pair, the lower code first; none if they were not both members in the year.
  std::optional<std::size_t> row_of(std::int16_t state1, std::int16_t state2, Year year) const;

 private:
  std::size_t place_of(std::int16_t state) const;

  std::vector<std::int16_t> states_;
  std::vector<std::size_t> first_;  ///< of each pair of places, row by row; one more at the end
  std::vector<std::int16_t> state1_;
  std::vector<std::int16_t> state2_;
  std::vector<std::int16_t> year_;
};

}  // namespace orrery::relations
