// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/position_information.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/random.hpp"

namespace orrery::norms {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Votes at random of 25 states in four sessions on 20 items each, one of which comes back.
std::vector<Vote> random_votes() {
  RandomStream random(5, 1);
  std::vector<Vote> votes;
  for (int t = 0; t < 4; ++t)
    for (int j = 0; j < 20; ++j)
      for (int i = 0; i < 25; ++i) {
        const double y = 0.1 * (i - 12) * (j % 2 == 0 ? 1 : -1) + random.normal();
        const int item = j == 0 ? t / 2 : 100 * t + j;
        if (random.uniform() < 0.9 && (i != 3 || t != 1))
          votes.push_back({i, t, item, static_cast<std::uint8_t>((y > -0.5) + (y > 0.5))});
      }
  return votes;
}

TEST(PositionInformation, IsAppliedAsIfItWereFormedAndNearlyInverted) {
  const VotePanel panel(random_votes());
  const ItemBallots ballots(panel);
  const IdealPointModel model;
  const auto prior = trajectory_prior(panel, model);
  const auto n = static_cast<Index>(panel.cells().size());
  std::vector<double> positions;
  for (const auto& cell : panel.cells()) positions.push_back(0.1 * (cell.actor - 12));
  std::vector<VoteCoupling> couplings(panel.size());
  std::vector<Eigen::Matrix3d> inverse(ballots.items());
  std::vector<double> diagonal = prior.own_precision;
  MatrixXd formed = MatrixXd::Zero(n, n);
  for (std::size_t j = 0; j < ballots.items(); ++j) {
    const auto votes = ballots.votes(j);
    const auto& shape = ballots.shape(j);
    const auto value = item_mode(votes, shape, item_start(votes, shape), positions, model);
    const auto part = std::span(couplings).subspan(ballots.begin(j), votes.size());
    const auto terms = item_terms(votes, shape, value, positions, model, part);
    inverse[j] = terms.information.inverse();
    MatrixXd by_cell = MatrixXd::Zero(n, 3);
    for (std::size_t v = 0; v < votes.size(); ++v) {
      by_cell.row(ballots.cells(j)[v]) += part[v].vector().transpose();
      diagonal[static_cast<std::size_t>(ballots.cells(j)[v])] += part[v].information(value(0));
    }
    formed -= by_cell * inverse[j] * by_cell.transpose();
  }
  for (Index c = 0; c < n; ++c) {
    const double link = prior.link_precision[static_cast<std::size_t>(c)];
    formed(c, c) += diagonal[static_cast<std::size_t>(c)] + link;
    if (!(link > 0)) continue;
    formed(c - 1, c - 1) += link;
    formed(c - 1, c) -= link;
    formed(c, c - 1) -= link;
  }
  PositionInformation information(panel, ballots, prior);
  information.set(positions, diagonal, couplings, inverse);
  VectorXd x(n);
  for (Index c = 0; c < n; ++c) x(c) = std::sin(3.0 * static_cast<double>(c));
  EXPECT_LT((information.apply(x) - formed * x).cwiseAbs().maxCoeff(), 1e-9);

  // Conjugate gradients end soon where the eigenvalues of the product lie close together.
  MatrixXd product(n, n);
  for (Index c = 0; c < n; ++c) product.col(c) = information.precondition(formed.col(c));
  const VectorXd values = product.eigenvalues().real();
  EXPECT_GT(values.minCoeff(), 0);
  EXPECT_LT(values.maxCoeff() / values.minCoeff(), 12);
}

}  // namespace
}  // namespace orrery::norms
