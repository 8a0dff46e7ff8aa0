// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/fast.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"
#include "orrery/norms/ideal_points/trajectory_prior.hpp"
#include "support/assembly.hpp"

namespace orrery::norms {
namespace {

using testing::correlation;

/// Votes, and the positions that they were drawn from.
struct Simulated {
  std::vector<Vote> votes;
  std::vector<std::vector<double>> position;  ///< by actor and session
};

struct World {
  int actors = 40;
  int sessions = 6;
  std::uint64_t seed = 1;
};

/// Some enter late, some leave early, some skip a session.
bool is_member(int actor, int session, const World& world) {
  if (actor % 7 == 3) return session >= world.sessions / 2;
  if (actor % 7 == 4) return session < world.sessions / 2;
  if (actor % 7 == 5) return session != world.sessions / 2;
  return true;
}

/// Random walks with steps of sd 0.3.
std::vector<std::vector<double>> walks(const World& world, RandomStream& random) {
  std::vector<std::vector<double>> result(static_cast<std::size_t>(world.actors));
  for (auto& path : result) {
    double x = random.normal();
    for (int t = 0; t < world.sessions; ++t) {
      path.push_back(x);
      x += 0.3 * random.normal();
    }
  }
  return result;
}

Simulated simulate(const World& world) {
  RandomStream random(world.seed, 1);
  Simulated result;
  result.position = walks(world, random);
  testing::Assembly assembly;
  assembly.actors = world.actors;
  assembly.sessions = world.sessions;
  assembly.position = [&](int actor, int session) {
    return result.position[static_cast<std::size_t>(actor)][static_cast<std::size_t>(session)];
  };
  assembly.is_member = [&](int actor, int session) { return is_member(actor, session, world); };
  result.votes = draw_votes(assembly, random);
  return result;
}

/// The true positions of a panel's cells, with mean 0 and sd 1.
std::vector<double> truth(const VotePanel& panel, const Simulated& simulated) {
  std::vector<double> result;
  double sum = 0, squares = 0;
  for (const auto& cell : panel.cells()) {
    const auto actor =
        static_cast<std::size_t>(panel.actors()[static_cast<std::size_t>(cell.actor)]);
    const auto session =
        static_cast<std::size_t>(panel.sessions()[static_cast<std::size_t>(cell.session)]);
    result.push_back(simulated.position[actor][session]);
    sum += result.back();
    squares += result.back() * result.back();
  }
  const auto n = static_cast<double>(result.size());
  const double mean = sum / n;
  const double sd = std::sqrt(squares / n - mean * mean);
  for (double& x : result) x = (x - mean) / sd;
  return result;
}

std::vector<double> means(const FastIdealPoints& fit) {
  std::vector<double> result;
  for (const auto& p : fit.positions) result.push_back(p.mean);
  return result;
}

/// The votes of a small static panel: two camps and some between.
std::vector<Vote> two_camps() {
  std::vector<Vote> votes;
  for (int i = 0; i < 10; ++i)
    for (int j = 0; j < 12; ++j) {
      const int side = i + (j * 5) % 4 < 6 ? 0 : 1;
      votes.push_back({i, 1, j, static_cast<std::uint8_t>(j % 2 == 0 ? side : 1 - side)});
    }
  return votes;
}

TEST(FastIdealPoints, FindsPositionsThatVotesWereDrawnFrom) {
  const auto simulated = simulate({});
  const VotePanel panel(simulated.votes);
  IdealPointModel model;
  model.positive = 1;
  const auto fit = fast_ideal_points(panel, model);
  EXPECT_TRUE(fit.summary.converged);
  EXPECT_GT(std::abs(correlation(means(fit), truth(panel, simulated))), 0.96);
  double sum = 0, squares = 0, of_positive = 0;
  for (std::size_t c = 0; c < fit.positions.size(); ++c) {
    sum += fit.positions[c].mean;
    squares += fit.positions[c].mean * fit.positions[c].mean;
    if (panel.cells()[c].actor == 1) of_positive += fit.positions[c].mean;
  }
  const auto n = static_cast<double>(fit.positions.size());
  EXPECT_NEAR(sum / n, 0, 1e-12);
  EXPECT_NEAR(squares / n, 1, 1e-12);
  EXPECT_GT(of_positive, 0);
}

TEST(FastIdealPoints, HasIntervalsThatHoldTheTruthAsOftenAsTheySay) {
  int held = 0;
  int all = 0;
  for (std::uint64_t seed = 11; seed < 17; ++seed) {
    World world;
    world.seed = seed;
    const auto simulated = simulate(world);
    const VotePanel panel(simulated.votes);
    IdealPointModel model;
    model.movement = Movement::Fixed;
    model.step_variance = 0.09;
    const auto fit = fast_ideal_points(panel, model);
    auto points = truth(panel, simulated);
    if (correlation(means(fit), points) < 0)
      for (double& x : points) x = -x;
    for (std::size_t c = 0; c < points.size(); ++c) {
      ++all;
      held += fit.positions[c].q05 <= points[c] && points[c] <= fit.positions[c].q95 ? 1 : 0;
    }
  }
  const double share = static_cast<double>(held) / all;
  EXPECT_GT(share, 0.85);
  EXPECT_LT(share, 0.95);
}

TEST(FastIdealPoints, IsTheSameToTheBitAtAnyNumberOfThreads) {
  const auto simulated = simulate({});
  const VotePanel panel(simulated.votes);
  FastOptions two;
  two.threads = 2;
  const auto a = fast_ideal_points(panel, {});
  const auto b = fast_ideal_points(panel, {}, two);
  for (std::size_t c = 0; c < a.positions.size(); ++c) {
    EXPECT_EQ(a.positions[c].mean, b.positions[c].mean);
    EXPECT_EQ(a.positions[c].sd, b.positions[c].sd);
  }
  for (std::size_t j = 0; j < a.items.size(); ++j) {
    EXPECT_EQ(a.items[j].slope, b.items[j].slope);
    EXPECT_EQ(a.items[j].slope_sd, b.items[j].slope_sd);
  }
}

/// The log posterior of a model with normal priors.
double log_posterior(const VotePanel& panel,
                     const IdealPointModel& model,
                     std::span<const double> positions,
                     std::span<const Item> items) {
  double sum = log_likelihood(panel, positions, items) +
               trajectory_prior(panel, model).log_density(positions);
  for (std::size_t j = 0; j < items.size(); ++j) {
    sum -= 0.5 * items[j].slope * items[j].slope / model.slope_variance;
    for (int k = 0; k < panel.item_categories(j) - 1; ++k)
      sum -= 0.5 * items[j].cut[k] * items[j].cut[k] / model.cut_variance;
  }
  return sum;
}

TEST(FastIdealPoints, IsWhereTheLogPosteriorIsHighest) {
  World world;
  world.actors = 15;
  world.sessions = 3;
  const auto simulated = simulate(world);
  const VotePanel panel(simulated.votes);
  IdealPointModel model;
  model.movement = Movement::Fixed;
  model.standardise = false;
  model.cut_variance = 4;
  const auto fit = fast_ideal_points(panel, model);
  ASSERT_TRUE(fit.summary.converged);
  auto positions = means(fit);
  auto items = fit.items;
  const double best = log_posterior(panel, model, positions, items);
  const auto lower = [&] { return log_posterior(panel, model, positions, items) < best; };
  for (double& x : positions) {
    for (const double h : {-1e-2, 1e-2}) {
      x += h;
      EXPECT_TRUE(lower());
      x -= h;
    }
  }
  for (auto& item : items) {
    if (item.cut_sd[0] == 0 || item.cut_sd[1] == 0 || item.cut[0] == item.cut[1]) continue;
    for (double* parameter : {&item.slope, &item.cut[0], &item.cut[1]}) {
      for (const double h : {-1e-2, 1e-2}) {
        *parameter += h;
        EXPECT_TRUE(lower());
        *parameter -= h;
      }
    }
  }
}

TEST(FastIdealPoints, TakesTheSidesThatFirstPositionsSay) {
  IdealPointModel model;
  model.movement = Movement::None;
  model.standardise = false;
  model.cut_variance = 4;
  model.first_positions = {{0, -1, 0.1}, {9, 1, 0.1}};
  const auto fit = fast_ideal_points(VotePanel(two_camps()), model);
  EXPECT_LT(fit.positions[0].mean, 0);
  EXPECT_GT(fit.positions[9].mean, 0);
}

TEST(FastIdealPoints, LearnsNothingFromAnItemOnWhichAllAgree) {
  auto votes = two_camps();
  IdealPointModel model;
  model.movement = Movement::None;
  model.positive = 9;
  const auto without = fast_ideal_points(VotePanel(votes), model);
  for (int i = 0; i < 10; ++i) votes.push_back({i, 1, 99, 0});
  const auto with = fast_ideal_points(VotePanel(votes), model);
  for (std::size_t c = 0; c < with.positions.size(); ++c)
    EXPECT_NEAR(with.positions[c].mean, without.positions[c].mean, 1e-6);
  EXPECT_EQ(with.items.back().slope, 0);
  EXPECT_EQ(with.items.back().cut[0], model.cut_limit);
}

TEST(FastIdealPoints, IsWideForAStateWithOneVote) {
  auto votes = two_camps();
  votes.push_back({50, 1, 0, 1});
  IdealPointModel model;
  model.movement = Movement::None;
  const auto fit = fast_ideal_points(VotePanel(votes), model);
  for (std::size_t c = 0; c < 10; ++c) EXPECT_GT(fit.positions[10].sd, fit.positions[c].sd);
  EXPECT_GT(fit.positions[10].sd, 0.5);
}

TEST(FastIdealPoints, NamesTheCutsOfItemsThatLackACategory) {
  auto votes = two_camps();
  for (int i = 0; i < 10; ++i) {
    const auto high = i < 5;
    votes.push_back({i, 1, 20, static_cast<std::uint8_t>(high ? 0 : 1)});
    votes.push_back({i, 1, 21, static_cast<std::uint8_t>(high ? 1 : 2)});
    votes.push_back({i, 1, 22, static_cast<std::uint8_t>(high ? 0 : 2)});
  }
  IdealPointModel model;
  model.movement = Movement::None;
  const auto fit = fast_ideal_points(VotePanel(votes), model);
  const auto n = fit.items.size();
  EXPECT_EQ(fit.items[n - 3].cut[1], model.cut_limit);
  EXPECT_EQ(fit.items[n - 2].cut[0], -model.cut_limit);
  EXPECT_EQ(fit.items[n - 1].cut[0], fit.items[n - 1].cut[1]);
  EXPECT_GT(fit.items[n - 1].cut_sd[0], 0);
  EXPECT_EQ(fit.items[n - 3].cut_sd[1], 0);
}

TEST(FastIdealPoints, HasNoSdWithoutIntervals) {
  const VotePanel panel(simulate({}).votes);
  FastOptions options;
  options.intervals = false;
  for (const auto& p : fast_ideal_points(panel, {}, options).positions) EXPECT_EQ(p.sd, 0);
}

TEST(FastIdealPoints, RefusesNoVotes) {
  EXPECT_THROW(fast_ideal_points(VotePanel({}), {}), Error);
}

}  // namespace
}  // namespace orrery::norms
