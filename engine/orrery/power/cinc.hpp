// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::power {

/// The six components of the Correlates of War National Material Capabilities, in their order
/// there. Any unit will do, as long as it is the same for all members of a year.
enum class Component : std::size_t {
  Milex,   ///< military expenditure
  Milper,  ///< military personnel
  Irst,    ///< iron and steel production
  Pec,     ///< primary energy consumption
  Tpop,    ///< total population
  Upop,    ///< urban population
};

inline constexpr std::size_t kComponents = 6;

/// The columns' names: "milex", "milper", "irst", "pec", "tpop", "upop".
inline constexpr std::array<std::string_view, kComponents> kComponentNames{
    "milex", "milper", "irst", "pec", "tpop", "upop"};

/// One number a component, indexed by Component.
using ComponentValues = std::array<double, kComponents>;

/// One state's capabilities in one year; a missing component is kMissing, never -9.
struct Capabilities {
  State state;
  ComponentValues value;
};

/// One state's place in one year's distribution of capabilities.
struct Cinc {
  State state;
  ComponentValues share{kMissing, kMissing, kMissing, kMissing, kMissing, kMissing};
  int n_components = 0;    ///< components that entered the mean, 0 to 6
  double cinc = kMissing;  ///< in [0, 1]
};

/// Each component's sum over the members that have it; missing where nobody has it or the sum is 0.
/// O(n). Throws Error{Failure} for a negative or infinite value.
ComponentValues component_totals(std::span<const Capabilities> members);

/// The Composite Index of National Capability of the members of ONE year (Singer, Bremer & Stuckey
/// 1972; National Material Capabilities codebook):
///
///   s_ic   = x_ic / Σ_j x_jc        over the members j whose component c is not missing
///   CINC_i = mean of s_ic over the components c that i has
///
/// A missing component is left out of the state's mean, not counted as 0, and a component that
/// nobody has (or whose total is 0) is missing for all. A state without any component has a missing
/// CINC. Since means are over different components, CINC sums to 1 over the system only when
/// nothing is missing. The rule gives the published column of version 7.0 within its single
/// precision (5e-8).
///
/// The result is in the members' order. O(n). Throws Error{Failure} for a negative or infinite
/// value: a -9 that was left as a number would shrink every other state's share.
std::vector<Cinc> cinc(std::span<const Capabilities> members);

/// The same into `out`, which must be as long as `members`; no allocation.
void cinc(std::span<const Capabilities> members, std::span<Cinc> out);

}  // namespace orrery::power
