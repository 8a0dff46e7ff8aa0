// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/position_moments.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/numerics/normal.hpp"

namespace orrery::norms {
namespace {

using Eigen::Vector3d;

/// Three states' votes on one item: 0, 1 and 2.
VotePanel three_votes() {
  return VotePanel({{0, 0, 0, 0}, {1, 0, 0, 1}, {2, 0, 0, 2}});
}

/// What repeated calls come to.
PositionMoments settled(const VotePanel& panel,
                        std::size_t cell,
                        const Vector3d& item,
                        const PositionMoments& prior) {
  const ItemBallots ballots(panel);
  PositionMoments moments = prior;
  for (int round = 0; round < 5; ++round)
    moments =
        position_moments(panel.cell_votes(cell), ballots, std::span(&item, 1), prior, moments);
  return moments;
}

/// A normal prior after one vote at an end is skew normal: its moments have a closed form (Azzalini
/// 1985).
TEST(PositionMoments, AfterOneVoteAtAnEndAreThoseOfASkewNormal) {
  const Vector3d item(1.2, -0.3, 0.9);
  const PositionMoments prior{0.4, 0.64};
  for (const int end : {0, 2}) {
    const double side = end == 0 ? 1 : -1;
    const double cut = end == 0 ? item(1) : item(2);
    const double spread = std::sqrt(1 + item(0) * item(0) * prior.variance);
    const double z = side * (cut - item(0) * prior.mean) / spread;
    const double ratio = numerics::normal_pdf(z) / numerics::normal_cdf(z);
    const double pull = item(0) * prior.variance / spread;
    const auto found = settled(three_votes(), static_cast<std::size_t>(end), item, prior);
    EXPECT_NEAR(found.mean, prior.mean - side * pull * ratio, 1e-3);
    EXPECT_NEAR(found.variance, prior.variance - pull * pull * ratio * (ratio + z), 1e-3);
  }
}

/// The three answers share the prior among them.
TEST(PositionMoments, OfAllAnswersWeightedByTheirChanceAreThePrior) {
  const Vector3d item(1.2, -0.3, 0.9);
  const PositionMoments prior{0.4, 0.64};
  const double spread = std::sqrt(1 + item(0) * item(0) * prior.variance);
  const double low = numerics::normal_cdf((item(1) - item(0) * prior.mean) / spread);
  const double high = numerics::normal_cdf((item(2) - item(0) * prior.mean) / spread);
  const double chance[] = {low, high - low, 1 - high};
  double mean = 0;
  double square = 0;
  for (std::size_t cell = 0; cell < 3; ++cell) {
    const auto found = settled(three_votes(), cell, item, prior);
    mean += chance[cell] * found.mean;
    square += chance[cell] * (found.variance + found.mean * found.mean);
  }
  EXPECT_NEAR(mean, prior.mean, 1e-3);
  EXPECT_NEAR(square - mean * mean, prior.variance, 1e-3);
}

TEST(PositionMoments, AreThoseOfThePriorWhereVotesTellNothing) {
  const VotePanel alike({{0, 0, 0, 1}, {1, 0, 0, 1}});
  const auto found = settled(alike, 0, Vector3d::Zero(), {-1, 0.25});
  EXPECT_NEAR(found.mean, -1, 1e-9);
  EXPECT_NEAR(found.variance, 0.25, 1e-3);
}

}  // namespace
}  // namespace orrery::norms
