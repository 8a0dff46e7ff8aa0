// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/item_terms.hpp"

#include <cmath>
#include <limits>

#include "orrery/norms/ideal_points/vote_kernel.hpp"

namespace orrery::norms {
namespace {

using Eigen::Matrix3d;
using Eigen::Vector3d;

constexpr int kBoxPower = 12;
constexpr double kNewtonTolerance = 1e-6;

/// Adds the log prior of a cut point: normal, or a smooth box.
void add_cut_prior(const IdealPointModel& model, double cut, int parameter, ItemTerms& sum) {
  if (model.cut_variance > 0) {
    sum.log_posterior -= 0.5 * cut * cut / model.cut_variance;
    sum.gradient(parameter) -= cut / model.cut_variance;
    sum.information(parameter, parameter) += 1 / model.cut_variance;
    return;
  }
  const double square = cut * cut / (model.cut_limit * model.cut_limit);
  const double tenth = square * square * square * square * square;
  sum.log_posterior -= tenth * square;
  sum.gradient(parameter) -= kBoxPower * tenth * cut / (model.cut_limit * model.cut_limit);
  sum.information(parameter, parameter) +=
      kBoxPower * (kBoxPower - 1) * tenth / (model.cut_limit * model.cut_limit);
}

}  // namespace

ItemShape ItemShape::of(std::span<const VotePanel::ByItem> votes) {
  std::array<bool, 3> occurs = {};
  for (const auto& vote : votes) occurs[vote.category] = true;
  ItemShape shape;
  for (std::size_t k = 0; k < 3; ++k)
    if (occurs[k]) shape.rank[k] = shape.occurring++;
  return shape;
}

ItemTerms item_terms(std::span<const VotePanel::ByItem> votes,
                     const ItemShape& shape,
                     const Vector3d& value,
                     std::span<const double> positions,
                     const IdealPointModel& model,
                     std::span<VoteTerms> terms) {
  ItemTerms sum;
  const int n = shape.parameters();
  if (n == 0) {
    for (auto& term : terms) term = {};
    return sum;
  }
  if (n == 3 && !(value(1) < value(2))) {
    sum.log_posterior = -std::numeric_limits<double>::infinity();
    return sum;
  }
  for (int p = 0; p < n; ++p) sum.information(p, p) = 0;
  const double slope = value(0);
  for (std::size_t v = 0; v < votes.size(); ++v) {
    const double theta = positions[static_cast<std::size_t>(votes[v].cell)];
    const int rank = shape.rank[votes[v].category];
    const bool has_low = rank > 0;
    const bool has_high = rank < n - 1;
    const double low = has_low ? value(rank) - slope * theta : 0;
    const double high = has_high ? value(rank + 1) - slope * theta : 0;
    const auto vote = !has_low    ? lowest_vote(high)
                      : !has_high ? highest_vote(low)
                                  : middle_vote(low, high);
    // Derivatives in the two bounds; the mean slope · position moves both down.
    const double low_low = vote.low_ratio * (vote.low_ratio - low);
    const double high_high = vote.high_ratio * (vote.high_ratio + high);
    const double low_high = -vote.low_ratio * vote.high_ratio;
    const double score = vote.low_ratio - vote.high_ratio;
    const double weight = low_low + 2 * low_high + high_high;
    const double mean_low = -(low_low + low_high);
    const double mean_high = -(high_high + low_high);

    sum.log_posterior += vote.log_probability;
    sum.gradient(0) += theta * score;
    sum.information(0, 0) += theta * theta * weight;
    if (has_low) {
      sum.gradient(rank) -= vote.low_ratio;
      sum.information(rank, rank) += low_low;
      sum.information(0, rank) += theta * mean_low;
    }
    if (has_high) {
      sum.gradient(rank + 1) += vote.high_ratio;
      sum.information(rank + 1, rank + 1) += high_high;
      sum.information(0, rank + 1) += theta * mean_high;
    }
    if (has_low && has_high) sum.information(rank, rank + 1) += low_high;
    if (terms.empty()) continue;
    VoteTerms term{score, weight, {slope * theta * weight - score, 0, 0}};
    if (has_low) term.position_cross[rank] = slope * mean_low;
    if (has_high) term.position_cross[rank + 1] = slope * mean_high;
    terms[v] = term;
  }
  sum.log_posterior -= 0.5 * slope * slope / model.slope_variance;
  sum.gradient(0) -= slope / model.slope_variance;
  sum.information(0, 0) += 1 / model.slope_variance;
  for (int p = 1; p < n; ++p) add_cut_prior(model, value(p), p, sum);
  sum.information = Matrix3d(sum.information.selfadjointView<Eigen::Upper>());
  return sum;
}

Vector3d item_mode(std::span<const VotePanel::ByItem> votes,
                   const ItemShape& shape,
                   Vector3d value,
                   std::span<const double> positions,
                   const IdealPointModel& model,
                   int max_rounds) {
  if (shape.parameters() == 0) return value;
  auto here = item_terms(votes, shape, value, positions, model, {});
  for (int round = 0; round < max_rounds; ++round) {
    const Vector3d step = here.information.ldlt().solve(here.gradient);
    double fraction = 1;
    ItemTerms there;
    while (true) {
      there = item_terms(votes, shape, value + fraction * step, positions, model, {});
      if (there.log_posterior >= here.log_posterior || fraction < 1e-4) break;
      fraction *= 0.5;
    }
    if (!(there.log_posterior >= here.log_posterior)) break;
    value += fraction * step;
    here = there;
    if (fraction * step.cwiseAbs().maxCoeff() < kNewtonTolerance) break;
  }
  return value;
}

Vector3d item_start(std::span<const VotePanel::ByItem> votes, const ItemShape& shape) {
  std::array<double, 3> below = {};
  for (const auto& vote : votes)
    for (int k = shape.rank[vote.category]; k < 3; ++k) below[static_cast<std::size_t>(k)] += 1;
  // The logistic quantile, scaled, is near enough to that of the normal.
  const auto cut = [&](std::size_t k) {
    const double share = below[k] / static_cast<double>(votes.size());
    return std::log(share / (1 - share)) / 1.702;
  };
  Vector3d value = Vector3d::Zero();
  for (int p = 1; p < shape.parameters(); ++p) value(p) = cut(static_cast<std::size_t>(p - 1));
  return value;
}

}  // namespace orrery::norms
