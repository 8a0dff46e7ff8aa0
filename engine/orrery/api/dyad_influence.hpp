// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

#include "orrery/api/dyad_dossier.hpp"
#include "orrery/relations/dependence.hpp"

namespace orrery::api {

/// Weights of the parts of influence: all alike, or those that were given, with 0 for parts that
/// were not.
struct PartWeights {
  std::array<double, relations::kBandwidthParts.size()> bandwidth{};
  std::array<double, relations::kDependenceParts.size()> dependence{};
  /// "influence = bandwidth (trade 1, arms 1, …) × dependence (trade 1, arms 1)"
  std::string note;
};

/// Reads the weights of a question. Throws Error{Usage} for a name that is no part.
PartWeights part_weights(const DyadQuery& query);

/// Who depends on whom, and who can influence whom, by year; with `explain` of the query also the
/// parts and the bounds of influence.
std::vector<Table> influence_tables(store::Database& database,
                                    const NamedPair& pair,
                                    const DyadQuery& query,
                                    const PartWeights& weights);

}  // namespace orrery::api
