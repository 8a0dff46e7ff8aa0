// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/diffusion/adoption_models.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "orrery/base/random.hpp"

namespace orrery::norms {
namespace {

using Cells = std::vector<HazardCell>;

/// A closed population whose members adopt by year under p + q F, or with a threshold.
Cells simulated(RandomStream& random, int n, int years, double p, double q, double threshold = 0) {
  Cells cells;
  int adopted = 0;
  for (int year = 0; year < years && adopted < n; ++year) {
    const double share = static_cast<double>(adopted) / n;
    const double example = threshold > 0 ? (share >= threshold ? 1 : 0) : share;
    const double hazard = p + q * example;
    int now = 0;
    for (int i = adopted; i < n; ++i) {
      if (random.uniform() < -std::expm1(-hazard)) ++now;
    }
    cells.push_back({share, static_cast<double>(n - adopted - now), static_cast<double>(now), 1});
    adopted += now;
  }
  return cells;
}

TEST(Adoption, HasTheClosedFormsOfAConstantHazard) {
  const auto by_day = fit_adoption(Cells{{0, 40, 3, 0}, {0.1, 60, 7, 0}});
  EXPECT_NEAR(by_day.constant.p.value, 10.0 / 100, 1e-9);
  EXPECT_NEAR(by_day.constant.loglik, 10 * std::log(0.1) - 10, 1e-9);
  EXPECT_NEAR(by_day.constant.aic, -2 * by_day.constant.loglik + 2, 1e-12);
  const auto by_year = fit_adoption(Cells{{0, 30, 10, 1}, {0.25, 24, 6, 1}});
  EXPECT_NEAR(by_year.constant.p.value, -std::log(1 - 16.0 / 70), 1e-7);
  EXPECT_EQ(by_year.adopters, 16);
  EXPECT_EQ(by_year.time, 70);
}

TEST(Adoption, HasTheClosedFormOfTwoHazards) {
  // Two shares: the threshold between them parts the data into two constants, as does Bass.
  const auto fits = fit_adoption(Cells{{0, 100, 4, 0}, {0.5, 50, 12, 0}});
  EXPECT_NEAR(fits.threshold.p.value, 0.04, 1e-7);
  EXPECT_NEAR(fits.threshold.q.value, 0.24 - 0.04, 1e-7);
  EXPECT_NEAR(fits.bass.q.value, (0.24 - 0.04) / 0.5, 1e-6);
  EXPECT_NEAR(fits.bass.loglik, 4 * std::log(0.04) + 12 * std::log(0.24) - 16, 1e-8);
  EXPECT_NEAR(fits.threshold.loglik, fits.bass.loglik, 1e-8);
  EXPECT_NEAR(fits.bass.ratio, 2 * (fits.bass.loglik - fits.constant.loglik), 1e-9);
  EXPECT_NEAR(fits.threshold.aic - fits.bass.aic, 2, 1e-7);
}

TEST(Adoption, HasIntervalsThatLieAtTheDropOfTheProfile) {
  const auto fits = fit_adoption(Cells{{0, 100, 20, 0}});
  for (const double end : {fits.constant.p.lo, fits.constant.p.hi}) {
    EXPECT_NEAR(20 * std::log(end) - 100 * end, fits.constant.loglik - 1.920729410347062, 1e-6);
  }
}

TEST(Adoption, OfNobodyHasAnUpperEndOnly) {
  const auto fits = fit_adoption(Cells{{0, 50, 0, 0}, {0.2, 50, 0, 0}});
  EXPECT_EQ(fits.constant.p.value, 0);
  EXPECT_EQ(fits.constant.p.lo, 0);
  EXPECT_NEAR(fits.constant.p.hi, 1.920729410347062 / 100, 1e-8);
  EXPECT_FALSE(fits.bass.identified);
  EXPECT_FALSE(fits.threshold.identified);
  EXPECT_TRUE(is_missing(fits.bass.q.value));
}

TEST(Adoption, OfOneIsFittedAndProvesNothing) {
  const auto fits = fit_adoption(Cells{{0, 10, 1, 1}, {0.1, 40, 0, 0}});
  EXPECT_TRUE(fits.constant.identified);
  EXPECT_NEAR(fits.constant.p.value, -std::log(1 - 1.0 / 51), 1e-7);
  EXPECT_EQ(fits.bass.q.value, 0);
  EXPECT_EQ(fits.bass.ratio, 0);
  EXPECT_EQ(fits.bass.p_value, 1);
}

TEST(Adoption, OfAllAtOnceHasALowerEndOnly) {
  const auto fits = fit_adoption(Cells{{0, 0, 12, 1}});
  EXPECT_FALSE(fits.constant.identified);
  EXPECT_TRUE(is_missing(fits.constant.p.value));
  EXPECT_TRUE(is_missing(fits.constant.p.hi));
  // 12 ln(1 − exp(−h)) falls to −1.92 at this h.
  EXPECT_NEAR(fits.constant.p.lo, -std::log(1 - std::exp(-1.920729410347062 / 12)), 1e-6);
  EXPECT_FALSE(fits.bass.identified);
}

TEST(Adoption, OfNoCellsIsNothing) {
  const auto fits = fit_adoption({});
  EXPECT_FALSE(fits.constant.identified);
  EXPECT_TRUE(is_missing(fits.constant.p.value));
}

TEST(Adoption, RecoversBassFromSimulations) {
  double p_sum = 0;
  double q_sum = 0;
  int p_inside = 0;
  int q_inside = 0;
  constexpr int kRuns = 200;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    RandomStream random(7, run);
    const auto fit = fit_adoption(simulated(random, 200, 40, 0.01, 0.25)).bass;
    ASSERT_TRUE(fit.identified && fit.converged);
    p_sum += fit.p.value;
    q_sum += fit.q.value;
    p_inside += fit.p.lo <= 0.01 && 0.01 <= fit.p.hi ? 1 : 0;
    q_inside += fit.q.lo <= 0.25 && 0.25 <= fit.q.hi ? 1 : 0;
  }
  EXPECT_NEAR(p_sum / kRuns, 0.01, 0.001);
  EXPECT_NEAR(q_sum / kRuns, 0.25, 0.01);
  // 95 % of 200 within three standard errors of 1.5 %.
  EXPECT_NEAR(p_inside, 0.95 * kRuns, 0.046 * kRuns);
  EXPECT_NEAR(q_inside, 0.95 * kRuns, 0.046 * kRuns);
}

TEST(Adoption, RecoversAThresholdFromSimulations) {
  std::vector<double> found;
  for (std::uint64_t run = 0; run < 60; ++run) {
    RandomStream random(8, run);
    const auto fit = fit_adoption(simulated(random, 200, 60, 0.02, 0.2, 0.3)).threshold;
    ASSERT_TRUE(fit.identified);
    EXPECT_LT(fit.p_value, 1e-3);
    EXPECT_LE(fit.threshold.lo, fit.threshold.value);
    EXPECT_GE(fit.threshold.hi, fit.threshold.value);
    found.push_back(fit.threshold.value);
  }
  std::ranges::sort(found);
  EXPECT_NEAR(found[found.size() / 2], 0.3, 0.051);
}

TEST(Adoption, RejectsAConstantHazardAsOftenAsItSays) {
  constexpr int kRuns = 1000;
  std::array<int, 2> bass{};
  std::array<int, 2> threshold{};
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    RandomStream random(9, run);
    const auto fits = fit_adoption(simulated(random, 150, 40, 0.03, 0));
    for (const auto& [level, at] : {std::pair{0.10, 0U}, std::pair{0.05, 1U}}) {
      bass[at] += fits.bass.p_value < level ? 1 : 0;
      threshold[at] += fits.threshold.p_value < level ? 1 : 0;
    }
  }
  // A lucky start raises the share and is followed by the mean, so that small populations reject a
  // little less often than they should.
  EXPECT_LT(bass[0], 100 + 3 * 9.5);
  EXPECT_GT(bass[0], 60);
  EXPECT_LT(bass[1], 50 + 3 * 6.9);
  EXPECT_GT(bass[1], 25);
  // The bound errs to the safe side, and not by much.
  EXPECT_LT(threshold[0], 100 + 3 * 9.5);
  EXPECT_GT(threshold[0], 50);
  EXPECT_LT(threshold[1], 50 + 3 * 6.9);
  EXPECT_GT(threshold[1], 20);
  RecordProperty("bass_10_percent", bass[0]);
  RecordProperty("bass_5_percent", bass[1]);
  RecordProperty("threshold_10_percent", threshold[0]);
  RecordProperty("threshold_5_percent", threshold[1]);
}

TEST(Adoption, AgreesByYearAndByDayWhereTheYearIsShort) {
  // Hundredths of a year as spans come close to known moments.
  Cells grouped;
  Cells known;
  for (int i = 0; i < 50; ++i) {
    const double share = i / 100.0;
    grouped.push_back({share, 3, 1, 0.001});
    known.push_back({share, 3.0005, 1, 0});
  }
  const auto a = fit_adoption(grouped);
  const auto b = fit_adoption(known);
  EXPECT_NEAR(a.bass.p.value / b.bass.p.value, 1, 1e-4);
  EXPECT_NEAR(a.constant.p.value / b.constant.p.value, 1, 1e-4);
  EXPECT_NEAR(a.bass.ratio, b.bass.ratio, 1e-3);
}

// Sales of video recorders in the United States, 1980 to 1989, thousands. Non-linear least squares
// on the Bass curve give m = 68,000, p = .00659, q = .638. Here m is given, and the hazard of a
// moment follows sales spread evenly over their year.
TEST(Adoption, ComesCloseToAPublishedFitOfBass) {
  constexpr std::array kSales{840, 1470, 2110, 4000, 7590, 10950, 10530, 9470, 7790, 5890};
  constexpr double kMarket = 68'000;
  constexpr int kSteps = 200;
  Cells cells;
  double adopted = 0;
  for (const int sales : kSales) {
    const double now = static_cast<double>(sales) / kSteps;
    for (int step = 0; step < kSteps; ++step) {
      const double waiting = kMarket - adopted;
      cells.push_back({adopted / kMarket, (waiting - now / 2) / kSteps, now, 0});
      adopted += now;
    }
  }
  const auto fit = fit_adoption(cells).bass;
  EXPECT_NEAR(fit.q.value, 0.638, 0.03);
  EXPECT_NEAR(fit.p.value, 0.00659, 0.004);
}

}  // namespace
}  // namespace orrery::norms
