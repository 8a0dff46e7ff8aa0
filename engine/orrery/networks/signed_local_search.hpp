// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orrery/networks/signed_graph.hpp"

namespace orrery::networks {

/// Two factions and what they frustrate.
struct Division {
  std::vector<std::int8_t> side;  ///< 1 or −1
  double frustrated = 0;
};

/// Improves a division until no sequence of changes of side, each node once and the best first, as
/// in Kernighan & Lin (1970, doi:10.1002/j.1538-7305.1970.tb01770.x), frustrates less. O(nodes² +
/// ties) a round.
Division improve(const SignedGraph& graph, std::vector<std::int8_t> side);

/// The factions of a spanning forest none of whose ties is broken, improved: ties that `doubt` says
/// least of come first, of equal ones the heavier.
Division from_forest(const SignedGraph& graph, std::span<const double> doubt);

/// The best of a forest of the heaviest ties and of `starts` random divisions, improved; draws are
/// keyed by the seed.
Division local_search(const SignedGraph& graph, int starts, std::uint64_t seed);

}  // namespace orrery::networks
