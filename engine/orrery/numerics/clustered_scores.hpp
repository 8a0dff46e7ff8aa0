// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <span>

namespace orrery::numerics {

/// The middle of a sandwich of covariance, and over how many groups it was summed.
struct ScoreProducts {
  Eigen::MatrixXd sum;
  std::size_t groups = 0;
};

/// Σ_g S_g S_g' with S_g the sum of the scores (one a row) of the rows of group g. O(N K + G K²).
ScoreProducts clustered_products(const Eigen::MatrixXd& scores,
                                 std::span<const std::int64_t> group);

/// Σ s_i s_j' over all pairs of rows, i = j among them, that have a member in common; `groups`
/// counts the members (Aronow, Samii & Assenova 2015, eq. 8). Two members of a row differ. It may
/// have negative eigenvalues. O(N K + G K²).
ScoreProducts dyadic_products(const Eigen::MatrixXd& scores,
                              std::span<const std::int64_t> first,
                              std::span<const std::int64_t> second);

}  // namespace orrery::numerics
