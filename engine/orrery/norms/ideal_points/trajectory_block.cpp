// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/trajectory_block.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

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

constexpr int kLeaps = 3;
constexpr double kLeastStride = 0.35;
constexpr double kLargestStride = 0.75;

/// Positions of a block with their log density, its gradient, and the curvature of the votes.
struct Point {
  std::vector<double> x;
  std::vector<double> gradient;
  std::vector<double> weights;
  double value = 0;
};

/// The Cholesky factor of a tridiagonal matrix.
struct Factor {
  std::vector<double> diagonal;
  std::vector<double> below;  ///< below[t] joins t and t + 1
};

/// What the block does not change: the votes, the priors and the neighbours outside.
struct Surroundings {
  const VoteLayout& layout;
  std::span<const ItemValue> items;
  std::span<const std::uint8_t> top_cut;
  std::span<const PositionPrior> priors;
  double pull;
  std::span<const double> positions;
  std::size_t begin;
  std::size_t end;

  std::size_t size() const { return end - begin; }
  /// True if the cell after the block is linked to its last.
  bool followed() const { return end < priors.size() && priors[end].linked; }
};

/// Fills value, gradient and weights at point.x.
void evaluate(const Surroundings& around, Point& point) {
  const auto n = around.size();
  point.gradient.assign(n, 0);
  point.weights.assign(n, 0);
  point.value = 0;
  for (std::size_t t = 0; t < n; ++t) {
    const auto cell = around.begin + t;
    const double x = point.x[t];
    const auto votes = cell_term(around.layout.cell(cell), around.items, around.top_cut, x);
    const auto& prior = around.priors[cell];
    const double precision = 1 / prior.variance;
    double mean = prior.mean;
    if (prior.linked) mean = t > 0 ? point.x[t - 1] : around.positions[cell - 1];
    const double gap = x - mean;
    point.value += votes.value - 0.5 * precision * gap * gap - 0.5 * around.pull * x * x;
    point.gradient[t] += votes.gradient - precision * gap - around.pull * x;
    point.weights[t] = votes.weight;
    if (prior.linked && t > 0) point.gradient[t - 1] += precision * gap;
  }
  if (around.followed()) {
    const double precision = 1 / around.priors[around.end].variance;
    const double gap = around.positions[around.end] - point.x[n - 1];
    point.value -= 0.5 * precision * gap * gap;
    point.gradient[n - 1] += precision * gap;
  }
}

/// The factor of the precision that walk, pull and these weights of the votes give the block.
Factor factor_of(const Surroundings& around, std::span<const double> weights) {
  const auto n = around.size();
  Factor factor{std::vector<double>(n), std::vector<double>(n, 0)};
  for (std::size_t t = 0; t < n; ++t) {
    const auto& prior = around.priors[around.begin + t];
    factor.diagonal[t] += weights[t] + around.pull + 1 / prior.variance;
    if (prior.linked && t > 0) {
      factor.diagonal[t - 1] += 1 / prior.variance;
      factor.below[t - 1] = -1 / prior.variance;
    }
  }
  if (around.followed()) factor.diagonal[n - 1] += 1 / around.priors[around.end].variance;
  for (std::size_t t = 0; t < n; ++t) {
    if (t > 0) factor.diagonal[t] -= factor.below[t - 1] * factor.below[t - 1];
    factor.diagonal[t] = std::sqrt(factor.diagonal[t]);
    factor.below[t] /= factor.diagonal[t];
  }
  return factor;
}

/// Solves L y = y in place.
void solve_lower(const Factor& factor, std::vector<double>& y) {
  for (std::size_t t = 0; t < y.size(); ++t) {
    if (t > 0) y[t] -= factor.below[t - 1] * y[t - 1];
    y[t] /= factor.diagonal[t];
  }
}

/// Solves Lᵀ y = y in place.
void solve_upper(const Factor& factor, std::vector<double>& y) {
  for (std::size_t t = y.size(); t-- > 0;) {
    if (t + 1 < y.size()) y[t] -= factor.below[t] * y[t + 1];
    y[t] /= factor.diagonal[t];
  }
}

double half_square(const std::vector<double>& z) {
  double sum = 0;
  for (const double x : z) sum += 0.5 * x * x;
  return sum;
}

/// Takes the longest part of Newton's step that raises the density.
bool climb(const Surroundings& around, const Point& here, std::span<double> block) {
  const auto factor = factor_of(around, here.weights);
  auto step = here.gradient;
  solve_lower(factor, step);
  solve_upper(factor, step);
  double share = 1;
  Point there;
  for (int attempt = 0; attempt < 6; ++attempt, share /= 2) {
    there.x = here.x;
    for (std::size_t t = 0; t < there.x.size(); ++t) there.x[t] += share * step[t];
    evaluate(around, there);
    if (there.value > here.value) {
      std::ranges::copy(there.x, block.begin());
      return true;
    }
  }
  return false;
}

/// Jumps by twice the spread of the normal approximation.
void scatter(const Surroundings& around,
             const Point& here,
             RandomStream& random,
             std::span<double> block) {
  std::vector<double> jump(here.x.size());
  for (double& z : jump) z = 2 * random.normal();
  solve_upper(factor_of(around, here.weights), jump);
  for (std::size_t t = 0; t < jump.size(); ++t) block[t] += jump[t];
}

/// A Hamiltonian trajectory of about a quarter of a turn.
bool travel(const Surroundings& around,
            Point at,
            const Factor& factor,
            RandomStream& random,
            std::span<double> block) {
  const double stride = kLeastStride + (kLargestStride - kLeastStride) * random.uniform();
  std::vector<double> z(at.x.size());
  for (double& x : z) x = random.normal();
  const double energy = at.value - half_square(z);
  std::vector<double> velocity(z.size());
  const auto push = [&](double by) {
    solve_lower(factor, at.gradient);
    for (std::size_t t = 0; t < z.size(); ++t) z[t] += by * at.gradient[t];
  };
  for (int leap = 0; leap < kLeaps; ++leap) {
    push(leap == 0 ? 0.5 * stride : stride);
    velocity = z;
    solve_upper(factor, velocity);
    for (std::size_t t = 0; t < z.size(); ++t) at.x[t] += stride * velocity[t];
    evaluate(around, at);
  }
  push(0.5 * stride);
  if (!(std::log(random.uniform()) < at.value - half_square(z) - energy)) return false;
  std::ranges::copy(at.x, block.begin());
  return true;
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
                       double pull,
                       std::size_t begin,
                       std::size_t end,
                       Update update,
                       double gain,
                       RandomStream& random,
                       std::span<double> metric,
                       std::span<double> positions) {
  const Surroundings around{layout, items, top_cut, priors, pull, positions, begin, end};
  const auto block = positions.subspan(begin, end - begin);
  const auto weights = metric.subspan(begin, end - begin);
  Point here;
  here.x.assign(block.begin(), block.end());
  evaluate(around, here);
  if (update == Update::Climb) return climb(around, here, block);
  if (update == Update::Spread) {
    std::ranges::copy(here.weights, weights.begin());
    scatter(around, here, random, block);
    return true;
  }
  if (update == Update::Adapt) {
    for (std::size_t t = 0; t < weights.size(); ++t)
      weights[t] += gain * (here.weights[t] - weights[t]);
  }
  const auto factor = factor_of(around, weights);
  return travel(around, std::move(here), factor, random, block);
}

}  // namespace orrery::norms
