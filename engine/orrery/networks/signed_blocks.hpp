// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "orrery/networks/signed_graph.hpp"

namespace orrery::networks {

/// A part of a graph that no single node holds together (a biconnected component), with its own
/// numbers of nodes.
struct Block {
  SignedGraph graph;
  std::vector<std::int32_t> node;  ///< the number that each has in the whole
};

/// The blocks of a graph: each tie is in one, and two of them share a node at most, so that their
/// factions can be chosen apart (Hopcroft & Tarjan 1973, doi:10.1145/362248.362272). Nodes without
/// a tie are in none. O(nodes + ties).
std::vector<Block> blocks(const SignedGraph& graph);

/// Sides, 1 or −1, of all nodes such that within each block they are those given, or all turned.
std::vector<std::int8_t> assemble(std::int32_t nodes,
                                  const std::vector<Block>& blocks,
                                  const std::vector<std::vector<std::int8_t>>& sides);

}  // namespace orrery::networks
