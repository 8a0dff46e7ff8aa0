// SPDX-License-Identifier: GPL-3.0-or-later
//
// Relations of pairs of states in a world of the official files, against figures read off the files
// themselves. The files lie beside the project, in ../shared; without them these tests say so and
// are skipped.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "orrery/api/session.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/relations/dependence.hpp"
#include "orrery/relations/dyad_index.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using testing::kSharedData;
using testing::Scratch;

/// A world of the files that relations are made of.
class Relations : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (database || !std::filesystem::exists(kSharedData)) return;
    folder = std::make_unique<Scratch>();
    link_files(*folder / "data");
    api::BuildOptions options;
    options.data = {*folder / "data"};
    options.world = *folder / "world.duckdb";
    // Of the elements only relations, so that votes are absent: the test is of what it reads
    // itself.
    options.measures = {"relations"};
    options.command = "orrery build --measures relations";
    api::build(options, Progress{});
    database = std::make_unique<store::Database>(testing::opened(*folder / "world.duckdb"));
  }
  void SetUp() override {
    if (!database) GTEST_SKIP() << kSharedData << " is absent: not checked";
  }
  /// Of the many files only those that are read here, so that the world is made soon.
  static void link_files(const std::filesystem::path& data) {
    std::filesystem::create_directory(data);
    for (const auto* file : {"cow/states2016.csv",
                             "cow/Dyadic_COW_4.0.csv.gz",
                             "cow/MIDA 5.0.csv",
                             "cow/MIDB 5.0.csv",
                             "cow/Inter-StateWarData_v4.0.csv",
                             "cow/state_year_formatv3.csv.gz",
                             "cow/contdir.csv",
                             "atop/atop5_1ddyr_simplified.csv.gz",
                             "desta/DESTA.csv",
                             "sipri/trade-register.csv.gz",
                             "sanctions/GSDB_V3.csv",
                             "rivalries/tss_rivalries.csv"}) {
      const auto from = std::filesystem::absolute(kSharedData / file);
      std::filesystem::create_symlink(from, data / from.filename());
    }
    for (const auto* name : {"ucdp", "wdi"}) {
      for (const auto& file : std::filesystem::directory_iterator(kSharedData / name))
        std::filesystem::create_symlink(std::filesystem::absolute(file.path()),
                                        data / file.path().filename());
    }
  }
  static void TearDownTestSuite() {
    database.reset();
    folder.reset();
  }

  /// A cell of relations.dyad_years; missing if NULL.
  static double value(std::string_view column, int state1, int state2, int year) {
    const auto found = database->query(
        fmt::format("SELECT {}::DOUBLE FROM relations.dyad_years WHERE state1 = {} AND state2 = {} "
                    "AND year = {}",
                    store::quoted_name(column),
                    state1,
                    state2,
                    year));
    EXPECT_EQ(found.rows(), 1U) << state1 << "-" << state2 << " " << year;
    return found.rows() == 1 && !found.is_null(0, 0) ? found.real(0, 0) : kMissing;
  }
  static std::int64_t count(const std::string& sql) { return database->query(sql).integer(0, 0); }

  static std::unique_ptr<Scratch> folder;
  static std::unique_ptr<store::Database> database;
};
std::unique_ptr<Scratch> Relations::folder;
std::unique_ptr<store::Database> Relations::database;

constexpr int kUsa = 2;
constexpr int kCanada = 20;
constexpr int kCuba = 40;
constexpr int kBritain = 200;
constexpr int kRussia = 365;
constexpr int kChina = 710;
constexpr int kJapan = 740;
constexpr int kIndia = 750;
constexpr int kPakistan = 770;

TEST_F(Relations, HaveARowForEachPairOfMembersOfTheSystem) {
  EXPECT_EQ(
      count("SELECT count(*) FROM relations.dyad_years"),
      count("SELECT count(*) FROM core.state_years AS a JOIN core.state_years AS b ON a.system "
            "= 'cow' AND b.system = 'cow' AND a.year = b.year AND a.state < b.state"));
  EXPECT_EQ(count("SELECT count(*) FROM relations.dyad_years WHERE state1 >= state2"), 0);
  EXPECT_EQ(count("SELECT count(*) - count(DISTINCT (state1, state2, year)) FROM "
                  "relations.dyad_years"),
            0);
}

TEST_F(Relations, SayWhoIsAllied) {
  // ATOP: defence between the United States and Japan from 1951.
  EXPECT_EQ(value("alliance", kUsa, kJapan, 1960), 1);
  // The Soviet Union and China were bound to defend each other until 1980; from 2001 not to attack.
  EXPECT_EQ(value("alliance", kRussia, kChina, 1950), 1);
  EXPECT_EQ(value("alliance", kRussia, kChina, 1990), 0);
  EXPECT_EQ(value("alliance", kRussia, kChina, 2001), 0.25);
}

TEST_F(Relations, KnowAfterTheCollectionsOnlyTheTreatiesThatAreListed) {
  EXPECT_EQ(value("alliance", kUsa, kJapan, 2018), 1);
  EXPECT_EQ(value("alliance", kUsa, kJapan, 2019), 1);
  EXPECT_EQ(value("alliance", kUsa, kChina, 2018), 0.25);
  EXPECT_TRUE(is_missing(value("alliance", kUsa, kChina, 2019)));
}

TEST_F(Relations, TellTradeOverTheProductOfEach) {
  // Imports of 472,525 and 183,283 million dollars; GDP 17,608,138 million (United States).
  EXPECT_NEAR(value("trade_usd", kUsa, kChina, 2014), 655808, 0.5);
  EXPECT_NEAR(value("trade1", kUsa, kChina, 2014), 655808 / 17608138.0, 1e-6);
  // 346,063 and 276,158.
  EXPECT_NEAR(value("trade_usd", kUsa, kCanada, 2014), 622221, 0.5);
  EXPECT_GT(value("trade2", kUsa, kCanada, 2014), 10 * value("trade1", kUsa, kCanada, 2014) / 2);
}

TEST_F(Relations, CountJointMembershipsOfTheStateYearFile) {
  EXPECT_EQ(value("joint_igos", kUsa, kBritain, 1900), 8);
  EXPECT_EQ(value("joint_igos", kUsa, kBritain, 1913), 18);
  EXPECT_EQ(value("joint_igos", kUsa, kBritain, 1950), 42);
  EXPECT_EQ(value("joint_igos", kUsa, kBritain, 2014), 60);
}

TEST_F(Relations, HaveTheHighestHostilityOfDisputesAndWars) {
  // Dispute 51, the Korean War; 633 and 634 in the same year went less far.
  EXPECT_EQ(value("hostility", kUsa, kChina, 1950), 5);
  EXPECT_EQ(value("dispute", kUsa, kChina, 1950), -1);
  EXPECT_EQ(value("conflict", kUsa, kChina, 1950), -1);
  EXPECT_EQ(value("hostility", kUsa, kChina, 1996), 3);
  EXPECT_EQ(value("conflict", kUsa, kChina, 1996), 0);
  EXPECT_EQ(value("conflict", kIndia, kPakistan, 1971), -1);
}

TEST_F(Relations, HaveRivalriesFromTheFirstToTheLastYear) {
  // China and the United States 1949 to 1972 and 1996 to 2020.
  for (const int year : {1949, 1972, 1996, 2020})
    EXPECT_EQ(value("rivalry", kUsa, kChina, year), -1);
  for (const int year : {1973, 1995}) EXPECT_EQ(value("rivalry", kUsa, kChina, year), 0);
}

TEST_F(Relations, HaveSanctionsOfEitherSide) {
  EXPECT_EQ(value("sanctions", kUsa, kCuba, 1970), -1);
  EXPECT_EQ(value("sanctions", kUsa, kCanada, 1970), 0);
}

TEST_F(Relations, ShareOutArmsOverFiveYears) {
  // Japan received 734.99 of 761.44 from the United States in 1960, and nearly all before.
  const double share = value("arms1", kUsa, kJapan, 1960);
  EXPECT_EQ(share, 0);
  EXPECT_GT(value("arms2", kUsa, kJapan, 1960), 0.9);
  EXPECT_LT(value("arms2", kUsa, kJapan, 1960), 1);
  EXPECT_EQ(
      count("SELECT count(*) FROM (SELECT state, year, sum(share) AS all_shares FROM (SELECT "
            "state1 AS state, year, arms1::DOUBLE AS share FROM relations.dyad_years UNION ALL "
            "SELECT state2, year, arms2 FROM relations.dyad_years) GROUP BY state, year) WHERE "
            "all_shares > 1.01"),
      0);
}

struct Edge {
  const char* layer;
  int first;
  int last;
};

TEST_F(Relations, EndWhereTheirSourcesEnd) {
  // Of the United States and Britain, members from the first year to the last.
  constexpr Edge kEdges[] = {{"alliance", 1816, 2024},
                             {"agreements", 1948, 2020},
                             {"arms", 1950, 2023},
                             {"dispute", 1816, 2014},
                             {"rivalry", 1816, 2020},
                             {"conflict", 1816, 2024},
                             {"sanctions", 1949, 2022},
                             {"trade", 1960, 2014},
                             {"joint", 1816, 2014},
                             {"contiguity", 1816, 2016}};
  for (const auto& edge : kEdges) {
    const auto span = database->query(fmt::format(
        "SELECT min(year), max(year), count(*) FROM relations.dyad_years WHERE state1 = 2 "
        "AND state2 = 200 AND {} IS NOT NULL",
        edge.layer));
    EXPECT_EQ(span.integer(0, 0), edge.first) << edge.layer;
    EXPECT_EQ(span.integer(0, 1), edge.last) << edge.layer;
    EXPECT_EQ(span.integer(0, 2), edge.last - edge.first + 1) << edge.layer;
  }
}

TEST_F(Relations, LeaveVotesMissingInAWorldWithoutSimilarity) {
  EXPECT_EQ(count("SELECT count(votes) FROM relations.dyad_years"), 0);
}

TEST_F(Relations, HaveTheIndexThatTheirLayersGive) {
  std::string layers;
  for (const auto& layer : relations::kLayers) layers += fmt::format(", {}::DOUBLE", layer.name);
  const auto rows =
      database->query(fmt::format("SELECT \"index\"::DOUBLE, lo::DOUBLE, hi::DOUBLE, n_layers{} "
                                  "FROM relations.dyad_years WHERE "
                                  "(state1 * 7 + state2 * 13 + year) % 997 = 0",
                                  layers));
  ASSERT_GT(rows.rows(), 500U);
  constexpr auto kWeights = relations::default_weights();
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    std::array<double, relations::kLayerCount> values{};
    for (std::size_t k = 0; k < values.size(); ++k)
      values[k] = rows.is_null(i, 4 + k) ? kMissing : rows.real(i, 4 + k);
    const auto expected = relations::dyad_index(values, kWeights);
    ASSERT_EQ(rows.is_null(i, 0), is_missing(expected.index));
    EXPECT_EQ(rows.integer(i, 3), expected.n_layers);
    if (!rows.is_null(i, 0)) {
      EXPECT_NEAR(rows.real(i, 0), expected.index, 1.01e-4);
    }
    EXPECT_NEAR(rows.real(i, 1), expected.lo, 1.01e-4);
    EXPECT_NEAR(rows.real(i, 2), expected.hi, 1.01e-4);
  }
}

TEST_F(Relations, HaveTheAsymmetryOfTheEngineInTheView) {
  const auto rows = database->query(
      "SELECT trade1::DOUBLE, trade2::DOUBLE, trade_asymmetry::DOUBLE, arms1::DOUBLE, "
      "arms2::DOUBLE, "
      "arms_asymmetry::DOUBLE FROM relations.dependence WHERE year = 1990 AND state1 < 100");
  ASSERT_GT(rows.rows(), 100U);
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    for (const std::size_t at : {std::size_t{0}, std::size_t{3}}) {
      const auto cell = [&](std::size_t column) {
        return rows.is_null(i, at + column) ? kMissing : rows.real(i, at + column);
      };
      const double expected = relations::asymmetry(cell(0), cell(1));
      ASSERT_EQ(is_missing(cell(2)), is_missing(expected));
      if (!is_missing(expected)) {
        EXPECT_NEAR(cell(2), expected, 1e-5);
      }
    }
  }
}

TEST_F(Relations, GiveInfluenceToBothSidesByTheirDependences) {
  // Canada depends more on the United States than the United States on Canada.
  const auto of = [&](int source, int target) {
    return database->query(
        fmt::format("SELECT influence::DOUBLE, bandwidth::DOUBLE, dependence::DOUBLE FROM "
                    "relations.influence WHERE source = {} AND target = {} AND year = 2010",
                    source,
                    target));
  };
  const auto there = of(kUsa, kCanada);
  const auto back = of(kCanada, kUsa);
  EXPECT_GT(there.real(0, 0), 2 * back.real(0, 0));
  EXPECT_EQ(there.real(0, 1), back.real(0, 1));
  EXPECT_NEAR(there.real(0, 0), there.real(0, 1) * there.real(0, 2), 2e-4);
  EXPECT_EQ(
      count("SELECT count(*) FROM relations.influence WHERE NOT (influence BETWEEN 0 AND 1 AND "
            "dependence > 0)"),
      0);
  EXPECT_EQ(count("SELECT count(*) FROM relations.influence_parts WHERE NOT at_hand"), 3);
}

TEST_F(Relations, MakeTheTriangleOfTheColdWarAMarriage) {
  const api::Session session(*folder / "world.duckdb");
  const auto document = session.triangle(
      {.states = {"USA", "RUS", "CHN"}, .from = Year{1951}, .to = Year{1958}, .weights = {}});
  const auto& spells = document.tables.front();
  ASSERT_EQ(spells.rows.size(), 1U);
  EXPECT_EQ(std::get<std::string>(spells.rows[0][2]), "stable marriage");
  EXPECT_EQ(std::get<std::string>(spells.rows[0][3]), "USA");
}

TEST_F(Relations, ChangeWithTheWeights) {
  const api::Session session(*folder / "world.duckdb");
  const auto index = [&](std::vector<std::pair<std::string, double>> weights) {
    const auto document = session.dyad({.one = "JPN",
                                        .other = "USA",
                                        .from = Year{1960},
                                        .to = Year{1960},
                                        .weights = std::move(weights),
                                        .compare = {}});
    return std::get<double>(document.tables.front().rows.at(0).at(2));
  };
  EXPECT_DOUBLE_EQ(index({{"alliance", 2}}), 1);
  EXPECT_DOUBLE_EQ(index({{"dispute", 1}, {"rivalry", 1}}), 0);
  EXPECT_NEAR(index({}), value("index", kUsa, kJapan, 1960), 1e-3);
}

}  // namespace
}  // namespace orrery
