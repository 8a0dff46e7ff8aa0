// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace orrery::networks {

/// An undirected tie between two nodes, numbered from 0: friendly above 0, hostile below.
struct SignedTie {
  std::int32_t a = 0;
  std::int32_t b = 0;
  double weight = 1;  ///< finite and not 0; its size is what it costs to break the tie
};

/// An undirected signed graph: nodes 0 to nodes − 1, each pair tied at most once, no ties of a node
/// to itself.
struct SignedGraph {
  std::int32_t nodes = 0;
  std::vector<SignedTie> ties;
};

/// Throws Error{Failure} for a tie to a node that does not exist or to itself, for a second tie of
/// a pair, and for a weight that is 0 or not finite. O(ties log ties).
void require_valid(const SignedGraph& graph);

/// The connected component of each node, numbered from 0 in the order of their lowest nodes; signs
/// play no part. O(nodes + ties).
std::vector<std::int32_t> components(const SignedGraph& graph);

/// The weight of the ties that two factions frustrate: friendly ones between them and hostile ones
/// inside one. `side` is above 0 for one faction and below for the other. O(ties).
double frustrated_weight(const SignedGraph& graph, std::span<const std::int8_t> side);

/// True for a tie that two factions frustrate.
bool is_frustrated(const SignedTie& tie, std::span<const std::int8_t> side);

}  // namespace orrery::networks
