// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/logit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::numerics {
namespace {

using testing::ElementsAre;

/// 200 rows by rule. In R, with sandwich 3.0-2:
///
///   i <- 0:199; x <- ((i*37) %% 101)/50 - 1; d <- as.integer(i %% 3 == 0)
///   y <- as.integer(((i*i*7 + i*3) %% 11) < ifelse(x > 0, 6, 3) + 2*d)
///   w <- 1 + (i %% 4); g <- i %/% 10; a <- i %% 13; b <- 13 + i %% 11
///   m <- glm(y ~ x + d, family = binomial, control = list(epsilon = 1e-14))
struct Example {
  Example() {
    for (int i = 0; i < 200; ++i) {
      x.push_back(((i * 37) % 101) / 50.0 - 1);
      d.push_back(i % 3 == 0 ? 1 : 0);
      const double cut = (x.back() > 0 ? 6 : 3) + 2 * d.back();
      y.push_back((i * i * 7 + i * 3) % 11 < cut ? 1 : 0);
      weight.push_back(1 + i % 4);
      group.push_back(i / 10);
      first.push_back(i % 13);
      second.push_back(13 + i % 11);
    }
  }
  LogitData data() const { return {{"y", y}, {{"x", x}, {"d", d}}, {}, {}}; }

  std::vector<double> x;
  std::vector<double> d;
  std::vector<double> y;
  std::vector<double> weight;
  std::vector<std::int64_t> group;
  std::vector<std::int64_t> first;
  std::vector<std::int64_t> second;
};

void expect_errors(const LogitFit& fit, std::vector<double> errors) {
  ASSERT_EQ(fit.coefficients.size(), errors.size());
  for (std::size_t i = 0; i < errors.size(); ++i)
    EXPECT_NEAR(fit.coefficients[i].error, errors[i], 4e-9) << fit.coefficients[i].name;
}

void expect_estimates(const LogitFit& fit, std::vector<double> estimates) {
  ASSERT_EQ(fit.coefficients.size(), estimates.size());
  for (std::size_t i = 0; i < estimates.size(); ++i)
    EXPECT_NEAR(fit.coefficients[i].estimate, estimates[i], 1e-10) << fit.coefficients[i].name;
}

LogitFit clustered(const Example& example, SmallSample small_sample) {
  auto data = example.data();
  data.groups = {example.group};
  return fit_logit(data, {.errors = LogitErrors::Clustered, .small_sample = small_sample});
}

TEST(Logit, AgreesWithGlmOfR) {
  const Example example;
  const auto fit = fit_logit(example.data());
  EXPECT_TRUE(fit.converged);
  EXPECT_EQ(fit.rows, 200U);
  EXPECT_EQ(fit.ones, 117U);
  expect_estimates(fit, {0.141817615498, 1.057234781827, 0.720758111477});
  expect_errors(fit, {0.181846708320, 0.270098666492, 0.330018904969});
  EXPECT_NEAR(fit.log_likelihood, -125.212673344, 1e-8);
  EXPECT_NEAR(fit.null_log_likelihood, -135.725352491, 1e-8);
  EXPECT_NEAR(fit.pseudo_r2, 1 - 125.212673344 / 135.725352491, 1e-10);
  EXPECT_NEAR(fit.aic, 256.425346688, 1e-8);
  EXPECT_NEAR(fit.bic, 266.320298788, 1e-8);
}

TEST(Logit, OfOneDummyIsTheLogOddsOfACrossTable) {
  // 3 of 10 without and 6 of 8 with: a = log 3/7, b = log 6/2 − a; var a = 1/3 + 1/7, var b adds
  // 1/6 + 1/2 (Woolf 1955).
  std::vector<double> y;
  std::vector<double> x;
  const auto add = [&](int times, double outcome, double term) {
    y.insert(y.end(), static_cast<std::size_t>(times), outcome);
    x.insert(x.end(), static_cast<std::size_t>(times), term);
  };
  add(3, 1, 0);
  add(7, 0, 0);
  add(6, 1, 1);
  add(2, 0, 1);
  const auto fit = fit_logit({{"y", y}, {{"x", x}}, {}, {}}, {.effects = true});
  expect_estimates(fit, {std::log(3.0 / 7), std::log(3.0) - std::log(3.0 / 7)});
  expect_errors(fit, {std::sqrt(10.0 / 21), std::sqrt(10.0 / 21 + 2.0 / 3)});
  EXPECT_NEAR(fit.coefficients[1].effect, 0.75 - 0.3, 1e-12);
  EXPECT_NEAR(fit.coefficients[1].effect_error, std::sqrt(0.3 * 0.7 / 10 + 0.75 * 0.25 / 8), 1e-10);
}

TEST(Logit, HasTheRobustErrorsOfSandwich) {
  // sqrt(diag(vcovHC(m, type = "HC0"))), and "HC1".
  const Example example;
  expect_errors(
      fit_logit(example.data(), {.errors = LogitErrors::Robust, .small_sample = SmallSample::None}),
      {0.179032651606, 0.271645298699, 0.336803302289});
  expect_errors(fit_logit(example.data(),
                          {.errors = LogitErrors::Robust, .small_sample = SmallSample::Degrees}),
                {0.180390693708, 0.273705848824, 0.339358104784});
}

TEST(Logit, HasTheClusteredErrorsOfSandwich) {
  // sqrt(diag(vcovCL(m, cluster = g, cadjust = FALSE))), vcovCL(m, cluster = g), and type = "HC1".
  const Example example;
  expect_errors(clustered(example, SmallSample::None),
                {0.123410228415, 0.205693553050, 0.331727329888});
  expect_errors(clustered(example, SmallSample::Degrees),
                {0.127257321677, 0.212105681867, 0.342068336400});
  const auto fit = clustered(example, SmallSample::Groups);
  expect_errors(fit, {0.126616222779, 0.211037132592, 0.340345059260});
  EXPECT_EQ(fit.groups, 20U);
  EXPECT_NEAR(fit.covariance(0, 2), -0.0325792401617, 1e-11);
  EXPECT_NEAR(fit.covariance(2, 1), -0.0196095110132, 1e-11);
  EXPECT_NEAR(fit.coefficients[2].p, 3.41981474941e-02, 1e-9);
  EXPECT_NEAR(fit.coefficients[1].upper, 1.057234781827 + 1.959963984540054 * 0.211037132592, 1e-9);
}

TEST(Logit, CountsEveryRowAsAClusterInRobustErrors) {
  const Example example;
  std::vector<std::int64_t> own(200);
  for (std::size_t i = 0; i < own.size(); ++i) own[i] = static_cast<std::int64_t>(i) * 7 - 3;
  auto data = example.data();
  data.groups = {own};
  const auto one = fit_logit(data, {.errors = LogitErrors::Clustered});
  const auto other = fit_logit(data, {.errors = LogitErrors::Robust});
  EXPECT_LT((one.covariance - other.covariance).cwiseAbs().maxCoeff(), 1e-14);
}

TEST(Logit, HasDyadicErrorsThatSumOverRowsWithACommonMember) {
  // s <- estfun(m); share <- outer(a, a, "==") | outer(b, b, "=="); B <- vcov(m)
  // sqrt(diag(B %*% (t(s) %*% share %*% s) %*% B))
  const Example example;
  auto data = example.data();
  data.groups = {example.first, example.second};
  const auto fit = fit_logit(data, {.errors = LogitErrors::Dyadic});
  expect_errors(fit, {0.556155224272, 0.581842081626, 0.286913037778});
  EXPECT_EQ(fit.groups, 24U);
}

TEST(Logit, WeighsRows) {
  // The same with weights = w; the errors of vcov and of vcovHC(type = "HC0").
  const Example example;
  auto data = example.data();
  data.weights = example.weight;
  const auto fit = fit_logit(data);
  expect_estimates(fit, {0.156849273107, 1.059795516757, 0.681308801309});
  expect_errors(fit, {0.115232907330, 0.170479930080, 0.207930463521});
  EXPECT_NEAR(fit.log_likelihood, -313.567387547, 1e-8);
  expect_errors(fit_logit(data, {.errors = LogitErrors::Robust, .small_sample = SmallSample::None}),
                {0.196871286867, 0.297440792003, 0.366861784531});
}

TEST(Logit, NeedsNoConstant) {
  // glm(y ~ 0 + x + d).
  const Example example;
  const auto fit = fit_logit(example.data(), {.constant = false});
  expect_estimates(fit, {1.055793573959, 0.862376189872});
  expect_errors(fit, {0.269747590382, 0.275944448335});
  EXPECT_NEAR(fit.log_likelihood, -125.517565767, 1e-8);
}

TEST(Logit, AveragesEffectsOnTheProbability) {
  // In R by definition: mean(p*(1-p))*b, and the mean difference of d = 1 and d = 0; their errors
  // from vcovCL and differences of 1e-6 in the coefficients.
  const Example example;
  auto data = example.data();
  data.groups = {example.group};
  const auto fit = fit_logit(data, {.errors = LogitErrors::Clustered, .effects = true});
  EXPECT_NEAR(fit.coefficients[1].effect, 0.230648805659, 1e-10);
  EXPECT_NEAR(fit.coefficients[2].effect, 0.155878687007, 1e-10);
  EXPECT_NEAR(fit.coefficients[1].effect_error, 0.0397472977129, 1e-8);
  EXPECT_NEAR(fit.coefficients[2].effect_error, 0.0718124909232, 1e-8);
  EXPECT_TRUE(is_missing(fit.coefficients[0].effect));
}

TEST(Logit, LeavesOutIncompleteRowsAndCountsWhatTheyLack) {
  const Example example;
  auto holed = example;
  holed.x[3] = holed.x[4] = holed.d[4] = holed.y[9] = kMissing;
  auto shorter = example;
  for (const std::size_t row : {9U, 4U, 3U}) {
    const auto at = static_cast<std::ptrdiff_t>(row);
    shorter.x.erase(shorter.x.begin() + at);
    shorter.d.erase(shorter.d.begin() + at);
    shorter.y.erase(shorter.y.begin() + at);
  }
  const auto fit = fit_logit(holed.data());
  const auto same = fit_logit(shorter.data());
  EXPECT_EQ(fit.rows, 197U);
  EXPECT_EQ(fit.left_out, 3U);
  ASSERT_EQ(fit.missing.size(), 3U);
  EXPECT_EQ(fit.missing[0].name, "y");
  EXPECT_EQ(fit.missing[1].rows, 2U);
  EXPECT_EQ(fit.missing[2].rows, 1U);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_EQ(fit.coefficients[i].estimate, same.coefficients[i].estimate);
}

TEST(Logit, NamesTermsThatOthersAlreadySay) {
  const Example example;
  std::vector<double> sum;
  std::vector<double> fixed(200, 4.0);
  for (std::size_t i = 0; i < 200; ++i) sum.push_back(2 * example.x[i] - example.d[i] + 3);
  const LogitData data{{"y", example.y},
                       {{"x", example.x}, {"fixed", fixed}, {"d", example.d}, {"sum", sum}},
                       {},
                       {}};
  const auto fit = fit_logit(data);
  EXPECT_THAT(fit.collinear, ElementsAre("fixed", "sum"));
  EXPECT_TRUE(fit.converged);
  EXPECT_TRUE(is_missing(fit.coefficients[2].estimate));
  EXPECT_TRUE(is_missing(fit.coefficients[4].error));
  EXPECT_NEAR(fit.coefficients[1].estimate, 1.057234781827, 1e-10);
  EXPECT_NEAR(fit.coefficients[3].error, 0.330018904969, 1e-10);
}

TEST(Logit, DoesNotMindTheSizeOfATerm) {
  const Example example;
  auto scaled = example;
  for (auto& x : scaled.x) x = 1e9 + 1e4 * x;
  const auto fit = fit_logit(scaled.data());
  EXPECT_NEAR(fit.coefficients[1].estimate * 1e4, 1.057234781827, 1e-8);
  EXPECT_NEAR(fit.coefficients[1].error * 1e4, 0.270098666492, 1e-8);
  EXPECT_NEAR(fit.coefficients[2].estimate, 0.720758111477, 1e-8);
}

TEST(Logit, TellsOfATermThatPredictsAnOutcomeWithoutFault) {
  // Where `sure` is 1 the outcome is 1: its coefficient has no end. The others are those of the
  // other rows.
  const Example example;
  auto more = example;
  std::vector<double> sure(200, 0.0);
  for (std::size_t i = 0; i < 200; ++i) {
    if (i % 5 == 0 && more.y[i] == 1) sure[i] = 1;
  }
  const auto marked = static_cast<std::size_t>(std::count(sure.begin(), sure.end(), 1.0));
  Example rest;
  rest.x.clear();
  rest.d.clear();
  rest.y.clear();
  for (std::size_t i = 0; i < 200; ++i) {
    if (sure[i] == 1) continue;
    rest.x.push_back(more.x[i]);
    rest.d.push_back(more.d[i]);
    rest.y.push_back(more.y[i]);
  }
  const auto fit =
      fit_logit({{"y", more.y}, {{"x", more.x}, {"sure", sure}, {"d", more.d}}, {}, {}});
  const auto other = fit_logit(rest.data());
  EXPECT_THAT(fit.separated, ElementsAre("sure"));
  EXPECT_EQ(fit.predicted_perfectly, marked);
  EXPECT_FALSE(fit.converged);
  EXPECT_TRUE(is_missing(fit.coefficients[2].estimate));
  EXPECT_NEAR(fit.coefficients[1].estimate, other.coefficients[1].estimate, 1e-6);
  EXPECT_NEAR(fit.coefficients[3].error, other.coefficients[2].error, 1e-6);
  EXPECT_NEAR(fit.log_likelihood, other.log_likelihood, 1e-6);
}

TEST(Logit, TellsWhenAllRowsArePredictedWithoutFault) {
  const std::vector<double> x{-3, -1, -0.5, 0.25, 1, 4};
  const std::vector<double> y{0, 0, 0, 1, 1, 1};
  const auto fit = fit_logit({{"y", y}, {{"x", x}}, {}, {}});
  EXPECT_THAT(fit.separated, ElementsAre("(constant)", "x"));
  EXPECT_EQ(fit.predicted_perfectly, 6U);
  EXPECT_FALSE(fit.converged);
  EXPECT_NEAR(fit.log_likelihood, 0, 1e-6);
}

TEST(Logit, TellsWhenOnlyTheRowsAtTheEdgeAreMixed) {
  // Quasi-complete: at x = 0 both outcomes occur, elsewhere x decides.
  const std::vector<double> x{-3, -1, 0, 0, 0, 1, 4};
  const std::vector<double> y{0, 0, 0, 1, 1, 1, 1};
  const auto fit = fit_logit({{"y", y}, {{"x", x}}, {}, {}});
  EXPECT_THAT(fit.separated, ElementsAre("x"));
  EXPECT_EQ(fit.predicted_perfectly, 4U);
  EXPECT_NEAR(fit.coefficients[0].estimate, std::log(2.0), 1e-6);
}

TEST(Logit, RefusesWhatItCannotFit) {
  const std::vector<double> x{1, 2, 3};
  const std::vector<double> zeros{0, 0, kMissing};
  const std::vector<double> twos{0, 1, 2};
  const std::vector<double> nothing{kMissing, kMissing, kMissing};
  EXPECT_THROW(fit_logit({{"y", zeros}, {{"x", x}}, {}, {}}), Error);
  EXPECT_THROW(fit_logit({{"y", twos}, {{"x", x}}, {}, {}}), Error);
  EXPECT_THROW(fit_logit({{"y", nothing}, {{"x", x}}, {}, {}}), Error);
}

}  // namespace
}  // namespace orrery::numerics
