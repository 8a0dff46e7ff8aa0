// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_graph.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/error.hpp"

namespace orrery::networks {
namespace {

TEST(SignedGraph, RefusesTiesThatCannotBe) {
  EXPECT_THROW(require_valid(SignedGraph{2, {{0, 2, 1}}}), Error);
  EXPECT_THROW(require_valid(SignedGraph{2, {{-1, 1, 1}}}), Error);
  EXPECT_THROW(require_valid(SignedGraph{2, {{1, 1, 1}}}), Error);
  EXPECT_THROW(require_valid(SignedGraph{2, {{0, 1, 0}}}), Error);
  EXPECT_THROW(require_valid(SignedGraph{2, {{0, 1, std::nan("")}}}), Error);
  EXPECT_THROW(require_valid(SignedGraph{2, {{0, 1, 1}, {1, 0, -1}}}), Error);
  EXPECT_NO_THROW(require_valid(SignedGraph{2, {{1, 0, -1}}}));
}

TEST(Components, AreNumberedByTheirLowestNodes) {
  const SignedGraph graph{6, {{5, 1, -1}, {3, 5, 1}, {0, 4, 1}}};
  EXPECT_EQ(components(graph), (std::vector<std::int32_t>{0, 1, 2, 1, 0, 1}));
}

TEST(FrustratedWeight, CountsFriendsApartAndEnemiesTogether) {
  const SignedGraph graph{4, {{0, 1, 2}, {1, 2, 3}, {2, 3, -4}, {0, 3, -5}}};
  EXPECT_EQ(frustrated_weight(graph, std::vector<std::int8_t>{1, 1, 1, 1}), 9);
  EXPECT_EQ(frustrated_weight(graph, std::vector<std::int8_t>{1, 1, -1, -1}), 7);
  EXPECT_EQ(frustrated_weight(graph, std::vector<std::int8_t>{1, 1, 1, -1}), 0);
}

}  // namespace
}  // namespace orrery::networks
