// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace orrery::numerics {

/// What differs from one segment of a series to the next.
enum class ChangeIn {
  Mean,             ///< the mean; noise has variance 1 everywhere, so scale the values by it first
  MeanAndVariance,  ///< the mean and the variance of normal values
};

/// What a change point costs: a segmentation with m change points into segments of n_0 … n_m steps
/// pays `per_change` · m + `per_log_length` · Σ log n_i beside its misfit.
struct ChangePenalty {
  double per_change = 0;
  double per_log_length = 0;
};

struct ChangePointOptions {
  ChangeIn change = ChangeIn::Mean;
  ChangePenalty penalty;
  std::size_t shortest = 2;  ///< steps that a segment has at least; 2 or more with variances
  double weight = 1;         ///< by which the misfit is multiplied, see effective_dimensions()
};

/// A series cut into segments.
struct Segmentation {
  std::vector<std::size_t> starts;  ///< first step of each segment but the first, ascending
  double misfit = 0;  ///< Σ of the segments' misfit, with log lengths, without m · per_change
};

/// The penalty of the Bayesian information criterion (Schwarz 1978; Yao 1988): (p + 1) log n a
/// change point, for p parameters of a segment and the place.
ChangePenalty bic_penalty(std::size_t steps, double parameters);

/// The modified criterion of Zhang & Siegmund (2007, doi:10.1111/j.1541-0420.2006.00662.x): 2 log n
/// a change point and p log n_i a segment, since a place is known far better than 1/√n. For p = 1
/// it is theirs, 3 m log n + Σ log(n_i / n), less a constant; p above 1 is the same expansion with
/// p means.
ChangePenalty mbic_penalty(std::size_t steps, double parameters);

/// The segmentation of least penalised misfit, by PELT (Killick, Fearnhead & Eckley 2012,
/// doi:10.1080/01621459.2012.737745): exact, as pruning leaves out only what can no longer be best,
/// the log lengths included.
///
/// `values` holds `steps` × `dimensions` numbers, one step after the other; change points are
/// common to all dimensions. The misfit of a segment, −2 log likelihood without constants, is the
/// sum over dimensions of Σ (x − mean)² (Mean) or n (log v + 1), v the variance and 1e-8 of the
/// whole series' variance at least (MeanAndVariance). A missing value adds nothing; a segment that
/// lies in a gap of a dimension has no misfit there. Of equal segmentations that with the earlier
/// last change is taken. No change points where the series is shorter than two segments.
///
/// Cost: between O(n) and O(n²) sums over dimensions. Throws Error{Failure} for values that do not
/// fill the steps, an infinite value, a negative penalty and a shortest segment of 0, or of 1 with
/// variances.
Segmentation change_points(std::span<const double> values,
                           std::size_t dimensions,
                           const ChangePointOptions& options);

/// The best segmentation for a range of the penalty for a change point.
struct PenaltyRange {
  double from = 0;
  double to = 0;
  Segmentation best;
};

/// All segmentations that are best for some `per_change` in [least, most], by CROPS (Haynes, Eckley
/// & Fearnhead 2017, doi:10.1080/10618600.2015.1116445), from the smallest penalty to the largest;
/// the ranges touch each other. `options.penalty.per_change` is not used. Cost: about two runs of
/// change_points() for each segmentation found.
std::vector<PenaltyRange> change_points_by_penalty(std::span<const double> values,
                                                   std::size_t dimensions,
                                                   const ChangePointOptions& options,
                                                   double least,
                                                   double most);

/// The share of a range of penalties, on a log scale, in which the best segmentation has a change
/// within `tolerance` steps of `start`; 1: at every penalty of the range. Below it what a change
/// point hangs on is the penalty. `ranges` must begin above 0.
double stability(std::span<const PenaltyRange> ranges, std::size_t start, std::size_t tolerance);

}  // namespace orrery::numerics
