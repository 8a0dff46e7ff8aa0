// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/change_points.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/base/random.hpp"
#include "orrery/numerics/noise_scale.hpp"

namespace orrery::numerics {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Annual flow of the Nile at Aswan, 10⁸ m³, 1871–1970 (Cobb 1978).
const std::vector<double> kNile{
    1120, 1160, 963, 1210, 1160, 1160, 813,  1230, 1370, 1140, 995,  935,  1110, 994,  1020,
    960,  1180, 799, 958,  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774,  840,
    874,  694,  940, 833,  701,  916,  692,  1020, 1050, 969,  831,  726,  456,  824,  702,
    1120, 1100, 832, 764,  821,  768,  845,  864,  862,  698,  845,  744,  796,  1040, 759,
    781,  865,  845, 944,  984,  897,  822,  1010, 771,  676,  649,  846,  812,  742,  801,
    1040, 860,  874, 848,  890,  744,  749,  838,  1050, 918,  986,  797,  923,  975,  815,
    1020, 906,  901, 1170, 912,  746,  919,  718,  714,  740};

ChangePointOptions paying(double per_change, std::size_t shortest, double per_log_length = 0) {
  ChangePointOptions options;
  options.penalty = {per_change, per_log_length};
  options.shortest = shortest;
  return options;
}

/// Misfit of the steps [from, to), by its definition.
double misfit(const std::vector<double>& values,
              std::size_t dimensions,
              const ChangePointOptions& options,
              std::size_t from,
              std::size_t to) {
  double sum = 0;
  for (std::size_t d = 0; d < dimensions; ++d) {
    std::vector<double> seen;
    for (std::size_t t = from; t < to; ++t) {
      if (!is_missing(values[t * dimensions + d])) seen.push_back(values[t * dimensions + d]);
    }
    if (seen.empty()) continue;
    const auto n = static_cast<double>(seen.size());
    double mean = 0;
    for (const double x : seen) mean += x / n;
    double squares = 0;
    for (const double x : seen) squares += (x - mean) * (x - mean);
    sum += options.change == ChangeIn::Mean ? squares : n * (std::log(squares / n) + 1);
  }
  return options.weight * sum +
         options.penalty.per_log_length * std::log(static_cast<double>(to - from));
}

/// The least penalised misfit of all ways to cut the steps from `from` on.
double least_by_trying(const std::vector<double>& values,
                       std::size_t dimensions,
                       const ChangePointOptions& options,
                       std::size_t from) {
  const std::size_t n = values.size() / dimensions;
  double least = misfit(values, dimensions, options, from, n);
  for (std::size_t cut = from + options.shortest; cut + options.shortest <= n; ++cut) {
    least = std::min(least,
                     misfit(values, dimensions, options, from, cut) + options.penalty.per_change +
                         least_by_trying(values, dimensions, options, cut));
  }
  return least;
}

std::vector<double> normals(std::size_t n, std::uint64_t unit) {
  RandomStream random(11, unit);
  std::vector<double> values(n);
  for (double& x : values) x = random.normal();
  return values;
}

void expect_exact(const std::vector<double>& values,
                  std::size_t dimensions,
                  const ChangePointOptions& options) {
  const auto found = change_points(values, dimensions, options);
  const double cost =
      found.misfit + options.penalty.per_change * static_cast<double>(found.starts.size());
  EXPECT_NEAR(cost, least_by_trying(values, dimensions, options, 0), 1e-9);
}

TEST(ChangePoints, AreAsGoodAsTheBestOfAllWaysToCut) {
  for (std::uint64_t unit = 0; unit < 60; ++unit) {
    auto values = normals(14, unit);
    for (std::size_t t = 5; t < 14; ++t) values[t] += static_cast<double>(unit % 4);
    const auto shortest = static_cast<std::size_t>(1 + unit % 3);
    expect_exact(values, 1, paying(0.3 * static_cast<double>(unit % 7), shortest));
    expect_exact(values, 1, paying(0.4, shortest, 1));
    expect_exact(values, 2, paying(1, 1, 0.5));
    if (unit % 2 == 0) values[unit % 14] = kMissing;
    expect_exact(values, 1, paying(0.7, shortest, 0.3));
    auto with_variance = paying(0.5, 2 + unit % 2, 1);
    with_variance.change = ChangeIn::MeanAndVariance;
    with_variance.weight = 0.7;
    expect_exact(normals(13, unit + 100), 1, with_variance);
  }
}

TEST(ChangePoints, CutTheFlowOfTheNileIn1898AsBreakpointsInRDoes) {
  // strucchange 1.5-3, breakpoints(Nile ~ 1, h = 5): the best partition for each number of breaks.
  const auto ranges = change_points_by_penalty(kNile, 1, paying(0, 5), 40000, 2e6);
  ASSERT_EQ(ranges.size(), 6U);
  const std::vector<std::pair<std::size_t, double>> of_r{{0, 2835156.75},
                                                         {1, 1597457.1944},
                                                         {3, 1438125.5364},
                                                         {5, 1292728.4641},
                                                         {7, 1200673.2392},
                                                         {8, 1157687.5225}};
  for (std::size_t i = 0; i < of_r.size(); ++i) {
    EXPECT_EQ(ranges[5 - i].best.starts.size(), of_r[i].first);
    EXPECT_NEAR(ranges[5 - i].best.misfit, of_r[i].second, 1e-4);
  }
  EXPECT_THAT(ranges[4].best.starts, ElementsAre(28));
  EXPECT_THAT(ranges[3].best.starts, ElementsAre(28, 83, 95));
  EXPECT_THAT(ranges[2].best.starts, ElementsAre(10, 19, 28, 83, 95));
}

TEST(ChangePoints, FindOneChangeOfTheNileOnTheScaleOfItsNoise) {
  const auto noise = noise_scale(kNile);
  std::vector<double> scaled;
  scaled.reserve(kNile.size());
  for (const double x : kNile) scaled.push_back(x / noise.long_run_sd);
  auto options = paying(0, 5);
  options.penalty = mbic_penalty(scaled.size(), 1);
  EXPECT_THAT(change_points(scaled, 1, options).starts, ElementsAre(28));
  options.penalty = bic_penalty(scaled.size(), 1);
  EXPECT_THAT(change_points(scaled, 1, options).starts, ElementsAre(28));
}

TEST(ChangePoints, FindWhatWasPutIntoSeveralSeriesAtOnce) {
  // Jumps of one standard deviation in each of three series: too small to be sure of in one.
  RandomStream random(3, 1);
  std::vector<double> values;
  for (int t = 0; t < 120; ++t) {
    const double level = t >= 40 && t < 85 ? 1.5 : 0;
    for (int d = 0; d < 3; ++d) values.push_back(level + random.normal());
  }
  auto options = paying(0, 3);
  options.penalty = mbic_penalty(120, 3);
  const auto found = change_points(values, 3, options);
  ASSERT_EQ(found.starts.size(), 2U);
  EXPECT_NEAR(static_cast<double>(found.starts[0]), 40, 2);
  EXPECT_NEAR(static_cast<double>(found.starts[1]), 85, 2);
}

TEST(ChangePoints, FindAChangeOfVarianceThatLeavesTheMean) {
  auto values = normals(200, 5);
  for (std::size_t t = 120; t < 200; ++t) values[t] *= 4;
  auto options = paying(0, 4);
  options.penalty = mbic_penalty(200, 2);
  options.change = ChangeIn::MeanAndVariance;
  const auto found = change_points(values, 1, options);
  ASSERT_EQ(found.starts.size(), 1U);
  EXPECT_NEAR(static_cast<double>(found.starts[0]), 120, 3);
}

TEST(ChangePoints, AreRarelyFoundInNoise) {
  int series_with_some = 0;
  for (std::uint64_t unit = 0; unit < 400; ++unit) {
    auto options = paying(0, 3);
    options.penalty = mbic_penalty(80, 1);
    if (!change_points(normals(80, unit), 1, options).starts.empty()) ++series_with_some;
  }
  EXPECT_LT(series_with_some, 20);
}

TEST(ChangePoints, AreNotInSeriesThatAreTooShortOrAllMissingOrConstant) {
  const std::vector<double> three{0, 9, 0};
  EXPECT_THAT(change_points(three, 1, paying(0, 2)).starts, IsEmpty());
  EXPECT_THAT(change_points({}, 1, paying(0, 2)).starts, IsEmpty());
  const std::vector<double> missing(20, kMissing);
  EXPECT_THAT(change_points(missing, 1, paying(1, 2)).starts, IsEmpty());
  const std::vector<double> constant(20, 3.5);
  auto options = paying(1, 2);
  EXPECT_THAT(change_points(constant, 1, options).starts, IsEmpty());
  options.change = ChangeIn::MeanAndVariance;
  EXPECT_THAT(change_points(constant, 1, options).starts, IsEmpty());
}

TEST(ChangePoints, DoNotHangOnTheZeroOfTheScale) {
  auto values = normals(60, 9);
  for (std::size_t t = 30; t < 60; ++t) values[t] += 3;
  const auto options = paying(10, 2);
  const auto here = change_points(values, 1, options);
  for (double& x : values) x += 1e8;
  const auto there = change_points(values, 1, options);
  EXPECT_THAT(here.starts, ElementsAre(30));
  EXPECT_EQ(there.starts, here.starts);
}

TEST(ChangePoints, AreTheSameWhetherAskedForOneOrAllPenalties) {
  auto values = normals(80, 21);
  for (std::size_t t = 0; t < 80; ++t) {
    const auto step = t / 20;
    values[t] += static_cast<double>(step) * 1.2;
  }
  const auto ranges = change_points_by_penalty(values, 1, paying(0, 2, 1), 1, 60);
  ASSERT_GT(ranges.size(), 3U);
  EXPECT_EQ(ranges.front().from, 1);
  EXPECT_EQ(ranges.back().to, 60);
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const double middle = (ranges[i].from + ranges[i].to) / 2;
    EXPECT_EQ(change_points(values, 1, paying(middle, 2, 1)).starts, ranges[i].best.starts);
    if (i == 0) continue;
    EXPECT_EQ(ranges[i].from, ranges[i - 1].to);
    EXPECT_LT(ranges[i].best.starts.size(), ranges[i - 1].best.starts.size());
  }
}

TEST(ChangePoints, StabilityIsTheShareOfPenaltiesThatFindIt) {
  const std::vector<PenaltyRange> ranges{{1, 10, {{5, 30}, 0}}, {10, 100, {{31}, 0}}};
  EXPECT_DOUBLE_EQ(stability(ranges, 5, 2), 0.5);
  EXPECT_DOUBLE_EQ(stability(ranges, 30, 2), 1);
  EXPECT_DOUBLE_EQ(stability(ranges, 30, 0), 0.5);
  EXPECT_DOUBLE_EQ(stability(ranges, 50, 2), 0);
}

TEST(ChangePoints, RefuseWhatMakesNoSense) {
  const std::vector<double> values{1, 2, 3, 4};
  EXPECT_THROW(change_points(values, 3, paying(1, 2)), Error);
  EXPECT_THROW(change_points(values, 1, paying(-1, 2)), Error);
  EXPECT_THROW(change_points(values, 1, paying(1, 0)), Error);
  auto with_variance = paying(1, 1);
  with_variance.change = ChangeIn::MeanAndVariance;
  EXPECT_THROW(change_points(values, 1, with_variance), Error);
  const std::vector<double> infinite{1, std::numeric_limits<double>::infinity()};
  EXPECT_THROW(change_points(infinite, 1, paying(1, 1)), Error);
  EXPECT_THROW(change_points_by_penalty(values, 1, paying(1, 1), 5, 2), Error);
}

}  // namespace
}  // namespace orrery::numerics
