// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/item_terms.hpp"

#include <cmath>
#include <limits>

#include "orrery/norms/ideal_points/vote_terms.hpp"

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

/// Adds the votes of one end, `side` 1 for the lowest category and −1 for the highest: P = Φ(u)
/// with u = side · (cut − slope · position).
void add_end(std::span<const std::int32_t> cells,
             double side,
             int cut_parameter,
             const Vector3d& value,
             std::span<const double> positions,
             std::span<VoteCoupling> couplings,
             ItemTerms& sum) {
  const auto& normal = numerics::fast_normal();
  const double slope = value(0);
  const double cut = value(cut_parameter);
  double log_p = 0, hazard = 0, hazard_x = 0, weight = 0, weight_x = 0, weight_xx = 0;
  for (std::size_t v = 0; v < cells.size(); ++v) {
    const double x = positions[static_cast<std::size_t>(cells[v])];
    const double u = side * (cut - slope * x);
    const auto term = normal(u);
    const double w = term.hazard * (term.hazard + u);
    log_p += term.value;
    hazard += term.hazard;
    hazard_x += term.hazard * x;
    weight += w;
    weight_x += w * x;
    weight_xx += w * x * x;
    if (couplings.empty()) continue;
    auto& coupling = couplings[v];
    coupling.slope = slope * x * w + side * term.hazard;
    coupling.lower = cut_parameter == 1 ? -slope * w : 0;
    coupling.upper = cut_parameter == 2 ? -slope * w : 0;
  }
  sum.log_posterior += log_p;
  sum.gradient(0) -= side * hazard_x;
  sum.gradient(cut_parameter) += side * hazard;
  sum.information(0, 0) += weight_xx;
  sum.information(0, cut_parameter) -= weight_x;
  sum.information(cut_parameter, cut_parameter) += weight;
}

/// Adds the votes between the two cuts.
void add_middle(std::span<const std::int32_t> cells,
                const Vector3d& value,
                std::span<const double> positions,
                std::span<VoteCoupling> couplings,
                ItemTerms& sum) {
  const auto& normal = numerics::fast_normal();
  const double slope = value(0);
  for (std::size_t v = 0; v < cells.size(); ++v) {
    const double x = positions[static_cast<std::size_t>(cells[v])];
    const double low = value(1) - slope * x;
    const double high = value(2) - slope * x;
    const auto term = interval_term(normal, low, high);
    // Derivatives in the two bounds; the mean slope · position moves both down.
    const double low_low = term.density_a * (term.density_a - low);
    const double high_high = term.density_b * (term.density_b + high);
    const double low_high = -term.density_a * term.density_b;
    const double score = term.density_a - term.density_b;
    const double mean_low = -(low_low + low_high);
    const double mean_high = -(high_high + low_high);
    const double weight = -(mean_low + mean_high);
    sum.log_posterior += term.value;
    sum.gradient(0) += x * score;
    sum.gradient(1) -= term.density_a;
    sum.gradient(2) += term.density_b;
    sum.information(0, 0) += x * x * weight;
    sum.information(0, 1) += x * mean_low;
    sum.information(0, 2) += x * mean_high;
    sum.information(1, 1) += low_low;
    sum.information(1, 2) += low_high;
    sum.information(2, 2) += high_high;
    if (!couplings.empty())
      couplings[v] = {slope * x * weight - score, slope * mean_low, slope * mean_high};
  }
}

}  // namespace

ItemTerms item_terms(const VoteGroup& votes,
                     const ItemShape& shape,
                     const Vector3d& value,
                     std::span<const double> positions,
                     const IdealPointModel& model,
                     std::span<VoteCoupling> couplings) {
  ItemTerms sum;
  const int n = shape.parameters();
  if (n == 0) {
    for (auto& coupling : couplings) coupling = {};
    return sum;
  }
  if (n == 3 && !(value(1) < value(2))) {
    sum.log_posterior = -std::numeric_limits<double>::infinity();
    return sum;
  }
  for (int p = 0; p < n; ++p) sum.information(p, p) = 0;
  const auto part = [&](std::size_t begin, std::size_t size) {
    return couplings.empty() ? couplings : couplings.subspan(begin, size);
  };
  const auto low = votes.low.size();
  const auto middle = votes.middle.size();
  add_end(votes.low, 1, 1, value, positions, part(0, low), sum);
  add_middle(votes.middle, value, positions, part(low, middle), sum);
  add_end(votes.top, -1, n - 1, value, positions, part(low + middle, votes.top.size()), sum);
  const double slope = value(0);
  sum.log_posterior -= 0.5 * slope * slope / model.slope_variance;
  sum.gradient(0) -= slope / model.slope_variance;
  sum.information(0, 0) += 1 / model.slope_variance;
  for (int p = 1; p < n; ++p) add_cut_prior(model, value(p), p, sum);
  sum.information = Matrix3d(sum.information.selfadjointView<Eigen::Upper>());
  return sum;
}

Vector3d item_mode(const VoteGroup& votes,
                   const ItemShape& shape,
                   Vector3d value,
                   std::span<const double> positions,
                   const IdealPointModel& model,
                   int max_rounds) {
  if (shape.parameters() == 0) return value;
  auto here = item_terms(votes, shape, value, positions, model, {});
  for (int round = 0; round < max_rounds; ++round) {
    const Vector3d step = here.information.ldlt().solve(here.gradient);
    if (step.cwiseAbs().maxCoeff() < kNewtonTolerance) break;
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
  }
  return value;
}

Vector3d item_start(const VoteGroup& votes, const ItemShape& shape) {
  const auto all = static_cast<double>(votes.size());
  const auto low = static_cast<double>(votes.low.size());
  const auto top = static_cast<double>(votes.top.size());
  // The logistic quantile, scaled, is near enough to that of the normal.
  const auto quantile = [](double share) { return std::log(share / (1 - share)) / 1.702; };
  Vector3d value = Vector3d::Zero();
  if (shape.parameters() > 1) value(1) = quantile(low / all);
  if (shape.parameters() > 2) value(2) = quantile(1 - top / all);
  return value;
}

}  // namespace orrery::norms
