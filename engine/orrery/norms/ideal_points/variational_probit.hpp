// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "orrery/norms/ideal_points/model.hpp"

namespace orrery::norms {

/// Where the variational estimator starts and stops.
struct VariationalOptions {
  std::vector<double> positions;  ///< start by actor
  std::vector<double> slopes;     ///< start by item; cut points start at 0
  bool modes = false;  ///< each at its mode: plain EM, which ends at the mode of the posterior
  int max_rounds = 5000;
  double tolerance = 1e-8;  ///< stop at correlations of 1 − tolerance with the round before
  int threads = 1;          ///< 0: all cores
};

/// A position in a session between an actor's first and last, whether it voted there or not.
struct SpanPosition {
  std::int32_t actor = 0;    ///< index into VotePanel::actors()
  std::int32_t session = 0;  ///< index into VotePanel::sessions()
  double mean = 0;
  double variance = 0;
};

/// What the variational estimator gives; in the items slope_sd and cut_sd are of the approximation.
struct VariationalEstimate {
  std::vector<SpanPosition> positions;
  std::vector<Item> items;
  int rounds = 0;
  bool converged = false;
};

/// Variational EM for votes of two categories, as Imai, Lo & Olmsted (2016) give it for the static
/// model (Movement::None) and for the random walk (Movement::Fixed): latent utilities, positions
/// and items in turn, each at its expectation given the others. Here for comparison with their
/// estimates; fast_ideal_points() is what Orrery uses, since this approximation keeps utilities and
/// positions apart and so makes variances too small.
///
/// Their treatment of votes that are missing within an actor's span is kept: the utility is latent
/// and stands at its expectation, so that all items of a session have one variance. With a walk an
/// actor's first position has the prior variance of its first position plus one step.
///
/// Each item must belong to one session, and the panel must have two categories and as many starts
/// as actors and items; Error{Failure} otherwise. Deterministic at any number of threads.
/// O(rounds · actors · items).
VariationalEstimate variational_probit(const VotePanel& panel,
                                       const IdealPointModel& model,
                                       const VariationalOptions& options);

}  // namespace orrery::norms
