// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "orrery/networks/graph.hpp"
#include "orrery/networks/two_mode.hpp"

namespace orrery::networks {

/// Eigenvector centrality (Bonacich 1972, doi:10.1080/0022250X.1972.9989806): the entries of the
/// eigenvector of the weighted ties' largest eigenvalue, scaled so that the largest is 1; 0 to 1. A
/// node is central that is tied to central ones. Where parts of the network are not connected only
/// the part with the largest eigenvalue counts, and nodes elsewhere have 0; of parts with the same
/// eigenvalue the mix is arbitrary but always the same. All 0 without ties. O(edges) a step, by
/// igraph's ARPACK. Throws Error{Failure} for an invalid graph and where igraph refuses.
std::vector<double> eigenvector_centrality(const Graph& graph);

/// The centrality of both kinds of nodes, each scaled so that its largest is 1.
struct TwoModeCentrality {
  std::vector<double> rows;
  std::vector<double> columns;
};

/// Eigenvector centrality of both kinds of nodes of a two-mode network (Faust 1997,
/// doi:10.1016/S0378-8733(96)00300-0): a row is central that is in central columns, a column that
/// has central rows. For rows it is the first left singular vector of the table of ties. Errors and
/// cost as above.
TwoModeCentrality eigenvector_centrality(const TwoModeGraph& graph);

}  // namespace orrery::networks
