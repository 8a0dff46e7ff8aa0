// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "orrery/base/missing.hpp"

namespace orrery::norms {

struct SpreadOptions {
  /// Sensitivity of Esteban and Ray's measure to the size of groups: their axioms allow (0, 1.6],
  /// and one of them asks for 1 at least; the default is the middle of [1, 1.6].
  double alpha = 1.3;
  double bin_width = 0.5;  ///< of the groups of Esteban and Ray's measure, in units of positions
  int shifts = 8;          ///< places of the grid of bins over which the measure is averaged
};

/// How positions of states lie in a session. Shares p_i are weights over their sum.
struct Spread {
  std::size_t n = 0;       ///< states with a position and a weight above 0
  double mean = kMissing;  ///< Σ p x
  double sd =
      kMissing;  ///< sqrt(Σ p (x − mean)²): of these states, not of a population they are from
  double q10 = kMissing;  ///< least position that a tenth of the weight does not exceed
  double q25 = kMissing;
  double q50 = kMissing;
  double q75 = kMissing;
  double q90 = kMissing;
  double mean_difference = kMissing;  ///< Σ_ij p_i p_j |x_i − x_j|, dispersion (Gini 1912)
  double bimodality = kMissing;       ///< Sarle's coefficient, see spread()
  double polarisation = kMissing;     ///< Esteban and Ray's measure, see spread()
};

/// Dispersion and polarisation of positions; `weights` as many as positions, or none for equal
/// ones. States with a missing position, or a missing weight or one of 0, are left out.
///
/// Bimodality is Sarle's coefficient as SAS and Pfister et al. (2013, doi:10.3389/fpsyg.2013.00700)
/// give it, (g² + 1) / (k + 3 (n − 1)² / ((n − 2)(n − 3))), with skewness g and excess kurtosis k
/// corrected for the sample; with weights (g² + 1) / (k + 3) of the weighted moments, its limit. In
/// (0, 1]; 5/9 for a uniform distribution, 1/3 for a normal one, 1 for two points, all for many
/// states. High values come from skewness, too. Missing for fewer than 4 states or without
/// variance.
///
/// Polarisation is P = Σ_ij π_i^(1+α) π_j |y_i − y_j| (Esteban & Ray 1994, doi:10.2307/2951734, K =
/// 1), over groups of states in bins of `bin_width`, π their shares and y their mean positions:
/// positions are all different, and on the single states the measure would see no groups at all.
/// It is averaged over `shifts` grids that begin at equal steps of a bin, so that it hangs on the
/// width alone. 0 when all are in one place; 2 (1/2)^(2+α) d for two equal poles d apart.
///
/// Cost O(n log n + shifts · n). Throws Error{Failure} for a number of weights that is
/// neither 0 nor that of positions, a negative or infinite value, and options that make no sense.
Spread spread(std::span<const double> positions,
              std::span<const double> weights = {},
              const SpreadOptions& options = {});

/// The 5 and 95 % points of a quantity.
struct Interval {
  double q05 = kMissing;
  double q95 = kMissing;
};

/// Spread of positions that are known with error.
struct UncertainSpread {
  Spread expected;  ///< means over draws of what spread() computes
  Interval mean;    ///< and intervals of it
  Interval sd;
  Interval mean_difference;
  Interval bimodality;
  Interval polarisation;
};

struct DrawOptions {
  int draws = 200;
  std::uint64_t seed = 1;
  std::uint64_t unit = 0;  ///< whose draws: they are keyed by (seed, unit, draw)
};

/// Spread of positions with means and standard deviations: each draw moves every state by its own
/// normal error, and means and order statistics of the draws are given. Errors of states are taken
/// as independent.
///
/// Not the spread of the means: estimated positions are pulled together (a mean is nearer to the
/// others than the position is on average), so that the spread of the means is too small by the
/// variance of the errors: E[sd²] = sd² of means + (1 − 1/n) mean of sds², with equal weights.
///
/// Without draws, or where the standard deviation of a state that counts is missing, `expected` is
/// spread() of the means and the intervals are missing. Cost draws × spread(). Errors as there.
UncertainSpread uncertain_spread(std::span<const double> means,
                                 std::span<const double> sds,
                                 std::span<const double> weights = {},
                                 const SpreadOptions& options = {},
                                 const DrawOptions& draws = {});

/// The same for several weightings of the same states, each as `weights` there, from the same
/// draws; cheaper than one by one.
std::vector<UncertainSpread> uncertain_spreads(std::span<const double> means,
                                               std::span<const double> sds,
                                               std::span<const std::span<const double>> weightings,
                                               const SpreadOptions& options = {},
                                               const DrawOptions& draws = {});

}  // namespace orrery::norms
