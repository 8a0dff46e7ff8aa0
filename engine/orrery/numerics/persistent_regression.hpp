// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "orrery/base/missing.hpp"

namespace orrery::numerics {

struct PersistentOptions {
  double level = 0.95;           ///< of intervals
  std::uint64_t seed = 1;        ///< of the simulated series
  int simulations = 999;         ///< for each autocorrelation
  std::size_t fewest_steps = 8;  ///< below, nothing is estimated
};

/// A coefficient of a series whose noise may be anything from white noise to a random walk.
struct PersistentFit {
  std::size_t n = 0;
  double estimate = kMissing;
  double error = kMissing;  ///< standard error, given the autocorrelation
  double lo = kMissing;     ///< of the interval
  double hi = kMissing;
  double p_value = kMissing;          ///< two-sided, that the coefficient is 0
  double autocorrelation = kMissing;  ///< of the noise, one step to the next; 1 is a random walk
};

/// The coefficient b of x_t = a + b z_t + noise, noise an autoregression of order 1, e. g. a trend
/// (z the time) or the difference of two periods (z 0 or 1).
///
/// By least squares with quasi-differences. The autocorrelation is that of the residuals of plain
/// least squares, with (2 + 4 φ) / n added for the bias of short series (Marriott & Pope 1954), in
/// [0, 1], and 1 where it comes within n^(−1/4) of it, which keeps the statistic's distribution
/// about the same for stationary series and random walks (the idea of Perron & Yabu 2009,
/// doi:10.1016/j.jeconom.2009.03.001; with their n^(−1/2) the critical value for 40 steps is 6,
/// with n^(−1/4) it is 2.3). Its distribution is not taken from a table: the same is done
/// to simulated series without effect, at the same times, with autocorrelations from 0 to 1, and
/// the least favourable of them gives the p-value and the width of the interval. So a random walk
/// or white noise is taken for a trend at most as often as the level says.
///
/// `times` ascend in whole steps and may have gaps; a missing value is a gap. All is missing for
/// fewer steps than `fewest_steps`, a z that does not vary, or a series that never moves off its
/// line (whose error is 0: then lo = hi = estimate and p is 0 if b is not 0, else 1). The first
/// call for some times and z simulates 7 × `simulations` series and keeps what it found. Throws
/// Error{Failure} for spans of different lengths and times that do not ascend.
PersistentFit persistent_regression(std::span<const std::int64_t> times,
                                    std::span<const double> values,
                                    std::span<const double> z,
                                    const PersistentOptions& options = {});

/// The mean of a series with autoregressive noise, in the same way; an autocorrelation counts as .9
/// at most, since a random walk has no mean. `p_value` is that the mean is 0.
PersistentFit persistent_mean(std::span<const std::int64_t> times,
                              std::span<const double> values,
                              const PersistentOptions& options = {});

/// A step of a series at a date that is not known before.
struct LevelShift {
  std::size_t n = 0;
  std::int64_t time = 0;      ///< the first time of the new level
  std::int64_t earliest = 0;  ///< of the dates that the series does not exclude
  std::int64_t latest = 0;
  double estimate = kMissing;  ///< new level less old, at that date
  double lo = kMissing;        ///< of the interval at that date
  double hi = kMissing;
  double p_value = kMissing;  ///< that there is no step at any date
  double autocorrelation = kMissing;
};

/// The step that stands out most among all dates that leave `shortest` steps on either side: the
/// largest |t| of persistent_regression() with z 0 before a date and 1 from it on, the
/// autocorrelation taken from what the best step leaves over. The p-value is against the largest
/// |t| of simulated series without a step (Andrews 1993 for the idea; simulated as above). Dates
/// that are not excluded: n log(S_date / S_best) below 7.35, 5.94 at a level of .90, S the sum of
/// squares (Eo & Morley 2015, doi:10.3982/QE186; critical values of Hansen 2000). Missing and
/// errors as above.
LevelShift level_shift(std::span<const std::int64_t> times,
                       std::span<const double> values,
                       std::size_t shortest = 3,
                       const PersistentOptions& options = {});

}  // namespace orrery::numerics
