// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/item_block.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "orrery/norms/ideal_points/vote_terms.hpp"

namespace orrery::norms {
namespace {

// Slope, first cut, and the place of the second cut between the first and its bound on a scale
// without ends: where no vote is between the cuts, or none above them, the density is highest at
// such an end, and a proposal would run into it.
using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;  // lower triangle

constexpr double kNever = -std::numeric_limits<double>::infinity();
// Keeps a metric proper where the votes say nothing about a cut that has a uniform prior.
constexpr double kFloor = 0.5;
constexpr int kLeaps = 3;
constexpr double kLeastStride = 0.35;
constexpr double kLargestStride = 0.75;

/// The log density of an item's parameters with its gradient and negative curvature.
struct Density {
  double value = 0;
  Vector gradient{};
  Matrix precision{};
};

/// How the second cut depends on the coordinates: its derivatives by first cut and third
/// coordinate, the logarithm of the latter, and that logarithm's derivatives.
struct SecondCut {
  double value;
  double by_first;
  double by_third;
  double log_by_third_by_first;
  double log_by_third_by_third;
};

/// Bounded cuts: first + (bound − first) · logistic(third); else first + exp(third).
SecondCut second_cut(const Vector& x, const IdealPointModel& model) {
  if (model.cut_variance > 0) {
    const double gap = std::exp(x[2]);
    return {x[1] + gap, 1, gap, 0, 1};
  }
  const double room = model.cut_limit - x[1];
  const double share = 1 / (1 + std::exp(-x[2]));
  return {x[1] + room * share, 1 - share, room * share * (1 - share), -1 / room, 1 - 2 * share};
}

ItemValue item_of(const Vector& x, int categories, const IdealPointModel& model) {
  return {x[0], {x[1], categories == 3 ? second_cut(x, model).value : x[1]}};
}

Vector coordinates_of(const ItemValue& item, int categories, const IdealPointModel& model) {
  if (categories == 2) return {item.slope, item.cut[0], 0};
  const double gap = item.cut[1] - item.cut[0];
  const double above = model.cut_variance > 0 ? 1 : model.cut_limit - item.cut[1];
  return {item.slope, item.cut[0], std::log(gap / above)};
}

/// From slope and two cuts to the coordinates.
void change_variables(const SecondCut& second, Density& density) {
  const double a = second.by_first;
  const double b = second.by_third;
  auto& g = density.gradient;
  auto& p = density.precision;
  density.value += std::log(b);
  g[1] += a * g[2] + second.log_by_third_by_first;
  g[2] = b * g[2] + second.log_by_third_by_third;
  p[1][1] += 2 * a * p[2][1] + a * a * p[2][2];
  p[1][0] += a * p[2][0];
  p[2][0] *= b;
  p[2][1] = b * (p[2][1] + a * p[2][2]);
  p[2][2] = b * b * p[2][2] + kFloor;
}

/// The votes below the first cut or above the last: ln Φ(±(cut − slope·θ)).
void add_outer(std::span<const std::int32_t> cells,
               std::span<const double> positions,
               double slope,
               double cut,
               double sign,
               std::size_t place,
               Density& density) {
  const auto& normal = numerics::fast_normal();
  double value = 0;
  double g = 0;
  double g_slope = 0;
  double w = 0;
  double w_slope = 0;
  double w_both = 0;
  for (const auto cell : cells) {
    const double theta = positions[static_cast<std::size_t>(cell)];
    const double u = sign * (cut - slope * theta);
    const auto term = normal(u);
    const double weight = term.hazard * (term.hazard + u);
    value += term.value;
    g += term.hazard;
    g_slope += theta * term.hazard;
    w += weight;
    w_both += theta * weight;
    w_slope += theta * theta * weight;
  }
  density.value += value;
  density.gradient[0] -= sign * g_slope;
  density.gradient[place] += sign * g;
  density.precision[0][0] += w_slope;
  density.precision[place][0] -= w_both;
  density.precision[place][place] += w;
}

/// The votes between the cuts.
void add_middle(std::span<const std::int32_t> cells,
                std::span<const double> positions,
                const ItemValue& x,
                Density& density) {
  const auto& normal = numerics::fast_normal();
  for (const auto cell : cells) {
    const double theta = positions[static_cast<std::size_t>(cell)];
    const double a = x.cut[0] - x.slope * theta;
    const double b = x.cut[1] - x.slope * theta;
    const auto term = interval_term(normal, a, b);
    const double w11 = term.density_a * (term.density_a - a);
    const double w22 = term.density_b * (term.density_b + b);
    const double w12 = -term.density_a * term.density_b;
    density.value += term.value;
    density.gradient[0] += theta * (term.density_a - term.density_b);
    density.gradient[1] -= term.density_a;
    density.gradient[2] += term.density_b;
    density.precision[0][0] += theta * theta * (w11 + w22 + 2 * w12);
    density.precision[1][0] -= theta * (w11 + w12);
    density.precision[2][0] -= theta * (w22 + w12);
    density.precision[1][1] += w11;
    density.precision[2][2] += w22;
    density.precision[2][1] += w12;
  }
}

Density density_at(const VoteGroup& cells,
                   std::span<const double> positions,
                   int categories,
                   const IdealPointModel& model,
                   const Vector& x) {
  Density density;
  const auto item = item_of(x, categories, model);
  density.value = item_log_prior(item, categories, model);
  if (density.value == kNever) return density;
  const auto last = static_cast<std::size_t>(categories - 1);
  add_outer(cells.low, positions, item.slope, item.cut[0], 1, 1, density);
  add_outer(cells.top, positions, item.slope, item.cut[last - 1], -1, last, density);
  if (categories == 3) add_middle(cells.middle, positions, item, density);
  density.gradient[0] -= item.slope / model.slope_variance;
  density.precision[0][0] += 1 / model.slope_variance;
  for (std::size_t k = 1; k <= last; ++k) {
    if (model.cut_variance > 0) {
      density.gradient[k] -= item.cut[k - 1] / model.cut_variance;
      density.precision[k][k] += 1 / model.cut_variance;
    } else {
      density.precision[k][k] += kFloor;
    }
  }
  if (categories == 3) change_variables(second_cut(x, model), density);
  return density;
}

/// The Cholesky factor of the leading n × n block; log of its diagonal's product in `log_root`.
struct Factor {
  Matrix lower{};
  double log_root = 0;
};

Factor factor_of(const Matrix& precision, std::size_t n) {
  Factor factor;
  for (std::size_t r = 0; r < n; ++r) {
    for (std::size_t c = 0; c <= r; ++c) {
      double sum = precision[r][c];
      for (std::size_t k = 0; k < c; ++k) sum -= factor.lower[r][k] * factor.lower[c][k];
      factor.lower[r][c] = r == c ? std::sqrt(std::max(sum, 1e-8)) : sum / factor.lower[c][c];
    }
    factor.log_root += std::log(factor.lower[r][r]);
  }
  return factor;
}

/// Solves Lᵀ y = z.
Vector solve_upper(const Factor& factor, std::size_t n, Vector z) {
  for (std::size_t r = n; r-- > 0;) {
    for (std::size_t k = r + 1; k < n; ++k) z[r] -= factor.lower[k][r] * z[k];
    z[r] /= factor.lower[r][r];
  }
  return z;
}

/// Solves L y = g.
Vector solve_lower(const Factor& factor, std::size_t n, Vector g) {
  for (std::size_t r = 0; r < n; ++r) {
    for (std::size_t k = 0; k < r; ++k) g[r] -= factor.lower[r][k] * g[k];
    g[r] /= factor.lower[r][r];
  }
  return g;
}

/// Newton's step: L Lᵀ y = g.
Vector newton_step(const Factor& factor, std::size_t n, const Vector& g) {
  return solve_upper(factor, n, solve_lower(factor, n, g));
}

ItemMatrix packed(const Matrix& m) {
  return {m[0][0], m[1][0], m[1][1], m[2][0], m[2][1], m[2][2]};
}

Matrix unpacked(const ItemMatrix& m) {
  return {Vector{m[0], 0, 0}, Vector{m[1], m[2], 0}, Vector{m[3], m[4], m[5]}};
}

double half_square(const Vector& z, std::size_t n) {
  double sum = 0;
  for (std::size_t k = 0; k < n; ++k) sum += 0.5 * z[k] * z[k];
  return sum;
}

/// Takes the longest part of Newton's step that raises the density.
template <typename DensityAt, typename Take>
bool climb(const DensityAt& density,
           const Vector& here,
           const Density& at_here,
           const Vector& step,
           const Take& take) {
  double share = 1;
  for (int attempt = 0; attempt < 6; ++attempt, share /= 2) {
    Vector x = here;
    for (std::size_t k = 0; k < x.size(); ++k) x[k] += share * step[k];
    if (density(x).value > at_here.value) {
      take(x);
      return true;
    }
  }
  return false;
}

/// Jumps by twice the spread of the normal approximation, if that is allowed.
bool scatter(const Vector& here,
             const Factor& factor,
             std::size_t n,
             int categories,
             const IdealPointModel& model,
             RandomStream& random,
             ItemValue& item) {
  Vector noise{};
  for (std::size_t k = 0; k < n; ++k) noise[k] = 2 * random.normal();
  const auto jump = solve_upper(factor, n, noise);
  Vector x = here;
  for (std::size_t k = 0; k < n; ++k) x[k] += jump[k];
  const auto there = item_of(x, categories, model);
  if (item_log_prior(there, categories, model) == kNever) return false;
  item = there;
  return true;
}

/// A Hamiltonian trajectory of about a quarter of a turn.
template <typename DensityAt, typename Take>
bool travel(const DensityAt& density,
            const Vector& here,
            const Density& at_here,
            const Factor& factor,
            std::size_t n,
            RandomStream& random,
            const Take& take) {
  const double stride = kLeastStride + (kLargestStride - kLeastStride) * random.uniform();
  Vector z{};
  for (std::size_t k = 0; k < n; ++k) z[k] = random.normal();
  const double energy = at_here.value - half_square(z, n);
  Vector x = here;
  auto at = at_here;
  const auto push = [&](double by) {
    const auto force = solve_lower(factor, n, at.gradient);
    for (std::size_t k = 0; k < n; ++k) z[k] += by * force[k];
  };
  for (int leap = 0; leap < kLeaps; ++leap) {
    push(leap == 0 ? 0.5 * stride : stride);
    const auto velocity = solve_upper(factor, n, z);
    for (std::size_t k = 0; k < n; ++k) x[k] += stride * velocity[k];
    at = density(x);
    if (at.value == kNever) return false;
  }
  push(0.5 * stride);
  if (!(std::log(random.uniform()) < at.value - half_square(z, n) - energy)) return false;
  take(x);
  return true;
}

}  // namespace

double item_log_prior(const ItemValue& item, int categories, const IdealPointModel& model) {
  double sum = -0.5 * item.slope * item.slope / model.slope_variance;
  if (categories == 3 && !(item.cut[0] < item.cut[1])) return kNever;
  for (int k = 0; k < categories - 1; ++k) {
    if (model.cut_variance > 0) {
      sum -= 0.5 * item.cut[k] * item.cut[k] / model.cut_variance;
    } else if (std::abs(item.cut[k]) > model.cut_limit) {
      return kNever;
    }
  }
  return sum;
}

bool update_item(const VoteGroup& cells,
                 std::span<const double> positions,
                 int categories,
                 const IdealPointModel& model,
                 Update update,
                 double gain,
                 RandomStream& random,
                 ItemMatrix& metric,
                 ItemValue& item) {
  const auto n = static_cast<std::size_t>(categories);
  const auto density = [&](const Vector& x) {
    return density_at(cells, positions, categories, model, x);
  };
  const auto here = coordinates_of(item, categories, model);
  const auto take = [&](const Vector& x) { item = item_of(x, categories, model); };
  const auto at_here = density(here);
  if (update == Update::Climb || update == Update::Spread) {
    const auto factor = factor_of(at_here.precision, n);
    if (update == Update::Climb)
      return climb(density, here, at_here, newton_step(factor, n, at_here.gradient), take);
    metric = packed(at_here.precision);
    return scatter(here, factor, n, categories, model, random, item);
  }
  if (update == Update::Adapt) {
    const auto curvature = packed(at_here.precision);
    for (std::size_t k = 0; k < metric.size(); ++k) metric[k] += gain * (curvature[k] - metric[k]);
  }
  return travel(density, here, at_here, factor_of(unpacked(metric), n), n, random, take);
}

}  // namespace orrery::norms
