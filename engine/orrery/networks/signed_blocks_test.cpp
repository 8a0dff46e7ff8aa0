// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_blocks.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "orrery/networks/testing/random_signed_graph.hpp"

namespace orrery::networks {
namespace {

TEST(Blocks, PartAGraphWhereANodeHoldsItTogether) {
  // Two triangles that share node 2, and a tie that hangs on one of them.
  const SignedGraph graph{
      7, {{0, 1, 1}, {1, 2, 1}, {0, 2, -1}, {2, 3, 1}, {3, 4, 1}, {2, 4, 1}, {4, 5, 1}}};
  auto found = blocks(graph);
  ASSERT_EQ(found.size(), 3U);
  std::vector<std::size_t> sizes;
  sizes.reserve(found.size());
  for (const auto& block : found) sizes.push_back(block.graph.ties.size());
  std::ranges::sort(sizes);
  EXPECT_EQ(sizes, (std::vector<std::size_t>{1, 3, 3}));
}

TEST(Blocks, HoldEachTieOnce) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const auto graph = random_signed_graph(15, 0.15, 0.5, 9, seed);
    std::vector<std::pair<std::int32_t, std::int32_t>> pairs;
    double weight = 0;
    for (const auto& block : blocks(graph)) {
      for (const auto& tie : block.graph.ties) {
        pairs.emplace_back(std::minmax(block.node[static_cast<std::size_t>(tie.a)],
                                       block.node[static_cast<std::size_t>(tie.b)]));
        weight += tie.weight;
      }
    }
    std::ranges::sort(pairs);
    EXPECT_TRUE(std::ranges::adjacent_find(pairs) == pairs.end());
    EXPECT_EQ(pairs.size(), graph.ties.size());
    for (const auto& tie : graph.ties) weight -= tie.weight;
    EXPECT_EQ(weight, 0);
  }
}

TEST(Blocks, AddUpToTheWholeWhenAssembled) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const auto graph = random_signed_graph(14, 0.2, 0.5, 1, seed);
    const auto parts = blocks(graph);
    RandomStream random(seed, 2);
    std::vector<std::vector<std::int8_t>> sides;
    double sum = 0;
    for (const auto& part : parts) {
      std::vector<std::int8_t> side(part.node.size());
      for (auto& one : side) one = random.uniform() < 0.5 ? 1 : -1;
      sum += frustrated_weight(part.graph, side);
      sides.push_back(side);
    }
    EXPECT_EQ(frustrated_weight(graph, assemble(graph.nodes, parts, sides)), sum);
  }
}

}  // namespace
}  // namespace orrery::networks
