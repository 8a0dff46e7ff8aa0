// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/base/large_pages.hpp"
#include "orrery/store/database.hpp"
#include "orrery/store/typed_column.hpp"

namespace orrery::frames {

/// The rows of a layer's view in memory, found by state and year or by pair and year. Keys are
/// codes of states from 0 to 999; two rows with one key are an Error{Internal}.
class LayerData {
 public:
  static constexpr std::int32_t kNone = -1;

  /// Reads `sql`, whose first columns are the keys (state, year) or, if `pairs`, (state1, state2,
  /// year) as SMALLINT.
  LayerData(store::Database& database, const std::string& sql, bool pairs);

  /// The row of a state in a year, or kNone.
  std::int32_t find(std::int16_t state, Year year) const { return find(state, 0, year); }
  /// The row of a pair in a year, or kNone.
  std::int32_t find(std::int16_t state1, std::int16_t state2, Year year) const;

  /// The rows of a pair, or of a state and 0, in increasing years counted from `first_year`; kNone
  /// where there is none.
  void find(std::int16_t state1,
            std::int16_t state2,
            Year first_year,
            std::span<const std::uint16_t> years,
            std::span<std::int32_t> rows) const;

  /// A column after the keys.
  const store::TypedColumn& column(std::size_t index) const { return columns_[keys_ + index]; }

 private:
  static constexpr std::size_t kCodes = 1000;

  void index_rows(const std::string& sql);

  std::size_t keys_;
  std::vector<store::TypedColumn> columns_;
  std::array<std::int16_t, kCodes> number_{};  ///< of a code among those that occur, -1: none
  std::size_t numbers_ = 0;
  std::vector<std::uint32_t> begin_;  ///< of a pair of numbers, its first place in rows_
  LargeVector<Year> years_;           ///< by place: sorted within a pair
  LargeVector<std::int32_t> rows_;    ///< by place: the row
};

}  // namespace orrery::frames
