// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/power/cinc.hpp"

namespace orrery::power {

enum class PolarityType {
  Undefined,     ///< no member has data, or the total is 0
  Unipolar,      ///< one state holds half or more
  NearUnipolar,  ///< one state holds nearly half
  Bipolar,       ///< two states hold half or more together, each a quarter or more
  Multipolar,    ///< three or more states hold a twentieth or more each, and none of the above
  Diffuse,       ///< none of the above
};

/// "undefined", "unipolar", "near_unipolar", "bipolar", "multipolar", "diffuse".
std::string_view name_of(PolarityType type);

/// The shares of a set that make a pole. See polarity() for what is certain about the defaults.
struct PolarityOptions {
  double unipolar = 0.50;       ///< smallest share of a unipole
  double near_unipolar = 0.45;  ///< smallest share of a near-unipole; as `unipolar`: no such type
  double bipolar_together = 0.50;  ///< smallest share of two poles together; binds above 2 × each
  double bipolar_each = 0.25;      ///< smallest share of each of two poles
  double multipolar_each = 0.05;   ///< smallest share of one of several poles
  std::size_t multipolar_poles = 3;  ///< fewest poles of a multipolar set
  bool unipole_first = false;  ///< whether half the total makes a unipole beside a second pole, too
};

/// The polarity of a set in one year.
struct Polarity {
  PolarityType type = PolarityType::Undefined;
  std::size_t n = 0;      ///< members with data
  std::size_t poles = 0;  ///< 1, 1, 2, the states above `multipolar_each`, and 0 when diffuse
  double pole_share = kMissing;  ///< members whose share is at least this are the poles
  /// The three largest shares, largest first, and whose they are (positions in the input; equal
  /// values in input order). Missing, and the input's size, where the set has fewer members with
  /// data.
  std::array<double, 3> top{kMissing, kMissing, kMissing};
  std::array<std::size_t, 3> holder{};
};

/// Polarity by shares of capability, after Rapkin, Thompson & Christopherson (1979) and Thompson
/// (1986, 1988). Values are rescaled to shares of the set's total, so any unit will do; which set
/// and which capability is the caller's question (the authors take military expenditure of the
/// great powers). In this order, with the default thresholds:
///
///   bipolar        s1 + s2 ≥ .50 and s2 ≥ .25
///   unipolar       s1 ≥ .50
///   near-unipolar  s1 ≥ .45
///   multipolar     three or more states with s ≥ .05
///   diffuse        otherwise
///
/// A distribution such as .58, .30 meets both of the first two; it is bipolar here, since two great
/// rivals are what the authors mean by it: with military expenditure of the major powers this order
/// finds bipolarity in every year from 1948 to 1973, as they report, while the other order
/// (`unipole_first`) finds unipolarity in 1951–1958. The thresholds are taken from how later
/// studies describe the scheme and were not checked against the article's own text;
/// docs/methods/power.md says more.
///
/// A missing value is not in the set. O(n), no allocation. Throws Error{Failure} for a negative or
/// infinite value and Error{Usage} for a threshold outside [0, 1] or thresholds out of order.
Polarity polarity(std::span<const double> values, const PolarityOptions& options = {});

/// The domains that the components of national capability make up. An economic domain needs an
/// income (GDP): give its values to polarity() as they are.
inline constexpr std::array kMilitaryDomain{Component::Milex, Component::Milper};
inline constexpr std::array kDemographicDomain{Component::Tpop, Component::Upop};
inline constexpr std::array kIndustrialDomain{Component::Irst, Component::Pec};

/// Each member's share of a domain: its share of each component within the set, averaged over those
/// it has, rescaled to sum 1. A member with none of the components has a missing share. With all
/// six components this is component_shares(). O(n).
std::vector<double> domain_shares(std::span<const Capabilities> set,
                                  std::span<const Component> domain);

/// How far the domains of power tell different stories about one set in one year.
struct Complexity {
  std::size_t n_domains = 0;            ///< domains whose polarity is defined
  double type_disagreement = kMissing;  ///< share of pairs of domains of different type, in [0, 1]
  double leader_disagreement = kMissing;  ///< share of pairs led by different members, in [0, 1]
  double rank_correlation = kMissing;  ///< mean Spearman correlation over the pairs, in [−1, 1]
};

/// Disagreement between domains: the same world can be bipolar in arms and multipolar in trade
/// (Nye 2011). The measure is Orrery's own: type and leader disagree in a share of the pairs of
/// domains; ranks are compared by Spearman's coefficient with mean ranks for ties, over members
/// with data in both domains (a pair with fewer than two, or in which one domain is all equal, is
/// left out). `domains` holds one span a domain, all over the same members in the same order.
/// Missing with fewer than two defined domains. O(d·n log n + d²·n log n) for d domains.
Complexity complexity(std::span<const std::span<const double>> domains,
                      const PolarityOptions& options = {});

}  // namespace orrery::power
