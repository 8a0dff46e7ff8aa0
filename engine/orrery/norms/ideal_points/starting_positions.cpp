// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/starting_positions.hpp"

#include <algorithm>
#include <cmath>

namespace orrery::norms {
namespace {

constexpr int kRounds = 20;

/// Σ over an item of (category − mean) times the position of who voted.
double loading(std::span<const VotePanel::ByItem> votes,
               double mean,
               std::span<const double> by_actor,
               std::span<const Cell> cells) {
  double sum = 0;
  for (const auto& vote : votes) {
    const auto actor = static_cast<std::size_t>(cells[static_cast<std::size_t>(vote.cell)].actor);
    sum += (vote.category - mean) * by_actor[actor];
  }
  return sum;
}

double mean_category(std::span<const VotePanel::ByItem> votes) {
  double sum = 0;
  for (const auto& vote : votes) sum += vote.category;
  return votes.empty() ? 0 : sum / static_cast<double>(votes.size());
}

/// Mean 0 and sd 1 over the cells; false if all are equal.
bool standardise(std::span<double> by_actor, std::span<const Cell> cells) {
  double sum = 0;
  double squares = 0;
  for (const auto& cell : cells) sum += by_actor[static_cast<std::size_t>(cell.actor)];
  const double mean = sum / static_cast<double>(cells.size());
  for (const auto& cell : cells) {
    const double x = by_actor[static_cast<std::size_t>(cell.actor)] - mean;
    squares += x * x;
  }
  const double sd = std::sqrt(squares / static_cast<double>(cells.size()));
  if (!(sd > 1e-12)) return false;
  for (double& x : by_actor) x = (x - mean) / sd;
  return true;
}

/// The actor that the direction is measured from: `positive`, else the one with most votes.
std::size_t anchor_of(const VotePanel& panel, std::int32_t positive) {
  const auto found = std::ranges::lower_bound(panel.actors(), positive);
  if (found != panel.actors().end() && *found == positive)
    return static_cast<std::size_t>(found - panel.actors().begin());
  std::vector<int> votes(panel.actors().size(), 0);
  for (const auto& cell : panel.cells()) votes[static_cast<std::size_t>(cell.actor)] += cell.votes;
  return static_cast<std::size_t>(std::ranges::max_element(votes) - votes.begin());
}

}  // namespace

std::vector<double> starting_positions(const VotePanel& panel, std::int32_t positive) {
  const auto cells = panel.cells();
  const auto actors = panel.actors().size();
  std::vector<double> mean(panel.items().size());
  for (std::size_t j = 0; j < mean.size(); ++j) mean[j] = mean_category(panel.item_votes(j));
  const auto anchor = anchor_of(panel, positive);

  std::vector<double> by_actor(actors, 0.0);
  by_actor[anchor] = 1;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<double> sum(actors, 0.0);
    std::vector<double> count(actors, 0.0);
    for (std::size_t j = 0; j < mean.size(); ++j) {
      const double slope = loading(panel.item_votes(j), mean[j], by_actor, cells) /
                           std::sqrt(static_cast<double>(panel.item_votes(j).size()));
      for (const auto& vote : panel.item_votes(j)) {
        const auto actor =
            static_cast<std::size_t>(cells[static_cast<std::size_t>(vote.cell)].actor);
        sum[actor] += slope * (vote.category - mean[j]);
        count[actor] += 1;
      }
    }
    for (std::size_t a = 0; a < actors; ++a) by_actor[a] = sum[a] / count[a];
    if (!standardise(by_actor, cells)) break;
  }
  if (panel.actors()[anchor] == positive && by_actor[anchor] < 0)
    for (double& x : by_actor) x = -x;

  std::vector<double> by_cell;
  for (const auto& cell : cells) by_cell.push_back(by_actor[static_cast<std::size_t>(cell.actor)]);
  return by_cell;
}

}  // namespace orrery::norms
