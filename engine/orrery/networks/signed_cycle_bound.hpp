// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "orrery/networks/signed_graph.hpp"

namespace orrery::networks {

struct CycleBoundOptions {
  double enough = 0;                    ///< stop once the bound reaches this
  std::int64_t steps = 0;               ///< most steps of the simplex method
  std::function<void()> check = [] {};  ///< called between steps; what it throws ends the search
};

/// What was found.
struct CycleBound {
  double bound = 0;            ///< no division into two factions frustrates less
  std::vector<double> broken;  ///< of each tie, how far the relaxation breaks it, 0 to 1
  std::vector<double> spare;   ///< of each tie, the weight that no cycle took: to break it as well
                               ///< costs that much more than the bound
  std::int64_t steps = 0;      ///< steps of the simplex method
  bool complete = false;       ///< no further cycle would raise the bound
};

/// A lower bound of frustration by negative cycles, those with an odd number of hostile ties: each
/// has a frustrated tie, so that weights given to negative cycles, of which no tie carries more
/// than its own weight, sum to no more than the frustration. The best weights are the dual of
///   min Σ |w_e| y_e with Σ_{e in C} y_e ≥ 1 for every negative cycle C, y ≥ 0
/// (Barahona & Mahjoub 1986, doi:10.1007/BF02592023), solved by cutting planes: cycles are added as
/// long as shortest paths in the double cover of the graph find one that y violates. The bound is
/// summed from the weights themselves, made smaller where rounding overloads a tie, and so does
/// not rest on the tolerances of the solver. GLPK does the linear programmes. Throws
/// Error{Cancelled}.
CycleBound cycle_bound(const SignedGraph& graph, const CycleBoundOptions& options);

}  // namespace orrery::networks
