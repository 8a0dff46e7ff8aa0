// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "orrery/base/missing.hpp"

namespace orrery::numerics {

struct LeadLagOptions {
  int longest = 10;         ///< lags from −longest to longest
  double block_length = 0;  ///< mean length of blocks; 0: automatic, the longer of the two series'
  int draws = 1000;
  double level = 0.9;             ///< of the interval at each lag
  double together = 0.95;         ///< of the bound for all lags at once
  std::size_t fewest_pairs = 20;  ///< below, a lag has no correlation
  std::uint64_t seed = 1;
  std::uint64_t unit = 0;  ///< whose draws: they are keyed by (seed, unit, draw)
};

/// The correlation of x with y some steps later.
struct LagCorrelation {
  int lag = 0;  ///< above 0: x goes first; below 0: y does
  std::size_t n = 0;
  double correlation = kMissing;
  double lo = kMissing;
  double hi = kMissing;
};

struct LeadLag {
  std::vector<LagCorrelation> lags;  ///< ascending
  double block_length = kMissing;
  double bound =
      kMissing;  ///< |correlation| that all lags together stay below if x and y are unrelated
  double p_value = kMissing;  ///< of the largest |correlation|, all lags together, if unrelated
};

/// Which of two series leads: correlations of x_t and y_{t + lag} for lags on either side, over the
/// steps from the first to the last at which both are observed; a missing value between is left
/// out.
///
/// The interval at a lag is by the stationary bootstrap of pairs (x_t, y_{t + lag}), which keeps
/// how each step hangs on those before it (Künsch 1989; Politis & Romano 1994): Fisher's z ±
/// z_{level} times its standard deviation over draws, turned back. Normal on that scale, since
/// percentiles of few and dependent steps are too narrow. The bound and the p-value are of the
/// largest |r| over all lags when x and y are drawn apart from each other, each with its own
/// blocks: what is left is what unrelated series of such persistence show (Westfall & Young 1993);
/// (1 + draws at least as large) / (1 + draws).
///
/// Draws are counter-based: the same at any number of threads. Cost draws · lags · n. Throws
/// Error{Failure} for series of different lengths and options that make no sense.
LeadLag lead_lag(std::span<const double> x,
                 std::span<const double> y,
                 const LeadLagOptions& options = {});

}  // namespace orrery::numerics
