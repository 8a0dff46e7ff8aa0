// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/api/table.hpp"
#include "orrery/base/ids.hpp"
#include "orrery/order/tables/order_data.hpp"
#include "orrery/store/database.hpp"

// The tables of `orrery show order`. Each reads a world that has measures of the order.

namespace orrery::api {

/// The question with what was left open settled.
struct OrderAsked {
  std::optional<Year> year;  ///< none: the last of each element, and change points of all years
  std::string element;       ///< empty: all
  std::vector<std::string> without;  ///< indicators that do not count
  order::ChangeOptions changes;
  std::string penalty;  ///< in words
  bool explain = false;
};

/// Elements with the indicators that count, their rates of change, and change points.
struct OrderFound {
  order::OrderData data;
  std::vector<order::RateOfChange> rates;   ///< of each element, over one year
  std::vector<order::RateOfChange> rates5;  ///< over five
  std::vector<order::NamedChanges> changes;

  /// The place of an element in `data`.
  std::optional<std::size_t> place_of(std::string_view element) const {
    const auto found = std::ranges::find(data.elements, element, &order::Element::name);
    if (found == data.elements.end()) return std::nullopt;
    return static_cast<std::size_t>(found - data.elements.begin());
  }
};

/// Elements, rates of change and change points as asked for: computed again, with the draws of the
/// build.
OrderFound find_changes(store::Database& database, const OrderAsked& asked);

/// A row an indicator of the element: its value in the year, its interval, change and rank; notes
/// say what has no value.
Table element_table(store::Database& database,
                    const OrderAsked& asked,
                    const OrderFound& found,
                    std::string_view element);

/// A row an element: its rate of change in the year with its interval and rank.
Table change_table(const OrderAsked& asked, const OrderFound& found);

/// A row a change point, of all years or near the year asked for.
Table change_points_table(const OrderFound& found, const OrderAsked& asked);

/// A row a series and range of penalties: the change points that are best in it.
Table sensitivity_table(const OrderFound& found);

/// A row a pair of elements: its strongest lag.
Table lead_lag_table(store::Database& database, const OrderAsked& asked);

/// The most volatile pairs of major powers in the decade of the year.
Table volatility_table(store::Database& database, const OrderAsked& asked);

}  // namespace orrery::api
