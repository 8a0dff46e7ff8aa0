// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/position_moments.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "orrery/norms/ideal_points/vote_terms.hpp"

namespace orrery::norms {
namespace {

constexpr int kNodes = 9;
constexpr double kMiddle = 4;  // the node at the guess
constexpr double kLeastVariance = 1e-6;

using AtNodes = std::array<double, kNodes>;

void add_vote(const Eigen::Vector3d& item,
              const ItemShape& shape,
              std::uint8_t category,
              const AtNodes& nodes,
              AtNodes& log_density) {
  const auto& normal = numerics::fast_normal();
  const int parameters = shape.parameters();
  const int rank = shape.rank[category];
  if (parameters == 0) return;
  const bool lowest = rank == 0;
  if (lowest || rank == parameters - 1) {
    const double side = lowest ? 1 : -1;
    const double cut = lowest ? item(1) : item(parameters - 1);
    for (std::size_t k = 0; k < kNodes; ++k)
      log_density[k] += normal(side * (cut - item(0) * nodes[k])).value;
    return;
  }
  for (std::size_t k = 0; k < kNodes; ++k) {
    const double mean = item(0) * nodes[k];
    log_density[k] += interval_term(normal, item(1) - mean, item(2) - mean).value;
  }
}

}  // namespace

PositionMoments position_moments(std::span<const VotePanel::ByCell> votes,
                                 const ItemBallots& ballots,
                                 std::span<const Eigen::Vector3d> items,
                                 const PositionMoments& prior,
                                 const PositionMoments& guess) {
  const double sd = std::sqrt(guess.variance);
  AtNodes nodes;
  AtNodes log_density;
  for (std::size_t k = 0; k < kNodes; ++k) {
    nodes[k] = guess.mean + sd * (static_cast<double>(k) - kMiddle);
    const double away = nodes[k] - prior.mean;
    log_density[k] = -0.5 * away * away / prior.variance;
  }
  for (const auto& vote : votes) {
    const auto j = static_cast<std::size_t>(vote.item);
    add_vote(items[j], ballots.shape(j), vote.category, nodes, log_density);
  }
  const double highest = *std::ranges::max_element(log_density);
  double mass = 0;
  double first = 0;
  for (std::size_t k = 0; k < kNodes; ++k) {
    log_density[k] = std::exp(log_density[k] - highest);
    mass += log_density[k];
    first += log_density[k] * nodes[k];
  }
  PositionMoments result{first / mass, 0};
  for (std::size_t k = 0; k < kNodes; ++k) {
    const double away = nodes[k] - result.mean;
    result.variance += log_density[k] / mass * away * away;
  }
  result.variance = std::max(result.variance, kLeastVariance);
  return result;
}

}  // namespace orrery::norms
