// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/item_terms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace orrery::norms {
namespace {

using ::testing::ElementsAre;

/// Three items of six voters: all categories, the outer two, the lower two.
VotePanel panel() {
  const std::vector<std::vector<std::uint8_t>> answers{
      {1, 0, 2, 1, 2, 0}, {2, 0, 2, 0, 0, 2}, {1, 1, 0, 0, 0, 1}};
  std::vector<Vote> votes;
  for (int j = 0; j < 3; ++j)
    for (int i = 0; i < 6; ++i)
      votes.push_back({i, 1, j, answers[static_cast<std::size_t>(j)][static_cast<std::size_t>(i)]});
  return VotePanel(std::move(votes));
}

TEST(ItemBallots, GroupVotesByTheCategoriesThatOccur) {
  const ItemBallots ballots(panel());
  EXPECT_THAT(ballots.votes(0).low, ElementsAre(1, 5));
  EXPECT_THAT(ballots.votes(0).middle, ElementsAre(0, 3));
  EXPECT_THAT(ballots.votes(0).top, ElementsAre(2, 4));
  EXPECT_THAT(ballots.votes(1).middle, ElementsAre());
  EXPECT_THAT(ballots.votes(1).top, ElementsAre(0, 2, 5));
  EXPECT_THAT(ballots.cells(2), ElementsAre(2, 3, 4, 0, 1, 5));
  EXPECT_EQ(ballots.begin(2), 12U);
  EXPECT_EQ(ballots.shape(2).parameters(), 2);
}

TEST(ItemTerms, AreTheDerivativesOfTheLogPosterior) {
  const ItemBallots ballots(panel());
  const IdealPointModel model;
  std::vector<double> positions{-0.7, 1.2, 0.1, -1.4, 0.8, 0.3};
  const double h = 1e-5;
  for (std::size_t j = 0; j < 3; ++j) {
    const auto votes = ballots.votes(j);
    const auto& shape = ballots.shape(j);
    Eigen::Vector3d value(0.9, -0.4, 0.5);
    std::vector<VoteCoupling> couplings(6);
    const auto at = [&] { return item_terms(votes, shape, value, positions, model, couplings); };
    const auto here = at();
    const auto kept = couplings;
    for (int p = 0; p < shape.parameters(); ++p) {
      value(p) += h;
      const auto above = at();
      value(p) -= 2 * h;
      const auto below = at();
      value(p) += h;
      EXPECT_NEAR((above.log_posterior - below.log_posterior) / (2 * h), here.gradient(p), 1e-6);
      const Eigen::Vector3d change = (below.gradient - above.gradient) / (2 * h);
      for (int q = 0; q < shape.parameters(); ++q)
        EXPECT_NEAR(change(q), here.information(p, q), 1e-5);
    }
    for (std::size_t v = 0; v < 6; ++v) {
      const auto cell = static_cast<std::size_t>(ballots.cells(j)[v]);
      const double x = positions[cell];
      positions[cell] = x + h;
      const auto above = at();
      const double gradient_above = couplings[v].gradient(x + h, value(0));
      positions[cell] = x - h;
      const auto below = at();
      const double gradient_below = couplings[v].gradient(x - h, value(0));
      positions[cell] = x;
      EXPECT_NEAR((above.log_posterior - below.log_posterior) / (2 * h),
                  kept[v].gradient(x, value(0)),
                  1e-6);
      EXPECT_NEAR((gradient_below - gradient_above) / (2 * h), kept[v].information(value(0)), 1e-5);
      const Eigen::Vector3d change = (below.gradient - above.gradient) / (2 * h);
      for (int q = 0; q < shape.parameters(); ++q)
        EXPECT_NEAR(change(q), kept[v].vector()(q), 1e-5);
    }
  }
}

TEST(ItemMode, IsWhereTheGradientIsZero) {
  const ItemBallots ballots(panel());
  const std::vector<double> positions{-0.7, 1.2, 0.1, -1.4, 0.8, 0.3};
  for (std::size_t j = 0; j < 3; ++j) {
    const auto votes = ballots.votes(j);
    const auto& shape = ballots.shape(j);
    const auto mode = item_mode(votes, shape, item_start(votes, shape), positions, {});
    const auto terms = item_terms(votes, shape, mode, positions, {}, {});
    EXPECT_LT(terms.gradient.cwiseAbs().maxCoeff(), 1e-4);
  }
}

}  // namespace
}  // namespace orrery::norms
