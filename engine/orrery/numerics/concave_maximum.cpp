// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/concave_maximum.hpp"

#include <Eigen/Cholesky>
#include <cmath>
#include <vector>

namespace orrery::numerics {
namespace {

using Eigen::VectorXd;

/// Variables that may move: not those on a bound against which the function rises.
std::vector<Eigen::Index> free_variables(const VectorXd& at, const Curve& here, const Box& box) {
  std::vector<Eigen::Index> free;
  for (Eigen::Index i = 0; i < at.size(); ++i) {
    const bool held = (at[i] <= box.lower[i] && here.gradient[i] <= 0) ||
                      (at[i] >= box.upper[i] && here.gradient[i] >= 0);
    if (!held) free.push_back(i);
  }
  return free;
}

/// Newton's step in the free variables; along the gradient where the curvature is none.
VectorXd ascent(const Curve& here, const std::vector<Eigen::Index>& free) {
  const auto n = static_cast<Eigen::Index>(free.size());
  Eigen::MatrixXd curvature(n, n);
  VectorXd slope(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto row = free[static_cast<std::size_t>(i)];
    slope[i] = here.gradient[row];
    for (Eigen::Index j = 0; j < n; ++j)
      curvature(i, j) = -here.hessian(row, free[static_cast<std::size_t>(j)]);
  }
  // A ridge that the data do not notice keeps a flat direction from growing without end.
  curvature.diagonal().array() += 1e-12 * (1e-12 + curvature.diagonal().cwiseAbs().maxCoeff());
  const Eigen::LDLT<Eigen::MatrixXd> factored(curvature);
  VectorXd step = factored.isPositive() ? VectorXd(factored.solve(slope)) : slope;
  if (!step.allFinite() || step.dot(slope) <= 0) step = slope;
  VectorXd whole = VectorXd::Zero(here.gradient.size());
  for (Eigen::Index i = 0; i < n; ++i) whole[free[static_cast<std::size_t>(i)]] = step[i];
  return whole;
}

VectorXd inside(const VectorXd& point, const Box& box) {
  return point.cwiseMax(box.lower).cwiseMin(box.upper);
}

}  // namespace

Maximum maximise_concave(const std::function<Curve(const VectorXd&)>& function,
                         const VectorXd& start,
                         const Box& box,
                         const MaximumOptions& options) {
  constexpr double kEnoughRise = 1e-4;
  constexpr int kHalvings = 60;
  Maximum best{inside(start, box), 0, 0, false};
  Curve here = function(best.at);
  while (best.iterations < options.iterations && !best.converged) {
    ++best.iterations;
    const auto free = free_variables(best.at, here, box);
    if (free.empty()) {
      best.converged = true;
      break;
    }
    const VectorXd step = ascent(here, free);
    if (step.dot(here.gradient) / 2 < options.tolerance) {
      best.converged = true;
      break;
    }
    bool rose = false;
    double length = 1;
    for (int halving = 0; halving < kHalvings && !rose; ++halving, length /= 2) {
      const VectorXd next = inside(best.at + length * step, box);
      Curve there = function(next);
      const double promised = here.gradient.dot(next - best.at);
      rose = std::isfinite(there.value) && there.value >= here.value + kEnoughRise * promised &&
             next != best.at;
      if (!rose) continue;
      best.at = next;
      here = std::move(there);
    }
    if (!rose) break;
  }
  best.value = here.value;
  return best;
}

}  // namespace orrery::numerics
