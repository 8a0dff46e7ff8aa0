// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/scale_prior.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace orrery::norms {
namespace {

// The pull may not undo the prior, or the precision of a trajectory would not be positive.
constexpr double kLeastPull = -0.2;

}  // namespace

void PriorSums::add_cell(std::span<const PositionPrior> priors,
                         std::span<const double> positions_at,
                         std::size_t c,
                         double sign) {
  const auto& prior = priors[c];
  const double x = positions_at[c];
  positions += sign * x;
  squares += sign * x * x;
  if (prior.linked) {
    const double gap = x - positions_at[c - 1];
    links += sign * gap * gap / prior.variance;
  } else {
    first_squares += sign * x * x / prior.variance;
    firsts += sign * x / prior.variance;
    firsts_by_mean += sign * prior.mean * x / prior.variance;
  }
}

ScalePrior::ScalePrior(const IdealPointModel& model,
                       std::span<const PositionPrior> priors,
                       std::size_t items)
    : model_(model),
      priors_(priors),
      cells_(static_cast<double>(priors.size())),
      items_(static_cast<double>(items)),
      standardises_(model.standardise && priors.size() > 2) {
  for (const auto& prior : priors) {
    if (prior.linked) continue;
    first_precisions_ += 1 / prior.variance;
    first_means_ += prior.mean / prior.variance;
    first_mean_squares_ += prior.mean * prior.mean / prior.variance;
  }
}

PriorSums ScalePrior::sums_of(const ChainState& state) const {
  PriorSums sums;
  for (std::size_t c = 0; c < priors_.size(); ++c) sums.add_cell(priors_, state.positions, c, 1);
  for (const auto& item : state.items) sums.slopes += item.slope * item.slope;
  return sums;
}

double ScalePrior::place_of(const PriorSums& sums) const {
  return standardises_ ? sums.positions / cells_ : 0;
}

double ScalePrior::scale_of(const PriorSums& sums) const {
  if (!standardises_) return 1;
  const double m = sums.positions / cells_;
  return std::sqrt(std::max(sums.squares / cells_ - m * m, 1e-12));
}

/// Σ ((x − m) / s − mean)² / variance over beginnings of trajectories.
double ScalePrior::first_quadratic(const PriorSums& sums, double m, double s) const {
  const double squares = sums.first_squares - 2 * m * sums.firsts + m * m * first_precisions_;
  return squares / (s * s) - 2 * (sums.firsts_by_mean - m * first_means_) / s + first_mean_squares_;
}

double ScalePrior::log_prior(const PriorSums& sums) const {
  const double m = place_of(sums);
  const double s = scale_of(sums);
  double result = -0.5 * (sums.links / (s * s) + first_quadratic(sums, m, s)) -
                  0.5 * s * s * sums.slopes / model_.slope_variance;
  if (!standardises_) return result;
  // h is a density of ln s, hence one power of s less than of s itself.
  const double log_s = std::log(s);
  result += (items_ - cells_ + 1) * log_s - 0.5 * (m * m + log_s * log_s) / (kLoose * kLoose);
  return result;
}

double ScalePrior::local_log_prior(const PriorSums& sums, double pull) const {
  return -0.5 * (sums.links + first_quadratic(sums, 0, 1)) - 0.5 * pull * sums.squares;
}

double ScalePrior::pull_of(const PriorSums& sums) const {
  if (!standardises_) return 0;
  const double force = sums.links + sums.first_squares - sums.firsts_by_mean -
                       sums.slopes / model_.slope_variance + items_ - cells_ + 1;
  return std::max(-force / cells_, kLeastPull);
}

CutPrior::CutPrior(const IdealPointModel& model,
                   std::span<const std::uint8_t> top_cut,
                   std::span<const ItemValue> items)
    : model_(model),
      lowest_(-std::numeric_limits<double>::infinity()),
      highest_(std::numeric_limits<double>::infinity()) {
  for (std::size_t j = 0; j < items.size(); ++j) {
    const auto& item = items[j];
    for (int k = 0; k <= top_cut[j]; ++k) {
      squares_ += item.cut[k] * item.cut[k];
      products_ += item.cut[k] * item.slope;
      slopes_ += item.slope * item.slope;
      if (item.slope == 0) continue;
      const double a = (item.cut[k] - model.cut_limit) / item.slope;
      const double b = (item.cut[k] + model.cut_limit) / item.slope;
      lowest_ = std::max(lowest_, std::min(a, b));
      highest_ = std::min(highest_, std::max(a, b));
    }
  }
}

double CutPrior::log_prior(double place) const {
  if (model_.cut_variance > 0) {
    return -0.5 * (squares_ - 2 * place * products_ + place * place * slopes_) /
           model_.cut_variance;
  }
  // A cut at its bound is there; rounding may not push it out.
  constexpr double kRounding = 1e-9;
  const bool inside = place >= lowest_ - kRounding && place <= highest_ + kRounding;
  return inside ? 0 : -std::numeric_limits<double>::infinity();
}

ItemValue moved(const ItemValue& item, double c, double a) {
  const double slope = item.slope / c;
  return {slope, {item.cut[0] + slope * a, item.cut[1] + slope * a}};
}

void change_scale(double c, double a, ChainState& state) {
  for (double& x : state.positions) x = c * x + a;
  for (auto& item : state.items) item = moved(item, c, a);
}

}  // namespace orrery::norms
