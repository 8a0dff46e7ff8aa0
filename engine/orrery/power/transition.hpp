// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/power/series.hpp"

namespace orrery::power {

struct TransitionOptions {
  double parity_low = 0.8;   ///< smallest ratio of the parity zone
  double parity_high = 1.2;  ///< largest ratio of the parity zone
  int window_years = 20;     ///< calendar years behind a closing speed, the year itself included
  int min_years = 5;         ///< fewest years with data behind a closing speed, 2 or more
};

/// Two states in one year in which both have data.
struct RatioYear {
  Year year;
  double ratio;                     ///< challenger / leader, 0 or more
  bool parity;                      ///< whether the ratio lies in the parity zone, ends included
  double closing_speed = kMissing;  ///< slope of ln(ratio) per year; above 0 the challenger gains
  int n = 0;                        ///< years with data behind the closing speed
};

/// The challenger passed the leader.
struct Overtaking {
  Year year;      ///< first year with a ratio above 1
  Year previous;  ///< last year with data before it, ratio at most 1; more than a year back after a
                  ///< gap
};

/// Consecutive calendar years in the parity zone.
struct ParitySpell {
  Year first;
  Year last;
};

/// How a challenger stood to a leader over time.
struct Transition {
  std::vector<RatioYear> years;
  std::vector<Overtaking> overtakings;
  std::vector<ParitySpell> parity;
};

/// The power transition between two states (Organski 1958; Organski & Kugler 1980; the zone of
/// parity from 80 to 120 per cent of the leader after Tammen et al. 2000).
///
/// A year enters when both states have data in it and the leader's value is above 0. Nothing is
/// interpolated: an overtaking is the first year with a ratio above 1 after one of at most 1, so a
/// challenger that starts above 1 has not overtaken, and one that falls back and passes again has
/// done so twice. Across a gap in the data the year is the first one seen, and `previous` tells how
/// long the gap is. A parity spell ends at a gap: what is not observed is not parity.
///
/// Closing speed is the ordinary least-squares slope of ln(ratio) on the year over the observed
/// years in (year − window_years, year]; 0.03 is about 3 per cent a year. It is missing with fewer
/// than `min_years` of them. Years with a ratio of 0 have no logarithm and do not enter it.
///
/// Both series are in ascending order of year, in the same unit. O(n · window_years). Throws
/// Error{Failure} for negative values or years out of order and Error{Usage} for impossible
/// options.
Transition transition(std::span<const YearValue> leader,
                      std::span<const YearValue> challenger,
                      const TransitionOptions& options = {});

}  // namespace orrery::power
