// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>
#include <vector>

namespace orrery::numerics {

/// The columns of a regression that can be told apart, centred and scaled so that their size does
/// not matter to the arithmetic: z = (x − centre) / scale.
struct DesignMatrix {
  Eigen::MatrixXd z;                ///< rows by kept columns; with a constant the first is 1
  std::vector<std::size_t> kept;    ///< numbers of the columns in z, without the constant
  std::vector<std::size_t> spared;  ///< linear combinations of the constant and columns before them
  bool constant = true;
  Eigen::VectorXd centre;  ///< of the columns of z; 0 for the constant, and all 0 without one
  Eigen::VectorXd scale;   ///< 1 for the constant

  /// The matrix T with b = T c for coefficients c on z and b on x.
  Eigen::MatrixXd to_raw() const;
};

/// Makes the design of these rows. A column counts as a combination of others if less than 1e-9 of
/// its length is left after they are taken out (Gram–Schmidt). O(N K²).
DesignMatrix design_of(std::span<const std::span<const double>> columns,
                       std::span<const std::size_t> rows,
                       bool constant);

}  // namespace orrery::numerics
