// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orrery/networks/graph.hpp"

namespace orrery::networks {

/// What a partition is to be good at.
enum class Quality {
  /// Modularity (Newman & Girvan 2004), with resolution r (Reichardt & Bornholdt 2006):
  /// Q = Σ_ij (w_ij − r k_i k_j / 2m) δ(c_i, c_j) / 2m, k a node's strength, m the sum of weights.
  Modularity,
  /// Constant Potts model (Traag, Van Dooren & Nesterov 2011): Σ_ij (w_ij − r) δ(c_i, c_j) / 2m.
  ConstantPotts,
};

struct LeidenOptions {
  Quality quality = Quality::Modularity;
  double resolution = 1;     ///< r above; higher gives more and smaller communities
  double randomness = 0.01;  ///< of the refinement, θ in Traag, Waltman & van Eck (2019)
  int iterations = -1;       ///< rounds; below 0: until a round changes nothing
  std::uint64_t seed = 1;
  std::uint64_t unit = 0;  ///< whose draws: runs are keyed by (seed, unit, run)
};

/// A division of the nodes.
struct Partition {
  std::vector<std::int32_t> community;  ///< of each node, numbered from 0
  std::int32_t communities = 0;
  double quality = 0;  ///< the quality above, divided by 2m; 0 without ties
};

/// Communities by the Leiden algorithm (Traag, Waltman & van Eck 2019,
/// doi:10.1038/s41598-019-41695-z), `runs` times from singletons, each with draws of its own. The
/// same seed, unit and run give the same partition whatever else runs at the same time. Without
/// ties every node is alone. A run costs about O(edges) a round. igraph works under a lock, so
/// threads do not make it faster. Throws Error{Failure} for an invalid graph and where igraph
/// refuses.
std::vector<Partition> leiden(const Graph& graph, int runs, const LeidenOptions& options = {});

/// Modularity of a division with resolution r (see Quality), at most 1; 0 without ties. O(edges).
/// Throws Error{Failure} unless there is one community from 0 up for each node.
double modularity(const Graph& graph,
                  std::span<const std::int32_t> community,
                  double resolution = 1);

}  // namespace orrery::networks
