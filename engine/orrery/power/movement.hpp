// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "orrery/base/missing.hpp"
#include "orrery/power/series.hpp"

namespace orrery::power {

/// Who is compared when a set's members differ between two years.
enum class Membership {
  Union,   ///< a state that is no member of the set in one year holds a share of 0 in it
  Common,  ///< only members of both years, their shares rescaled to sum 1 in each
};

struct MovementOptions {
  Membership membership = Membership::Union;
};

/// How much of a set's capabilities changed hands between two years.
struct Movement {
  std::size_t n = 0;          ///< states compared
  std::size_t n_entered = 0;  ///< members of the later year only
  std::size_t n_left = 0;     ///< members of the earlier year only
  double gross = kMissing;    ///< Σ|s_it − s_i,t−1|, in [0, 2]
  double move = kMissing;     ///< MOVE, in [0, 1]
};

/// Ray and Singer's (1973) measure of redistribution (MOVE of Singer, Bremer & Stuckey 1972):
///
///   MOVE = Σ_i |s_it − s_i,t−1| / (2 (1 − min_i s_it))
///
/// the shares that changed hands over the most that could have, so 0 when nothing moved and 1 when
/// everything came from one state that ends with the smallest share.
///
/// Membership. By default (`Union`) a state outside the set in one of the years has a share of 0 in
/// that year: its entry or exit is itself a redistribution. The minimum is then over all states
/// compared (0 once anyone has left), which keeps MOVE within [0, 1]. `Common` asks what moved
/// among those who were there both times. A state whose value is *missing* in either year is left
/// out of both: no data is not a share of 0. Shares are rescaled to sum 1 in each year after that.
///
/// Both spans hold one year of a set, in ascending order of state, in any unit. Values are missing
/// where a year's total is 0; `move` is missing also when fewer than two states are compared. The
/// measure is not per year: over a longer interval divide by its years to compare with yearly
/// figures. O(n), no allocation. Throws Error{Failure} for a negative value or states out of order.
Movement movement(std::span<const StateValue> earlier,
                  std::span<const StateValue> later,
                  const MovementOptions& options = {});

}  // namespace orrery::power
