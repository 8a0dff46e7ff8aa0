// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/variational_probit.hpp"

#include <gtest/gtest.h>

#include "orrery/base/error.hpp"
#include "orrery/norms/ideal_points/fast.hpp"

namespace orrery::norms {
namespace {

/// Ten actors on a line and twelve items between them, a few votes missing.
std::vector<Vote> votes_on_a_line() {
  std::vector<Vote> votes;
  for (int i = 0; i < 10; ++i)
    for (int j = 0; j < 12; ++j) {
      if ((i * 3 + j) % 11 == 0) continue;
      const bool above = i + (j * 5) % 4 >= 6;
      votes.push_back({i, 1, j, static_cast<std::uint8_t>(above == (j % 2 == 0) ? 1 : 0)});
    }
  return votes;
}

VariationalOptions starts(const VotePanel& panel) {
  VariationalOptions options;
  for (const auto actor : panel.actors()) options.positions.push_back((actor - 4.5) / 3);
  for (const auto item : panel.items()) options.slopes.push_back(item % 2 == 0 ? 1 : -1);
  return options;
}

TEST(VariationalProbit, EndsWithModesWhereTheFastEstimatorEnds) {
  const VotePanel panel(votes_on_a_line());
  IdealPointModel model;
  model.movement = Movement::None;
  model.standardise = false;
  model.slope_variance = 4;
  model.cut_variance = 4;
  model.positive = 9;
  auto options = starts(panel);
  options.modes = true;
  options.tolerance = 1e-14;
  const auto modes = variational_probit(panel, model, options);
  const auto fast = fast_ideal_points(panel, model);
  ASSERT_TRUE(modes.converged);
  for (std::size_t i = 0; i < 10; ++i)
    EXPECT_NEAR(modes.positions[i].mean, fast.positions[i].mean, 1e-3);
  for (std::size_t j = 0; j < panel.items().size(); ++j)
    EXPECT_NEAR(modes.items[j].cut[0], fast.items[j].cut[0], 1e-2);
}

TEST(VariationalProbit, GivesAPositionToEverySessionOfASpan) {
  std::vector<Vote> votes = votes_on_a_line();
  for (const int session : {2, 3})
    for (int i = 0; i < 10; ++i)
      if (i != 4 || session == 3)
        votes.push_back({i, session, 100 * session, static_cast<std::uint8_t>(i > 5 ? 1 : 0)});
  const VotePanel panel(votes);
  IdealPointModel model;
  model.movement = Movement::Fixed;
  const auto estimate = variational_probit(panel, model, starts(panel));
  EXPECT_EQ(panel.cells().size(), 29U);
  EXPECT_EQ(estimate.positions.size(), 30U);
}

TEST(VariationalProbit, RefusesWhatItCannotTake) {
  const VotePanel panel(votes_on_a_line());
  EXPECT_THROW(variational_probit(panel, {}, {}), Error);
  auto votes = votes_on_a_line();
  votes.push_back({3, 2, 0, 1});
  const VotePanel bridged(votes);
  EXPECT_THROW(variational_probit(bridged, {}, starts(bridged)), Error);
}

}  // namespace
}  // namespace orrery::norms
