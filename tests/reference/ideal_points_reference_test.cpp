// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ideal points against estimates of other programs from the same votes, and against the published
// ones from the official files. These lie beside the project, in ../shared; without them the tests
// say so and are skipped.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "orrery/norms/ideal_points/fast.hpp"
#include "orrery/norms/ideal_points/one_sided.hpp"
#include "orrery/norms/ideal_points/variational_probit.hpp"
#include "support/built_world.hpp"
#include "support/official_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using norms::IdealPointModel;
using norms::Movement;
using norms::Vote;
using norms::VotePanel;
using store::quoted_text;
using testing::kOracle;
using testing::kSharedData;
using testing::Scratch;

std::string read_of(const std::string& file) {
  return fmt::format("read_csv({}, nullstr = ['', 'NA'])", quoted_text((kOracle / file).string()));
}

/// Estimates of other programs, and the votes they had.
class IdealPointsOfOthers : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kOracle)) GTEST_SKIP() << kOracle << " is absent: not checked";
  }

  store::Result query(const std::string& sql) { return database_.query(sql); }

  VotePanel panel(const std::string& columns, const std::string& file) {
    const auto rows = query(fmt::format("SELECT {} FROM {}", columns, read_of("inputs/" + file)));
    std::vector<Vote> votes;
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      votes.push_back({static_cast<std::int32_t>(rows.integer(i, 0)),
                       static_cast<std::int32_t>(rows.integer(i, 1)),
                       static_cast<std::int32_t>(rows.integer(i, 2)),
                       static_cast<std::uint8_t>(rows.integer(i, 3))});
    }
    return VotePanel(std::move(votes));
  }

  /// Numbers by one or two keys.
  std::map<std::pair<int, int>, double> numbers(const std::string& sql) {
    const auto rows = query(sql);
    std::map<std::pair<int, int>, double> result;
    for (std::size_t i = 0; i < rows.rows(); ++i)
      result[{static_cast<int>(rows.integer(i, 0)), static_cast<int>(rows.integer(i, 1))}] =
          rows.real(i, 2);
    return result;
  }

  double check(const std::string& name, const std::string& stat) {
    return query(fmt::format("SELECT value::DOUBLE FROM {} WHERE \"check\" = '{}' AND stat = '{}'",
                             read_of("irt_checks.csv"),
                             name,
                             stat))
        .real(0, 0);
  }

  /// A dynamic run of dynIRT: its starts, priors and estimates.
  void expect_dynamic(const std::string& votes, const std::string& run, double tolerance) {
    const auto binary = panel("ccode, session, rcid, y", votes);
    IdealPointModel model;
    model.movement = Movement::Fixed;
    model.step_variance = 0.1;
    model.slope_variance = 4;
    model.cut_variance = 4;
    model.first_positions = {{2, 2, 0.1}, {40, -2, 0.1}};
    norms::VariationalOptions options;
    const auto file = [&](const char* part) { return read_of("irt_dynirt_" + run + part); };
    const auto x = numbers("SELECT ccode, 0, x_start FROM " + file("_starts.csv"));
    const auto slope =
        numbers("SELECT rcid, 0, beta_start::DOUBLE FROM " + file("_item_starts.csv"));
    for (const auto actor : binary.actors()) options.positions.push_back(x.at({actor, 0}));
    for (const auto item : binary.items()) options.slopes.push_back(slope.at({item, 0}));
    const auto estimate = norms::variational_probit(binary, model, options);
    ASSERT_TRUE(estimate.converged);
    const auto mean = numbers("SELECT ccode, session, x FROM " + file("_theta.csv"));
    const auto variance = numbers("SELECT ccode, session, var FROM " + file("_theta.csv"));
    ASSERT_EQ(estimate.positions.size(), mean.size());
    for (const auto& p : estimate.positions) {
      const std::pair<int, int> key{binary.actors()[static_cast<std::size_t>(p.actor)],
                                    binary.sessions()[static_cast<std::size_t>(p.session)]};
      EXPECT_NEAR(p.mean, mean.at(key), tolerance);
      EXPECT_NEAR(p.variance, variance.at(key), tolerance);
    }
    const auto alpha = numbers("SELECT rcid, 0, alpha FROM " + file("_items.csv"));
    for (std::size_t j = 0; j < estimate.items.size(); ++j)
      EXPECT_NEAR(-estimate.items[j].cut[0], alpha.at({binary.items()[j], 0}), tolerance);
  }

 private:
  store::Database database_ = store::Database::in_memory();
};

TEST_F(IdealPointsOfOthers, AreThoseOfTheDynamicVariationalEstimator) {
  expect_dynamic("un_binary_dynsmall.csv.gz", "small", 1e-9);
  expect_dynamic("un_binary_s46_55.csv.gz", "s46_55", 1e-9);
}

TEST_F(IdealPointsOfOthers, AreThoseOfTheStaticEstimatorWithModes) {
  const auto binary = panel("ccode, session, rcid, y", "un_binary_s55.csv.gz");
  const auto source = read_of("inputs/un_binary_s55.csv.gz");
  const auto starts = fmt::format(
      "(SELECT ccode, (avg(avg(y)) OVER () - avg(y)) / stddev(avg(y)) OVER () AS x FROM {} GROUP "
      "BY ccode)",
      source);
  const auto x = numbers("SELECT ccode, 0, x FROM " + starts);
  const auto slope = numbers(fmt::format(
      "SELECT rcid, 0, sign(corr(x, y))::DOUBLE FROM {} JOIN {} USING (ccode) GROUP BY rcid",
      source,
      starts));
  IdealPointModel model;
  model.movement = Movement::None;
  model.slope_variance = 4;
  model.cut_variance = 4;
  norms::VariationalOptions options;
  options.modes = true;
  for (const auto actor : binary.actors()) options.positions.push_back(x.at({actor, 0}));
  for (const auto item : binary.items()) options.slopes.push_back(slope.at({item, 0}));
  const auto estimate = norms::variational_probit(binary, model, options);
  const auto mean = numbers("SELECT ccode, 0, x FROM " + read_of("irt_binirt_s55_theta.csv"));
  ASSERT_EQ(estimate.positions.size(), mean.size());
  std::vector<double> theirs;
  for (const auto& p : estimate.positions) {
    theirs.push_back(mean.at({binary.actors()[static_cast<std::size_t>(p.actor)], 0}));
    EXPECT_NEAR(p.mean, theirs.back(), 1e-9);
  }
  // The log-likelihood at their own estimates.
  std::vector<norms::Item> items;
  const auto alpha = numbers("SELECT rcid, 0, alpha FROM " + read_of("irt_binirt_s55_items.csv"));
  const auto beta = numbers("SELECT rcid, 0, beta FROM " + read_of("irt_binirt_s55_items.csv"));
  for (const auto item : binary.items())
    items.push_back({beta.at({item, 0}), {-alpha.at({item, 0}), 0}, 0, {0, 0}});
  const double expected = check("binirt_s55", "loglik");
  EXPECT_NEAR(norms::log_likelihood(binary, theirs, items), expected, 1e-8 * std::abs(expected));
  // The fast estimator, without starts and missing votes, ends at the mode they came near to.
  model.standardise = false;
  const auto fast = norms::fast_ideal_points(binary, model);
  for (std::size_t c = 0; c < theirs.size(); ++c)
    EXPECT_NEAR(fast.positions[c].mean, theirs[c], 0.05);
}

TEST_F(IdealPointsOfOthers, HaveTheirLogLikelihoods) {
  const auto binary = panel("ccode, session, rcid, y", "un_binary_s46_55.csv.gz");
  const auto x = numbers("SELECT ccode, session, x FROM " + read_of("irt_dynirt_s46_55_theta.csv"));
  const auto alpha =
      numbers("SELECT rcid, 0, alpha FROM " + read_of("irt_dynirt_s46_55_items.csv"));
  const auto beta = numbers("SELECT rcid, 0, beta FROM " + read_of("irt_dynirt_s46_55_items.csv"));
  std::vector<double> positions;
  for (const auto& cell : binary.cells())
    positions.push_back(x.at({binary.actors()[static_cast<std::size_t>(cell.actor)],
                              binary.sessions()[static_cast<std::size_t>(cell.session)]}));
  std::vector<norms::Item> items;
  for (const auto item : binary.items())
    items.push_back({beta.at({item, 0}), {-alpha.at({item, 0}), 0}, 0, {0, 0}});
  const double expected = check("dynirt_s46_55", "loglik");
  EXPECT_NEAR(norms::log_likelihood(binary, positions, items), expected, 1e-8 * std::abs(expected));
}

double correlation(const std::vector<std::pair<double, double>>& pairs) {
  double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
  for (const auto& [x, y] : pairs) {
    a += x;
    b += y;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  const auto n = static_cast<double>(pairs.size());
  return (ab - a * b / n) / std::sqrt((aa - a * a / n) * (bb - b * b / n));
}

TEST_F(IdealPointsOfOthers, OfThePublishedCodeCorrelateWithTheFastOnes) {
  const auto ordered = panel("ccode, session, rcidL, vote - 1", "un_bsv_s46_55.csv.gz");
  const auto fit = norms::fast_ideal_points(ordered, {});
  ASSERT_TRUE(fit.summary.converged);
  const auto file = read_of("irt_bsv_s46_55_theta.csv");
  const auto mean = numbers("SELECT ccode, session, mean FROM " + file);
  const auto sd = numbers("SELECT ccode, session, sd FROM " + file);
  std::vector<std::pair<double, double>> all;
  std::map<int, std::vector<std::pair<double, double>>> by_session;
  double mass = 0;
  const auto below = [](double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); };
  for (std::size_t c = 0; c < fit.positions.size(); ++c) {
    const auto& cell = ordered.cells()[c];
    const std::pair<int, int> key{ordered.actors()[static_cast<std::size_t>(cell.actor)],
                                  ordered.sessions()[static_cast<std::size_t>(cell.session)]};
    const auto& p = fit.positions[c];
    all.emplace_back(p.mean, mean.at(key));
    by_session[key.second].push_back(all.back());
    mass += below((p.q95 - mean.at(key)) / sd.at(key)) - below((p.q05 - mean.at(key)) / sd.at(key));
  }
  EXPECT_EQ(all.size(), 1758U);
  EXPECT_GT(correlation(all), 0.996);
  for (const auto& [session, pairs] : by_session) EXPECT_GT(correlation(pairs), 0.994) << session;
  // What their posterior has within our intervals of 90 %.
  EXPECT_GT(mass / static_cast<double>(all.size()), 0.85);
  EXPECT_LT(mass / static_cast<double>(all.size()), 0.95);
}

TEST_F(IdealPointsOfOthers, OfThePublishedCodeCorrelateWithTheOneSidedOnes) {
  const auto ordered = panel("ccode, session, rcidL, vote - 1", "un_bsv_s46_55.csv.gz");
  const auto fit = norms::one_sided_ideal_points(ordered, {});
  ASSERT_TRUE(fit.summary.converged);
  const auto mean =
      numbers("SELECT ccode, session, mean FROM " + read_of("irt_bsv_s46_55_theta.csv"));
  std::vector<std::pair<double, double>> all;
  for (std::size_t c = 0; c < fit.positions.size(); ++c) {
    const auto& cell = ordered.cells()[c];
    all.emplace_back(fit.positions[c].mean,
                     mean.at({ordered.actors()[static_cast<std::size_t>(cell.actor)],
                              ordered.sessions()[static_cast<std::size_t>(cell.session)]}));
  }
  EXPECT_GT(correlation(all), 0.995);
}

/// Estimates and published ideal points in the world of all datasets.
class IdealPoints : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (database || !std::filesystem::exists(kSharedData / "un")) return;
    database = std::make_unique<store::Database>(testing::opened(testing::kOfficialWorld));
  }
  void SetUp() override {
    if (!database) GTEST_SKIP() << kSharedData << " is absent: not checked";
  }
  static double number(const std::string& sql) { return database->query(sql).real(0, 0); }
  /// Estimates of an issue beside the published ones of a file.
  static std::string beside(const std::string& issue,
                            const std::string& published,
                            const std::string& release,
                            const std::string& model = "fast") {
    return fmt::format(
        "(SELECT session, state, mean, idealpoint FROM norms.ideal_points AS f JOIN "
        "core.ideal_points AS p USING (state, session) WHERE f.model = '{}' AND f.issue = '{}' "
        "AND p.issue = '{}' AND p.source = 'un_ideal_points_{}')",
        model,
        issue,
        published,
        release);
  }
  static std::string by_session(const std::string& pairs) {
    return "(SELECT session, corr(mean, idealpoint) AS r FROM " + pairs + " GROUP BY session)";
  }

  static inline std::unique_ptr<store::Database> database;
};

TEST_F(IdealPoints, CoverAllSessionsButTheOneWithOneRollCall) {
  EXPECT_EQ(number("SELECT count(DISTINCT session)::DOUBLE FROM norms.ideal_points WHERE issue = "
                   "'all'"),
            77);
  EXPECT_EQ(number("SELECT count(*)::DOUBLE FROM norms.ideal_points WHERE session = 19"), 0);
  EXPECT_EQ(
      number("SELECT count(*)::DOUBLE FROM norms.ideal_points WHERE mean IS NULL OR isnan(mean) OR "
             "NOT (sd > 0 AND q05 < mean AND mean < q95) OR year <> session + 1945"),
      0);
  EXPECT_NEAR(number("SELECT max(abs(m)) + max(abs(s - 1)) FROM (SELECT avg(mean) AS m, "
                     "stddev_pop(mean) AS s FROM norms.ideal_points GROUP BY model, issue)"),
              0,
              1e-9);
}

TEST_F(IdealPoints, GoWithThePublishedOnesWithinSessions) {
  const auto pairs = beside("all", "all", "2020");
  EXPECT_GT(number("SELECT corr(mean, idealpoint) FROM " + pairs), 0.96);
  EXPECT_GT(number("SELECT min(r) FROM " + by_session(pairs)), 0.97);
  EXPECT_LE(number("SELECT count(*)::DOUBLE FROM " + by_session(pairs) + " WHERE r < 0.98"), 2);
  EXPECT_GT(number("SELECT median(r) FROM " + by_session(pairs)), 0.99);
}

TEST_F(IdealPoints, OfOneSideGoWithThePublishedOnesOverAllSessions) {
  const auto pairs = beside("all", "all", "2020", "one_sided");
  EXPECT_EQ(number("SELECT count(*)::DOUBLE FROM " + pairs), 10'469);
  EXPECT_GT(number("SELECT corr(mean, idealpoint) FROM " + pairs), 0.99);
  EXPECT_GT(number("SELECT min(r) FROM " + by_session(pairs)), 0.98);
  EXPECT_GT(number("SELECT median(r) FROM " + by_session(pairs)), 0.996);
}

TEST_F(IdealPoints, OfIssuesGoWithThePublishedOnesOfTheIssue) {
  EXPECT_GT(number("SELECT corr(mean, idealpoint) FROM " + beside("hr", "human_rights", "2020")),
            0.96);
  EXPECT_GT(
      number("SELECT corr(mean, idealpoint) FROM " + beside("important", "important", "2020")),
      0.96);
  EXPECT_GT(number("SELECT corr(mean, idealpoint) FROM " + beside("me", "middle_east", "2020")),
            0.95);
  EXPECT_GT(number("SELECT corr(mean, idealpoint) FROM " + beside("nu", "nuclear", "2020")), 0.91);
}

}  // namespace
}  // namespace orrery
