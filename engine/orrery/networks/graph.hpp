// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace orrery::networks {

/// An undirected tie between two nodes, numbered from 0.
struct Edge {
  std::int32_t a = 0;
  std::int32_t b = 0;
  double weight = 1;  ///< above 0 and finite
};

/// An undirected graph with weights: nodes 0 to nodes − 1, each pair tied at most once, no ties of
/// a node to itself.
struct Graph {
  std::int32_t nodes = 0;
  std::vector<Edge> edges;
};

/// Throws Error{Failure} for a tie to a node that does not exist or to itself, and for a weight
/// that is not above 0 and finite. O(edges).
void require_valid(const Graph& graph);

}  // namespace orrery::networks
