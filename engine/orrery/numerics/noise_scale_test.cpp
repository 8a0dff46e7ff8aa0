// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/noise_scale.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/base/random.hpp"

namespace orrery::numerics {
namespace {

/// An autoregression of order 1 whose values have variance 1.
std::vector<double> autoregression(std::size_t n, double phi, std::uint64_t unit) {
  RandomStream random(5, unit);
  std::vector<double> values{random.normal()};
  while (values.size() < n) {
    values.push_back(phi * values.back() + std::sqrt(1 - phi * phi) * random.normal());
  }
  return values;
}

TEST(NoiseScale, OfAnAutoregressionIsFoundDespiteJumps) {
  for (const double phi : {0.0, 0.4, 0.8}) {
    auto values = autoregression(20000, phi, 1);
    for (std::size_t t = 0; t < values.size(); ++t)
      values[t] += 5 * static_cast<double>(t / 500 % 2);
    const auto noise = noise_scale(values);
    EXPECT_NEAR(noise.autocorrelation, phi, 0.06) << phi;
    EXPECT_NEAR(noise.sd, 1, 0.2) << phi;
    EXPECT_NEAR(noise.long_run_sd,
                noise.sd * std::sqrt((1 + noise.autocorrelation) / (1 - noise.autocorrelation)),
                1e-12);
  }
}

TEST(NoiseScale, OfARandomWalkStopsAtTheLargestAutocorrelation) {
  RandomStream random(6, 1);
  std::vector<double> walk{0};
  while (walk.size() < 3000) walk.push_back(walk.back() + random.normal());
  EXPECT_EQ(noise_scale(walk, 0.9).autocorrelation, 0.9);
}

TEST(NoiseScale, OfASeriesThatMostlyStandsStillIsFromItsSquares) {
  std::vector<double> values(60, 1);
  for (std::size_t t = 30; t < 60; ++t) values[t] = 2;
  EXPECT_GT(noise_scale(values).sd, 0);
  EXPECT_EQ(noise_scale(std::vector<double>(60, 1.0)).sd, 0);
  EXPECT_EQ(noise_scale(std::vector<double>{1, 2, 3}).sd, 0);
}

TEST(NoiseScale, PassesOverMissingValues) {
  auto values = autoregression(4000, 0.5, 2);
  const auto whole = noise_scale(values);
  for (std::size_t t = 0; t < values.size(); t += 10) values[t] = kMissing;
  const auto part = noise_scale(values);
  EXPECT_NEAR(part.autocorrelation, whole.autocorrelation, 0.1);
  EXPECT_NEAR(part.sd, whole.sd, 0.1);
}

TEST(EffectiveDimensions, AreOneForCopiesAndAllForStrangers) {
  RandomStream random(7, 1);
  std::vector<double> copies;
  std::vector<double> strangers;
  for (int t = 0; t < 5000; ++t) {
    const double x = random.normal();
    copies.insert(copies.end(), {x, -2 * x, x + 7});
    strangers.insert(strangers.end(), {random.normal(), random.normal(), random.normal()});
  }
  EXPECT_NEAR(effective_dimensions(copies, 3), 1, 1e-9);
  EXPECT_NEAR(effective_dimensions(strangers, 3), 3, 0.02);
  EXPECT_EQ(effective_dimensions(std::vector<double>{1, 2, 3}, 1), 1);
}

}  // namespace
}  // namespace orrery::numerics
