// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "orrery/power/series.hpp"

namespace orrery::power {

/// The strongest state of a year.
struct Leader {
  Year year;
  State state;
  double value;
  std::size_t n;  ///< states with data that year
};

/// The state with the largest value in each year; of equals the one with the lowest code. A year in
/// which nobody has data, or all have 0, has no leader and no row.
///
/// `panel` is in ascending order of year (the states of a year in any order). O(n). Throws
/// Error{Failure} for a negative or infinite value or years out of order.
std::vector<Leader> leaders(std::span<const StateYearValue> panel);

struct ChallengerOptions {
  double min_ratio = 0.8;  ///< share of the leader's value that makes a challenger
  std::size_t top_k = 0;   ///< also whoever was among the k strongest behind the leader; 0: nobody
};

/// A state that came near the leader in some year, not counting years in which it led.
struct Challenger {
  State state;
  Year first;            ///< first year as a challenger
  Year last;             ///< last such year
  std::size_t n_years;   ///< such years, not always consecutive
  double closest;        ///< its largest ratio to a leader, in [0, 1]
  Year closest_year;     ///< the first year of that ratio
  State closest_leader;  ///< who led then
};

/// The states that ever reached `min_ratio` of the leader of the year or were among its `top_k`
/// runners-up (of equals the lower code first), by ascending code. It names the pairs worth giving
/// to transition(). The panel is as for leaders(). O(n log n).
std::vector<Challenger> challengers(std::span<const StateYearValue> panel,
                                    const ChallengerOptions& options = {});

}  // namespace orrery::power
