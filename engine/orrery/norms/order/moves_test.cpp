// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/order/moves.hpp"

#include <gtest/gtest.h>

#include "orrery/base/error.hpp"

namespace orrery::norms {
namespace {

TEST(Moves, GoFromSessionToSession) {
  const std::vector<SessionPosition> series{{1, 0.5, 0.3}, {2, 1.5, 0.4}, {3, 1.0, 0.4}};
  const auto result = moves(series, 1);
  ASSERT_EQ(result.size(), 2U);
  EXPECT_EQ(result[0].session, 2);
  EXPECT_DOUBLE_EQ(result[0].change, 1);
  EXPECT_DOUBLE_EQ(result[0].sd, 0.5);
  EXPECT_DOUBLE_EQ(result[0].z, 2);
  EXPECT_DOUBLE_EQ(result[1].change, -0.5);
}

TEST(Moves, NeedBothEndsOfTheWindow) {
  const std::vector<SessionPosition> series{{1, 0, 1}, {2, 1, 1}, {5, 2, 1}, {7, 3, 1}};
  const auto two = moves(series, 2);
  ASSERT_EQ(two.size(), 1U);
  EXPECT_EQ(two.front().session, 7);
  EXPECT_TRUE(moves(series, 7).empty());
  EXPECT_EQ(moves(series, 3).size(), 1U);
}

TEST(Moves, OverSpansAddUp) {
  const std::vector<SessionPosition> series{{1, 0.1, 1}, {2, 0.7, 1}, {3, -0.4, 1}};
  const auto steps = moves(series, 1);
  EXPECT_NEAR(moves(series, 2).front().change, steps[0].change + steps[1].change, 1e-15);
}

TEST(Moves, HaveNoErrorWhereItIsUnknown) {
  const auto result = moves(std::vector<SessionPosition>{{1, 0, kMissing}, {2, 1, 1}}, 1);
  ASSERT_EQ(result.size(), 1U);
  EXPECT_EQ(result.front().change, 1);
  EXPECT_TRUE(is_missing(result.front().sd));
  EXPECT_TRUE(is_missing(result.front().z));
  EXPECT_TRUE(moves(std::vector<SessionPosition>{{1, kMissing, 1}, {2, 1, 1}}, 1).empty());
  EXPECT_TRUE(moves({}, 1).empty());
}

TEST(Moves, RefuseASeriesOutOfOrder) {
  EXPECT_THROW(moves(std::vector<SessionPosition>{{2, 0, 1}, {2, 1, 1}}, 1), Error);
  EXPECT_THROW(moves({}, 0), Error);
}

}  // namespace
}  // namespace orrery::norms
