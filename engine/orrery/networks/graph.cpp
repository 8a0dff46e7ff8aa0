// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/graph.hpp"

#include <cmath>
#include <string>

#include "orrery/base/error.hpp"

namespace orrery::networks {

void require_valid(const Graph& graph) {
  const auto is_node = [&](std::int32_t node) { return node >= 0 && node < graph.nodes; };
  for (const auto& edge : graph.edges) {
    if (!is_node(edge.a) || !is_node(edge.b) || edge.a == edge.b) {
      throw Error(ErrorKind::Failure,
                  "a tie of " + std::to_string(edge.a) + " and " + std::to_string(edge.b) +
                      " in a graph of " + std::to_string(graph.nodes) + " nodes");
    }
    if (!std::isfinite(edge.weight) || edge.weight <= 0) {
      throw Error(
          ErrorKind::Failure,
          "a tie of weight " + std::to_string(edge.weight) + ": it must be above 0 and finite");
    }
  }
}

}  // namespace orrery::networks
