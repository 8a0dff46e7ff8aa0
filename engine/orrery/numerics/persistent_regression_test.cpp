// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/persistent_regression.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::numerics {
namespace {

std::vector<std::int64_t> years(std::size_t n, std::int64_t first = 1950) {
  std::vector<std::int64_t> times(n);
  for (std::size_t i = 0; i < n; ++i) times[i] = first + static_cast<std::int64_t>(i);
  return times;
}

std::vector<double> as_numbers(std::span<const std::int64_t> times) {
  return {times.begin(), times.end()};
}

std::vector<double> noise(std::size_t n, double phi, std::uint64_t unit) {
  RandomStream random(77, unit);
  std::vector<double> x(n);
  for (std::size_t i = 0; i < n; ++i) x[i] = (i > 0 ? phi * x[i - 1] : 0) + random.normal();
  return x;
}

constexpr int kSeries = 400;
/// Above it a share of 5 % in 400 series is seen once in a thousand times: .05 + 3.1 √(.05 · .95 /
/// 400).
constexpr double kNominalWithChance = 0.084;

TEST(PersistentRegression, FindsNoTrendInWhiteNoiseAndRandomWalks) {
  const auto times = years(40);
  const auto z = as_numbers(times);
  for (const double phi : {0.0, 0.7, 1.0}) {
    int found = 0;
    for (int s = 0; s < kSeries; ++s) {
      const auto fit =
          persistent_regression(times, noise(40, phi, static_cast<std::uint64_t>(s)), z);
      found += fit.p_value < 0.05 ? 1 : 0;
      EXPECT_EQ(fit.p_value<0.05, fit.lo> 0 || fit.hi < 0) << fit.p_value;
    }
    EXPECT_LE(found / double{kSeries}, kNominalWithChance) << phi;
  }
}

TEST(PersistentRegression, FindsATrendThatIsThere) {
  const auto times = years(40);
  const auto z = as_numbers(times);
  int found = 0;
  int covered = 0;
  for (int s = 0; s < 100; ++s) {
    auto x = noise(40, 0.3, 1000 + static_cast<std::uint64_t>(s));
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += 0.1 * static_cast<double>(i);
    const auto fit = persistent_regression(times, x, z);
    found += fit.lo > 0 ? 1 : 0;
    covered += fit.lo <= 0.1 && 0.1 <= fit.hi ? 1 : 0;
  }
  EXPECT_GE(found, 90);
  EXPECT_GE(covered, 90);
}

TEST(PersistentRegression, OfAWalkIsTheMeanOfItsChanges) {
  const auto times = years(100);
  const auto x = noise(100, 1, 5);
  const auto fit = persistent_regression(times, x, as_numbers(times));
  ASSERT_EQ(fit.autocorrelation, 1);
  EXPECT_NEAR(fit.estimate, (x.back() - x.front()) / 99, 1e-12);
}

TEST(PersistentRegression, AMissingYearIsAGapAndScaleDoesNotMatter) {
  const auto times = years(30);
  auto x = noise(30, 0.2, 9);
  x[7] = kMissing;
  const auto fit = persistent_regression(times, x, as_numbers(times));
  EXPECT_EQ(fit.n, 29);
  auto larger = x;
  for (auto& value : larger) value = 5 + 1000 * value;
  const auto scaled = persistent_regression(times, larger, as_numbers(times));
  EXPECT_NEAR(scaled.estimate / fit.estimate, 1000, 1e-6);
  EXPECT_EQ(scaled.p_value, fit.p_value);
}

TEST(PersistentRegression, SaysNothingOfAFewSteps) {
  const auto fit = persistent_regression(years(5), noise(5, 0, 1), as_numbers(years(5)));
  EXPECT_EQ(fit.n, 5);
  EXPECT_TRUE(is_missing(fit.estimate));
  EXPECT_TRUE(is_missing(fit.p_value));
}

TEST(PersistentRegression, ALineWithoutNoiseIsCertain) {
  const auto times = years(12);
  const auto z = as_numbers(times);
  std::vector<double> line(12);
  for (std::size_t i = 0; i < 12; ++i) line[i] = 2.0 * static_cast<double>(i);
  const auto rising = persistent_regression(times, line, z);
  EXPECT_NEAR(rising.estimate, 2, 1e-9);
  EXPECT_EQ(rising.p_value, 0);
  const auto flat = persistent_regression(times, std::vector<double>(12, 3.0), z);
  EXPECT_EQ(flat.p_value, 1);
}

TEST(PersistentRegression, RefusesTimesThatDoNotAscend) {
  const std::vector<std::int64_t> times{1, 2, 2, 3, 4, 5, 6, 7, 8};
  EXPECT_THROW(persistent_regression(times, noise(9, 0, 1), as_numbers(times)), Error);
}

TEST(PersistentMean, CoversTheMeanOfPersistentNoise) {
  const auto times = years(40);
  for (const double phi : {0.0, 0.6}) {
    int covered = 0;
    for (int s = 0; s < 200; ++s) {
      const auto fit = persistent_mean(times, noise(40, phi, 5000 + static_cast<std::uint64_t>(s)));
      covered += fit.lo <= 0 && 0 <= fit.hi ? 1 : 0;
    }
    EXPECT_GE(covered, 182) << phi;
  }
}

TEST(LevelShift, FindsNoStepInWhiteNoiseAndRandomWalks) {
  const auto times = years(40);
  for (const double phi : {0.0, 0.7, 1.0}) {
    int found = 0;
    for (int s = 0; s < kSeries; ++s) {
      const auto shift = level_shift(times, noise(40, phi, 9000 + static_cast<std::uint64_t>(s)));
      found += shift.p_value < 0.05 ? 1 : 0;
    }
    EXPECT_LE(found / double{kSeries}, kNominalWithChance) << phi;
  }
}

TEST(LevelShift, FindsTheDateOfAStep) {
  const auto times = years(40);
  int found = 0;
  int covered = 0;
  for (int s = 0; s < 100; ++s) {
    auto x = noise(40, 0, 20000 + static_cast<std::uint64_t>(s));
    for (std::size_t i = 25; i < x.size(); ++i) x[i] += 3;
    const auto shift = level_shift(times, x);
    EXPECT_LE(shift.earliest, shift.time);
    EXPECT_GE(shift.latest, shift.time);
    found += shift.p_value < 0.05 ? 1 : 0;
    covered += shift.earliest <= 1975 && 1975 <= shift.latest ? 1 : 0;
  }
  EXPECT_GE(found, 80);
  EXPECT_GE(covered, 90);
}

}  // namespace
}  // namespace orrery::numerics
