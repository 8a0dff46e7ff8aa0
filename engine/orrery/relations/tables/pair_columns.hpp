// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/relations/pair_years.hpp"
#include "orrery/store/row_source.hpp"

namespace orrery::relations {

/// Columns of numbers beside the rows of PairYears, as rows that SQL can read: state1, state2,
/// year, then the columns. A missing number is NULL.
class PairColumns : public store::RowSource {
 public:
  /// With no column yet beside the keys.
  explicit PairColumns(PairYears rows);

  /// Who each row is about.
  const PairYears& rows() const { return rows_; }
  /// Adds a column of missing numbers; it takes no room until it is written to.
  void add(std::string name);
  /// Adds a column of values, one a row.
  void add(std::string name, std::vector<double> values);
  /// A column by its name, to be written. Throws Error{Internal} for another.
  std::vector<double>& column(std::string_view name);
  /// What has been written of a column: all rows, or none. Throws Error{Internal} for another.
  std::span<double> written(std::string_view name);
  /// Frees all, once the rows have been read.
  void clear();

  const std::vector<Column>& columns() const override { return names_; }
  std::size_t estimated_rows() const override { return rows_.size(); }
  std::unique_ptr<store::RowCursor> begin(std::span<const std::size_t> wanted) const override;

 private:
  std::vector<double>& place_of(std::string_view name);

  PairYears rows_;
  std::vector<Column> names_;
  std::vector<std::vector<double>> values_;  ///< empty where nothing was written
};

/// Rounds to so many decimals; missing stays missing.
void round_to(std::span<double> values, int decimals);

}  // namespace orrery::relations
