// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/model.hpp"

#include "orrery/base/missing.hpp"
#include "orrery/numerics/normal.hpp"

namespace orrery::norms {

Position normal_position(double mean, double sd) {
  constexpr double kQuantile95 = 1.6448536269514722;
  return {mean, sd, mean - kQuantile95 * sd, mean + kQuantile95 * sd};
}

double walk_variance(const IdealPointModel& model, const VotePanel& panel, std::size_t cell) {
  const auto& here = panel.cells()[cell];
  const bool first = cell == panel.actor_begin(static_cast<std::size_t>(here.actor));
  if (first || model.movement == Movement::None) return kMissing;
  const auto& before = panel.cells()[cell - 1];
  if (model.movement == Movement::Fixed) {
    const auto sessions = panel.sessions();
    return model.step_variance * (sessions[static_cast<std::size_t>(here.session)] -
                                  sessions[static_cast<std::size_t>(before.session)]);
  }
  return model.step_variance * here.votes / (here.votes + before.votes);
}

double log_likelihood(const VotePanel& panel,
                      std::span<const double> positions,
                      std::span<const Item> items) {
  double sum = 0;
  for (std::size_t j = 0; j < items.size(); ++j) {
    const int top = panel.item_categories(j) - 1;
    for (const auto& vote : panel.item_votes(j)) {
      const double mean = items[j].slope * positions[static_cast<std::size_t>(vote.cell)];
      const int k = vote.category;
      if (k == 0) {
        sum += numerics::log_normal_cdf(items[j].cut[0] - mean);
      } else if (k == top) {
        sum += numerics::log_normal_cdf(mean - items[j].cut[top - 1]);
      } else {
        sum += numerics::log_normal_interval(items[j].cut[0] - mean, items[j].cut[1] - mean);
      }
    }
  }
  return sum;
}

}  // namespace orrery::norms
