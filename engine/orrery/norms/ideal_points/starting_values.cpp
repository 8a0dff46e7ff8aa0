// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/starting_values.hpp"

#include <algorithm>
#include <array>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <numbers>

namespace orrery::norms {
namespace {

constexpr int kRounds = 30;
constexpr double kFirstSlope = 0.5;

/// The mean answer on each item.
std::vector<double> mean_answers(const VotePanel& panel) {
  std::vector<double> means(panel.items().size(), 0);
  for (std::size_t j = 0; j < means.size(); ++j) {
    for (const auto& vote : panel.item_votes(j)) means[j] += vote.category;
    means[j] /= static_cast<double>(panel.item_votes(j).size());
  }
  return means;
}

/// Mean 0 and sd 1; left alone where nothing differs.
void standardise(std::vector<double>& values) {
  double mean = 0;
  for (const double x : values) mean += x / static_cast<double>(values.size());
  double variance = 0;
  for (double& x : values) {
    x -= mean;
    variance += x * x / static_cast<double>(values.size());
  }
  if (variance < 1e-12) return;
  for (double& x : values) x /= std::sqrt(variance);
}

/// The first principal axis of the centred answers: actors' scores and, in `loading`, the items'.
std::vector<double> principal_axis(const VotePanel& panel, std::vector<double>& loading) {
  const auto means = mean_answers(panel);
  const auto actor_of = [&](std::int32_t cell) {
    return static_cast<std::size_t>(panel.cells()[static_cast<std::size_t>(cell)].actor);
  };
  loading.assign(panel.items().size(), 1);
  std::vector<double> score(panel.actors().size(), 0);
  for (int round = 0; round < kRounds; ++round) {
    std::vector<double> sum(score.size(), 0);
    std::vector<double> weight(score.size(), 1e-3);
    for (std::size_t j = 0; j < loading.size(); ++j) {
      for (const auto& vote : panel.item_votes(j)) {
        sum[actor_of(vote.cell)] += loading[j] * (vote.category - means[j]);
        weight[actor_of(vote.cell)] += loading[j] * loading[j];
      }
    }
    for (std::size_t i = 0; i < score.size(); ++i) score[i] = sum[i] / weight[i];
    standardise(score);
    for (std::size_t j = 0; j < loading.size(); ++j) {
      double product = 0;
      double square = 1e-3;
      for (const auto& vote : panel.item_votes(j)) {
        const double x = score[actor_of(vote.cell)];
        product += x * (vote.category - means[j]);
        square += x * x;
      }
      loading[j] = product / square;
    }
  }
  return score;
}

/// The index of an actor by the caller's number, or −1.
std::ptrdiff_t index_of(const VotePanel& panel, std::int32_t actor) {
  const auto found = std::ranges::lower_bound(panel.actors(), actor);
  if (found == panel.actors().end() || *found != actor) return -1;
  return found - panel.actors().begin();
}

/// True if the axis points the other way than the model wants it to.
bool is_reversed(const VotePanel& panel,
                 const IdealPointModel& model,
                 std::span<const double> score) {
  for (const auto& first : model.first_positions) {
    const auto i = index_of(panel, first.actor);
    if (i >= 0 && first.mean != 0) return score[static_cast<std::size_t>(i)] * first.mean < 0;
  }
  const auto i = index_of(panel, model.positive);
  return i >= 0 && score[static_cast<std::size_t>(i)] < 0;
}

double normal_quantile(double p) {
  return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p);
}

/// Cuts at the normal quantiles of the shares of the answers, and a small slope of the right sign.
ItemValue first_item(const VotePanel& panel, std::size_t j, double loading, double limit) {
  std::array<double, 3> count{};
  for (const auto& vote : panel.item_votes(j)) ++count[vote.category];
  const double all = count[0] + count[1] + count[2];
  const int categories = panel.item_categories(j);
  const auto cut_at = [&](double below) {
    return std::clamp(normal_quantile((below + 0.5) / (all + 1)), -0.9 * limit, 0.9 * limit);
  };
  ItemValue item;
  item.slope = std::copysign(kFirstSlope, loading);
  item.cut[0] = cut_at(count[0]);
  item.cut[1] = item.cut[0];
  if (categories == 3) item.cut[1] = std::max(cut_at(count[0] + count[1]), item.cut[0] + 0.1);
  return item;
}

}  // namespace

ChainState starting_values(const VotePanel& panel, const IdealPointModel& model) {
  std::vector<double> loading;
  auto score = principal_axis(panel, loading);
  if (is_reversed(panel, model, score)) {
    for (double& x : score) x = -x;
    for (double& x : loading) x = -x;
  }
  ChainState state;
  for (const auto& cell : panel.cells())
    state.positions.push_back(score[static_cast<std::size_t>(cell.actor)]);
  const double limit = model.cut_variance > 0 ? 1e3 : model.cut_limit;
  for (std::size_t j = 0; j < loading.size(); ++j)
    state.items.push_back(first_item(panel, j, loading[j], limit));
  state.item_metrics.resize(state.items.size());
  state.cell_metrics.assign(state.positions.size(), 0);
  state.scale_steps.assign(panel.sessions().size(), 0.05);
  state.shift_steps.assign(panel.sessions().size(), 0.05);
  return state;
}

}  // namespace orrery::norms
