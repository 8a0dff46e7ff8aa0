// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "orrery/norms/ideal_points/model.hpp"

namespace orrery::norms {

/// How the one-sided estimator works.
struct OneSidedOptions {
  int max_passes = 40;      ///< passes over all sessions
  double tolerance = 1e-7;  ///< stop when positions of two passes correlate at 1 − tolerance
  int threads = 1;          ///< 0: all cores
};

/// How a one-sided estimation ended.
struct OneSidedSummary {
  bool converged = false;
  int passes = 0;
  double correlation = 0;  ///< of the positions of the last two passes
  double scale = 1;        ///< how much a pass would widen positions that were not standardised
};

/// Positions by cell.
struct OneSidedIdealPoints {
  std::vector<Position> positions;
  OneSidedSummary summary;
};

/// Positions in which a session leans on the one before it and never on the one after it, as in the
/// published estimates: θ_it ~ N(m, step_variance · n_t / (n_t + n_s)), m the position of the
/// actor's cell before and n_s its votes; for an actor's first cell both are those of its second;
/// an actor with one cell has the model's initial prior. `movement` and `first_positions` of the
/// model are not used.
///
/// Sessions are taken in order, each as the mode of its positions and items given m; all cells are
/// then standardised, and so on until two passes agree. The published sampler standardises draws in
/// every sweep, but keeps m as it was before. Its sweeps come to rest where what a sweep adds to
/// the scale, a factor b, is what standardisation takes away, so that with B_it = Σ β_j² over the
/// votes of the cell
///
///   ∂ log P / ∂θ_it = B_it (b − 1) θ_it + b (θ_it − m) / variance.
///
/// Here the first term is a normal prior with mean 0 and precision B_it (b − 1), and b what makes
/// the sd over all cells 1.
///
/// An item is one of its own in each session: nothing bridges. Intervals are those of the session
/// given m (Laplace), so that errors of earlier sessions are not in them. The mean of the first
/// sessions against the others rests on next to nothing: m of the first two are each other.
/// Deterministic, and the same to the bit at any number of threads. Time O(passes · (votes +
/// Σ_t n_t³)), n_t the cells of a session; memory O(votes). Throws Error{Failure} for a panel
/// without votes.
/// Reference: Bailey, Strezhnev & Voeten 2017.
OneSidedIdealPoints one_sided_ideal_points(const VotePanel& panel,
                                           const IdealPointModel& model,
                                           const OneSidedOptions& options = {});

}  // namespace orrery::norms
