// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/power/cinc.hpp"

namespace orrery::power {

/// How unevenly capabilities are held within a set of states.
struct Concentration {
  std::size_t n = 0;                     ///< members with data; the others are not in the set
  double top = kMissing;                 ///< the largest share, in [1/n, 1]
  double hhi = kMissing;                 ///< Σ s², in [1/n, 1]
  double enp = kMissing;                 ///< effective number 1/Σ s², in [1, n]
  double con = kMissing;                 ///< Ray and Singer's CON, in [0, 1]
  double entropy = kMissing;             ///< −Σ s ln s in nats, in [0, ln n]
  double entropy_normalised = kMissing;  ///< entropy / ln n, in [0, 1]
};

/// Concentration of the values of a set (CINC, GDP, anything that adds up). Values are rescaled to
/// shares s of the set's total, so any unit will do.
///
///   CON = sqrt((Σ s² − 1/n) / (1 − 1/n))
///
/// is 0 when all hold the same and 1 when one holds everything (Ray & Singer 1973; Singer, Bremer &
/// Stuckey 1972). HHI is Hirschman and Herfindahl's index, its inverse Laakso and Taagepera's
/// (1979) effective number, the entropy Shannon's (1948).
///
/// A member with a missing value is not in the set: it counts neither in n nor in the total. A
/// member with 0 is in the set and counts in n. With one member `con` and `entropy_normalised` are
/// missing (their denominators are 0: one state is neither evenly nor unevenly spread); with none,
/// or when the total is 0, everything but n is missing. O(n), no allocation. Throws Error{Failure}
/// for a negative or infinite value.
Concentration concentration(std::span<const double> values);

/// Shares of a set by the components within that set: each component's share among the set's
/// members, averaged over the components a member has, rescaled to sum 1 (the basis that Singer,
/// Bremer & Stuckey use for the major powers). This is cinc() of the set, rescaled; it differs from
/// rescaling the system's CINC, which weighs a component by how much of the world's total the set
/// holds. A member without any component has a missing share. O(n).
std::vector<double> component_shares(std::span<const Capabilities> set);

}  // namespace orrery::power
