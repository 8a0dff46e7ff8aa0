// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/similarity/alliances.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::norms {
namespace {

const std::vector<std::int32_t> kMembers = {2, 200, 220, 365};

AllianceTie tie(std::int32_t from, std::int32_t to) {
  AllianceTie t;
  t.from = from;
  t.to = to;
  return t;
}

TEST(Portfolios, HoldTheLargestObligationAndDefenceOfOneself) {
  auto pact = tie(2, 200);
  pact.nonaggression = true;
  auto second = tie(2, 200);
  second.consultation = true;
  const Portfolios fpsim(kMembers, std::vector{pact, second}, kFpsim);
  EXPECT_EQ(fpsim.value(0, 0), 3);
  EXPECT_EQ(fpsim.value(0, 1), 2);
  EXPECT_EQ(fpsim.value(1, 0), 0) << "what is owed, not what is promised to one";
  EXPECT_EQ(fpsim.value(0, 2), 0);
  EXPECT_EQ(fpsim.totals(0)[0], 2);
}

TEST(Portfolios, DifferByConvention) {
  auto pact = tie(2, 200);
  pact.nonaggression = true;
  auto entente = tie(220, 365);
  entente.consultation = true;
  const std::vector ties{pact, entente};
  const Portfolios fpsim(kMembers, ties, kFpsim);
  EXPECT_EQ(fpsim.value(0, 1), 1);
  EXPECT_EQ(fpsim.value(2, 3), 2);
  const Portfolios haege(kMembers, ties, kHaege2011);
  EXPECT_EQ(haege.value(0, 1), 2);
  EXPECT_EQ(haege.value(2, 3), 1);
  EXPECT_EQ(haege.value(3, 2), 1) << "undirected";
  EXPECT_EQ(portfolio_convention("fpsim").consultation, 2);
  EXPECT_EQ(portfolio_convention("haege_2011").consultation, 1);
  EXPECT_THROW(portfolio_convention("house"), Error);
}

TEST(Portfolios, LeaveOutWhoIsNoMember) {
  auto pact = tie(2, 710);
  pact.defense = true;
  const Portfolios portfolios(kMembers, std::vector{pact}, kFpsim);
  EXPECT_EQ(portfolios.totals(3)[0], 1);
}

/// Many members with ties at random.
Portfolios drawn(std::size_t n) {
  RandomStream random(3, n);
  std::vector<std::int32_t> members;
  for (std::size_t i = 0; i < n; ++i) members.push_back(static_cast<std::int32_t>(10 * i));
  std::vector<AllianceTie> ties;
  for (const auto from : members) {
    for (const auto to : members) {
      if (from == to || random.uniform() > 0.2) continue;
      auto t = tie(from, to);
      t.defense = random.uniform() < 0.3;
      t.consultation = random.uniform() < 0.5;
      t.nonaggression = true;
      ties.push_back(t);
    }
  }
  return Portfolios(members, ties, kFpsim);
}

std::vector<std::int8_t> row(const Portfolios& portfolios, std::size_t from) {
  std::vector<std::int8_t> values;
  for (std::size_t to = 0; to < portfolios.members().size(); ++to)
    values.push_back(static_cast<std::int8_t>(portfolios.value(from, to)));
  return values;
}

TEST(Portfolios, HaveTheTablesThatContingencyGivesThem) {
  PairTables tables;
  for (const std::size_t n : {1U, 2U, 9U, 66U}) {
    const auto portfolios = drawn(n);
    count_portfolios(portfolios, tables);
    std::size_t pair = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = i + 1; j < n; ++j, ++pair) {
        const auto expected = contingency(row(portfolios, i), row(portfolios, j), 4);
        for (std::size_t k = 0; k < 16; ++k)
          ASSERT_EQ(tables.cells[k][pair], expected.cells[k]) << n << " members, pair " << pair;
      }
    }
    EXPECT_EQ(tables.pairs, pair);
  }
}

TEST(Portfolios, AreWeightedAsContingencyWeighs) {
  const auto portfolios = drawn(66);
  std::vector<double> weights;
  RandomStream random(3, 1);
  for (std::size_t i = 0; i < 66; ++i) weights.push_back(random.uniform());
  const auto all = weighted_s_abs(portfolios, weights);
  std::size_t pair = 0;
  for (std::size_t i = 0; i < 66; ++i) {
    for (std::size_t j = i + 1; j < 66; ++j, ++pair) {
      const auto expected = contingency(row(portfolios, i), row(portfolios, j), 4, weights);
      ASSERT_NEAR(all[pair], similarity(expected).s_abs, 1e-12);
      const auto table = weighted_table(portfolios, i, j, weights);
      for (std::size_t k = 0; k < 16; ++k) ASSERT_NEAR(table.cells[k], expected.cells[k], 1e-12);
    }
  }
  EXPECT_EQ(all.size(), pair);
}

TEST(Portfolios, HaveNoWeightedSWithoutWeights) {
  const auto portfolios = drawn(2);
  EXPECT_TRUE(is_missing(weighted_s_abs(portfolios, std::vector<double>{0, 0})[0]));
}

}  // namespace
}  // namespace orrery::norms
