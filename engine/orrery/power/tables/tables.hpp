// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "orrery/world/measure.hpp"

namespace orrery::power {

// The thin steps that bind the engines of this module to tables of the world. Each creates its
// table, fills it and returns the sources it read; none means that the data it needs are absent.

/// power.cinc: the index and its component shares, by vintage.
std::vector<std::string> fill_cinc(const world::MeasureContext& context);
/// power.shares: shares and ranks in every index of power.
std::vector<std::string> fill_shares(const world::MeasureContext& context);
/// power.system: concentration of all states and of the majors; reads power.cinc.
std::vector<std::string> fill_system(const world::MeasureContext& context);
/// power.polarity: polarity by domain and pooled.
std::vector<std::string> fill_polarity(const world::MeasureContext& context);
/// power.ratios and power.transitions: challengers and leaders.
std::vector<std::string> fill_transitions(const world::MeasureContext& context);
/// power.centre: the centre of power on the globe.
std::vector<std::string> fill_centre(const world::MeasureContext& context);

/// Creates this module's tables of one SQL file ("cinc.sql").
void create_tables(store::Database& database, std::string_view file);

}  // namespace orrery::power
