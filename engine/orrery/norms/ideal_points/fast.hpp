// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "orrery/norms/ideal_points/model.hpp"

namespace orrery::norms {

/// How the fast estimator works.
struct FastOptions {
  int max_rounds = 60;  ///< Newton rounds
  /// Stop when no position changes by more. Rounds converge quadratically at the end: what is left
  /// to go then is a small part of it.
  double tolerance = 1e-4;
  bool intervals = true;       ///< false: all sds are 0, which saves a good part of the time
  bool item_intervals = true;  ///< false: those of items are
  int threads = 1;             ///< 0: all cores
};

/// How a fast estimation ended.
struct FastSummary {
  bool converged = false;
  int rounds = 0;            ///< Newton rounds made
  double change = 0;         ///< largest change of a position in the last round
  double log_posterior = 0;  ///< at the mode, less constants
};

/// Positions by cell and items by item.
struct FastIdealPoints {
  std::vector<Position> positions;
  std::vector<Item> items;
  FastSummary summary;
};

/// The mode of the posterior of positions and items together, and intervals from the curvature
/// there (Laplace): the inverse of the information on all parameters, so that the uncertainty of
/// the items and of the common movement of a session is in the standard deviation of a position.
///
/// With `model.standardise` the mode is sought among positions of mean 0 and sd 1 over all cells,
/// so that the variances of the walk are in units of that sd; otherwise the priors set the scale.
/// The uniform prior of cut points is a smooth box, ∝ exp(−(γ / cut_limit)^12). An item on which
/// a category does not occur has no cut point beside it: the one towards an end is reported as
/// ±cut_limit with sd 0, the two around the middle category are one. An item with one category says
/// nothing about positions and is reported with slope 0; a cell with such votes alone keeps its
/// prior. In the variances, not in the mode, an item that bridges sessions counts as one item in
/// each of them: intervals are a little wider than they need be. The sign is that of `positive`
/// unless there are first positions, which then have it.
///
/// Deterministic, and the same to the bit at any number of threads. Time O(rounds · votes), about
/// 15 products with the information a round, and with intervals Σ_t n_t³, n_t the cells of a
/// session; memory O(votes), with intervals Σ_t n_t². Throws Error{Failure} for a
/// panel without votes.
/// Reference: Bailey, Strezhnev & Voeten 2017 (model); Tierney & Kadane 1986 (Laplace); Steihaug
/// 1983, Conn, Gould & Toint 2000 (steps).
FastIdealPoints fast_ideal_points(const VotePanel& panel,
                                  const IdealPointModel& model,
                                  const FastOptions& options = {});

}  // namespace orrery::norms
