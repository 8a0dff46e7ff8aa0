// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_frustration.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/base/progress.hpp"
#include "orrery/networks/testing/random_signed_graph.hpp"

namespace orrery::networks {
namespace {

void expect_least(const SignedGraph& graph, std::uint64_t seed) {
  const auto found = frustration(graph);
  EXPECT_TRUE(found.optimal) << "seed " << seed;
  EXPECT_NEAR(found.frustration, least_frustration_of_all(graph), 1e-9) << "seed " << seed;
  EXPECT_EQ(found.lower_bound, found.frustration);
  EXPECT_EQ(found.frustration, frustrated_weight(graph, found.side));
}

TEST(Frustration, IsTheLeastOfAllDivisions) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const double density = 0.1 + 0.006 * static_cast<double>(seed);
    expect_least(random_signed_graph(12, density, 0.5, 1, seed), seed);
  }
}

TEST(Frustration, IsTheLeastOfAllDivisionsWithWeights) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    auto graph = random_signed_graph(11, 0.7, 0.5, 6, seed);
    expect_least(graph, seed);
    // Weights that are not whole have no step to rest a proof on.
    RandomStream random(seed, 3);
    for (auto& tie : graph.ties) tie.weight *= 0.5 + random.uniform();
    expect_least(graph, seed);
  }
}

TEST(Frustration, OfEnemiesAllRoundIsKnown) {
  // Two factions of n enemies leave at least C(⌈n/2⌉, 2) + C(⌊n/2⌋, 2) ties inside; here the
  // cycles leave a gap, so that ties are tried out.
  for (const std::int32_t n : {5, 8, 11, 12}) {
    SignedGraph enemies{n, {}};
    for (std::int32_t a = 0; a < n; ++a) {
      for (std::int32_t b = a + 1; b < n; ++b) enemies.ties.push_back({a, b, -1});
    }
    const std::int32_t half = n / 2;
    const std::int32_t other = n - half;
    const auto found = frustration(enemies);
    EXPECT_TRUE(found.optimal);
    EXPECT_EQ(found.frustration, half * (half - 1) / 2 + other * (other - 1) / 2);
  }
}

TEST(Frustration, DoesNotChangeWhenANodeTurnsAllItsTies) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    auto graph = random_signed_graph(30, 0.25, 0.3, 1, seed);
    const double before = frustration(graph).frustration;
    for (auto& tie : graph.ties) {
      if (tie.a % 3 == 0) tie.weight = -tie.weight;
      if (tie.b % 3 == 0) tie.weight = -tie.weight;
    }
    EXPECT_EQ(frustration(graph).frustration, before);
  }
}

TEST(Frustration, IsZeroForFriendsAndForPlantedFactions) {
  auto graph = random_signed_graph(40, 0.3, 0, 1, 1);
  auto found = frustration(graph);
  EXPECT_EQ(found.frustration, 0);
  EXPECT_TRUE(std::ranges::all_of(found.side, [](auto side) { return side == 1; }));
  for (auto& tie : graph.ties) {
    if ((tie.a < 25) != (tie.b < 25)) tie.weight = -1;
  }
  found = frustration(graph);
  EXPECT_EQ(found.frustration, 0);
  EXPECT_TRUE(found.optimal);
  for (std::int32_t node = 0; node < 40; ++node) {
    EXPECT_EQ(found.side[static_cast<std::size_t>(node)], node < 25 ? 1 : -1);
  }
}

TEST(Frustration, AddsUpOverComponentsAndNamesTheLargerFactionOne) {
  const SignedGraph graph{8, {{0, 1, -1}, {0, 2, -1}, {3, 4, 1}, {4, 5, 1}, {3, 5, -1}}};
  const auto found = frustration(graph);
  EXPECT_EQ(found.frustration, 1);
  EXPECT_EQ(found.side[0], -1);
  EXPECT_EQ(found.side[1], 1);
  EXPECT_EQ(found.side[2], 1);
  EXPECT_EQ(found.side[6], 0);
  EXPECT_EQ(found.side[7], 0);
}

TEST(Frustration, OfNothingIsZero) {
  EXPECT_TRUE(frustration(SignedGraph{}).optimal);
  EXPECT_TRUE(frustration(SignedGraph{}).side.empty());
  EXPECT_EQ(frustration(SignedGraph{2, {}}).side, (std::vector<std::int8_t>{0, 0}));
}

TEST(Frustration, EnclosesTheIndexWhereItIsStopped) {
  const auto graph = random_signed_graph(20, 1, 0.5, 1, 8);
  FrustrationOptions options;
  const auto proven = frustration(graph, options);
  ASSERT_TRUE(proven.optimal);
  ASSERT_GT(proven.branchings, 0);
  for (const std::int64_t steps : {0, 1, 20, 100, 400}) {
    options.steps = steps;
    const auto found = frustration(graph, options);
    EXPECT_LE(found.lower_bound, proven.frustration);
    EXPECT_GE(found.frustration, proven.frustration);
    EXPECT_TRUE(steps >= 100 || !found.optimal);
  }
}

TEST(Frustration, IsTheSameOnAnyNumberOfThreads) {
  const auto solve_all = [](int threads) {
    std::vector<Frustration> found(12);
    parallel_for(found.size(), threads, [&](std::size_t i) {
      found[i] = frustration(random_signed_graph(18, 0.5, 0.5, 1, i));
    });
    return found;
  };
  const auto alone = solve_all(1);
  const auto together = solve_all(2);
  for (std::size_t i = 0; i < alone.size(); ++i) {
    EXPECT_EQ(alone[i].side, together[i].side);
    EXPECT_EQ(alone[i].steps, together[i].steps);
  }
}

// Whether a node's relation to another is the same in all best divisions, by trying out all.
std::vector<std::vector<bool>> bound_pairs(const SignedGraph& graph) {
  const auto n = static_cast<std::size_t>(graph.nodes);
  const double least = least_frustration_of_all(graph);
  std::vector<std::vector<int>> relation(n, std::vector<int>(n, 0));
  std::vector<std::vector<bool>> bound(n, std::vector<bool>(n, true));
  std::vector<std::int8_t> side(n, 1);
  for (std::uint32_t code = 0; code < (1U << (n - 1)); ++code) {
    for (std::size_t i = 1; i < n; ++i) side[i] = (code >> (i - 1) & 1U) != 0 ? 1 : -1;
    if (frustrated_weight(graph, side) > least + 1e-9) continue;
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        const int here = side[a] * side[b];
        if (relation[a][b] == 0) relation[a][b] = here;
        if (relation[a][b] != here) bound[a][b] = false;
      }
    }
  }
  return bound;
}

TEST(SureSides, AreThoseOfAllBestDivisions) {
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    const auto graph =
        random_signed_graph(10, 0.15 + 0.008 * static_cast<double>(seed), 0.4, 1, seed);
    const auto sure = sure_sides(graph, frustration(graph));
    const auto bound = bound_pairs(graph);
    const auto component = components(graph);
    for (std::size_t a = 0; a < sure.size(); ++a) {
      // The core of a component: the largest class, of equal ones that of the lowest node.
      std::size_t core = a;
      std::int64_t most = 0;
      for (std::size_t b = 0; b < sure.size(); ++b) {
        if (component[b] != component[a]) continue;
        std::int64_t size = 0;
        for (std::size_t c = 0; c < sure.size(); ++c) {
          size += component[c] == component[a] && bound[b][c];
        }
        if (size > most) {
          most = size;
          core = b;
        }
      }
      EXPECT_EQ(sure[a], bound[core][a] ? Sure::Yes : Sure::No) << "seed " << seed << " node " << a;
    }
  }
}

TEST(SureSides, AreUnknownWithoutAProof) {
  const auto graph = random_signed_graph(20, 1, 0.5, 1, 8);
  FrustrationOptions options;
  options.steps = 0;
  const auto sure = sure_sides(graph, frustration(graph, options), options);
  EXPECT_TRUE(std::ranges::all_of(sure, [](auto one) { return one == Sure::Unknown; }));
}

TEST(Frustration, StopsWhenCancelledAndRefusesAnInvalidGraph) {
  CancelToken cancel;
  cancel.cancel();
  FrustrationOptions options;
  options.check = [&] { cancel.check(); };
  EXPECT_THROW(frustration(random_signed_graph(20, 0.9, 0.5, 1, 8), options), Error);
  EXPECT_THROW(frustration(SignedGraph{2, {{0, 1, 0}}}), Error);
}

}  // namespace
}  // namespace orrery::networks
