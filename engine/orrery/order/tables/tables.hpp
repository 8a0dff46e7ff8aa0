// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/world/measure.hpp"

namespace orrery::order {

/// The elements of the order, in the order in which tables list them.
inline constexpr std::array<std::string_view, 4> kElements{
    "power", "norms", "institutions", "relations"};

// The thin steps that bind the engines of this module to tables of the world. Each creates its
// tables, fills them and returns the sources it read; none means that the data it needs are absent.

/// world_order.indicators and world_order.indicator_years: what other measures say of the order, by
/// year.
std::vector<std::string> fill_indicators(const world::MeasureContext& context);
/// world_order.change and world_order.change_parts: how fast each element changed.
std::vector<std::string> fill_change(const world::MeasureContext& context);
/// world_order.change_points, world_order.change_series and world_order.change_sensitivity.
std::vector<std::string> fill_change_points(const world::MeasureContext& context);
/// world_order.lead_lag: which element goes before which.
std::vector<std::string> fill_lead_lag(const world::MeasureContext& context);
/// world_order.volatility: how volatile relations of major powers were.
std::vector<std::string> fill_volatility(const world::MeasureContext& context);
/// world_order.years: one row a year of all indicators and rates.
std::vector<std::string> fill_years(const world::MeasureContext& context);

// What the steps share; in table_tools.cpp.

/// Creates this module's tables of one SQL file ("change.sql").
void create_tables(store::Database& database, std::string_view file);

/// True if the database has what "power.system(year, set, con)" names: the table and the columns.
bool has_columns(store::Database& database, std::string_view reads);

}  // namespace orrery::order
