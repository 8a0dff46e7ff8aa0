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
    squares += p.mean * p.mean;
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

TEST(OneSidedIdealPoints, RefuseNoVotes) {
  EXPECT_THROW(one_sided_ideal_points(VotePanel({}), model()), Error);
}

}  // namespace
}  // namespace orrery::norms
