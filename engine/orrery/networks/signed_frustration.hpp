// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "orrery/networks/signed_graph.hpp"
#include "orrery/networks/signed_search.hpp"

namespace orrery::networks {

/// Limits of the search; `steps` may end it with a gap.
using FrustrationOptions = SearchOptions;

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
/// Exact, by branch and bound (FrustrationSearch). Depends on no clock and no threads; the same
/// graph and options give the same factions. NP-hard, so that `steps` may end it: then lower_bound
/// and frustration enclose the index. Throws Error{Failure} for an invalid graph and
/// Error{Cancelled}.
Frustration frustration(const SignedGraph& graph, const FrustrationOptions& options = {});

/// Whether a node sides the same way in all optimal divisions.
enum class Sure : std::int8_t {
  Yes,
  No,       ///< another optimal division puts it on the other side of its component's core
  Unknown,  ///< the limit ended the search, or the division is not proven optimal
};

/// For each node, whether its side is the same in all optimal divisions, seen from the core of its
/// component: the largest set of nodes whose relations among each other are the same in all of
/// them, of equal ones that with the lowest node. Yes for nodes without a tie. A tie with weight to
/// spare in a packing of cycles that reaches the index is broken in no optimal division (reduced
/// costs); for other pairs the opposite is solved. O(one frustration a node) at worst. Errors as
/// for frustration().
std::vector<Sure> sure_sides(const SignedGraph& graph,
                             const Frustration& found,
                             const FrustrationOptions& options = {});

}  // namespace orrery::networks
