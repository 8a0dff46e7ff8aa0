// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "orrery/base/large_pages.hpp"
#include "orrery/store/typed_column.hpp"

namespace orrery::frames {

/// A column's cells as places in the list of its different values, -1 where the cell is NULL. Small
/// integers take no room for it: their list is all numbers from the least to the greatest.
class Coding {
 public:
  /// `absent` is a value more, or none. The column stays where it is while places are asked for.
  explicit Coding(const store::TypedColumn& column, std::optional<double> absent = {});

  /// The list of values; some may not occur.
  const store::TypedColumn& values() const { return values_; }
  /// The place of `absent`.
  std::int32_t absent() const { return absent_; }
  /// The place of each row's cell, or of `otherwise(i)` where the i-th row is none (below 0).
  template <typename F>
  void places(std::span<const std::int32_t> rows,
              std::span<std::int32_t> places,
              F&& otherwise) const {
    if (!place_of_.empty() || column_->rows() == 0) {
      for (std::size_t i = 0; i < rows.size(); ++i)
        places[i] = rows[i] >= 0 ? place_of_[static_cast<std::size_t>(rows[i])] : otherwise(i);
      return;
    }
    store::with_cell_type(column_->type, [&](auto cell) {
      const auto* cells = column_->cells<decltype(cell)>();
      const auto* present = column_->present.data();
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<std::size_t>(rows[i]);
        if (rows[i] < 0) {
          places[i] = otherwise(i);
        } else {
          places[i] = present[row] != 0 ? static_cast<std::int32_t>(cells[row]) - least_ : -1;
        }
      }
    });
  }

 private:
  void take_range(std::optional<double> absent);
  void list_values(std::optional<double> absent);
  void list_texts();

  const store::TypedColumn* column_;
  store::TypedColumn values_;
  LargeVector<std::int32_t> place_of_;  ///< by row; empty for small integers
  std::int32_t least_ = 0;
  std::int32_t absent_ = -1;
};

/// A column of small integers that are there.
store::TypedColumn small_integers(std::span<const std::int16_t> cells);
/// The same of dates, as days since 1970-01-01.
store::TypedColumn dates(std::span<const std::int32_t> days);

}  // namespace orrery::frames
