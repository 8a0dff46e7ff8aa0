// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/trajectory_prior.hpp"

#include <gmock/gmock.h>

namespace orrery::norms {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;

/// Actor 1 votes in sessions 1, 2 and 5, once, three times and once; actor 2 in session 2.
VotePanel panel() {
  return VotePanel(
      {{1, 1, 1, 0}, {1, 2, 2, 0}, {1, 2, 3, 1}, {1, 2, 4, 0}, {1, 5, 5, 0}, {2, 2, 2, 1}});
}

TEST(TrajectoryPrior, GrowsWithTheSessionsThatAFixedWalkPasses) {
  IdealPointModel model;
  model.movement = Movement::Fixed;
  model.step_variance = 0.1;
  EXPECT_THAT(trajectory_prior(panel(), model).link_precision,
              ElementsAre(0, DoubleEq(10), DoubleEq(10.0 / 3), 0));
}

TEST(TrajectoryPrior, WeighsStepsByTheVotesCast) {
  EXPECT_THAT(trajectory_prior(panel(), {}).link_precision,
              ElementsAre(0, DoubleEq(1 / (0.5 * 3 / 4)), DoubleEq(1 / (0.5 * 1 / 4)), 0));
}

TEST(TrajectoryPrior, HasTheGradientOfItsDensity) {
  IdealPointModel model;
  model.first_positions = {{2, 2, 0.1}};
  const auto prior = trajectory_prior(panel(), model);
  EXPECT_DOUBLE_EQ(prior.own_mean[3], 2);
  EXPECT_DOUBLE_EQ(prior.own_precision[3], 10);
  std::vector<double> x{0.3, -0.4, 1.2, 0.5};
  std::vector<double> gradient(4, 0.0);
  prior.add_gradient(x, gradient);
  for (std::size_t c = 0; c < x.size(); ++c) {
    const double h = 1e-6;
    x[c] += h;
    const double up = prior.log_density(x);
    x[c] -= 2 * h;
    const double down = prior.log_density(x);
    x[c] += h;
    EXPECT_NEAR(gradient[c], (up - down) / (2 * h), 1e-7);
  }
}

}  // namespace
}  // namespace orrery::norms
