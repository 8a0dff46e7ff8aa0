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
    EXPECT_EQ(highest_vote(-x).low_ratio, vote.high_ratio);
  }
}

TEST(VoteKernel, TakesAMiddleVoteOnBothSides) {
  for (const double low : {-30.0, -7.0, -0.5, 0.2, 6.0, 29.0}) {
    const double high = low + 0.8;
    const auto vote = middle_vote(low, high);
    EXPECT_NEAR(vote.log_probability, numerics::log_normal_interval(low, high), 1e-9);
    const auto mirrored = middle_vote(-high, -low);
    EXPECT_NEAR(mirrored.low_ratio, vote.high_ratio, 1e-9 * (1 + vote.high_ratio));
    EXPECT_TRUE(std::isfinite(vote.low_ratio));
    EXPECT_GT(vote.low_ratio + vote.high_ratio, 0);
  }
}

}  // namespace
}  // namespace orrery::norms
