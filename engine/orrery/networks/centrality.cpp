// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/centrality.hpp"

#include <algorithm>

#include "orrery/networks/igraph_door.hpp"

namespace orrery::networks {
namespace {

/// Scales to a largest value of 1, and rids what the solver leaves below 0 in unconnected parts.
void scale(std::vector<double>& values) {
  const auto largest = std::ranges::max_element(values);
  const double unit = largest == values.end() ? 0 : *largest;
  for (double& value : values) value = unit > 0 ? std::max(0.0, value) / unit : 0;
}

}  // namespace

std::vector<double> eigenvector_centrality(const Graph& graph) {
  require_valid(graph);
  std::vector<double> result(static_cast<std::size_t>(graph.nodes), 0);
  if (graph.edges.empty()) return result;
  RandomStream unused(0, 0);
  const IgraphSession session(unused);
  IgraphGraph handle(graph);
  IgraphReals values(result.size());
  igraph_arpack_options_t options;
  igraph_arpack_options_init(&options);
  igraph_real_t largest = 0;
  require(igraph_eigenvector_centrality(handle.get(),
                                        values.get(),
                                        &largest,
                                        IGRAPH_UNDIRECTED,
                                        true,
                                        handle.weights().get(),
                                        &options));
  std::ranges::copy(values.values(), result.begin());
  scale(result);
  return result;
}

TwoModeCentrality eigenvector_centrality(const TwoModeGraph& graph) {
  Graph one;
  one.nodes = graph.rows + graph.columns;
  for (const auto& tie : graph.ties) one.edges.push_back({tie.row, graph.rows + tie.column, 1});
  const auto values = eigenvector_centrality(one);
  const auto cut = values.begin() + graph.rows;
  TwoModeCentrality result{{values.begin(), cut}, {cut, values.end()}};
  scale(result.rows);
  scale(result.columns);
  return result;
}

}  // namespace orrery::networks
