// SPDX-License-Identifier: GPL-3.0-or-later
//
// Balance of signed networks against figures that were computed apart from Orrery, in another
// language: Read's Highland Tribes and the relations of states in 51 windows of four years
// (Doreian & Mrvar 2015); then the networks of a world. The files lie beside the project, in
// ../shared; without them these tests say so and are skipped.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "orrery/networks/signed_balance.hpp"
#include "orrery/networks/signed_cycle_bound.hpp"
#include "orrery/networks/signed_frustration.hpp"
#include "orrery/store/database.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery::networks {
namespace {

using store::quoted_text;
using testing::kOracle;
using testing::kSharedData;

/// The published figures have eight decimals.
constexpr double kDigits = 1e-8;

/// Signed graphs by name from a query for name, one end, the other and the sign.
std::map<std::string, SignedGraph> read_graphs(store::Database& database, const std::string& sql) {
  const auto rows = database.query(sql);
  std::map<std::string, SignedGraph> graphs;
  std::map<std::string, std::map<std::string, std::int32_t>> numbers;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    auto& graph = graphs[rows.text(i, 0)];
    const auto node = [&](std::size_t column) {
      const auto [at, is_new] = numbers[rows.text(i, 0)].emplace(rows.text(i, column), graph.nodes);
      if (is_new) ++graph.nodes;
      return at->second;
    };
    const auto a = node(1);
    const auto b = node(2);
    graph.ties.push_back({a, b, static_cast<double>(rows.integer(i, 3))});
  }
  return graphs;
}

std::map<std::string, SignedGraph> read_windows(store::Database& database) {
  const auto file = kSharedData / "networks/cow_signed_windows_1946_1999.csv.gz";
  return read_graphs(database,
                     fmt::format("SELECT \"window\", node1, node2, sign FROM read_csv({}, "
                                 "nullstr = '') ORDER BY ALL",
                                 quoted_text(file.string())));
}

class SignedBalance : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kSharedData / "networks/highland_tribes.csv") ||
        !std::filesystem::exists(kOracle / "signed_balance_cow_1946_1999.csv")) {
      GTEST_SKIP() << "the signed networks are not at hand";
    }
  }

  store::Database database = store::Database::in_memory();
};

TEST_F(SignedBalance, OfTheHighlandTribesIsAsPublished) {
  const auto file = kSharedData / "networks/highland_tribes.csv";
  const auto tribes =
      read_graphs(database,
                  fmt::format("SELECT 'tribes', node1, node2, sign FROM read_csv({})",
                              quoted_text(file.string())))
          .at("tribes");
  const auto triads = signed_triads(tribes);
  EXPECT_EQ(triads.ppp, 19);
  EXPECT_EQ(triads.ppn, 2);
  EXPECT_EQ(triads.pnn, 40);
  EXPECT_EQ(triads.nnn, 7);
  EXPECT_NEAR(triangle_balance(triads), 0.8676471, 5e-8);
  EXPECT_NEAR(walk_balance(tribes), 0.3575761, 5e-8);
  const auto found = frustration(tribes);
  EXPECT_TRUE(found.optimal);
  EXPECT_EQ(found.frustration, 7);
  EXPECT_NEAR(1 - 2 * found.frustration / static_cast<double>(tribes.ties.size()), 0.7586207, 5e-8);
}

TEST_F(SignedBalance, OfFiftyOneWindowsIsAsComputedElsewhere) {
  const auto windows = read_windows(database);
  const auto published = database.query(fmt::format(
      "SELECT \"window\", n, pos, neg, ppp, ppn, pnn, nnn, \"T\", walk FROM read_csv({})",
      quoted_text((kOracle / "signed_balance_cow_1946_1999.csv").string())));
  ASSERT_EQ(published.rows(), 51U);
  for (std::size_t i = 0; i < published.rows(); ++i) {
    SCOPED_TRACE(published.text(i, 0));
    const auto& graph = windows.at(published.text(i, 0));
    EXPECT_EQ(graph.nodes, published.integer(i, 1));
    EXPECT_EQ(static_cast<std::int64_t>(graph.ties.size()),
              published.integer(i, 2) + published.integer(i, 3));
    const auto triads = signed_triads(graph);
    EXPECT_EQ(triads.ppp, published.integer(i, 4));
    EXPECT_EQ(triads.ppn, published.integer(i, 5));
    EXPECT_EQ(triads.pnn, published.integer(i, 6));
    EXPECT_EQ(triads.nnn, published.integer(i, 7));
    EXPECT_NEAR(triangle_balance(triads), published.real(i, 8), kDigits);
    EXPECT_NEAR(walk_balance(graph), published.real(i, 9), kDigits);
  }
}

TEST_F(SignedBalance, FrustrationOfFiftyOneWindowsIsProvenTwice) {
  // Once by the search, which makes the graph smaller first, and once by cycles of the whole
  // graph. There are no published values to compare.
  const auto windows = read_windows(database);
  ASSERT_EQ(windows.size(), 51U);
  for (const auto& [name, graph] : windows) {
    SCOPED_TRACE(name);
    const auto found = frustration(graph);
    EXPECT_TRUE(found.optimal);
    EXPECT_EQ(found.frustration, frustrated_weight(graph, found.side));
    CycleBoundOptions options;
    options.enough = std::numeric_limits<double>::infinity();
    options.steps = 1'000'000;
    const auto bound = cycle_bound(graph, options);
    EXPECT_EQ(std::ceil(bound.bound - 1e-6), found.frustration);
  }
}

constexpr const char* kFiles[] = {"cow/states2016.csv",
                                  "cow/alliance_v4.1_by_dyad_yearly_simplified.csv.gz",
                                  "cow/MIDA 5.0.csv",
                                  "cow/MIDB 5.0.csv",
                                  "cow/MIDI 5.0.csv",
                                  "cow/MIDIP 5.0.csv",
                                  "atop/atop5_1ddyr_simplified.csv.gz",
                                  "rivalries/tss_rivalries.csv"};

/// A world of the sources that the signed networks are made of, and nothing else measured.
class SignedNetworks : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    for (const auto* name : kFiles) {
      if (!std::filesystem::exists(kSharedData / name)) return;
    }
    folder = std::make_unique<testing::Scratch>();
    const testing::Scratch data;
    for (const auto* name : kFiles) {
      const auto file = kSharedData / name;
      std::filesystem::copy_file(file, data / file.filename().string());
    }
    api::BuildOptions options;
    options.data = {data.path()};
    options.world = *folder / "world.duckdb";
    options.measures = {"relations"};
    options.command = "orrery build --measures relations";
    api::build(options, Progress{});
    database = std::make_unique<store::Database>(testing::opened(*folder / "world.duckdb"));
  }
  static void TearDownTestSuite() {
    database.reset();
    folder.reset();
  }
  void SetUp() override {
    if (!database) GTEST_SKIP() << kSharedData << " is absent: not checked";
  }
  static std::int64_t number(const std::string& sql) { return database->query(sql).integer(0, 0); }

  static inline std::unique_ptr<testing::Scratch> folder;
  static inline std::unique_ptr<store::Database> database;
};

TEST_F(SignedNetworks, AreSolvedToProofInEveryYear) {
  const auto rows = database->query(
      "SELECT set, min(year), max(year), count(*), count(*) FILTER (optimal AND lower_bound = "
      "frustration) FROM relations.frustration GROUP BY set ORDER BY set");
  ASSERT_EQ(rows.rows(), 4U);
  const std::map<std::string, std::int64_t> last{{"alliances_disputes", 2012},
                                                 {"atop_disputes", 2014},
                                                 {"defense_disputes", 2012},
                                                 {"defense_rivalry", 2018}};
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    SCOPED_TRACE(rows.text(i, 0));
    const auto years = last.at(rows.text(i, 0)) - 1816 + 1;
    EXPECT_EQ(rows.integer(i, 1), 1816);
    EXPECT_EQ(rows.integer(i, 2), last.at(rows.text(i, 0)));
    EXPECT_EQ(rows.integer(i, 3), years);
    EXPECT_EQ(rows.integer(i, 4), years);
  }
}

TEST_F(SignedNetworks, HaveTheTiesOfTheirSources) {
  // Germany and Austria-Hungary were allies in 1914 and fought France, Russia and Britain.
  const auto sign = [](int one, int other) {
    return number(
        fmt::format("SELECT sign FROM relations.signed_ties WHERE set = "
                    "'alliances_disputes' AND year = 1914 AND state1 = {} AND state2 = {}",
                    one,
                    other));
  };
  EXPECT_EQ(sign(255, 300), 1);
  EXPECT_EQ(sign(220, 255), -1);
  EXPECT_EQ(sign(255, 365), -1);
  EXPECT_EQ(sign(200, 255), -1);
  // Every hostile tie is a pair of opponents of the year, every opponents' pair a hostile tie.
  EXPECT_EQ(
      number("SELECT count(*) FROM (SELECT state1, state2, year FROM core.dispute_dyads WHERE "
             "source = 'cow_mid' AND state1 < state2 AND year <= 2014 EXCEPT SELECT state1, "
             "state2, year FROM relations.signed_ties WHERE set = 'atop_disputes' AND sign < "
             "0)"),
      number("SELECT count(*) FROM (SELECT DISTINCT state1, state2, year FROM "
             "core.dispute_dyads WHERE source = 'cow_mid' AND state1 < state2 AND year <= "
             "2014) AS d WHERE (state1, year) NOT IN (SELECT state, year FROM "
             "core.state_years WHERE system = 'cow') OR (state2, year) NOT IN (SELECT state, "
             "year FROM core.state_years WHERE system = 'cow')"));
}

TEST_F(SignedNetworks, CountTheSameBrokenTiesByFactionsAsByTheIndex) {
  EXPECT_EQ(number("WITH broken AS (SELECT set, year, count(*) FILTER ((a.faction = b.faction) <> "
                   "(sign > 0)) AS broken FROM relations.signed_ties AS t JOIN relations.factions "
                   "AS a USING (set, year) JOIN relations.factions AS b USING (set, year) WHERE "
                   "a.state = t.state1 AND b.state = t.state2 GROUP BY ALL) SELECT count(*) FROM "
                   "relations.frustration LEFT JOIN broken USING (set, year) WHERE "
                   "coalesce(broken, 0) <> frustration"),
            0);
}

TEST_F(SignedNetworks, HaveARowForEveryMemberAndForNobodyElse) {
  EXPECT_EQ(number("SELECT count(*) FROM (SELECT DISTINCT state, year FROM core.state_years WHERE "
                   "system = 'cow' AND year <= 2014) AS m FULL JOIN (FROM relations.factions WHERE "
                   "set = 'atop_disputes') AS f USING (state, year) WHERE f.set IS NULL OR "
                   "m.state IS NULL"),
            0);
  EXPECT_EQ(number("SELECT count(*) FROM relations.factions WHERE (faction IS NULL) <> (positive + "
                   "negative = 0)"),
            0);
}

}  // namespace
}  // namespace orrery::networks
