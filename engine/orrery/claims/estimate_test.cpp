// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/estimate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::claims {
namespace {

using testing::HasSubstr;

EvidenceColumn numbers(std::string name, std::vector<double> values) {
  return {std::move(name), false, std::move(values), {}};
}

EvidenceColumn texts(std::string name, std::vector<std::string> values) {
  return {std::move(name), true, {}, std::move(values)};
}

Evidence rows(std::vector<EvidenceColumn> columns) {
  Evidence evidence;
  evidence.rows =
      columns.front().is_text ? columns.front().texts.size() : columns.front().numbers.size();
  evidence.columns = std::move(columns);
  return canonical(evidence);
}

std::vector<double> years(std::size_t n) {
  std::vector<double> result(n);
  std::iota(result.begin(), result.end(), 1970.0);
  return result;
}

/// An autoregression with a slope.
std::vector<double> series(std::size_t n, double phi, double slope, std::uint64_t unit) {
  RandomStream random(31, unit);
  std::vector<double> values(n);
  double noise = 0;
  for (std::size_t i = 0; i < n; ++i) {
    noise = (i > 0 ? phi * noise : 0) + random.normal();
    values[i] = noise + slope * static_cast<double>(i);
  }
  return values;
}

Test test_of(Kind kind, Direction direction = Direction::Above, std::string threshold = "0") {
  claims::Test test;
  test.kind = kind;
  test.direction = direction;
  test.threshold = std::move(threshold);
  return test;
}

/// The share of planted series that come out as `outcome`.
double share_of(Outcome outcome, const Test& test, double phi, double slope) {
  int count = 0;
  for (std::uint64_t s = 0; s < 200; ++s) {
    const auto found = estimate(
        test, rows({numbers("year", years(40)), numbers("value", series(40, phi, slope, s))}), {});
    count += found.outcome == outcome ? 1 : 0;
  }
  return count / 200.0;
}

TEST(Estimate, SupportsAPlantedTrendAndContradictsItsOpposite) {
  EXPECT_GE(share_of(Outcome::Supports, test_of(Kind::Trend), 0.2, 0.1), 0.9);
  EXPECT_GE(share_of(Outcome::Contradicts, test_of(Kind::Trend, Direction::Below), 0.2, 0.1), 0.9);
}

TEST(Estimate, SupportsNoTrendInWhiteNoiseAndWalksBeyondTheLevel) {
  // One side of a two-sided .95 interval: .025, and chance in 200 series.
  for (const double phi : {0.0, 0.7, 1.0})
    EXPECT_LE(share_of(Outcome::Supports, test_of(Kind::Trend), phi, 0), 0.06) << phi;
}

TEST(Estimate, SupportsNoStepInWhiteNoiseAndWalksBeyondTheLevel) {
  auto test = test_of(Kind::Step);
  test.either_way = true;
  test.during = {1970, 2009};
  for (const double phi : {0.0, 0.7, 1.0})
    EXPECT_LE(share_of(Outcome::Supports, test, phi, 0), 0.1) << phi;
}

TEST(Estimate, SupportsALeadOfUnrelatedSeriesSeldom) {
  auto test = test_of(Kind::Lead);
  test.longest_lag = 5;
  for (const double phi : {0.0, 1.0}) {
    int count = 0;
    for (std::uint64_t s = 0; s < 100; ++s) {
      const auto found = estimate(test,
                                  rows({numbers("year", years(50)),
                                        numbers("x", series(50, phi, 0, 2 * s)),
                                        numbers("y", series(50, phi, 0, 2 * s + 1))}),
                                  {.unit = s, .draws = 199});
      count += found.outcome == Outcome::Supports ? 1 : 0;
    }
    EXPECT_LE(count, 10) << phi;
  }
}

TEST(Estimate, FindsWhichSeriesGoesFirst) {
  const auto x = series(60, 0, 0, 3);
  auto y = series(60, 0, 0, 4);
  for (std::size_t i = 2; i < y.size(); ++i) y[i] = 0.2 * y[i] + x[i - 2];
  auto test = test_of(Kind::Lead);
  const auto found = estimate(
      test, rows({numbers("year", years(60)), numbers("x", x), numbers("y", y)}), {.draws = 199});
  EXPECT_EQ(found.outcome, Outcome::Supports);
  EXPECT_EQ(found.effect, 2);
  test.direction = Direction::Below;
  EXPECT_EQ(estimate(test,
                     rows({numbers("year", years(60)), numbers("x", x), numbers("y", y)}),
                     {.draws = 199})
                .outcome,
            Outcome::Contradicts);
}

TEST(Estimate, ANumberIsJudgedByItsInterval) {
  const auto one = [](double value, double lo, double hi) {
    return rows({numbers("value", {value}), numbers("lo", {lo}), numbers("hi", {hi})});
  };
  const auto test = test_of(Kind::Number, Direction::Above, "0.5");
  EXPECT_EQ(estimate(test, one(0.7, 0.6, 0.8), {}).outcome, Outcome::Supports);
  EXPECT_EQ(estimate(test, one(0.7, 0.4, 0.9), {}).outcome, Outcome::Unclear);
  EXPECT_EQ(estimate(test, one(0.2, 0.1, 0.4), {}).outcome, Outcome::Contradicts);
  auto within = test_of(Kind::Number, Direction::Within, "0.5");
  within.upper = "1";
  EXPECT_EQ(estimate(within, one(0.7, 0.5, 1), {}).outcome, Outcome::Supports);
}

TEST(Estimate, WithoutDataSaysWhatIsLacking) {
  const auto none =
      estimate(test_of(Kind::Trend), rows({numbers("year", {}), numbers("value", {})}), {});
  EXPECT_EQ(none.outcome, Outcome::NoData);
  EXPECT_TRUE(is_missing(none.effect));
  const auto missing = estimate(test_of(Kind::Number), rows({numbers("value", {kMissing})}), {});
  EXPECT_EQ(missing.outcome, Outcome::NoData);
  const auto few = estimate(test_of(Kind::Trend),
                            rows({numbers("year", years(5)), numbers("value", series(5, 0, 1, 1))}),
                            {});
  EXPECT_EQ(few.outcome, Outcome::NoData);
  auto test = test_of(Kind::Trend);
  test.years = std::pair<Year, Year>{1960, 2000};
  const auto late =
      estimate(test, rows({numbers("year", years(40)), numbers("value", series(40, 0, 1, 1))}), {});
  EXPECT_EQ(late.outcome, Outcome::NoData);
  EXPECT_THAT(late.lacking, HasSubstr("they reach from 1970 to 2009"));
}

TEST(Estimate, ADifferenceOfClustersHasNoMoreRowsThanClusters) {
  auto test = test_of(Kind::Difference);
  test.of = "after";
  test.against = "before";
  const auto evidence = rows({texts("part", {"after", "after", "before", "before", "other"}),
                              numbers("value", {5, 6, 1, 2, 90})});
  const auto found = estimate(test, evidence, {});
  EXPECT_EQ(found.effect, 4);
  EXPECT_EQ(found.outcome, Outcome::Supports);
  test.against = "never";
  EXPECT_EQ(estimate(test, evidence, {}).outcome, Outcome::NoData);
}

TEST(Estimate, AShareHasWilsonsInterval) {
  std::vector<double> values(30, 1);
  values[0] = 0;
  const auto found =
      estimate(test_of(Kind::Share, Direction::Above, "0.8"), rows({numbers("value", values)}), {});
  EXPECT_EQ(found.outcome, Outcome::Supports);
  EXPECT_THROW(estimate(test_of(Kind::Share), rows({numbers("value", {0.5})}), {}), Error);
}

TEST(Estimate, NamesTheColumnsThatAreThere) {
  try {
    estimate(test_of(Kind::Trend), rows({numbers("jahr", {1}), numbers("value", {1})}), {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Usage);
    EXPECT_THAT(error.message(), HasSubstr("\"year\""));
    EXPECT_THAT(error.hint(), HasSubstr("jahr"));
  }
  EXPECT_THROW(estimate(test_of(Kind::Trend),
                        rows({numbers("year", {1990, 1990}), numbers("value", {1, 2})}),
                        {}),
               Error);
}

TEST(Estimate, OrderOfRowsDoesNotMatter) {
  auto x = series(40, 0.5, 0.05, 8);
  auto t = years(40);
  const auto forward =
      estimate(test_of(Kind::Trend), rows({numbers("year", t), numbers("value", x)}), {});
  std::ranges::reverse(x);
  std::ranges::reverse(t);
  const auto backward =
      estimate(test_of(Kind::Trend), rows({numbers("year", t), numbers("value", x)}), {});
  EXPECT_EQ(forward.effect, backward.effect);
  EXPECT_EQ(forward.lo, backward.lo);
}

TEST(Coefficient, IsJudgedAsANumber) {
  EXPECT_EQ(of_coefficient(test_of(Kind::Logit, Direction::Below), -1, -2, -0.1, 0.01, {}).outcome,
            Outcome::Supports);
  EXPECT_EQ(
      of_coefficient(test_of(Kind::Logit), kMissing, kMissing, kMissing, kMissing, {}).outcome,
      Outcome::NoData);
}

}  // namespace
}  // namespace orrery::claims
