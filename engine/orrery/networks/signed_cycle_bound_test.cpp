// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_cycle_bound.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "orrery/base/error.hpp"
#include "orrery/base/progress.hpp"
#include "orrery/networks/testing/random_signed_graph.hpp"

namespace orrery::networks {
namespace {

CycleBoundOptions without_limit() {
  CycleBoundOptions options;
  options.enough = std::numeric_limits<double>::infinity();
  options.steps = 1'000'000;
  return options;
}

TEST(CycleBound, IsNeverAboveTheLeastFrustration) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto graph = random_signed_graph(10, 0.6, 0.5, seed % 2 == 0 ? 1 : 5, seed);
    const auto found = cycle_bound(graph, without_limit());
    EXPECT_TRUE(found.complete);
    EXPECT_LE(found.bound, least_frustration_of_all(graph) + 1e-9) << "seed " << seed;
  }
}

TEST(CycleBound, IsReachedWhereNoFiveNodesStandInTheWay) {
  // Graphs without K5 as a minor have no gap (Barahona & Mahjoub 1986): here wheels.
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    RandomStream random(seed, 0);
    SignedGraph wheel{9, {}};
    const auto weight = [&] { return random.uniform() < 0.5 ? -1.0 : 1.0; };
    for (std::int32_t i = 0; i < 8; ++i) {
      wheel.ties.push_back({i, 8, weight()});
      wheel.ties.push_back({i, (i + 1) % 8, weight()});
    }
    EXPECT_NEAR(cycle_bound(wheel, without_limit()).bound, least_frustration_of_all(wheel), 1e-9);
  }
}

TEST(CycleBound, OfFiveEnemiesIsTheKnownOne) {
  // Each of ten ties broken by a third; the factions frustrate four.
  SignedGraph enemies{5, {}};
  for (std::int32_t a = 0; a < 5; ++a) {
    for (std::int32_t b = a + 1; b < 5; ++b) enemies.ties.push_back({a, b, -1});
  }
  EXPECT_NEAR(cycle_bound(enemies, without_limit()).bound, 10.0 / 3, 1e-9);
  EXPECT_EQ(least_frustration_of_all(enemies), 4);
}

TEST(CycleBound, IsZeroForABalancedGraph) {
  const auto found =
      cycle_bound(SignedGraph{3, {{0, 1, -1}, {1, 2, -1}, {0, 2, 1}}}, without_limit());
  EXPECT_EQ(found.bound, 0);
  EXPECT_TRUE(found.complete);
}

TEST(CycleBound, StopsWhereItIsToldAndWhenCancelled) {
  const auto graph = random_signed_graph(12, 0.9, 0.5, 1, 4);
  auto options = without_limit();
  options.steps = 1;
  const auto found = cycle_bound(graph, options);
  EXPECT_FALSE(found.complete);
  CancelToken cancel;
  cancel.cancel();
  options = without_limit();
  options.check = [&] { cancel.check(); };
  EXPECT_THROW(cycle_bound(graph, options), Error);
}

}  // namespace
}  // namespace orrery::networks
