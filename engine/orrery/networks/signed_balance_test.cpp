// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_balance.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/networks/testing/random_signed_graph.hpp"

namespace orrery::networks {
namespace {

// The census over all triples.
SignedTriads plain_census(const SignedGraph& graph) {
  const auto n = static_cast<std::size_t>(graph.nodes);
  std::vector<int> sign(n * n, 0);
  for (const auto& tie : graph.ties) {
    const auto a = static_cast<std::size_t>(tie.a);
    const auto b = static_cast<std::size_t>(tie.b);
    sign[a * n + b] = sign[b * n + a] = tie.weight > 0 ? 1 : -1;
  }
  SignedTriads census;
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = a + 1; b < n; ++b) {
      for (std::size_t c = b + 1; c < n; ++c) {
        int friendly = 0;
        int hostile = 0;
        for (const int tie : {sign[a * n + b], sign[a * n + c], sign[b * n + c]}) {
          friendly += tie > 0;
          hostile += tie < 0;
        }
        std::int64_t* const kinds[4][4] = {{&census.none, &census.n, &census.nn, &census.nnn},
                                           {&census.p, &census.pn, &census.pnn, nullptr},
                                           {&census.pp, &census.ppn, nullptr, nullptr},
                                           {&census.ppp, nullptr, nullptr, nullptr}};
        ++*kinds[friendly][hostile];
      }
    }
  }
  return census;
}

// tr exp(A) by the series of its closed walks.
double trace_of_exponential(const SignedGraph& graph, bool absolute) {
  const auto n = static_cast<std::size_t>(graph.nodes);
  std::vector<double> matrix(n * n, 0);
  for (const auto& tie : graph.ties) {
    const auto a = static_cast<std::size_t>(tie.a);
    const auto b = static_cast<std::size_t>(tie.b);
    matrix[a * n + b] = matrix[b * n + a] = absolute ? std::abs(tie.weight) : tie.weight;
  }
  std::vector<double> power(n * n, 0);
  for (std::size_t i = 0; i < n; ++i) power[i * n + i] = 1;
  double sum = 0;
  for (int length = 1; length < 80; ++length) {
    for (std::size_t i = 0; i < n; ++i) sum += power[i * n + i];
    std::vector<double> next(n * n, 0);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t j = 0; j < n; ++j) {
          next[i * n + j] += power[i * n + k] * matrix[k * n + j] / length;
        }
      }
    }
    power = next;
  }
  return sum;
}

TEST(SignedTriads, AreThoseOfAllTriplesOneByOne) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto graph =
        random_signed_graph(12, 0.1 + 0.02 * static_cast<double>(seed), 0.4, 3, seed);
    const auto fast = signed_triads(graph);
    const auto plain = plain_census(graph);
    EXPECT_EQ(fast.ppp, plain.ppp);
    EXPECT_EQ(fast.ppn, plain.ppn);
    EXPECT_EQ(fast.pnn, plain.pnn);
    EXPECT_EQ(fast.nnn, plain.nnn);
    EXPECT_EQ(fast.pp, plain.pp);
    EXPECT_EQ(fast.pn, plain.pn);
    EXPECT_EQ(fast.nn, plain.nn);
    EXPECT_EQ(fast.p, plain.p);
    EXPECT_EQ(fast.n, plain.n);
    EXPECT_EQ(fast.none, plain.none);
  }
}

TEST(TriangleBalance, IsTheShareWithAnEvenNumberOfEnemies) {
  SignedTriads triads;
  EXPECT_TRUE(is_missing(triangle_balance(triads)));
  EXPECT_TRUE(is_missing(weak_triangle_balance(triads)));
  triads.ppp = 3;
  triads.ppn = 2;
  triads.pnn = 4;
  triads.nnn = 1;
  EXPECT_EQ(triangle_balance(triads), 0.7);
  EXPECT_EQ(weak_triangle_balance(triads), 0.8);
}

TEST(NodeTriangles, CountEachTriangleThreeTimes) {
  const auto graph = random_signed_graph(14, 0.6, 0.5, 1, 3);
  const auto triads = signed_triads(graph);
  std::int64_t balanced = 0;
  std::int64_t unbalanced = 0;
  for (const auto& node : node_triangles(graph)) {
    balanced += node.balanced;
    unbalanced += node.unbalanced;
  }
  EXPECT_EQ(balanced, 3 * (triads.ppp + triads.pnn));
  EXPECT_EQ(unbalanced, 3 * (triads.ppn + triads.nnn));
}

TEST(WalkBalance, IsTheRatioOfTheSeriesOfClosedWalks) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    const auto graph = random_signed_graph(9, 0.4, 0.4, 2, seed);
    EXPECT_NEAR(walk_balance(graph),
                trace_of_exponential(graph, false) / trace_of_exponential(graph, true),
                1e-12);
  }
}

TEST(WalkBalance, IsOneIfAndOnlyIfTheGraphIsBalanced) {
  EXPECT_NEAR(
      walk_balance(SignedGraph{4, {{0, 1, 1}, {1, 2, -1}, {0, 2, -1}, {2, 3, -2}}}), 1, 1e-12);
  EXPECT_LT(walk_balance(SignedGraph{3, {{0, 1, 1}, {1, 2, 1}, {0, 2, -1}}}), 0.99);
  EXPECT_EQ(walk_balance(SignedGraph{3, {}}), 1);
  EXPECT_TRUE(is_missing(walk_balance(SignedGraph{})));
}

TEST(WalkBalance, OfOneHostileTriangleIsKnown) {
  // Eigenvalues 1, 1, −2 with the signs of three enemies, 2, −1, −1 without.
  const SignedGraph enemies{3, {{0, 1, -1}, {1, 2, -1}, {0, 2, -1}}};
  const double e = std::exp(1);
  EXPECT_NEAR(walk_balance(enemies), (2 * e + 1 / (e * e)) / (e * e + 2 / e), 1e-14);
}

TEST(WalkBalance, DoesNotOverflowForHeavyTies) {
  const double heavy = walk_balance(SignedGraph{3, {{0, 1, 900}, {1, 2, 900}, {0, 2, 900}}});
  EXPECT_NEAR(heavy, 1, 1e-12);
}

TEST(SignedTriads, RefuseAnInvalidGraph) {
  EXPECT_THROW(signed_triads(SignedGraph{1, {{0, 1, 1}}}), Error);
  EXPECT_THROW(walk_balance(SignedGraph{1, {{0, 1, 1}}}), Error);
}

}  // namespace
}  // namespace orrery::networks
