// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace orrery::networks {

/// A tie between a row (a state, an actor) and a column (an organisation, an event), each numbered
/// from 0.
struct Affiliation {
  std::int32_t row = 0;
  std::int32_t column = 0;
};

/// A network of two kinds of nodes with ties between them only; each pair is tied at most once.
struct TwoModeGraph {
  std::int32_t rows = 0;
  std::int32_t columns = 0;
  std::vector<Affiliation> ties;
};

/// A division of both kinds of nodes into modules, numbered from 0.
struct TwoModePartition {
  std::vector<std::int32_t> row_module;
  std::vector<std::int32_t> column_module;
  std::int32_t modules = 0;
  double quality = 0;  ///< modularity of Barber; 0 without ties
};

struct TwoModeOptions {
  int runs = 2;  ///< starts, of which the best result is kept
  std::uint64_t seed = 1;
  std::uint64_t unit = 0;  ///< whose draws: runs are keyed by (seed, unit, run)
};

/// Modularity of a division of a two-mode network (Barber 2007, doi:10.1103/PhysRevE.76.066102):
/// Q = Σ over rows i, columns j of (a_ij − k_i d_j / m) δ(c_i, c_j) / m, with degrees k and d and m
/// ties: what lies within modules beyond what chance would put there between nodes of these
/// degrees. Below 1; 0 without ties. O(ties + modules). Throws Error{Failure} unless there is one
/// module from 0 up for each node, and for a tie to a node that does not exist.
double two_mode_modularity(const TwoModeGraph& graph,
                           std::span<const std::int32_t> row_module,
                           std::span<const std::int32_t> column_module);

/// Modules of high modularity: from the communities that Leiden finds when it takes both kinds of
/// nodes as one, each kind goes in turn to the modules that suit it best given the other (BRIM,
/// Barber 2007) and modules that gain by it are merged, until nothing improves. A heuristic: the
/// quality is a lower bound of the best one. Nodes without ties are modules of their own. Draws as
/// for leiden(). Throws as two_mode_modularity() and where igraph refuses.
TwoModePartition two_mode_modules(const TwoModeGraph& graph, const TwoModeOptions& options = {});

}  // namespace orrery::networks
