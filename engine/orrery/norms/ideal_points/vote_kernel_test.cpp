// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/vote_kernel.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/numerics/normal.hpp"

namespace orrery::norms {
namespace {

TEST(VoteKernel, HasTheLogarithmAndItsDerivativesUpToTheFarTails) {
  const double h = 1e-5;
  for (const double x : {-38.0, -9.0, -6.3, -1.0, 0.0, 0.7, 5.0, 9.0, 30.0}) {
    const auto vote = lowest_vote(x);
    EXPECT_NEAR(vote.log_probability, numerics::log_normal_cdf(x), 1e-12 * (1 + x * x));
    const double slope =
        (numerics::log_normal_cdf(x + h) - numerics::log_normal_cdf(x - h)) / (2 * h);
    EXPECT_NEAR(vote.high_ratio, slope, 1e-6 * (1 + std::abs(x))) << x;
  }
}

}  // namespace
}  // namespace orrery::norms
