// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/two_mode.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"
#include "orrery/networks/centrality.hpp"

namespace orrery::networks {
namespace {

using ::testing::Each;

/// A network drawn as text: one row a line, "x" a tie.
TwoModeGraph drawn(const std::vector<std::string>& lines) {
  TwoModeGraph graph;
  graph.rows = static_cast<std::int32_t>(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    graph.columns = std::max(graph.columns, static_cast<std::int32_t>(lines[i].size()));
    for (std::size_t j = 0; j < lines[i].size(); ++j) {
      if (lines[i][j] == 'x')
        graph.ties.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(j)});
    }
  }
  return graph;
}

/// Eighteen women at fourteen events (Davis, Gardner & Gardner 1941).
TwoModeGraph southern_women() {
  return drawn({"xxxxxx.xx.....",
                "xxx.xxxx......",
                ".xxxxxxxx.....",
                "x.xxxxxx......",
                "..xxx.x.......",
                "..x.xx.x......",
                "....xxxx......",
                ".....x.xx.....",
                "....x.xxx.....",
                "......xxx..x..",
                ".......xxx.x..",
                ".......xxx.xxx",
                "......xxxx.xxx",
                ".....xx.xxxxxx",
                "......xx.xxx..",
                ".......xx.....",
                "........x.x...",
                "........x.x..."});
}

std::vector<std::vector<double>> table_of(const TwoModeGraph& graph) {
  std::vector<std::vector<double>> table(
      static_cast<std::size_t>(graph.rows),
      std::vector<double>(static_cast<std::size_t>(graph.columns)));
  for (const auto& tie : graph.ties)
    table[static_cast<std::size_t>(tie.row)][static_cast<std::size_t>(tie.column)] = 1;
  return table;
}

/// Barber's formula as it is printed, cell by cell.
double plain_modularity(const TwoModeGraph& graph,
                        const std::vector<std::int32_t>& rows,
                        const std::vector<std::int32_t>& columns) {
  const auto table = table_of(graph);
  const auto degree_of_row = [&](std::size_t i) {
    return std::accumulate(table[i].begin(), table[i].end(), 0.0);
  };
  const auto degree_of_column = [&](std::size_t j) {
    double sum = 0;
    for (const auto& row : table) sum += row[j];
    return sum;
  };
  const auto m = static_cast<double>(graph.ties.size());
  double sum = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < columns.size(); ++j) {
      if (rows[i] == columns[j]) sum += table[i][j] - degree_of_row(i) * degree_of_column(j) / m;
    }
  }
  return sum / m;
}

/// Calls `visit` for every division of the nodes into at most `most` modules.
template <typename Visit>
void for_divisions(std::vector<std::int32_t>& division,
                   std::size_t node,
                   std::int32_t most,
                   const Visit& visit) {
  if (node == division.size()) return visit();
  for (std::int32_t module = 0; module < most; ++module) {
    division[node] = module;
    for_divisions(division, node + 1, most, visit);
  }
}

TEST(TwoModeModularity, IsTheFormulaAsPrinted) {
  const auto graph = southern_women();
  RandomStream random(1, 1);
  for (int k = 0; k < 5; ++k) {
    std::vector<std::int32_t> rows(18);
    std::vector<std::int32_t> columns(14);
    for (auto& block : rows) block = static_cast<std::int32_t>(4 * random.uniform());
    for (auto& block : columns) block = static_cast<std::int32_t>(4 * random.uniform());
    EXPECT_NEAR(
        two_mode_modularity(graph, rows, columns), plain_modularity(graph, rows, columns), 1e-12);
  }
}

TEST(TwoModeModularity, IsOneHalfForTwoSeparateBlocksAndZeroForOneModule) {
  const auto graph = drawn({"xx..", "xx..", "..xx", "..xx"});
  EXPECT_DOUBLE_EQ(two_mode_modularity(graph, std::vector{0, 0, 1, 1}, std::vector{0, 0, 1, 1}),
                   0.5);
  EXPECT_DOUBLE_EQ(two_mode_modularity(graph, std::vector{0, 0, 0, 0}, std::vector{0, 0, 0, 0}), 0);
  EXPECT_DOUBLE_EQ(two_mode_modularity(drawn({"..", ".."}), std::vector{0, 1}, std::vector{0, 1}),
                   0);
}

TEST(TwoModeModularity, RefusesWhatIsNoDivision) {
  const auto graph = drawn({"x.", ".x"});
  EXPECT_THROW(two_mode_modularity(graph, std::vector{0}, std::vector{0, 1}), Error);
  EXPECT_THROW(two_mode_modularity(graph, std::vector{0, -1}, std::vector{0, 1}), Error);
  EXPECT_THROW(two_mode_modules({2, 2, {{0, 2}}}), Error);
}

TEST(TwoModeModules, AreTheBestOfAllDivisionsOfSmallNetworks) {
  RandomStream random(7, 1);
  for (int k = 0; k < 6; ++k) {
    std::vector<std::string> lines(4, std::string(4, '.'));
    for (auto& line : lines) {
      for (char& cell : line) cell = random.uniform() < 0.5 ? 'x' : '.';
    }
    const auto graph = drawn(lines);
    if (graph.ties.empty()) continue;
    std::vector<std::int32_t> division(8, 0);
    double best = 0;
    for_divisions(division, 0, 3, [&] {
      const std::vector<std::int32_t> rows(division.begin(), division.begin() + 4);
      const std::vector<std::int32_t> columns(division.begin() + 4, division.end());
      best = std::max(best, two_mode_modularity(graph, rows, columns));
    });
    TwoModeOptions options;
    options.runs = 10;
    EXPECT_GE(two_mode_modules(graph, options).quality, best - 1e-12) << k;
  }
}

TEST(TwoModeModules, ReachTheBestDivisionKnownOfTheSouthernWomen) {
  TwoModeOptions options;
  options.runs = 10;
  const auto found = two_mode_modules(southern_women(), options);
  EXPECT_NEAR(found.quality, 0.3455, 5e-5);
  EXPECT_EQ(found.modules, 4);
  EXPECT_NEAR(found.quality,
              two_mode_modularity(southern_women(), found.row_module, found.column_module),
              1e-15);
}

TEST(TwoModeModules, AreTheSameForTheSameSeed) {
  const auto one = two_mode_modules(southern_women());
  const auto other = two_mode_modules(southern_women());
  EXPECT_EQ(one.row_module, other.row_module);
  EXPECT_EQ(one.column_module, other.column_module);
}

TEST(TwoModeModules, LeaveNodesWithoutTiesAlone) {
  const auto found = two_mode_modules(drawn({"x.", "..", "x."}));
  EXPECT_EQ(found.row_module[0], found.row_module[2]);
  EXPECT_NE(found.row_module[0], found.row_module[1]);
  EXPECT_EQ(two_mode_modules({2, 1, {}}).quality, 0);
}

/// The first left singular vector of the table by powers of it and its transpose, largest entry 1.
std::vector<double> first_singular_vector(const TwoModeGraph& graph) {
  const auto table = table_of(graph);
  std::vector<double> rows(table.size(), 1);
  for (int step = 0; step < 500; ++step) {
    std::vector<double> columns(static_cast<std::size_t>(graph.columns), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = 0; j < columns.size(); ++j) columns[j] += table[i][j] * rows[i];
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i] = std::inner_product(columns.begin(), columns.end(), table[i].begin(), 0.0);
    const double most = *std::ranges::max_element(rows);
    for (double& value : rows) value /= most;
  }
  return rows;
}

TEST(EigenvectorCentrality, OfRowsIsTheFirstSingularVector) {
  const auto graph = southern_women();
  const auto found = eigenvector_centrality(graph);
  const auto wanted = first_singular_vector(graph);
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_NEAR(found.rows[i], wanted[i], 1e-9) << i;
}

TEST(EigenvectorCentrality, IsSeenByPowersOfTheTies) {
  // A path of four with a weak end; powers of A + I converge to the same vector.
  const Graph graph{4, {{0, 1, 2}, {1, 2, 1}, {2, 3, 0.5}}};
  std::vector<double> x(4, 1);
  for (int step = 0; step < 2000; ++step) {
    auto next = x;
    for (const auto& edge : graph.edges) {
      next[static_cast<std::size_t>(edge.a)] += edge.weight * x[static_cast<std::size_t>(edge.b)];
      next[static_cast<std::size_t>(edge.b)] += edge.weight * x[static_cast<std::size_t>(edge.a)];
    }
    const double most = *std::ranges::max_element(next);
    for (double& value : next) value /= most;
    x = next;
  }
  const auto found = eigenvector_centrality(graph);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(found[i], x[i], 1e-9) << i;
}

TEST(EigenvectorCentrality, IsZeroWithoutTiesAndOutsideTheLargestPart) {
  EXPECT_THAT(eigenvector_centrality(Graph{3, {}}), Each(0));
  const auto found = eigenvector_centrality(drawn({"xx.", "xx.", "..x"}));
  EXPECT_NEAR(found.rows[0], 1, 1e-9);
  EXPECT_NEAR(found.rows[2], 0, 1e-9);
}

}  // namespace
}  // namespace orrery::networks
