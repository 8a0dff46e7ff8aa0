// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/normal.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orrery::numerics {
namespace {

TEST(Normal, HasTheTabulatedQuantiles) {
  EXPECT_NEAR(normal_cdf(1.959963984540054), 0.975, 1e-15);
  EXPECT_NEAR(normal_cdf(-1.281551565544600), 0.1, 1e-15);
  EXPECT_NEAR(normal_pdf(0), 0.3989422804014327, 1e-16);
}

TEST(Normal, KeepsItsDigitsFarOutInTheTails) {
  EXPECT_NEAR(log_normal_cdf(-10) / -53.23128515051247, 1, 1e-13);
  EXPECT_NEAR(log_normal_cdf(-40) / -804.6084420137538, 1, 1e-13);
  EXPECT_NEAR(log_normal_cdf(-30.0001), log_normal_cdf(-29.9999), 0.01);
  EXPECT_NEAR(log_normal_cdf(9) / -1.1285884059538405e-19, 1, 1e-12);
}

TEST(Normal, IntervalsAddUpToTheWhole) {
  for (const double a : {-7.0, -2.0, -0.1, 0.4, 3.0}) {
    for (const double width : {1e-6, 0.5, 4.0}) {
      const double whole = std::exp(log_normal_cdf(a)) +
                           std::exp(log_normal_interval(a, a + width)) +
                           std::exp(log_normal_cdf(-a - width));
      EXPECT_NEAR(whole, 1, 1e-14) << a << " " << width;
    }
  }
  EXPECT_EQ(log_normal_interval(1, 1), -INFINITY);
}

TEST(NormalQuantile, TurnsTheDistributionBack) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-12);
  for (const double p : {1e-12, 0.01, 0.5, 0.9})
    EXPECT_NEAR(normal_cdf(normal_quantile(p)) / p, 1, 1e-12);
}

}  // namespace
}  // namespace orrery::numerics
