// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/networks/signed_graph.hpp"
#include "orrery/world/measure.hpp"

namespace orrery::relations {

/// The signed network of one set and year: the members of the system, and the ties of those that
/// have one.
struct SignedNetwork {
  std::string set;
  Year year = 0;
  std::vector<State> untied;  ///< members without a tie, ascending
  std::vector<State> states;  ///< the nodes of the graph, ascending
  std::int32_t mixed = 0;     ///< hostile ties of pairs that are friendly too
  networks::SignedGraph graph;
};

/// All networks of relations.signed_ties: the sets in the order of relations.signed_sets, each year
/// that a set covers, ascending, also those without a tie.
std::vector<SignedNetwork> read_signed_networks(store::Database& database);

/// Friendly ties of a graph; the others are hostile.
std::int32_t friendly_ties(const networks::SignedGraph& graph);

}  // namespace orrery::relations
