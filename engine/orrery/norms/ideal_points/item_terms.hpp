// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Dense>
#include <array>
#include <span>

#include "orrery/norms/ideal_points/model.hpp"

namespace orrery::norms {

/// Which categories occur on an item, and so how many of its parameters mean something: the slope
/// if there are two, and a cut point between each two that follow one another.
struct ItemShape {
  std::array<int, 3> rank = {-1, -1, -1};  ///< place among the categories that occur; −1: none
  int occurring = 0;

  /// The shape that these votes give.
  static ItemShape of(std::span<const VotePanel::ByItem> votes);
  /// Parameters that are estimated: 0, 2 or 3.
  int parameters() const { return occurring < 2 ? 0 : occurring; }
};

/// What one vote adds, the item's parameters in the order slope, lower cut, upper cut.
struct VoteTerms {
  double score = 0;               ///< ∂ log P / ∂(slope · position)
  double weight = 0;              ///< −∂² log P / ∂(slope · position)²
  double position_cross[3] = {};  ///< −∂² log P / ∂position ∂parameter
};

/// Log posterior of an item's parameters given positions, with gradient and information (negative
/// second derivative). Parameters that the shape lacks have gradient 0 and information 1.
struct ItemTerms {
  double log_posterior = 0;
  Eigen::Vector3d gradient = Eigen::Vector3d::Zero();
  Eigen::Matrix3d information = Eigen::Matrix3d::Identity();
};

/// Evaluates an item at `value` (slope, lower cut, upper cut) and writes a VoteTerms for each vote
/// unless `terms` is empty. −∞ where the cuts are out of order. O(votes).
ItemTerms item_terms(std::span<const VotePanel::ByItem> votes,
                     const ItemShape& shape,
                     const Eigen::Vector3d& value,
                     std::span<const double> positions,
                     const IdealPointModel& model,
                     std::span<VoteTerms> terms);

/// The mode of an item's parameters given positions by Newton's method from `value`, or what is
/// reached after `max_rounds`.
Eigen::Vector3d item_mode(std::span<const VotePanel::ByItem> votes,
                          const ItemShape& shape,
                          Eigen::Vector3d value,
                          std::span<const double> positions,
                          const IdealPointModel& model,
                          int max_rounds = 25);

/// Slope 0 and cuts from the shares of the categories: where item_mode() may start.
Eigen::Vector3d item_start(std::span<const VotePanel::ByItem> votes, const ItemShape& shape);

}  // namespace orrery::norms
