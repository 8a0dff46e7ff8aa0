// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/communities.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "orrery/base/error.hpp"
#include "orrery/networks/igraph_door.hpp"

namespace orrery::networks {
namespace {

std::vector<double> strengths(const Graph& graph) {
  std::vector<double> strength(static_cast<std::size_t>(graph.nodes), 0);
  for (const auto& edge : graph.edges) {
    strength[static_cast<std::size_t>(edge.a)] += edge.weight;
    strength[static_cast<std::size_t>(edge.b)] += edge.weight;
  }
  return strength;
}

Partition singletons(const Graph& graph) {
  Partition alone;
  alone.community.resize(static_cast<std::size_t>(graph.nodes));
  std::iota(alone.community.begin(), alone.community.end(), 0);
  alone.communities = graph.nodes;
  return alone;
}

/// What igraph's one quality function needs to be the one asked for: weights of nodes and γ.
struct NodeWeights {
  std::vector<double> weight;
  double gamma;
};

NodeWeights node_weights(const Graph& graph, const LeidenOptions& options) {
  if (options.quality == Quality::ConstantPotts) {
    return {std::vector<double>(static_cast<std::size_t>(graph.nodes), 1), options.resolution};
  }
  auto strength = strengths(graph);
  const double total = std::accumulate(strength.begin(), strength.end(), 0.0);
  return {std::move(strength), options.resolution / total};
}

}  // namespace

std::vector<Partition> leiden(const Graph& graph, int runs, const LeidenOptions& options) {
  require_valid(graph);
  std::vector<Partition> result;
  if (graph.edges.empty()) {
    result.assign(static_cast<std::size_t>(std::max(runs, 0)), singletons(graph));
    return result;
  }
  const auto nodes = node_weights(graph, options);
  RandomStream random(options.seed, options.unit);
  const IgraphSession session(random);
  IgraphGraph handle(graph);
  IgraphReals weights(nodes.weight.size());
  std::ranges::copy(nodes.weight, weights.values().begin());
  for (int run = 0; run < runs; ++run) {
    random = RandomStream(options.seed, options.unit, static_cast<std::uint64_t>(run));
    IgraphIntegers membership(nodes.weight.size());
    igraph_integer_t communities = 0;
    igraph_real_t quality = 0;
    require(igraph_community_leiden(handle.get(),
                                    handle.weights().get(),
                                    weights.get(),
                                    nodes.gamma,
                                    options.randomness,
                                    false,
                                    options.iterations,
                                    membership.get(),
                                    &communities,
                                    &quality));
    Partition partition;
    partition.communities = static_cast<std::int32_t>(communities);
    partition.quality = quality;
    for (const auto community : membership.values()) {
      partition.community.push_back(static_cast<std::int32_t>(community));
    }
    result.push_back(std::move(partition));
  }
  return result;
}

double modularity(const Graph& graph, std::span<const std::int32_t> community, double resolution) {
  require_valid(graph);
  const bool one_each = community.size() == static_cast<std::size_t>(graph.nodes);
  if (!one_each || std::ranges::any_of(community, [](auto c) { return c < 0; })) {
    throw Error(ErrorKind::Failure,
                std::to_string(community.size()) + " communities for " +
                    std::to_string(graph.nodes) + " nodes, numbered from 0");
  }
  if (graph.edges.empty()) return 0;
  RandomStream unused(0, 0);
  const IgraphSession session(unused);
  IgraphGraph handle(graph);
  IgraphIntegers membership(community.size());
  std::ranges::copy(community, membership.values().begin());
  igraph_real_t result = 0;
  require(igraph_modularity(
      handle.get(), membership.get(), handle.weights().get(), resolution, false, &result));
  return result;
}

}  // namespace orrery::networks
