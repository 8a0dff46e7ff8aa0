// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/store/database.hpp"

namespace orrery::world {

/// The six components of national capability, in the order of the data: milex, milper, irst, pec,
/// tpop, upop. Missing is NaN.
struct CapabilityRow {
  State state;
  std::array<double, 6> value;
  double cinc_published;
};

/// A state's value in a year.
struct StateValue {
  State state;
  double value;
};

/// A place on the earth, degrees.
struct Place {
  State state;
  double lon;
  double lat;
};

/// Rows of all years in one block, each year a span. Years ascend; rows of a year ascend by state.
template <typename Row>
class YearPanel {
 public:
  /// Adds a row; years must come in ascending order.
  void add(Year year, Row row) {
    if (years_.empty() || years_.back() != year) {
      years_.push_back(year);
      begins_.push_back(rows_.size());
    }
    rows_.push_back(row);
  }

  /// True if there is no year.
  bool empty() const { return years_.empty(); }
  /// The years that have rows, ascending.
  std::span<const Year> years() const { return years_; }
  /// The rows of the i-th year.
  std::span<const Row> rows(std::size_t i) const {
    const auto end = i + 1 < begins_.size() ? begins_[i + 1] : rows_.size();
    return std::span(rows_).subspan(begins_[i], end - begins_[i]);
  }

 private:
  std::vector<Year> years_;
  std::vector<std::size_t> begins_;
  std::vector<Row> rows_;
};

/// Where an indicator of core.economy comes from.
struct IndicatorSource {
  std::string indicator;
  std::string source;
};

/// Typed reading of a world for the measures: rows as spans, missing as NaN, no SQL outside.
class WorldView {
 public:
  /// Reads the tables of this world, which must outlive the view.
  explicit WorldView(store::Database& database) : database_(database) {}

  /// Vintages of the capability data, oldest first: "v5", "v6", "v7". Empty without any.
  std::vector<std::string> vintages() const;
  /// The capabilities of a vintage by year.
  YearPanel<CapabilityRow> capabilities(std::string_view vintage) const;
  /// The source of a vintage.
  std::string capability_source(std::string_view vintage) const;

  /// Indicators of the economy that have data.
  std::vector<IndicatorSource> indicators() const;
  /// An indicator by year.
  YearPanel<StateValue> indicator(std::string_view name) const;

  /// The world's totals of an indicator, where its source gives them; else empty.
  std::map<Year, double> world_totals(std::string_view name) const;

  /// Major powers by year; a year the list does not cover is absent.
  std::map<Year, std::vector<State>> majors() const;
  /// Years in which the majors are carried past their list's end.
  std::map<Year, bool> majors_carried() const;
  /// The source of the majors, empty without any.
  std::string majors_source() const;

  /// Capitals on the last day of each year, of members of the COW system.
  YearPanel<Place> capitals() const;
  /// The source of the capitals; empty without any.
  std::string capitals_source() const;

 private:
  store::Database& database_;
};

}  // namespace orrery::world
