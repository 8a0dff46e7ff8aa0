// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/design_matrix.hpp"

#include <cmath>

namespace orrery::numerics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kNothingLeft = 1e-9;

VectorXd picked(std::span<const double> column, std::span<const std::size_t> rows) {
  VectorXd values(static_cast<Index>(rows.size()));
  for (std::size_t i = 0; i < rows.size(); ++i) values[static_cast<Index>(i)] = column[rows[i]];
  return values;
}

/// Takes out of a column what an orthonormal basis says of it; again where so much went that
/// rounding shows (Kahan's "twice is enough").
VectorXd without(const VectorXd& column, const MatrixXd& basis, Index width) {
  constexpr double kMost = 0.7;
  const auto known = basis.leftCols(width);
  VectorXd rest = column - known * (known.transpose() * column);
  if (rest.norm() < kMost * column.norm()) rest -= known * (known.transpose() * rest);
  return rest;
}

}  // namespace

MatrixXd DesignMatrix::to_raw() const {
  const auto width = z.cols();
  MatrixXd matrix = MatrixXd::Zero(width, width);
  matrix.diagonal() = scale.cwiseInverse();
  if (constant) matrix.row(0) -= centre.cwiseQuotient(scale).transpose();
  return matrix;
}

DesignMatrix design_of(std::span<const std::span<const double>> columns,
                       std::span<const std::size_t> rows,
                       bool constant) {
  const auto n = static_cast<Index>(rows.size());
  const Index first = constant ? 1 : 0;
  const auto most = static_cast<Index>(columns.size()) + first;
  DesignMatrix design;
  design.constant = constant;
  design.z.resize(n, most);
  design.centre = VectorXd::Zero(most);
  design.scale = VectorXd::Ones(most);
  MatrixXd basis(n, most);
  if (constant) {
    design.z.col(0).setOnes();
    basis.col(0).setConstant(1 / std::sqrt(static_cast<double>(n)));
  }
  Index width = first;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    VectorXd column = picked(columns[c], rows);
    const double centre = constant ? column.mean() : 0;
    const double whole = column.norm();
    column.array() -= centre;
    const double length = column.norm();
    const VectorXd rest = without(column, basis, width);
    const double left = rest.norm();
    if (!(left > kNothingLeft * length) || !(length > kNothingLeft * whole)) {
      design.spared.push_back(c);
      continue;
    }
    const double scale = length / std::sqrt(static_cast<double>(n));
    design.z.col(width) = column / scale;
    design.centre[width] = centre;
    design.scale[width] = scale;
    basis.col(width) = rest / left;
    design.kept.push_back(c);
    ++width;
  }
  design.z.conservativeResize(Eigen::NoChange, width);
  design.centre.conservativeResize(width);
  design.scale.conservativeResize(width);
  return design;
}

}  // namespace orrery::numerics
