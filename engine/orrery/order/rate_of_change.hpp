// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "orrery/base/missing.hpp"

namespace orrery::order {

/// An indicator by year, from one first year that all share; missing where it is not observed.
struct IndicatorSeries {
  std::vector<double> values;
  std::vector<double> lo;  ///< 5 % points, missing where the value has no interval
  std::vector<double> hi;  ///< 95 % points
};

struct RateOptions {
  std::size_t span = 1;  ///< years over which change is taken
  int draws = 500;       ///< for the interval
  std::uint64_t seed = 1;
  std::uint64_t unit = 0;  ///< whose draws: they are keyed by (seed, unit, draw)
};

/// How fast several indicators together changed up to a year.
struct YearRate {
  double rate = kMissing;
  double lo = kMissing;  ///< 5 and 95 % points over draws; missing if no indicator has an interval
  double hi = kMissing;
  std::size_t indicators = 0;     ///< observed at both ends of the span
  std::size_t with_interval = 0;  ///< of these, with an interval at both
  std::vector<double> changes;    ///< of each indicator, in its unit
  std::vector<double> parts;      ///< of each indicator in the squared rate; they sum to 1
};

struct RateOfChange {
  std::vector<YearRate> years;
  std::vector<double>
      typical;  ///< of each indicator: size of a typical change; missing if it has none
};

/// The rate of change of an element from its indicators: with δ_it the change of indicator i over
/// the span that ends in year t, and ω_i its typical change,
///
///   R_t = sqrt(mean over i of E[δ_it²] / ω_i²),
///
/// a standardised Euclidean distance, 1 in a typical year. The observed change d has the error
/// variance τ² of both ends, ((hi − lo) / 3.29)² each, taken as independent. Changes are drawn
/// together as far as they are error: ω² = mean of d² − τ² over years, b = ω² / (ω² + τ²), and δ is
/// normal with mean b d and variance b τ² (Efron & Morris 1973), so that error alone does not look
/// like change. Without intervals δ = d. The interval is of R_t over draws of δ.
///
/// An indicator whose changes are no larger than its errors (ω² = 0) has no typical change and is
/// left out. A year has a rate if half of the others, at least one, are observed at both ends. Cost
/// draws × years × indicators. Throws Error{Failure} for series of different lengths and a span of
/// 0.
RateOfChange rate_of_change(std::span<const IndicatorSeries> indicators,
                            const RateOptions& options = {});

}  // namespace orrery::order
