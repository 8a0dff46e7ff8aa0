// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "orrery/base/progress.hpp"
#include "orrery/networks/signed_graph.hpp"

namespace orrery::networks {

struct FrustrationOptions {
  std::int64_t steps = 500'000;  ///< most steps of the simplex method in all; then a gap is left
  int starts = 20;               ///< random divisions that the first search begins with
  std::uint64_t seed = 1;        ///< of these
  const CancelToken* cancel = nullptr;
};

/// Two factions that frustrate least, and how sure that is.
struct Frustration {
  double frustration = 0;  ///< weight of the ties that the factions frustrate
  double lower_bound = 0;  ///< no factions frustrate less; the same number where optimal
  bool optimal = true;     ///< proven: the two are the same
  /// 1 or −1 for the faction of each node; in each component 1 is the larger one, of equal ones
  /// that of the lowest node. 0 for nodes without a tie.
  std::vector<std::int8_t> side;
  std::int32_t core_nodes = 0;  ///< what was left to solve after the graph was made smaller
  std::int32_t core_ties = 0;
  double first_bound = 0;       ///< the lower bound before anything was tried out
  std::int64_t branchings = 0;  ///< ties of which both cases were tried out
  std::int64_t steps = 0;       ///< steps of the simplex method
};

/// The frustration index of a signed graph, or line index of balance (Harary 1959,
/// doi:10.1002/bs.3830040405; Aref, Mason & Wilson 2020, doi:10.1002/net.21907): the least weight
/// of ties to remove, or to turn, until two factions are left with friends inside and enemies
/// between. 0 if and only if the graph is balanced. With all weights 1 or −1 it is a number of
/// ties.
///
/// Exact, by branch and bound: the graph is made smaller (SignedCore), parted where a node holds
/// two parts together, bounded from above by local search and from below by packings of negative
/// cycles (cycle_bound); where the two differ, a tie is tried out as kept and as broken. Whole
/// weights are used: then a bound within less than 1 is a proof. Depends on no clock and no
/// threads; the same graph and options give the same factions. NP-hard, so that `steps` may end it:
/// then lower_bound and frustration enclose the index. Throws Error{Failure} for an invalid graph
/// and Error{Cancelled}.
Frustration frustration(const SignedGraph& graph, const FrustrationOptions& options = {});

}  // namespace orrery::networks
