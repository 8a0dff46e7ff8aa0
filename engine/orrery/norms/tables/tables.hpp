// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "orrery/world/measure.hpp"

namespace orrery::norms {

// The thin steps that bind the engines of this module to tables of the world. Each creates its
// table, fills it and returns the sources it read; none means that the data it needs are absent.

/// norms.similarity: similarity of foreign policy of all pairs, from votes and from alliances.
std::vector<std::string> fill_similarity(const world::MeasureContext& context);
/// norms.ideal_points: positions of states by session, estimated from roll calls.
std::vector<std::string> fill_ideal_points(const world::MeasureContext& context);
/// norms.spread: dispersion and polarisation of positions; reads norms.ideal_points.
std::vector<std::string> fill_spread(const world::MeasureContext& context);
/// norms.blocs and norms.bloc_sessions: who votes alike; reads norms.similarity.
std::vector<std::string> fill_blocs(const world::MeasureContext& context);
/// norms.moves: who moved how far; reads norms.ideal_points.
std::vector<std::string> fill_moves(const world::MeasureContext& context);
/// norms.cohesion: how united groups vote; reads norms.ideal_points and norms.similarity.
std::vector<std::string> fill_cohesion(const world::MeasureContext& context);
/// norms.speech_terms: how often speeches in the General Debate use the shipped lists of terms.
std::vector<std::string> fill_speech_terms(const world::MeasureContext& context);
/// norms.adoptions and norms.adopted: who took up what when.
std::vector<std::string> fill_adoptions(const world::MeasureContext& context);
/// norms.diffusion: hazards of adoption of each norm.
std::vector<std::string> fill_diffusion(const world::MeasureContext& context);

// What the steps share; in table_tools.cpp.

/// Creates this module's tables of one SQL file ("similarity.sql").
void create_tables(store::Database& database, std::string_view file);

/// The sources of roll calls that belong to a session.
std::vector<std::string> vote_sources(store::Database& database);

}  // namespace orrery::norms
