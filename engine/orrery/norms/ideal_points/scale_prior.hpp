// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/norms/ideal_points/chain_state.hpp"
#include "orrery/norms/ideal_points/model.hpp"
#include "orrery/norms/ideal_points/trajectory_block.hpp"

namespace orrery::norms {

/// Sums over positions and slopes from which their log prior follows, so that a change of one
/// trajectory costs no look at the others.
struct PriorSums {
  double links = 0;           ///< Σ (θ_t − θ_t−1)² / variance
  double first_squares = 0;   ///< over beginnings of trajectories: Σ θ² / variance
  double firsts = 0;          ///< Σ θ / variance
  double firsts_by_mean = 0;  ///< Σ mean θ / variance
  double positions = 0;       ///< Σ θ
  double squares = 0;         ///< Σ θ²
  double slopes = 0;          ///< Σ β²

  /// Adds the terms of cell c, and of the link into it, `sign` times.
  void add_cell(std::span<const PositionPrior> priors,
                std::span<const double> positions,
                std::size_t c,
                double sign);
};

/// The log prior of positions and slopes for a whole chain, up to a constant.
///
/// Where the model is standardised, its priors speak of positions with mean 0 and sd 1, θ = (x − m)
/// / s, and of slopes and cuts on that scale. The chain moves x freely: m and s are auxiliary, with
/// m ~ N(0, kLoose²) and ln s ~ N(0, kLoose²) independent of all that is reported, so that the
/// standardised numbers have the posterior of the constrained model, exactly:
///
///   ln p(x, β) = ln p(θ) + ln p(βs) + (J − N + 2) ln s + ln h(m, s),
///
/// N cells, J items.
class ScalePrior {
 public:
  /// How far mean and ln sd of the free positions wander.
  static constexpr double kLoose = 0.05;

  /// For the cells with these priors and so many items; the arguments must outlive it.
  ScalePrior(const IdealPointModel& model,
             std::span<const PositionPrior> priors,
             std::size_t items);

  /// The sums of a chain. O(cells + items).
  PriorSums sums_of(const ChainState& state) const;
  /// The log prior; cuts are apart.
  double log_prior(const PriorSums& sums) const;
  /// The same as an update of one trajectory takes it for granted: the prior on the scale at hand,
  /// and `pull` of every position towards 0 in place of all that depends on s.
  double local_log_prior(const PriorSums& sums, double pull) const;
  /// The pull that is right to first order about m = 0, s = 1; 0 where nothing is standardised.
  double pull_of(const PriorSums& sums) const;
  /// The mean of the free positions where the model is standardised, else 0.
  double place_of(const PriorSums& sums) const;
  /// Their sd where the model is standardised, else 1.
  double scale_of(const PriorSums& sums) const;
  /// True if m and s are free.
  bool standardises() const { return standardises_; }

 private:
  double first_quadratic(const PriorSums& sums, double m, double s) const;

  const IdealPointModel& model_;
  std::span<const PositionPrior> priors_;
  double cells_;
  double items_;
  bool standardises_;
  double first_precisions_ = 0;  ///< Σ 1 / variance
  double first_means_ = 0;       ///< Σ mean / variance
  double first_mean_squares_ = 0;
};

/// The log prior of all cuts as a function of the place m of the free positions: the cuts on the
/// standard scale are γ − βm.
class CutPrior {
 public:
  /// Sums over the items; `top_cut` is the index of each item's last cut. O(items).
  CutPrior(const IdealPointModel& model,
           std::span<const std::uint8_t> top_cut,
           std::span<const ItemValue> items);

  /// The log prior, up to a constant; −∞ where a cut leaves its bounds.
  double log_prior(double place) const;

 private:
  const IdealPointModel& model_;
  double squares_ = 0;   ///< Σ γ²
  double products_ = 0;  ///< Σ γβ
  double slopes_ = 0;    ///< Σ β², once for each cut
  double lowest_;        ///< m that keep all cuts within their bounds
  double highest_;
};

/// Moves all positions to cθ + a, and the items with them, so that no probability changes.
void change_scale(double c, double a, ChainState& state);

/// An item on the scale cθ + a.
ItemValue moved(const ItemValue& item, double c, double a);

}  // namespace orrery::norms
