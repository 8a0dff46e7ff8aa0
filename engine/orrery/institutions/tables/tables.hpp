// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "orrery/world/measure.hpp"

namespace orrery::institutions {

// The thin steps that bind the engines of this module to tables of the world. Each creates its
// tables, fills them and returns the sources it read; none means that the data it needs are absent.

/// institutions.organisations, .memberships, .spells, .conflicts and the view .membership_years.
std::vector<std::string> fill_memberships(const world::MeasureContext& context);
/// institutions.joint: organisations that two states share.
std::vector<std::string> fill_joint(const world::MeasureContext& context);
/// institutions.organisation_years, .organisation_groups, .group_years: what members are together.
/// Power and positions are empty where power.shares and norms.ideal_points are absent.
std::vector<std::string> fill_organisation_years(const world::MeasureContext& context);
/// institutions.overlaps and the view .pairs; reads institutions.organisation_years.
std::vector<std::string> fill_pairs(const world::MeasureContext& context);
/// institutions.years; reads institutions.organisation_years.
std::vector<std::string> fill_years(const world::MeasureContext& context);
/// institutions.centralities: how central states are.
std::vector<std::string> fill_centralities(const world::MeasureContext& context);

// What the steps share; in table_tools.cpp.

/// Runs one SQL file of this module ("joint.sql").
void run_sql(store::Database& database, std::string_view file);

/// The sources of memberships.
std::vector<std::string> membership_sources(store::Database& database);

}  // namespace orrery::institutions
