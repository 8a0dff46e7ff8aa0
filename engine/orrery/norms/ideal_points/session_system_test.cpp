// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/session_system.hpp"

#include <gtest/gtest.h>

namespace orrery::norms {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Three actors; the second is away in sessions 2 and 3, the third comes in session 2.
VotePanel panel_with_a_gap() {
  std::vector<Vote> votes;
  for (const int session : {1, 2, 3, 4}) {
    votes.push_back({1, session, session, 0});
    if (session == 1 || session == 4) votes.push_back({2, session, session, 1});
    if (session > 1) votes.push_back({3, session, session, 1});
  }
  return VotePanel(votes);
}

/// Links of a walk with precision 4, but for first cells.
std::vector<double> links(const VotePanel& panel) {
  std::vector<double> precision(panel.cells().size(), 4.0);
  for (std::size_t a = 0; a < panel.actors().size(); ++a) precision[panel.actor_begin(a)] = 0;
  return precision;
}

TEST(SessionSystem, SolvesAndInvertsAsTheDenseMatrixDoes) {
  const auto panel = panel_with_a_gap();
  const auto precision = links(panel);
  const auto n = static_cast<Index>(panel.cells().size());
  MatrixXd dense = MatrixXd::Zero(n, n);
  std::vector<double> diagonal;
  for (Index c = 0; c < n; ++c) {
    diagonal.push_back(1.0 + 0.1 * static_cast<double>(c));
    dense(c, c) += diagonal.back();
    const double p = precision[static_cast<std::size_t>(c)];
    if (p == 0) continue;
    dense(c, c) += p;
    dense(c - 1, c - 1) += p;
    dense(c, c - 1) -= p;
    dense(c - 1, c) -= p;
  }
  SessionSystem system(panel, precision);
  system.reset(diagonal);
  // A coupling of the first and the third actor in session 2.
  const std::size_t first = 1;
  const std::size_t third = panel.actor_begin(2);
  auto& block = system.block(1);
  block(system.row(third), system.row(first)) = 0.3;
  block(system.row(first), system.row(third)) = 0.3;
  dense(static_cast<Index>(third), static_cast<Index>(first)) += 0.3;
  dense(static_cast<Index>(first), static_cast<Index>(third)) += 0.3;
  ASSERT_TRUE(system.factor());

  const VectorXd right = VectorXd::LinSpaced(n, -1, 2);
  EXPECT_LT((system.solve(right) - dense.llt().solve(right)).cwiseAbs().maxCoeff(), 1e-12);
  const MatrixXd inverse = dense.inverse();
  std::size_t seen = 0;
  system.inverse_blocks([&](std::size_t t, const MatrixXd& here) {
    for (std::size_t c = 0; c < panel.cells().size(); ++c) {
      if (static_cast<std::size_t>(panel.cells()[c].session) != t) continue;
      ++seen;
      const auto i = static_cast<Index>(c);
      EXPECT_NEAR(here(system.row(c), system.row(c)), inverse(i, i), 1e-12);
    }
  });
  EXPECT_EQ(seen, panel.cells().size());
}

TEST(SessionSystem, SaysThatAMatrixIsNotPositiveDefinite) {
  const auto panel = panel_with_a_gap();
  SessionSystem system(panel, links(panel));
  const std::vector<double> diagonal(panel.cells().size(), -100.0);
  system.reset(diagonal);
  EXPECT_FALSE(system.factor());
}

}  // namespace
}  // namespace orrery::norms
