// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "orrery/norms/ideal_points/model.hpp"

namespace orrery::norms {

/// How the one-sided estimator works.
struct OneSidedOptions {
  /// Estimate the variance of the cuts' normal prior from the cuts themselves (their mean square,
  /// uncertainty included; empirical Bayes), the same for all items, in place of the model's prior
  /// of cuts.
  bool estimate_cut_variance = false;
  int max_passes = 300;     ///< passes over all sessions
  double tolerance = 1e-4;  ///< stop when a pass moves positions by less, root of the mean square
  int threads = 1;          ///< 0: all cores
};

/// How a one-sided estimation ended.
struct OneSidedSummary {
  bool converged = false;
  int passes = 0;
  double change = 0;        ///< of the positions in the last pass, root of the mean square
  double scale = 1;         ///< how much a pass would widen positions that were not standardised
  double cut_variance = 0;  ///< that of the prior of cuts; 0: uniform
};

/// Positions by cell.
struct OneSidedIdealPoints {
  std::vector<Position> positions;
  OneSidedSummary summary;
};

/// Positions in which a session leans on the one before it and never on the one after it, as in the
/// published estimates: θ_it ~ N(m, step_variance · n_t / (n_t + n_s)), m the mean of the actor's
/// cell before and n_s its votes; for an actor's first cell both are those of its second; an actor
/// with one cell has the model's initial prior. `movement` and `first_positions` of the model are
/// not used.
///
/// A position is its posterior mean and sd given m and the items, by quadrature; an item is the
/// mode of its posterior with the positions integrated out over a normal distribution of these two
/// moments (EM; Bock & Aitkin 1981). Sessions are taken in order; all cells are then standardised,
/// so that mean position is 0 and squares, variances included, are 1 on average. Every third pass
/// is followed by an extrapolation (squared iterative methods; Varadhan & Roland 2008). The
/// published sampler standardises draws in every sweep, but keeps m as it was before. Its sweeps
/// come to rest where what a sweep adds to the scale, a factor b, is what standardisation takes
/// away, so that with B_it = Σ β_j² over the votes of the cell
///
///   ∂ log P / ∂θ_it = B_it (b − 1) θ_it + b (θ_it − m_it) / variance.
///
/// Here the first term is a normal prior with mean 0 and precision B_it (b − 1), and b what makes
/// the scale over all cells 1.
///
/// An item that comes back shares its parameters between sessions; only through it do later
/// sessions speak to earlier ones. Intervals are those of the session given m and the items, so
/// that errors of earlier sessions are not in them. The mean of the first sessions against the
/// others rests on next to nothing: m of the first two are each other. Deterministic, and the same
/// to the bit at any number of threads. Time O(passes · votes), memory O(votes). Throws
/// Error{Failure} for a panel without votes.
/// Reference: Bailey, Strezhnev & Voeten 2017.
OneSidedIdealPoints one_sided_ideal_points(const VotePanel& panel,
                                           const IdealPointModel& model,
                                           const OneSidedOptions& options = {});

}  // namespace orrery::norms
