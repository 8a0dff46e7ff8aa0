// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <functional>

namespace orrery::numerics {

/// A function at a point, with its first and second derivatives. −∞ is a value that a maximum
/// shuns; its derivatives are not looked at.
struct Curve {
  double value = 0;
  Eigen::VectorXd gradient;
  Eigen::MatrixXd hessian;
};

/// The range of each variable. Equal bounds hold a variable fixed; −∞ and ∞ leave it free.
struct Box {
  Eigen::VectorXd lower;
  Eigen::VectorXd upper;
};

/// When a search ends.
struct MaximumOptions {
  int iterations = 100;
  double tolerance = 1e-13;  ///< gain that the next full step promises, in units of the value
};

/// How a search ended, and where.
struct Maximum {
  Eigen::VectorXd at;
  double value = 0;
  int iterations = 0;
  bool converged = false;
};

/// The maximum of a concave function within a box, by Newton's steps projected onto the box:
/// variables that lie on a bound and push against it are held (Bertsekas 1982), steps are halved
/// until the value rises enough. `start` is moved into the box and must have a finite value.
/// For few variables: O(d³) an iteration.
Maximum maximise_concave(const std::function<Curve(const Eigen::VectorXd&)>& function,
                         const Eigen::VectorXd& start,
                         const Box& box,
                         const MaximumOptions& options = {});

}  // namespace orrery::numerics
