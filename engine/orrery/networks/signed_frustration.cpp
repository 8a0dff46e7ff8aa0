// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_frustration.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "orrery/networks/signed_core.hpp"
#include "orrery/networks/signed_search.hpp"

namespace orrery::networks {
namespace {

/// Turns the sides of each component so that its larger faction is 1; 0 for nodes without a tie.
void name_sides(const SignedGraph& graph, std::vector<std::int8_t>& side) {
  const auto component = components(graph);
  std::vector<std::int64_t> surplus(side.size(), 0);
  std::vector<std::int8_t> first(side.size(), 0);
  std::vector<bool> tied(side.size(), false);
  for (const auto& tie : graph.ties) {
    tied[static_cast<std::size_t>(tie.a)] = tied[static_cast<std::size_t>(tie.b)] = true;
  }
  for (std::size_t node = 0; node < side.size(); ++node) {
    const auto number = static_cast<std::size_t>(component[node]);
    surplus[number] += side[node];
    if (first[number] == 0) first[number] = side[node];
  }
  for (std::size_t node = 0; node < side.size(); ++node) {
    const auto number = static_cast<std::size_t>(component[node]);
    const bool turn = surplus[number] < 0 || (surplus[number] == 0 && first[number] < 0);
    if (turn) side[node] = static_cast<std::int8_t>(-side[node]);
    if (!tied[node]) side[node] = 0;
  }
}

}  // namespace

Frustration frustration(const SignedGraph& graph, const FrustrationOptions& options) {
  require_valid(graph);
  FrustrationSearch search(graph, options);
  FrustrationSearch::Root root;
  auto found = search.solve(SignedCore(graph), std::numeric_limits<double>::infinity(), &root);
  Frustration result;
  result.side = std::move(found.best.side);
  result.frustration = frustrated_weight(graph, result.side);
  result.optimal = search.proves(found.lower, result.frustration);
  result.lower_bound = result.optimal ? result.frustration : std::max(0.0, found.lower);
  result.core_nodes = root.nodes;
  result.core_ties = root.ties;
  result.first_bound = root.lower;
  result.branchings = search.branchings();
  result.steps = search.steps();
  name_sides(graph, result.side);
  return result;
}

}  // namespace orrery::networks
