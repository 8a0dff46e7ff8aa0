// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_core.hpp"

#include <gtest/gtest.h>

#include "orrery/networks/testing/random_signed_graph.hpp"

namespace orrery::networks {
namespace {

TEST(SignedCore, KeepsTheLeastFrustration) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const double density = 0.15 + 0.003 * static_cast<double>(seed);
    const auto graph = random_signed_graph(11, density, 0.4, seed % 2 == 0 ? 1 : 4, seed);
    SignedCore core(graph);
    core.reduce();
    const auto rest = core.rest();
    const double left = rest.graph.nodes > 0 ? least_frustration_of_all(rest.graph) : 0;
    EXPECT_EQ(core.cost() + left, least_frustration_of_all(graph)) << "seed " << seed;
  }
}

TEST(SignedCore, ExpandsAnyDivisionToOneOfTheSameCost) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto graph = random_signed_graph(16, 0.35, 0.4, seed % 3 == 0 ? 3 : 1, seed);
    SignedCore core(graph);
    core.reduce();
    const auto rest = core.rest();
    RandomStream random(seed, 1);
    std::vector<std::int8_t> side(rest.node.size());
    for (auto& one : side) one = random.uniform() < 0.5 ? 1 : -1;
    EXPECT_EQ(frustrated_weight(graph, core.expand(rest, side)),
              core.cost() + frustrated_weight(rest.graph, side))
        << "seed " << seed;
  }
}

TEST(SignedCore, LeavesNothingOfTreesChainsAndRings) {
  SignedCore tree(SignedGraph{4, {{0, 1, -1}, {1, 2, 1}, {1, 3, -1}}});
  tree.reduce();
  EXPECT_EQ(tree.cost(), 0);
  EXPECT_TRUE(tree.rest().graph.ties.empty());
  SignedCore ring(SignedGraph{4, {{0, 1, -2}, {1, 2, 3}, {2, 3, 5}, {0, 3, 4}}});
  ring.reduce();
  EXPECT_EQ(ring.cost(), 2);
  EXPECT_TRUE(ring.rest().graph.ties.empty());
}

TEST(SignedCore, JoinsAsItIsTold) {
  const SignedGraph graph{3, {{0, 1, 2}, {1, 2, 3}, {0, 2, -1}}};
  SignedCore apart(graph);
  apart.join(0, 1, -1);
  EXPECT_EQ(apart.cost(), 2);
  const auto rest = apart.rest();
  ASSERT_EQ(rest.graph.ties.size(), 1U);
  EXPECT_EQ(rest.graph.ties.front().weight, 4);
  const auto side = apart.expand(rest, {1, 1});
  EXPECT_EQ(side, (std::vector<std::int8_t>{-1, 1, 1}));
}

}  // namespace
}  // namespace orrery::networks
