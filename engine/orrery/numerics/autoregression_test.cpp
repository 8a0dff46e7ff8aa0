// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/autoregression.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/missing.hpp"
#include "orrery/base/random.hpp"

namespace orrery::numerics {
namespace {

TEST(Innovations, AreWhatDroveTheSeries) {
  RandomStream random(4, 1);
  std::vector<double> news{random.normal()};
  std::vector<double> series{10 + news[0]};
  for (int t = 1; t < 5000; ++t) {
    news.push_back(random.normal());
    series.push_back(10 + 0.7 * (series.back() - 10) + news.back());
  }
  const auto found = innovations(series);
  EXPECT_TRUE(is_missing(found[0]));
  double squares = 0;
  for (std::size_t t = 1; t < found.size(); ++t) squares += std::pow(found[t] - news[t], 2);
  EXPECT_LT(std::sqrt(squares / 5000), 0.05);
}

TEST(Innovations, AreMissingBesideMissingStepsAndWithoutVariance) {
  const std::vector<double> series{1, 2, kMissing, 4, 3, 5, 4, 2, 6};
  const auto found = innovations(series);
  EXPECT_FALSE(is_missing(found[1]));
  EXPECT_TRUE(is_missing(found[2]));
  EXPECT_TRUE(is_missing(found[3]));
  EXPECT_FALSE(is_missing(found[4]));
  for (const double x : innovations(std::vector<double>(9, 3.0))) EXPECT_TRUE(is_missing(x));
  EXPECT_TRUE(innovations({}).empty());
}

}  // namespace
}  // namespace orrery::numerics
