// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orrery/norms/ideal_points/vote_panel.hpp"

namespace orrery::norms {

/// How a position moves from one session of an actor to its next.
enum class Movement {
  None,     ///< it does not: every cell is N(0, initial_variance) by itself (a static model)
  Fixed,    ///< a random walk with variance step_variance · the number of sessions passed
  ByVotes,  ///< a random walk with variance step_variance · n_t / (n_t + n_t−1), n the votes cast
};

/// Prior of the first position of one actor, instead of N(0, initial_variance).
struct FirstPosition {
  std::int32_t actor = 0;  ///< the caller's number
  double mean = 0;
  double variance = 1;
};

/// The model of ordered votes:
///
///   P(vote of i on j in session t ≤ k) = Φ(γ_jk − β_j θ_it),  γ_j0 < γ_j1,
///
/// with yes < abstain < no (Bailey, Strezhnev & Voeten 2017); with two categories it is the probit
/// model of Clinton, Jackman & Rivers (2004), and with a random walk that of Martin & Quinn (2002).
struct IdealPointModel {
  Movement movement = Movement::ByVotes;
  double initial_variance = 1;
  double step_variance = 0.5;
  std::vector<FirstPosition> first_positions;
  double slope_variance = 1;  ///< β_j ~ N(0, slope_variance)
  double cut_variance = 0;  ///< γ_jk ~ N(0, cut_variance); 0: uniform on [−cut_limit, cut_limit]
  double cut_limit = 7;
  bool standardise = true;    ///< positions have mean 0 and sd 1 over all cells
  std::int32_t positive = 2;  ///< the actor whose mean position is positive; −1: leave the sign
};

/// A position with its uncertainty.
struct Position {
  double mean = 0;
  double sd = 0;
  double q05 = 0;
  double q95 = 0;
};

/// A position whose quantiles are those of a normal distribution.
Position normal_position(double mean, double sd);

/// The parameters of an item, on the scale of the reported positions.
struct Item {
  double slope = 0;
  double cut[2] = {0, 0};  ///< with two categories only the first
  double slope_sd = 0;
  double cut_sd[2] = {0, 0};
};

/// The variance of a cell's position given the actor's cell before it (the walk goes on through
/// sessions without votes), or missing (NaN) where the cell begins a trajectory: the first of an
/// actor, and every cell under Movement::None.
double walk_variance(const IdealPointModel& model, const VotePanel& panel, std::size_t cell);

/// Σ log P(vote) at these parameters; `positions` by cell, `items` by item. O(votes).
double log_likelihood(const VotePanel& panel,
                      std::span<const double> positions,
                      std::span<const Item> items);

}  // namespace orrery::norms
