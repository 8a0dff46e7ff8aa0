// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Dense>
#include <span>

#include "orrery/norms/ideal_points/item_ballots.hpp"
#include "orrery/norms/ideal_points/model.hpp"

namespace orrery::norms {

/// How one vote couples the position of its cell with the item's parameters, in the order slope,
/// lower cut, upper cut: −∂² log P / ∂position ∂parameter. Score and curvature of the vote in the
/// position follow from it.
struct VoteCoupling {
  double slope = 0;
  double lower = 0;
  double upper = 0;

  /// The same as a vector.
  Eigen::Vector3d vector() const { return {slope, lower, upper}; }
  /// ∂ log P / ∂position at this position of the cell and slope of the item.
  double gradient(double position, double item_slope) const {
    return item_slope * (position * cuts() - slope);
  }
  /// −∂² log P / ∂position² at this slope of the item.
  double information(double item_slope) const { return item_slope * cuts(); }
  /// What is left of it in the mean over votes: the slope's part without the score of the vote.
  VoteCoupling expected(double position) const { return {position * cuts(), lower, upper}; }

 private:
  double cuts() const { return -(lower + upper); }
};

/// Log posterior of an item's parameters given positions, with gradient and information (negative
/// second derivative). Parameters that the shape lacks have gradient 0 and information 1.
struct ItemTerms {
  double log_posterior = 0;
  Eigen::Vector3d gradient = Eigen::Vector3d::Zero();
  Eigen::Matrix3d information = Eigen::Matrix3d::Identity();
};

/// Evaluates an item at `value` (slope, lower cut, upper cut) and writes a VoteCoupling for each
/// vote, low ones first, then those between, then those on top, unless `couplings` is empty. −∞
/// where the cuts are out of order. O(votes).
ItemTerms item_terms(const VoteGroup& votes,
                     const ItemShape& shape,
                     const Eigen::Vector3d& value,
                     std::span<const double> positions,
                     const IdealPointModel& model,
                     std::span<VoteCoupling> couplings);

/// The mode of an item's parameters given positions by Newton's method from `value`, or what is
/// reached after `max_rounds`.
Eigen::Vector3d item_mode(const VoteGroup& votes,
                          const ItemShape& shape,
                          Eigen::Vector3d value,
                          std::span<const double> positions,
                          const IdealPointModel& model,
                          int max_rounds = 25);

/// Slope 0 and cuts from the shares of the categories: where item_mode() may start.
Eigen::Vector3d item_start(const VoteGroup& votes, const ItemShape& shape);

}  // namespace orrery::norms
