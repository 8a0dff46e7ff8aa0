// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/order/changes.hpp"
#include "orrery/order/rate_of_change.hpp"
#include "orrery/store/database.hpp"

namespace orrery::order {

/// An element of the order with the indicators whose changes count, by year.
struct Element {
  std::string name;
  std::vector<std::string> indicators;
  std::vector<IndicatorSeries> series;  ///< of each indicator, from OrderData::first_year
  std::optional<std::size_t> headline;  ///< which indicator stands for the element
};

/// All elements that have an indicator, over the same years.
struct OrderData {
  Year first_year = 0;
  std::size_t years = 0;
  std::vector<Element> elements;

  /// The year of a step.
  Year year(std::size_t step) const {
    return static_cast<Year>(first_year + static_cast<Year>(step));
  }
};

/// Reads world_order.indicator_years, which must be there; `without` names indicators that do not
/// count.
OrderData read_order(store::Database& database, const std::vector<std::string>& without = {});

/// The rate of change of data.elements[element] over spans of that many years, with the draws that
/// world_order.change has.
RateOfChange rates_of(const OrderData& data,
                      std::size_t element,
                      std::size_t span,
                      std::uint64_t seed);

/// The yearly rates of change of an element from world_order.change, over the years of `data`.
std::vector<double> read_rates(store::Database& database,
                               const OrderData& data,
                               std::string_view element);

/// The log of rates; one below 0.01 counts as 0.01.
std::vector<double> log_rates(std::vector<double> rates);

/// A series in which change points are sought, and what was found.
struct NamedChanges {
  std::string series;  ///< element, element with _rate, or indicator
  std::string kind;    ///< element, rate or indicator
  std::string element;
  SeriesChanges found;
};

/// Change points of all elements, their rates and their indicators; `rates` has the yearly rates of
/// each element of `data`. Series that never move are left out. Means of a rate are rates again,
/// not logs.
std::vector<NamedChanges> all_changes(const OrderData& data,
                                      const std::vector<std::vector<double>>& rates,
                                      const ChangeOptions& options = {});

/// The yearly rates of all elements from world_order.change.
std::vector<std::vector<double>> read_all_rates(store::Database& database, const OrderData& data);

}  // namespace orrery::order
