// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/trajectory_block.hpp"

#include <algorithm>
#include <cmath>

#include "orrery/base/missing.hpp"
#include "orrery/norms/ideal_points/vote_terms.hpp"

namespace orrery::norms {
namespace {

/// The log likelihood of a cell's votes with its slope and its negative curvature in the position.
struct CellTerm {
  double value = 0;
  double gradient = 0;
  double weight = 0;
};

CellTerm cell_term(const VoteGroup& votes,
                   std::span<const ItemValue> items,
                   std::span<const std::uint8_t> top_cut,
                   double theta) {
  const auto& normal = numerics::fast_normal();
  CellTerm sum;
  for (const auto j : votes.low) {
    const auto& item = items[static_cast<std::size_t>(j)];
    const double u = item.cut[0] - item.slope * theta;
    const auto term = normal(u);
    sum.value += term.value;
    sum.gradient -= item.slope * term.hazard;
    sum.weight += item.slope * item.slope * term.hazard * (term.hazard + u);
  }
  for (const auto j : votes.top) {
    const auto& item = items[static_cast<std::size_t>(j)];
    const double u = item.slope * theta - item.cut[top_cut[static_cast<std::size_t>(j)]];
    const auto term = normal(u);
    sum.value += term.value;
    sum.gradient += item.slope * term.hazard;
    sum.weight += item.slope * item.slope * term.hazard * (term.hazard + u);
  }
  for (const auto j : votes.middle) {
    const auto& item = items[static_cast<std::size_t>(j)];
    const double a = item.cut[0] - item.slope * theta;
    const double b = item.cut[1] - item.slope * theta;
    const auto term = interval_term(normal, a, b);
    const double difference = term.density_a - term.density_b;
    sum.value += term.value;
    sum.gradient += item.slope * difference;
    sum.weight += item.slope * item.slope *
                  (difference * difference - a * term.density_a + b * term.density_b);
  }
  return sum;
}

/// Positions of a block with their log density, Newton's step, and the Cholesky factor of the
/// tridiagonal precision.
struct Point {
  std::vector<double> x;
  std::vector<double> step;
  std::vector<double> diagonal;  ///< of the factor
  std::vector<double> below;     ///< of the factor: below[t] joins t and t + 1
  double value = 0;
  double log_root = 0;
};

/// What the block does not change: the votes, the priors and the neighbours outside.
struct Surroundings {
  const VoteLayout& layout;
  std::span<const ItemValue> items;
  std::span<const std::uint8_t> top_cut;
  std::span<const PositionPrior> priors;
  std::span<const double> positions;
  std::size_t begin;
  std::size_t end;

  std::size_t size() const { return end - begin; }
  /// True if the cell after the block is linked to its last.
  bool followed() const { return end < priors.size() && priors[end].linked; }
};

/// Fills value, gradient (into `step`) and precision (into `diagonal` and `below`) at point.x.
void evaluate(const Surroundings& around, Point& point) {
  const auto n = around.size();
  point.step.assign(n, 0);
  point.diagonal.assign(n, 0);
  point.below.assign(n, 0);
  point.value = 0;
  for (std::size_t t = 0; t < n; ++t) {
    const auto cell = around.begin + t;
    const auto votes =
        cell_term(around.layout.cell(cell), around.items, around.top_cut, point.x[t]);
    const auto& prior = around.priors[cell];
    const double precision = 1 / prior.variance;
    double mean = prior.mean;
    if (prior.linked) mean = t > 0 ? point.x[t - 1] : around.positions[cell - 1];
    const double gap = point.x[t] - mean;
    point.value += votes.value - 0.5 * precision * gap * gap;
    point.step[t] += votes.gradient - precision * gap;
    point.diagonal[t] += votes.weight + precision;
    if (prior.linked && t > 0) {
      point.step[t - 1] += precision * gap;
      point.diagonal[t - 1] += precision;
      point.below[t - 1] = -precision;
    }
  }
  if (around.followed()) {
    const double precision = 1 / around.priors[around.end].variance;
    const double gap = around.positions[around.end] - point.x[n - 1];
    point.value -= 0.5 * precision * gap * gap;
    point.step[n - 1] += precision * gap;
    point.diagonal[n - 1] += precision;
  }
}

/// Solves Lᵀ y = y in place.
void solve_upper(const Point& point, std::vector<double>& y) {
  for (std::size_t t = y.size(); t-- > 0;) {
    if (t + 1 < y.size()) y[t] -= point.below[t] * y[t + 1];
    y[t] /= point.diagonal[t];
  }
}

/// Turns precision into its Cholesky factor and the gradient into Newton's step.
void factorise(Point& point) {
  const auto n = point.x.size();
  point.log_root = 0;
  for (std::size_t t = 0; t < n; ++t) {
    if (t > 0) point.diagonal[t] -= point.below[t - 1] * point.below[t - 1];
    point.diagonal[t] = std::sqrt(point.diagonal[t]);
    point.below[t] /= point.diagonal[t];
    point.log_root += std::log(point.diagonal[t]);
    if (t > 0) point.step[t] -= point.below[t - 1] * point.step[t - 1];
    point.step[t] /= point.diagonal[t];
  }
  solve_upper(point, point.step);
}

/// The log density of proposing `to` from `from`.
double log_proposal(const Point& from, const std::vector<double>& to) {
  double sum = 0;
  const auto n = to.size();
  for (std::size_t t = 0; t < n; ++t) {
    double z = from.diagonal[t] * (to[t] - from.x[t] - from.step[t]);
    if (t + 1 < n) z += from.below[t] * (to[t + 1] - from.x[t + 1] - from.step[t + 1]);
    sum += z * z;
  }
  return from.log_root - 0.5 * sum;
}

bool climb(const Surroundings& around, const Point& here, std::span<double> positions) {
  double share = 1;
  for (int attempt = 0; attempt < 6; ++attempt, share /= 2) {
    Point there;
    there.x = here.x;
    for (std::size_t t = 0; t < there.x.size(); ++t) there.x[t] += share * here.step[t];
    evaluate(around, there);
    if (there.value > here.value) {
      std::ranges::copy(there.x, positions.begin() + static_cast<std::ptrdiff_t>(around.begin));
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<PositionPrior> position_priors(const IdealPointModel& model, const VotePanel& panel) {
  std::vector<PositionPrior> priors(panel.cells().size());
  for (std::size_t c = 0; c < priors.size(); ++c) {
    const double variance = walk_variance(model, panel, c);
    priors[c].linked = !is_missing(variance);
    priors[c].variance = priors[c].linked ? variance : model.initial_variance;
  }
  const auto actors = panel.actors();
  for (const auto& first : model.first_positions) {
    const auto found = std::ranges::lower_bound(actors, first.actor);
    if (found == actors.end() || *found != first.actor) continue;
    auto& prior = priors[panel.actor_begin(static_cast<std::size_t>(found - actors.begin()))];
    prior.mean = first.mean;
    prior.variance = first.variance;
  }
  return priors;
}

bool update_trajectory(const VoteLayout& layout,
                       std::span<const ItemValue> items,
                       std::span<const std::uint8_t> top_cut,
                       std::span<const PositionPrior> priors,
                       std::size_t begin,
                       std::size_t end,
                       Update update,
                       RandomStream& random,
                       std::span<double> positions) {
  const Surroundings around{layout, items, top_cut, priors, positions, begin, end};
  const auto first = positions.begin() + static_cast<std::ptrdiff_t>(begin);
  Point here;
  here.x.assign(first, first + static_cast<std::ptrdiff_t>(end - begin));
  evaluate(around, here);
  factorise(here);
  if (update == Update::Climb) return climb(around, here, positions);
  Point there;
  there.x.resize(end - begin);
  const double spread = update == Update::Spread ? 2 : 1;
  for (double& z : there.x) z = spread * random.normal();
  solve_upper(here, there.x);
  for (std::size_t t = 0; t < there.x.size(); ++t) there.x[t] += here.x[t] + here.step[t];
  if (update != Update::Spread) {
    evaluate(around, there);
    factorise(there);
    const double log_ratio =
        there.value - here.value + log_proposal(there, here.x) - log_proposal(here, there.x);
    if (!(std::log(random.uniform()) < log_ratio)) return false;
  }
  std::ranges::copy(there.x, first);
  return true;
}

}  // namespace orrery::norms
