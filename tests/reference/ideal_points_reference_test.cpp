// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ideal points against estimates of other programs from the same votes, and against the published
// ones from the official files. These lie beside the project, in ../shared; without them the tests
// say so and are skipped.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "orrery/norms/ideal_points/fast.hpp"
#include "orrery/norms/ideal_points/one_sided.hpp"
#include "orrery/norms/ideal_points/variational_probit.hpp"
#include "orrery/norms/tables/read_vote_panel.hpp"
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

/// The share of votes whose answer is the likeliest at these parameters.
double share_classified(const VotePanel& panel,
                        const std::vector<double>& positions,
                        const std::vector<norms::Item>& items) {
  const auto below = [](double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); };
  double right = 0;
  for (std::size_t j = 0; j < items.size(); ++j) {
    for (const auto& vote : panel.item_votes(j)) {
      const double mean = items[j].slope * positions[static_cast<std::size_t>(vote.cell)];
      const double low = below(items[j].cut[0] - mean);
      const double top = panel.item_categories(j) == 2 ? 1 : below(items[j].cut[1] - mean);
      const std::array<double, 3> p{low, top - low, 1 - top};
      right += std::ranges::max_element(p) - p.begin() == vote.category ? 1 : 0;
    }
  }
  return right / static_cast<double>(panel.size());
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

  /// A dynamic run of dynIRT: its starts, priors and estimates. Gives ours.
  norms::VariationalEstimate expect_dynamic(const VotePanel& binary,
                                            const std::string& run,
                                            double tolerance) {
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
    auto estimate = norms::variational_probit(binary, model, options);
    EXPECT_TRUE(estimate.converged);
    const auto mean = numbers("SELECT ccode, session, x FROM " + file("_theta.csv"));
    const auto variance = numbers("SELECT ccode, session, var FROM " + file("_theta.csv"));
    EXPECT_EQ(estimate.positions.size(), mean.size());
    for (const auto& p : estimate.positions) {
      const std::pair<int, int> key{binary.actors()[static_cast<std::size_t>(p.actor)],
                                    binary.sessions()[static_cast<std::size_t>(p.session)]};
      EXPECT_NEAR(p.mean, mean.at(key), tolerance);
      EXPECT_NEAR(p.variance, variance.at(key), tolerance);
    }
    const auto of_items = [&](const char* column) {
      return numbers(fmt::format("SELECT rcid, 0, {} FROM {}", column, file("_items.csv")));
    };
    const auto alpha = of_items("alpha");
    const auto beta = of_items("beta");
    const auto alpha_variance = of_items("var_alpha");
    const auto beta_variance = of_items("var_beta");
    for (std::size_t j = 0; j < estimate.items.size(); ++j) {
      const auto& item = estimate.items[j];
      const std::pair<int, int> key{binary.items()[j], 0};
      EXPECT_NEAR(-item.cut[0], alpha.at(key), tolerance);
      EXPECT_NEAR(item.slope, beta.at(key), tolerance);
      EXPECT_NEAR(item.cut_sd[0] * item.cut_sd[0], alpha_variance.at(key), tolerance);
      EXPECT_NEAR(item.slope_sd * item.slope_sd, beta_variance.at(key), tolerance);
    }
    return estimate;
  }

  /// Correlation with the published positions of April 2020, by session and over all (session 0).
  std::map<int, double> beside_published(const std::map<std::pair<int, int>, double>& position) {
    const auto published = numbers("SELECT ccode, session, ideal FROM " +
                                   read_of("inputs/bsv_published_all_apr2020.csv.gz"));
    std::map<int, std::vector<std::pair<double, double>>> pairs;
    for (const auto& [key, x] : position) {
      const auto found = published.find(key);
      if (found == published.end()) continue;
      pairs[key.second].emplace_back(x, found->second);
      pairs[0].emplace_back(x, found->second);
    }
    std::map<int, double> result;
    for (const auto& [session, of_session] : pairs) result[session] = correlation(of_session);
    return result;
  }

  /// The correlations that irt_checks.csv has of a run.
  void expect_correlations(const std::string& run,
                           const std::map<std::pair<int, int>, double>& position) {
    for (const auto& [session, r] : beside_published(position)) {
      const auto name = session == 0 ? "cor_all" : fmt::format("cor_session_{}", session);
      EXPECT_NEAR(r, check(run, name), 1e-8) << run << name;
    }
  }

 private:
  store::Database database_ = store::Database::in_memory();
};

TEST_F(IdealPointsOfOthers, AreThoseOfTheDynamicVariationalEstimator) {
  expect_dynamic(panel("ccode, session, rcid, y", "un_binary_dynsmall.csv.gz"), "small", 1e-9);
  const auto binary = panel("ccode, session, rcid, y", "un_binary_s46_55.csv.gz");
  std::map<std::pair<int, int>, double> position;
  for (const auto& p : expect_dynamic(binary, "s46_55", 1e-9).positions)
    position[{binary.actors()[static_cast<std::size_t>(p.actor)],
              binary.sessions()[static_cast<std::size_t>(p.session)]}] = p.mean;
  expect_correlations("dynirt_s46_55", position);
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
  std::map<std::pair<int, int>, double> position;
  for (const auto& p : estimate.positions) {
    theirs.push_back(mean.at({binary.actors()[static_cast<std::size_t>(p.actor)], 0}));
    EXPECT_NEAR(p.mean, theirs.back(), 1e-9);
    position[{binary.actors()[static_cast<std::size_t>(p.actor)], 55}] = p.mean;
  }
  expect_correlations("binirt_s55", position);
  // The log-likelihood at their own estimates.
  std::vector<norms::Item> items;
  const auto alpha = numbers("SELECT rcid, 0, alpha FROM " + read_of("irt_binirt_s55_items.csv"));
  const auto beta = numbers("SELECT rcid, 0, beta FROM " + read_of("irt_binirt_s55_items.csv"));
  for (const auto item : binary.items())
    items.push_back({beta.at({item, 0}), {-alpha.at({item, 0}), 0}, 0, {0, 0}});
  const double expected = check("binirt_s55", "loglik");
  EXPECT_NEAR(norms::log_likelihood(binary, theirs, items), expected, 1e-8 * std::abs(expected));
  EXPECT_EQ(static_cast<double>(binary.size()), check("binirt_s55", "votes"));
  EXPECT_NEAR(share_classified(binary, theirs, items), check("binirt_s55", "correct"), 1e-8);
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
  EXPECT_EQ(static_cast<double>(binary.size()), check("dynirt_s46_55", "votes"));
  EXPECT_NEAR(share_classified(binary, positions, items), check("dynirt_s46_55", "correct"), 1e-8);
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
                     "stddev_pop(mean) AS s FROM norms.ideal_points WHERE model = 'fast' GROUP BY "
                     "issue)"),
              0,
              1e-9);
  EXPECT_NEAR(number("SELECT max(abs(m)) + max(abs(s - 1)) FROM (SELECT avg(mean) AS m, "
                     "avg(mean * mean + sd * sd) AS s FROM norms.ideal_points WHERE model = "
                     "'one_sided' GROUP BY issue)"),
              0,
              1e-9);
}

TEST_F(IdealPoints, PublishedIn2020AreThoseThatOthersWereComparedWith) {
  const std::map<std::string, std::string> expressions{{"rows", "count(*)"},
                                                       {"sessions", "count(DISTINCT session)"},
                                                       {"min_session", "min(session)"},
                                                       {"max_session", "max(session)"},
                                                       {"states", "count(DISTINCT state)"},
                                                       {"mean", "avg(idealpoint)"},
                                                       {"sd", "stddev_samp(idealpoint)"},
                                                       {"min", "min(idealpoint)"},
                                                       {"max", "max(idealpoint)"}};
  auto memory = store::Database::in_memory();
  const auto checks = memory.query(
      fmt::format("SELECT stat, value::DOUBLE FROM {} WHERE \"check\" = 'bsv_published'",
                  read_of("irt_checks.csv")));
  ASSERT_EQ(checks.rows(), expressions.size());
  for (std::size_t i = 0; i < checks.rows(); ++i) {
    const auto found = number(
        fmt::format("SELECT ({})::DOUBLE FROM core.ideal_points WHERE issue = 'all' AND source = "
                    "'un_ideal_points_2020'",
                    expressions.at(checks.text(i, 0))));
    EXPECT_NEAR(found, checks.real(i, 1), 1e-8 * std::abs(checks.real(i, 1)) + 1e-13);
  }
}

TEST_F(IdealPoints, GoWithThePublishedOnesWithinSessions) {
  const auto pairs = beside("all", "all", "2020");
  EXPECT_GT(number("SELECT corr(mean, idealpoint) FROM " + pairs), 0.96);
  EXPECT_GT(number("SELECT min(r) FROM " + by_session(pairs)), 0.97);
  EXPECT_LE(number("SELECT count(*)::DOUBLE FROM " + by_session(pairs) + " WHERE r < 0.98"), 2);
  EXPECT_GT(number("SELECT median(r) FROM " + by_session(pairs)), 0.99);
}

struct Published {
  std::string issue, name;
  int positions;
  double over_all, within_sessions, median;  ///< least correlations
};

TEST_F(IdealPoints, OfOneSideGoWithThePublishedOnesOfEveryIssue) {
  const std::vector<Published> files{{"all", "all", 10'469, 0.991, 0.98, 0.998},
                                     {"hr", "human_rights", 8'440, 0.995, 0.99, 0.998},
                                     {"important", "important", 6'250, 0.998, 0.99, 0.999},
                                     {"me", "middle_east", 7'896, 0.989, 0.98, 0.995},
                                     {"nu", "nuclear", 7'203, 0.977, 0.93, 0.985}};
  for (const auto& file : files) {
    SCOPED_TRACE(file.name);
    const auto pairs = beside(file.issue, file.name, "2020", "one_sided");
    EXPECT_EQ(number("SELECT count(*)::DOUBLE FROM " + pairs), file.positions);
    EXPECT_GT(number("SELECT corr(mean, idealpoint) FROM " + pairs), file.over_all);
    EXPECT_GT(number("SELECT min(r) FROM " + by_session(pairs)), file.within_sessions);
    EXPECT_GT(number("SELECT median(r) FROM " + by_session(pairs)), file.median);
  }
}

/// Correlation of positions with those of the same states in the session after.
TEST_F(IdealPoints, FollowThemselvesFromSessionToSession) {
  const auto lag = [](const std::string& positions) {
    return number(fmt::format(
        "WITH p AS ({}) SELECT corr(a.x, b.x) FROM p AS a JOIN p AS b ON a.state = b.state AND "
        "b.session = a.session + 1",
        positions));
  };
  EXPECT_NEAR(lag("SELECT state, session, idealpoint AS x FROM core.ideal_points WHERE issue = "
                  "'all' AND source = 'un_ideal_points_2020'"),
              0.9684,
              5e-5);
  for (const auto* model : {"fast", "one_sided"}) {
    EXPECT_NEAR(lag(fmt::format("SELECT state, session, mean AS x FROM norms.ideal_points WHERE "
                                "issue = 'all' AND model = '{}'",
                                model)),
                0.9684,
                0.01)
        << model;
  }
}

/// Distance from the United States against agreement with them over contested roll calls.
TEST_F(IdealPoints, LieFartherFromTheUnitedStatesTheLessAStateAgreesWithThem) {
  const std::map<int, double> published{
      {5, -.956}, {15, -.966}, {35, -.877}, {46, -.818}, {72, -.939}};
  for (const auto* model : {"fast", "one_sided"}) {
    for (const auto& [session, r] : published) {
      const auto ours = number(fmt::format(
          "WITH p AS (SELECT state, mean FROM norms.ideal_points WHERE issue = 'all' AND model = "
          "'{}' AND session = {}) SELECT corr(agree_bsv, abs(a.mean - b.mean)) FROM "
          "norms.similarity "
          "JOIN p AS a ON a.state = state1 JOIN p AS b ON b.state = state2 WHERE basis = 'un' AND "
          "period = {} AND 2 IN (state1, state2)",
          model,
          session,
          session));
      EXPECT_NEAR(ours, r, std::string(model) == "fast" ? 0.06 : 0.02) << model << session;
    }
  }
}

/// The first principal component of a session's contested roll calls, absent votes at the mean of
/// the roll call: scores by state.
std::map<int, double> principal_component(const store::Result& rows) {
  std::map<int, std::size_t> states;
  std::map<int, std::vector<std::pair<std::size_t, double>>> roll_calls;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto state = states.emplace(static_cast<int>(rows.integer(i, 1)), states.size()).first;
    roll_calls[static_cast<int>(rows.integer(i, 0))].emplace_back(state->second, rows.real(i, 2));
  }
  std::vector<double> score(states.size(), 0);
  for (std::size_t i = 0; i < score.size(); ++i) score[i] = std::cos(static_cast<double>(i));
  for (int round = 0; round < 200; ++round) {
    std::vector<double> next(score.size(), 0);
    for (const auto& [number, votes] : roll_calls) {
      double loading = 0;
      for (const auto& [state, x] : votes) loading += x * score[state];
      for (const auto& [state, x] : votes) next[state] += x * loading;
    }
    double norm = 0;
    for (const double x : next) norm += x * x;
    for (std::size_t i = 0; i < score.size(); ++i) score[i] = next[i] / std::sqrt(norm);
  }
  std::map<int, double> result;
  for (const auto& [state, place] : states) result[state] = score[place];
  return result;
}

TEST_F(IdealPoints, LieAlongTheFirstPrincipalComponentOfASession) {
  const std::map<int, double> published{
      {5, .987}, {15, .972}, {25, .960}, {35, .898}, {46, .953}, {60, .947}, {72, .929}};
  for (const auto& [session, expected] : published) {
    const auto component = principal_component(database->query(fmt::format(
        "SELECT rcid, state, vote - avg(vote) OVER (PARTITION BY rcid) FROM core.votes JOIN "
        "core.rollcalls USING (source, rcid) WHERE session = {} AND rcid > 0 AND vote IN (1, 2, 3) "
        "QUALIFY min(vote) OVER (PARTITION BY rcid) < max(vote) OVER (PARTITION BY rcid)",
        session)));
    const auto r = [&](const std::string& positions) {
      const auto rows = database->query(positions);
      std::vector<std::pair<double, double>> pairs;
      for (std::size_t i = 0; i < rows.rows(); ++i) {
        const auto found = component.find(static_cast<int>(rows.integer(i, 0)));
        if (found != component.end()) pairs.emplace_back(rows.real(i, 1), found->second);
      }
      return std::abs(correlation(pairs));
    };
    const auto theirs = r(fmt::format(
        "SELECT state, idealpoint FROM core.ideal_points WHERE issue = 'all' AND source = "
        "'un_ideal_points_2020' AND session = {}",
        session));
    EXPECT_NEAR(theirs, expected, 0.005) << session;
    for (const auto* model : {"fast", "one_sided"}) {
      const auto ours = r(fmt::format(
          "SELECT state, mean FROM norms.ideal_points WHERE issue = 'all' AND model = '{}' AND "
          "session = {}",
          model,
          session));
      EXPECT_GT(ours, theirs - 0.025) << model << session;
    }
  }
}

/// Over the states and sessions of the published estimates.
TEST_F(IdealPoints, OfIssuesGoWithThoseOfAllVotesAboutAsThePublishedOnesDo) {
  const std::vector<std::array<const char*, 2>> issues{
      {"hr", "human_rights"}, {"important", "important"}, {"me", "middle_east"}, {"nu", "nuclear"}};
  const std::map<std::string, double> published{
      {"hr", .9567}, {"important", .9214}, {"nu", .8493}, {"me", .8332}};
  for (const auto& [issue, name] : issues) {
    const auto theirs = fmt::format(
        "(SELECT state, session, a.idealpoint AS x, b.idealpoint AS y FROM core.ideal_points AS a "
        "JOIN core.ideal_points AS b USING (source, state, session) WHERE source = "
        "'un_ideal_points_2020' AND a.issue = 'all' AND b.issue = '{}')",
        name);
    EXPECT_NEAR(number("SELECT corr(x, y) FROM " + theirs), published.at(issue), 5e-5) << issue;
    EXPECT_NEAR(
        number(fmt::format(
            "SELECT corr(a.mean, b.mean) FROM norms.ideal_points AS a JOIN norms.ideal_points AS b "
            "USING (model, state, session) SEMI JOIN {} USING (state, session) WHERE model = "
            "'fast' AND a.issue = 'all' AND b.issue = '{}'",
            theirs,
            issue)),
        published.at(issue),
        0.02)
        << issue;
  }
}

/// All votes but those on nuclear weapons.
VotePanel without_nuclear_votes(store::Database& database, const norms::VoteQuery& query) {
  auto reading = norms::read_votes(database, query);
  const auto nuclear = database.query("SELECT rcid FROM core.rollcalls WHERE nu = 1 AND rcid > 0");
  std::set<std::int32_t> dropped;
  for (std::size_t i = 0; i < nuclear.rows(); ++i)
    dropped.insert(static_cast<std::int32_t>(nuclear.integer(i, 0)));
  std::erase_if(reading.votes, [&](const Vote& vote) {
    return vote.session == 19 || dropped.contains(vote.item);
  });
  return norms::panel_of(reading);
}

/// Positions beside those of the same state and session in a query of three columns, by session.
std::map<int, std::vector<std::pair<double, double>>> beside_those_of(
    const store::Result& rows,
    const VotePanel& panel,
    const std::vector<norms::Position>& positions) {
  std::map<std::pair<std::int64_t, std::int64_t>, double> theirs;
  for (std::size_t i = 0; i < rows.rows(); ++i)
    theirs[{rows.integer(i, 0), rows.integer(i, 1)}] = rows.real(i, 2);
  std::map<int, std::vector<std::pair<double, double>>> pairs;
  for (std::size_t c = 0; c < positions.size(); ++c) {
    const auto& cell = panel.cells()[c];
    const auto session = panel.sessions()[static_cast<std::size_t>(cell.session)];
    const auto found = theirs.find({panel.actors()[static_cast<std::size_t>(cell.actor)], session});
    if (found != theirs.end()) pairs[session].emplace_back(positions[c].mean, found->second);
  }
  return pairs;
}

std::vector<std::pair<double, double>> joined(
    const std::map<int, std::vector<std::pair<double, double>>>& by_session) {
  std::vector<std::pair<double, double>> all;
  for (const auto& [session, pairs] : by_session) all.insert(all.end(), pairs.begin(), pairs.end());
  return all;
}

/// The published pair correlates at .9929.
TEST_F(IdealPoints, WithoutVotesOnNuclearWeaponsAreNearlyThoseOfAllVotes) {
  const auto panel = without_nuclear_votes(*database, {});
  norms::FastOptions options;
  options.intervals = false;
  const auto fit = norms::fast_ideal_points(panel, {}, options);
  const auto pairs = beside_those_of(
      database->query("SELECT state, session, mean FROM norms.ideal_points WHERE model = 'fast' "
                      "AND issue = 'all'"),
      panel,
      fit.positions);
  EXPECT_NEAR(correlation(joined(pairs)), 0.9929, 0.01);
}

TEST_F(IdealPoints, OfOneSideWithoutVotesOnNuclearWeaponsGoWithThePublishedOnes) {
  norms::VoteQuery query;
  query.bridge = false;
  query.late_parts = false;
  const auto panel = without_nuclear_votes(*database, query);
  norms::OneSidedOptions options;
  options.estimate_cut_variance = true;
  options.threads = 0;
  const auto fit = norms::one_sided_ideal_points(panel, {}, options);
  const auto pairs = beside_those_of(
      database->query("SELECT state, session, idealpoint FROM core.ideal_points WHERE issue = "
                      "'no_nukes' AND source = 'un_ideal_points_2020'"),
      panel,
      fit.positions);
  EXPECT_EQ(joined(pairs).size(), 10'468U);
  EXPECT_GT(correlation(joined(pairs)), 0.99);
  for (const auto& [session, of_session] : pairs)
    EXPECT_GT(correlation(of_session), 0.98) << session;
}

/// The release of July 2025 carries the estimates of the former code on, as "legacy".
TEST_F(IdealPoints, OfOneSideGoWithThoseOf2025ByTheFormerCode) {
  EXPECT_GT(
      number("SELECT corr(mean, idealpoint) FROM " + beside("all", "legacy", "2025", "one_sided")),
      0.99);
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
