// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/networks/signed_graph.hpp"

namespace orrery::networks {

/// A graph in which each pair is tied with probability `density`, hostile with probability
/// `hostile`, with whole weights up to `heaviest`.
inline SignedGraph random_signed_graph(
    std::int32_t nodes, double density, double hostile, int heaviest, std::uint64_t seed) {
  RandomStream random(seed, 0);
  SignedGraph graph{nodes, {}};
  for (std::int32_t a = 0; a < nodes; ++a) {
    for (std::int32_t b = a + 1; b < nodes; ++b) {
      if (random.uniform() >= density) continue;
      const double size = std::ceil(random.uniform() * heaviest);
      graph.ties.push_back({a, b, random.uniform() < hostile ? -size : size});
    }
  }
  return graph;
}

/// The least frustration over all divisions into two factions, one by one.
inline double least_frustration_of_all(const SignedGraph& graph) {
  std::vector<std::int8_t> side(static_cast<std::size_t>(graph.nodes), 1);
  double least = std::numeric_limits<double>::infinity();
  for (std::uint32_t code = 0; code < (1U << (graph.nodes - 1)); ++code) {
    for (std::int32_t node = 1; node < graph.nodes; ++node) {
      side[static_cast<std::size_t>(node)] = (code >> (node - 1) & 1U) != 0 ? 1 : -1;
    }
    least = std::min(least, frustrated_weight(graph, side));
  }
  return least;
}

}  // namespace orrery::networks
