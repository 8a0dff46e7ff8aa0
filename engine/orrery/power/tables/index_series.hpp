// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/power/cinc.hpp"
#include "orrery/power/series.hpp"
#include "orrery/world/world_view.hpp"

namespace orrery::power {

/// One index of power, all years.
struct IndexSeries {
  std::string name;
  std::string title;
  std::string unit;
  std::vector<std::string> sources;
  world::YearPanel<StateValue> panel;  ///< states with data, ascending
  std::map<Year, double> totals = {};  ///< of the world, where the source lists only some states
};

/// Every index that the world's data allow: CINC and its components of the newest vintage, the
/// indicators of the economy, and net power where GDP and population are at hand.
std::vector<IndexSeries> index_series(const world::WorldView& view);

/// The capabilities of a year in the engines' form.
std::vector<Capabilities> capabilities_of(std::span<const world::CapabilityRow> rows);

/// The members of a set among rows that have a `state`; both in ascending order.
template <typename Row>
std::vector<Row> members(std::span<const Row> rows, const std::vector<State>& set) {
  std::vector<Row> result;
  for (const auto& row : rows) {
    if (std::ranges::binary_search(set, row.state)) result.push_back(row);
  }
  return result;
}

/// The values of rows, in their order.
std::vector<double> values_of(std::span<const StateValue> rows);

}  // namespace orrery::power
