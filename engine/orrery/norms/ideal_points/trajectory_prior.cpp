// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/trajectory_prior.hpp"

#include "orrery/base/missing.hpp"

namespace orrery::norms {

TrajectoryPrior trajectory_prior(const VotePanel& panel, const IdealPointModel& model) {
  const auto cells = panel.cells();
  TrajectoryPrior prior;
  prior.own_precision.assign(cells.size(), 0.0);
  prior.own_mean.assign(cells.size(), 0.0);
  prior.link_precision.assign(cells.size(), 0.0);
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const bool begins = c == 0 || cells[c - 1].actor != cells[c].actor;
    const double variance = walk_variance(model, panel, c);
    if (!is_missing(variance)) {
      prior.link_precision[c] = 1 / variance;
      continue;
    }
    prior.own_precision[c] = 1 / model.initial_variance;
    for (const auto& first : model.first_positions) {
      if (!begins || first.actor != panel.actors()[static_cast<std::size_t>(cells[c].actor)])
        continue;
      prior.own_precision[c] = 1 / first.variance;
      prior.own_mean[c] = first.mean;
    }
  }
  return prior;
}

double TrajectoryPrior::log_density(std::span<const double> positions) const {
  double sum = 0;
  for (std::size_t c = 0; c < positions.size(); ++c) {
    const double off = positions[c] - own_mean[c];
    sum += own_precision[c] * off * off;
    if (link_precision[c] > 0) {
      const double step = positions[c] - positions[c - 1];
      sum += link_precision[c] * step * step;
    }
  }
  return -0.5 * sum;
}

void TrajectoryPrior::add_gradient(std::span<const double> positions,
                                   std::span<double> gradient) const {
  for (std::size_t c = 0; c < positions.size(); ++c) {
    gradient[c] -= own_precision[c] * (positions[c] - own_mean[c]);
    if (link_precision[c] > 0) {
      const double pull = link_precision[c] * (positions[c] - positions[c - 1]);
      gradient[c] -= pull;
      gradient[c - 1] += pull;
    }
  }
}

}  // namespace orrery::norms
