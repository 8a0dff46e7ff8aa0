// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/one_sided.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"
#include "orrery/norms/ideal_points/fast.hpp"
#include "support/assembly.hpp"

namespace orrery::norms {
namespace {

using testing::correlation;

constexpr int kActors = 30;
constexpr int kSessions = 5;

/// The true position: spread over actors, moving a little.
double truth(int actor, int session) {
  return -1.5 + 3.0 * actor / (kActors - 1) + 0.3 * std::sin(actor + 0.8 * session);
}

/// Votes drawn from these positions. Actor 4 comes in session 3, actor 5 is away in session 2,
/// actor 6 votes in session 1 only.
std::vector<Vote> simulate() {
  testing::Assembly assembly;
  assembly.actors = kActors;
  assembly.sessions = kSessions;
  assembly.items_come_back = false;
  assembly.absent = 0;
  assembly.position = truth;
  assembly.is_member = [](int actor, int session) {
    return !((actor == 4 && session < 3) || (actor == 5 && session == 2) ||
             (actor == 6 && session != 1));
  };
  RandomStream random(1, 1);
  return draw_votes(assembly, random);
}

IdealPointModel model() {
  IdealPointModel result;
  result.cut_variance = 4;
  result.positive = kActors - 1;
  return result;
}

/// Positions of a session.
std::vector<double> of_session(const VotePanel& panel,
                               const std::vector<Position>& positions,
                               int session) {
  std::vector<double> result;
  for (std::size_t c = 0; c < positions.size(); ++c)
    if (panel.cells()[c].session == session) result.push_back(positions[c].mean);
  return result;
}

TEST(OneSidedIdealPoints, AreNearTheTruthWithMeanZeroAndSdOne) {
  const VotePanel panel(simulate());
  const auto fit = one_sided_ideal_points(panel, model());
  EXPECT_TRUE(fit.summary.converged);
  EXPECT_GT(fit.summary.scale, 1);
  std::vector<double> found, expected;
  double sum = 0, squares = 0;
  for (std::size_t c = 0; c < fit.positions.size(); ++c) {
    const auto& p = fit.positions[c];
    found.push_back(p.mean);
    expected.push_back(truth(panel.actors()[static_cast<std::size_t>(panel.cells()[c].actor)],
                             panel.cells()[c].session));
    sum += p.mean;
    squares += p.mean * p.mean + p.sd * p.sd;
    EXPECT_GT(p.sd, 0.02);
    EXPECT_LT(p.sd, 1);
    EXPECT_LT(p.q05, p.mean);
    EXPECT_LT(p.mean, p.q95);
  }
  const auto n = static_cast<double>(found.size());
  EXPECT_NEAR(sum / n, 0, 1e-9);
  EXPECT_NEAR(squares / n, 1, 1e-9);
  EXPECT_GT(correlation(found, expected), 0.95);
}

TEST(OneSidedIdealPoints, OfEarlySessionsDoNotHearOfLaterOnes) {
  // The last session is turned round: everybody votes as the other end did.
  auto turned = simulate();
  for (auto& vote : turned)
    if (vote.session == 4) vote.actor = kActors - 1 - vote.actor;
  const VotePanel panel(simulate());
  const VotePanel other(turned);
  const auto one = of_session(panel, one_sided_ideal_points(panel, model()).positions, 3);
  const auto one_turned = of_session(other, one_sided_ideal_points(other, model()).positions, 3);
  const auto two = of_session(panel, fast_ideal_points(panel, model()).positions, 3);
  const auto two_turned = of_session(other, fast_ideal_points(other, model()).positions, 3);
  ASSERT_EQ(one.size(), one_turned.size());
  const double gap = 1 - correlation(one, one_turned);
  EXPECT_LT(gap, 1e-3);
  EXPECT_GT(1 - correlation(two, two_turned), 3 * gap);
}

TEST(OneSidedIdealPoints, EstimateTheVarianceOfCutsWhereAsked) {
  const VotePanel panel(simulate());
  EXPECT_EQ(one_sided_ideal_points(panel, model()).summary.cut_variance, 4);
  OneSidedOptions options;
  options.estimate_cut_variance = true;
  const auto estimated = one_sided_ideal_points(panel, model(), options);
  EXPECT_TRUE(estimated.summary.converged);
  EXPECT_GT(estimated.summary.cut_variance, 0.3);
  EXPECT_LT(estimated.summary.cut_variance, 1.3);
  // The same as if it had been known.
  auto known = model();
  known.cut_variance = estimated.summary.cut_variance;
  const auto given = one_sided_ideal_points(panel, known);
  for (std::size_t c = 0; c < given.positions.size(); ++c)
    EXPECT_NEAR(given.positions[c].mean, estimated.positions[c].mean, 5e-3);
}

TEST(OneSidedIdealPoints, OfSessionsWithOtherStatesAreJoinedByRollCallsThatComeBack) {
  testing::Assembly assembly;
  assembly.actors = 2 * kActors;
  assembly.sessions = 2;
  assembly.items = 300;
  assembly.absent = 0;
  // The second session's members stand to the right of the first's.
  assembly.position = [](int actor, int) {
    return actor % kActors * 2.0 / kActors - 1 + (actor < kActors ? -0.5 : 0.5);
  };
  assembly.is_member = [](int actor, int session) { return (actor < kActors) == (session == 0); };
  const auto shift = [&](bool come_back) {
    assembly.items_come_back = come_back;
    RandomStream random(1, 1);
    const VotePanel panel(draw_votes(assembly, random));
    auto with = model();
    with.positive = 2 * kActors - 1;
    const auto fit = one_sided_ideal_points(panel, with);
    double sum = 0;
    for (const double x : of_session(panel, fit.positions, 1)) sum += x / kActors;
    return sum;
  };
  // It is 0.65 in truth; what holds the scale pulls it to 0.
  EXPECT_GT(shift(true), 0.4);
  EXPECT_LT(shift(true), 0.65);
  EXPECT_LT(shift(false), 0.1);
}

TEST(OneSidedIdealPoints, OfAStateWithoutDissentingVotesFollowTheSessionBefore) {
  auto votes = simulate();
  std::erase_if(votes, [](const Vote& vote) { return vote.session == 3 && vote.actor == 10; });
  for (const auto& vote : simulate())
    if (vote.session == 3 && vote.actor == 10) {
      votes.push_back({10, 3, 999'999, vote.category});  // nobody else votes on it
      break;
    }
  const VotePanel panel(votes);
  const auto fit = one_sided_ideal_points(panel, model());
  const auto first = panel.actor_begin(10);
  EXPECT_NEAR(fit.positions[first + 3].mean, fit.positions[first + 2].mean, 0.02);
  EXPECT_GT(fit.positions[first + 3].sd, 0.05);
}

TEST(OneSidedIdealPoints, AreTheSameAtAnyNumberOfThreads) {
  const VotePanel panel(simulate());
  OneSidedOptions options;
  const auto one = one_sided_ideal_points(panel, model(), options);
  options.threads = 3;
  const auto three = one_sided_ideal_points(panel, model(), options);
  for (std::size_t c = 0; c < one.positions.size(); ++c) {
    EXPECT_EQ(one.positions[c].mean, three.positions[c].mean);
    EXPECT_EQ(one.positions[c].sd, three.positions[c].sd);
  }
}

TEST(OneSidedIdealPoints, TurnToTheSideOfThePositiveActor) {
  const VotePanel panel(simulate());
  auto other = model();
  other.positive = 0;
  const auto up = one_sided_ideal_points(panel, model());
  const auto down = one_sided_ideal_points(panel, other);
  EXPECT_GT(up.positions.back().mean, 0);
  EXPECT_LT(down.positions.back().mean, 0);
}

TEST(OneSidedIdealPoints, OfNextToNoVotesAreFinite) {
  const std::vector<std::vector<Vote>> assemblies{
      {{1, 0, 0, 0}},                                             // one state, nothing to tell
      {{1, 0, 0, 0}, {2, 0, 0, 2}},                               // one roll call
      {{1, 0, 0, 0}, {2, 0, 0, 2}, {1, 1, 1, 1}, {2, 1, 1, 1}},   // a session without dissent
      {{1, 0, 0, 0}, {2, 0, 0, 2}, {3, 1, 1, 0}, {4, 1, 1, 2}}};  // nobody stays
  for (const auto& votes : assemblies) {
    OneSidedOptions options;
    options.estimate_cut_variance = true;
    const VotePanel panel(votes);
    for (const auto& p : one_sided_ideal_points(panel, model(), options).positions) {
      EXPECT_TRUE(std::isfinite(p.mean)) << votes.size();
      EXPECT_TRUE(std::isfinite(p.sd) && p.sd > 0) << votes.size();
    }
  }
}

TEST(OneSidedIdealPoints, RefuseNoVotes) {
  EXPECT_THROW(one_sided_ideal_points(VotePanel({}), model()), Error);
}

}  // namespace
}  // namespace orrery::norms
