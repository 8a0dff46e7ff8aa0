// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "orrery/world/measure.hpp"

namespace orrery::relations {

// The thin steps that bind the engines of this module to tables of the world. Each creates its
// table, fills it and returns the sources it read; none means that the data it needs are absent.

/// relations.signed_sets and relations.signed_ties: who is friend and who is foe.
std::vector<std::string> fill_signed_ties(const world::MeasureContext& context);
/// relations.balance: triads and balance by year; reads relations.signed_ties.
std::vector<std::string> fill_balance(const world::MeasureContext& context);
/// relations.frustration and relations.factions; reads relations.signed_ties.
std::vector<std::string> fill_frustration(const world::MeasureContext& context);
/// relations.layers and relations.dyad_years: the layers of all pairs by year, and their index.
std::vector<std::string> fill_dyad_years(const world::MeasureContext& context);
/// relations.influence: capacity to influence; reads relations.dyad_years.
std::vector<std::string> fill_influence(const world::MeasureContext& context);
/// The query behind relations.influence: pairs and years in which either depends on the other, with
/// the parts of bandwidth (kBandwidthParts), then trade1, trade2, arms1 and arms2 of
/// relations.dyad_years.
std::string_view influence_parts_query();

// What the steps share; in table_tools.cpp.

/// Runs one of this module's SQL files ("layers.sql").
void run_sql(store::Database& database, std::string_view file);

}  // namespace orrery::relations
