// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "orrery/networks/signed_graph.hpp"

namespace orrery::networks {

/// How many triples of nodes are of each of the ten kinds of an undirected signed graph: p is a
/// friendly tie, n a hostile one. They sum to nodes over 3.
struct SignedTriads {
  std::int64_t ppp = 0;
  std::int64_t ppn = 0;
  std::int64_t pnn = 0;
  std::int64_t nnn = 0;
  std::int64_t pp = 0;  ///< two ties, the third pair is not tied
  std::int64_t pn = 0;
  std::int64_t nn = 0;
  std::int64_t p = 0;  ///< one tie
  std::int64_t n = 0;
  std::int64_t none = 0;

  /// Triples of which every pair is tied.
  std::int64_t triangles() const { return ppp + ppn + pnn + nnn; }
};

/// The triad census of a signed graph; weights count by their sign. O(sum of squared degrees).
/// Throws Error{Failure} for an invalid graph.
SignedTriads signed_triads(const SignedGraph& graph);

/// The share of triangles that are balanced, those with an even number of hostile ties (Cartwright
/// & Harary 1956, doi:10.1037/h0046049): (ppp + pnn) / triangles, 0 to 1; missing without any.
double triangle_balance(const SignedTriads& triads);

/// The same in the weak sense of Davis (1967, doi:10.1177/001872676702000206), in which three
/// enemies are no contradiction: (ppp + pnn + nnn) / triangles, 0 to 1; missing without any.
double weak_triangle_balance(const SignedTriads& triads);

/// The triangles of one node.
struct NodeTriangles {
  std::int32_t balanced = 0;
  std::int32_t unbalanced = 0;
};

/// The triangles that each node is in. O(sum of squared degrees). Errors as for signed_triads().
std::vector<NodeTriangles> node_triangles(const SignedGraph& graph);

/// Walk balance (Estrada & Benzi 2014, doi:10.1103/PhysRevE.90.042802): tr exp(A) / tr exp(|A|), A
/// the matrix of signed weights. Closed walks of every length, short ones counting most, weigh for
/// balance or against it; nodes without a tie count as one walk of length 0 each. Above 0 to 1, 1
/// if and only if the graph is balanced; 1 without ties, missing without nodes. By eigenvalues,
/// O(nodes³) for the nodes that have ties. Errors as for signed_triads().
double walk_balance(const SignedGraph& graph);

}  // namespace orrery::networks
