// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/one_sided.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"
#include "orrery/norms/ideal_points/fast.hpp"

namespace orrery::norms {
namespace {

constexpr int kActors = 30;
constexpr int kSessions = 5;
constexpr int kItems = 30;  // of a session

/// The true position: spread over actors, moving a little.
double truth(int actor, int session) {
  return -1.5 + 3.0 * actor / (kActors - 1) + 0.3 * std::sin(actor + 0.8 * session);
}

/// Votes drawn from the model. Actor 4 comes in session 3, actor 5 is away in session 2, actor 6
/// votes in session 1 only.
std::vector<Vote> simulate(std::uint64_t seed = 1) {
  std::vector<Vote> votes;
  RandomStream random(seed, 1);
  for (int t = 0; t < kSessions; ++t) {
    for (int j = 0; j < kItems; ++j) {
      const double slope = random.normal();
      const double first = random.normal() - 0.5;
      for (int i = 0; i < kActors; ++i) {
        const double y = slope * truth(i, t) + random.normal();
        const bool away = (i == 4 && t < 3) || (i == 5 && t == 2) || (i == 6 && t != 1);
        const auto category = static_cast<std::uint8_t>((y > first ? 1 : 0) + (y > first + 1));
        if (!away) votes.push_back({i, t, 100 * t + j, category});
      }
    }
  }
  return votes;
}

IdealPointModel model() {
  IdealPointModel result;
  result.cut_variance = 4;
  result.positive = kActors - 1;
  return result;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double sa = 0, sb = 0, aa = 0, bb = 0, ab = 0;
  const auto n = static_cast<double>(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    sa += a[i];
    sb += b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
    ab += a[i] * b[i];
  }
  return (ab - sa * sb / n) / std::sqrt((aa - sa * sa / n) * (bb - sb * sb / n));
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
