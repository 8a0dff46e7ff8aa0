// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/communities.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"
#include "orrery/networks/agreement.hpp"

namespace orrery::networks {
namespace {

// Modularity by its definition, over all ordered pairs.
double plain_modularity(const Graph& graph,
                        const std::vector<std::int32_t>& community,
                        double resolution) {
  const auto n = static_cast<std::size_t>(graph.nodes);
  std::vector<double> weight(n * n, 0);
  std::vector<double> strength(n, 0);
  double total = 0;
  for (const auto& edge : graph.edges) {
    const auto a = static_cast<std::size_t>(edge.a);
    const auto b = static_cast<std::size_t>(edge.b);
    weight[a * n + b] = weight[b * n + a] = edge.weight;
    strength[a] += edge.weight;
    strength[b] += edge.weight;
    total += 2 * edge.weight;
  }
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (community[i] != community[j]) continue;
      sum += weight[i * n + j] - resolution * strength[i] * strength[j] / total;
    }
  }
  return sum / total;
}

// Groups of equal size with heavy ties inside and light ones between, all random.
Graph planted(std::int32_t groups, std::int32_t size, double inside, double between) {
  RandomStream random(5, 1);
  Graph graph{groups * size, {}};
  for (std::int32_t a = 0; a < graph.nodes; ++a) {
    for (std::int32_t b = a + 1; b < graph.nodes; ++b) {
      const double mean = a / size == b / size ? inside : between;
      graph.edges.push_back({a, b, mean * (0.5 + random.uniform())});
    }
  }
  return graph;
}

std::vector<std::int32_t> groups_of(const Graph& graph, std::int32_t size) {
  std::vector<std::int32_t> result;
  result.reserve(static_cast<std::size_t>(graph.nodes));
  for (std::int32_t i = 0; i < graph.nodes; ++i) result.push_back(i / size);
  return result;
}

TEST(Leiden, FindsAPlantedDivisionInEveryRun) {
  const auto graph = planted(4, 12, 1, 0.2);
  const auto planted_groups = groups_of(graph, 12);
  for (const auto& run : leiden(graph, 10)) {
    EXPECT_EQ(run.communities, 4);
    EXPECT_EQ(adjusted_rand(run.community, planted_groups), 1);
  }
}

TEST(Leiden, FindsAPlantedDivisionByTheConstantPottsModel) {
  const auto graph = planted(3, 10, 1, 0.2);
  LeidenOptions options;
  options.quality = Quality::ConstantPotts;
  options.resolution = 0.5;
  const auto run = leiden(graph, 1, options).front();
  EXPECT_EQ(adjusted_rand(run.community, groups_of(graph, 10)), 1);
}

TEST(Leiden, ReportsTheModularityOfWhatItFound) {
  const auto graph = planted(3, 8, 1, 0.6);
  for (const double resolution : {0.7, 1.0, 1.2}) {
    LeidenOptions options;
    options.resolution = resolution;
    const auto run = leiden(graph, 1, options).front();
    EXPECT_NEAR(run.quality, plain_modularity(graph, run.community, resolution), 1e-12);
  }
}

// The highest modularity of all divisions of a small graph, each tried once: a node joins a
// community that there is or begins the next.
double best_modularity(const Graph& graph,
                       std::vector<std::int32_t>& community,
                       std::size_t node,
                       std::int32_t communities) {
  if (node == community.size()) return plain_modularity(graph, community, 1);
  double best = -1;
  for (std::int32_t c = 0; c <= communities; ++c) {
    community[node] = c;
    best =
        std::max(best, best_modularity(graph, community, node + 1, std::max(communities, c + 1)));
  }
  return best;
}

TEST(Leiden, ReachesTheBestDivisionOfSmallGraphs) {
  RandomStream random(11, 2);
  for (int example = 0; example < 8; ++example) {
    Graph graph{7, {}};
    for (std::int32_t a = 0; a < graph.nodes; ++a) {
      for (std::int32_t b = a + 1; b < graph.nodes; ++b) {
        if (random.uniform() < 0.5) graph.edges.push_back({a, b, 0.1 + random.uniform()});
      }
    }
    double found = -1;
    for (const auto& run : leiden(graph, 20, LeidenOptions{})) found = std::max(found, run.quality);
    std::vector<std::int32_t> community(7);
    EXPECT_NEAR(found, best_modularity(graph, community, 0, 0), 1e-12) << example;
  }
}

TEST(Leiden, GivesTheSameRunsWhateverElseRuns) {
  // Weak structure, so that runs differ among themselves.
  const auto graph = planted(6, 10, 1, 0.9);
  LeidenOptions options;
  options.unit = 7;
  const auto alone = leiden(graph, 4, options);
  std::vector<std::vector<Partition>> crowded(4);
  {
    std::vector<std::jthread> threads;
    threads.reserve(crowded.size());
    for (auto& result : crowded) {
      threads.emplace_back([&] { result = leiden(graph, 4, options); });
    }
  }
  for (const auto& result : crowded) {
    for (std::size_t run = 0; run < alone.size(); ++run) {
      EXPECT_EQ(result[run].community, alone[run].community);
    }
  }
  EXPECT_TRUE(std::ranges::any_of(
      alone, [&](const auto& run) { return run.community != alone.front().community; }));
}

TEST(Leiden, LeavesNodesWithoutTiesAlone) {
  const auto runs = leiden(Graph{3, {}}, 2);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs.back().communities, 3);
  EXPECT_EQ(runs.back().quality, 0);
}

TEST(Leiden, RefusesTiesThatCannotBe) {
  EXPECT_THROW(leiden(Graph{2, {{0, 2, 1}}}, 1), Error);
  EXPECT_THROW(leiden(Graph{2, {{1, 1, 1}}}, 1), Error);
  EXPECT_THROW(leiden(Graph{2, {{0, 1, 0}}}, 1), Error);
  EXPECT_THROW(leiden(Graph{2, {{0, 1, std::nan("")}}}, 1), Error);
}

TEST(Modularity, IsThatOfItsDefinition) {
  RandomStream random(3, 0);
  for (int trial = 0; trial < 20; ++trial) {
    Graph graph{15, {}};
    for (std::int32_t a = 0; a < 15; ++a) {
      for (std::int32_t b = a + 1; b < 15; ++b) {
        if (random.uniform() < 0.5) graph.edges.push_back({a, b, random.uniform()});
      }
    }
    std::vector<std::int32_t> community(15);
    for (auto& number : community) number = static_cast<std::int32_t>(random.uniform() * 4);
    EXPECT_NEAR(modularity(graph, community), plain_modularity(graph, community, 1), 1e-12);
    EXPECT_NEAR(modularity(graph, community, 1.4), plain_modularity(graph, community, 1.4), 1e-12);
  }
}

TEST(Modularity, OfTwoCliquesJoinedByOneTieIsKnown) {
  // Two triangles and a bridge: 6 of 7 ties inside, half of the strength on each side.
  const Graph graph{6, {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}, {2, 3}}};
  EXPECT_NEAR(modularity(graph, std::vector<std::int32_t>{0, 0, 0, 1, 1, 1}), 5.0 / 14, 1e-15);
  EXPECT_NEAR(modularity(graph, std::vector<std::int32_t>(6, 0)), 0, 1e-15);
  EXPECT_THROW(modularity(graph, std::vector<std::int32_t>{0, 0}), Error);
  EXPECT_THROW(modularity(graph, std::vector<std::int32_t>(6, -1)), Error);
}

}  // namespace
}  // namespace orrery::networks
