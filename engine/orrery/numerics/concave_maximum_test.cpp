// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/concave_maximum.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace orrery::numerics {
namespace {

using Eigen::Matrix2d;
using Eigen::Vector2d;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Eigen::VectorXd;

Curve bowl(const VectorXd& at) {
  Matrix2d shape;
  shape << 2, 0.6, 0.6, 1;
  const Vector2d off = at - Vector2d(3, -1);
  return {-0.5 * off.dot(shape * off), -(shape * off), -shape};
}

Box open() {
  return {Vector2d(-kInfinity, -kInfinity), Vector2d(kInfinity, kInfinity)};
}

TEST(ConcaveMaximum, TakesOneNewtonStepOnAParabola) {
  const auto found = maximise_concave(bowl, Vector2d(0, 0), open());
  EXPECT_TRUE(found.converged);
  EXPECT_LE(found.iterations, 2);
  EXPECT_NEAR(found.at[0], 3, 1e-9);
  EXPECT_NEAR(found.at[1], -1, 1e-9);
}

TEST(ConcaveMaximum, SlidesAlongABound) {
  Box box = open();
  box.lower[1] = 0;
  const auto found = maximise_concave(bowl, Vector2d(10, 10), box);
  EXPECT_TRUE(found.converged);
  EXPECT_EQ(found.at[1], 0);
  EXPECT_NEAR(found.at[0], 3 - 0.3, 1e-9);
}

TEST(ConcaveMaximum, HoldsAFixedVariable) {
  Box box = open();
  box.lower[0] = box.upper[0] = 1;
  const auto found = maximise_concave(bowl, Vector2d(7, 7), box);
  EXPECT_EQ(found.at[0], 1);
  EXPECT_NEAR(found.at[1], -1 + 0.6 * 2, 1e-9);
}

TEST(ConcaveMaximum, ShunsWhereThereIsNoValue) {
  // ln x − x has its maximum at 1 and none at 0 or below.
  const auto log_less = [](const VectorXd& at) {
    Curve curve;
    const double x = at[0];
    curve.value = x > 0 ? std::log(x) - x : -kInfinity;
    curve.gradient = VectorXd::Constant(1, 1 / x - 1);
    curve.hessian = Eigen::MatrixXd::Constant(1, 1, -1 / (x * x));
    return curve;
  };
  const Box box{VectorXd::Zero(1), VectorXd::Constant(1, kInfinity)};
  for (const double start : {1e-6, 0.5, 5.0, 400.0}) {
    const auto found = maximise_concave(log_less, VectorXd::Constant(1, start), box);
    EXPECT_TRUE(found.converged) << start;
    EXPECT_NEAR(found.at[0], 1, 1e-5) << start;
  }
}

}  // namespace
}  // namespace orrery::numerics
