// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/chain_diagnostics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

#include "orrery/base/random.hpp"

namespace orrery::numerics {
namespace {

using Chains = std::vector<std::vector<double>>;

/// Four autocorrelated chains of 200 draws from the generator of Lewis, Goodman and Miller, which
/// any language repeats: v ← 0.6 v + u + u' − 1 + 0.01 c.
Chains autocorrelated_chains() {
  Chains chains(4);
  std::uint64_t state = 12345;
  const auto uniform = [&state] {
    state = state * 16807 % 2147483647;
    return static_cast<double>(state) / 2147483647;
  };
  for (std::size_t c = 0; c < chains.size(); ++c) {
    double v = 0;
    for (int i = 0; i < 200; ++i) {
      const double u = uniform();
      v = 0.6 * v + (u + uniform() - 1) + 0.01 * static_cast<double>(c + 1);
      chains[c].push_back(v);
    }
  }
  return chains;
}

Chains independent_chains(int n) {
  Chains chains(4);
  for (std::size_t c = 0; c < chains.size(); ++c) {
    RandomStream random(3, c);
    for (int i = 0; i < n; ++i) chains[c].push_back(random.normal());
  }
  return chains;
}

// Expected figures: the R package posterior 1.4.0 on the same draws.
TEST(ChainDiagnostics, AreThoseOfTheReferenceImplementation) {
  const auto chains = autocorrelated_chains();
  EXPECT_NEAR(chains[0][0], -0.0593888441, 1e-9);
  EXPECT_NEAR(chains[3][199], 0.2849869827, 1e-9);
  const auto found = chain_diagnostics(chains);
  EXPECT_NEAR(found.rhat, 1.0314755471, 1e-8);
  EXPECT_NEAR(found.bulk_ess, 183.6685702448, 1e-5);
  EXPECT_NEAR(found.tail_ess, 363.0496440834, 1e-5);
  EXPECT_NEAR(found.mean_ess, 184.9249992157, 1e-5);
  EXPECT_NEAR(rhat(chains), 1.0068203885, 1e-8);
  EXPECT_NEAR(effective_draws(chains), 194.2143136456, 1e-5);
}

TEST(ChainDiagnostics, CountIndependentDrawsInFull) {
  const auto found = chain_diagnostics(independent_chains(1000));
  EXPECT_NEAR(found.bulk_ess, 4000, 600);
  EXPECT_NEAR(found.tail_ess, 4000, 800);
  EXPECT_LT(found.rhat, 1.01);
}

TEST(ChainDiagnostics, TellChainsThatDisagreeInPlaceOrSpread) {
  auto moved = independent_chains(200);
  for (double& x : moved[0]) x += 2;
  EXPECT_GT(chain_diagnostics(moved).rhat, 1.2);
  auto spread = independent_chains(200);
  for (double& x : spread[0]) x *= 5;
  EXPECT_GT(chain_diagnostics(spread).rhat, 1.2);
}

TEST(ChainDiagnostics, AreMissingWhereNothingMoves) {
  const auto found = chain_diagnostics(Chains(2, std::vector<double>(10, 1.5)));
  EXPECT_TRUE(std::isnan(found.rhat));
  EXPECT_TRUE(std::isnan(found.bulk_ess));
}

TEST(NormalScores, GiveTiesTheirMeanRank) {
  const auto scores = normal_scores(Chains{{1, 2}, {2, 3}});
  EXPECT_DOUBLE_EQ(scores[0][1], scores[1][0]);
  EXPECT_NEAR(scores[0][1], 0, 1e-12);
  EXPECT_NEAR(scores[0][0], -scores[1][1], 1e-12);
}

TEST(SplitChains, LeavesOutTheMiddleDrawOfAnOddNumber) {
  const auto halves = split_chains(Chains{{1, 2, 3, 4, 5}});
  ASSERT_EQ(halves.size(), 2U);
  EXPECT_EQ(halves[0], (std::vector<double>{1, 2}));
  EXPECT_EQ(halves[1], (std::vector<double>{4, 5}));
}

}  // namespace
}  // namespace orrery::numerics
