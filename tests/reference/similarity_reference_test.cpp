// SPDX-License-Identifier: GPL-3.0-or-later
//
// Similarity of foreign policy against figures that were computed apart from Orrery, in another
// language, from the same inputs, and the table of the world against the engines. The files lie
// beside the project, in ../shared; without them these tests say so and are skipped.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/norms/similarity/alliances.hpp"
#include "orrery/norms/similarity/contingency.hpp"
#include "orrery/norms/similarity/table_measures.hpp"
#include "orrery/norms/similarity/votes.hpp"
#include "orrery/store/database.hpp"
#include "support/built_world.hpp"
#include "support/official_world.hpp"
#include "support/scratch.hpp"

namespace orrery::norms {
namespace {

using store::quoted_text;
using testing::kOracle;
using testing::kSharedData;

/// Relative to the size of the sums, which run over thousands of pairs.
constexpr double kTolerance = 1e-9;

store::Result read(store::Database& database,
                   const std::filesystem::path& file,
                   const std::string& rest) {
  return database.query(fmt::format(
      "SELECT * FROM read_csv({}, nullstr = ['', 'NA']) {}", quoted_text(file.string()), rest));
}

/// Columns by name, one value a pair, and who the pairs are.
struct Pairs {
  std::vector<std::int32_t> states;
  std::map<std::string, std::vector<double>> columns;

  std::size_t place(std::int32_t first, std::int32_t second) const {
    const auto find = [&](std::int32_t state) {
      return static_cast<std::size_t>(std::ranges::lower_bound(states, state) - states.begin());
    };
    const auto i = find(first);
    return i * (2 * states.size() - i - 1) / 2 + find(second) - i - 1;
  }
};

void add_measures(const PairTables& tables, Pairs& pairs) {
  PairMeasures measures;
  measure_tables(tables, measures);
  const std::pair<const char*, MeasurePlace> names[] = {{"n", kN},
                                                        {"agree", kAgree},
                                                        {"s_abs", kSAbs},
                                                        {"s_sq", kSSq},
                                                        {"kappa_nom", kKappaNom},
                                                        {"kappa_abs", kKappaAbs},
                                                        {"kappa_sq", kKappaSq},
                                                        {"pi_nom", kPiNom},
                                                        {"pi_abs", kPiAbs},
                                                        {"pi_sq", kPiSq}};
  for (const auto& [name, place] : names) {
    const auto column = measures.column(place);
    pairs.columns[name].assign(column.begin(), column.end());
  }
}

double sum_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += is_missing(value) ? 0 : value;
  return sum;
}

std::int64_t missing_in(const std::vector<double>& values) {
  return std::ranges::count_if(values, is_missing);
}

/// Sums and missing values of every column that both have, by period.
void expect_sums(const store::Result& expected,
                 const std::string& period,
                 const std::map<std::int64_t, Pairs>& found) {
  ASSERT_GT(expected.rows(), 40U);
  for (std::size_t row = 0; row < expected.rows(); ++row) {
    const auto key = expected.column(period).integers[row];
    ASSERT_TRUE(found.contains(key)) << key;
    const auto& pairs = found.at(key);
    EXPECT_EQ(static_cast<std::int64_t>(pairs.columns.at("n").size()),
              expected.column("dyads").integers[row]);
    for (const auto& column : expected.columns()) {
      if (!pairs.columns.contains(column.name)) continue;
      const auto& values = pairs.columns.at(column.name);
      const auto sum = column.type == store::ColumnType::Real
                           ? column.reals[row]
                           : static_cast<double>(column.integers[row]);
      const auto place = fmt::format("{} {} {}", period, key, column.name);
      EXPECT_NEAR(sum_of(values), sum, kTolerance * std::max(1.0, std::abs(sum))) << place;
      // There a pair without a common vote has no n; here it has 0.
      if (column.name == "n") continue;
      EXPECT_EQ(missing_in(values), expected.column("na_" + column.name).integers[row]) << place;
    }
  }
}

/// Every measure of chosen pairs.
void expect_pairs(const store::Result& expected,
                  const std::string& period,
                  const std::map<std::int64_t, Pairs>& found) {
  ASSERT_GT(expected.rows(), 50U);
  std::size_t compared = 0;
  for (std::size_t row = 0; row < expected.rows(); ++row) {
    const auto key = expected.column(period).integers[row];
    const auto first = static_cast<std::int32_t>(expected.column("ccode1").integers[row]);
    const auto second = static_cast<std::int32_t>(expected.column("ccode2").integers[row]);
    const auto& pairs = found.at(key);
    for (std::size_t c = 0; c < expected.columns().size(); ++c) {
      const auto& name = expected.columns()[c].name;
      if (!pairs.columns.contains(name)) continue;
      const auto value = pairs.columns.at(name)[pairs.place(first, second)];
      const auto place = fmt::format("{}-{} {} {}", first, second, key, name);
      if (expected.is_null(row, c)) {
        EXPECT_TRUE(is_missing(value) || (name == "n" && value == 0)) << place;
      } else {
        EXPECT_NEAR(value, expected.real(row, c), kTolerance) << place;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 700U);
}

#define REQUIRE_ORACLE() \
  if (!std::filesystem::exists(kOracle)) GTEST_SKIP() << kOracle << " is absent: not checked"

TEST(SimilarityOfVotes, EqualsTheReferenceFiguresOfEverySession) {
  REQUIRE_ORACLE();
  auto database = store::Database::in_memory();
  const auto votes = read(database, kOracle / "inputs/un_votes_s01_70.csv.gz", "ORDER BY session");
  std::map<std::int64_t, std::vector<Ballot>> ballots;
  for (std::size_t i = 0; i < votes.rows(); ++i) {
    ballots[votes.column("session").integers[i]].push_back(
        {static_cast<std::int32_t>(votes.column("ccode").integers[i]),
         static_cast<std::int32_t>(votes.column("rcid").integers[i]),
         static_cast<std::int8_t>(votes.column("vote").integers[i])});
  }
  std::map<std::int64_t, Pairs> found;
  for (const auto& [session, cast] : ballots) {
    const VoteSession voted(cast);
    VoteTables tables;
    VoteMeasures measures;
    count_votes(voted, tables);
    measure_votes(tables, measures);
    auto& pairs = found[session];
    pairs.states.assign(voted.voters().begin(), voted.voters().end());
    add_measures(tables.tables, pairs);
    pairs.columns["n_contested"].assign(tables.n_contested.begin(), tables.n_contested.end());
    pairs.columns["agree_bsv"] = measures.agree_bsv;
  }
  expect_sums(read(database, kOracle / "similarity_un_bysession.csv", ""), "session", found);
  expect_pairs(read(database, kOracle / "similarity_un_dyads.csv", ""), "session", found);

  // China and Russia in session 44 agree on nearly all, but hardly vary: chance does as well.
  const auto& session = found.at(44);
  const auto pair = session.place(365, 710);
  EXPECT_NEAR(session.columns.at("agree_bsv")[pair], .954545, 5e-7);
  EXPECT_NEAR(session.columns.at("kappa_sq")[pair], -.028, 5e-4);
}

/// From the alliances, members and capabilities that the reference figures were computed from.
std::map<std::int64_t, Pairs> computed_alliance_pairs() {
  auto database = store::Database::in_memory();
  const auto file = [](const std::string& name) {
    return quoted_text((kOracle / "inputs" / name).string());
  };
  const auto ties = database.query(fmt::format(
      "SELECT year, ccode1, ccode2, atop_defense, atop_offense, atop_neutral, atop_nonagg, "
      "atop_consul FROM read_csv({}) WHERE year BETWEEN 1816 AND 2016 ORDER BY year",
      file("ps/atop_alliance.csv.gz")));
  const auto members = database.query(fmt::format(
      "SELECT y.year::SMALLINT AS year, s.ccode, any_value(n.cinc) AS cinc FROM range(1816, 2017) "
      "AS y(year) JOIN read_csv({}) AS s ON y.year BETWEEN s.styear AND s.endyear LEFT JOIN "
      "read_csv({}, nullstr = ['', 'NA']) AS n ON n.ccode = s.ccode AND n.year = y.year "
      "GROUP BY ALL ORDER BY ALL",
      file("ps/cow_states.csv.gz"),
      file("cow_nmc_7.csv.gz")));
  std::map<std::int64_t, std::vector<AllianceTie>> by_year;
  for (std::size_t i = 0; i < ties.rows(); ++i) {
    by_year[ties.integer(i, 0)].push_back({static_cast<std::int32_t>(ties.integer(i, 1)),
                                           static_cast<std::int32_t>(ties.integer(i, 2)),
                                           ties.integer(i, 3) == 1,
                                           ties.integer(i, 4) == 1,
                                           ties.integer(i, 5) == 1,
                                           ties.integer(i, 6) == 1,
                                           ties.integer(i, 7) == 1});
  }
  std::map<std::int64_t, std::pair<std::vector<std::int32_t>, std::vector<double>>> systems;
  for (std::size_t i = 0; i < members.rows(); ++i) {
    auto& [states, weights] = systems[members.integer(i, 0)];
    states.push_back(static_cast<std::int32_t>(members.integer(i, 1)));
    weights.push_back(members.is_null(i, 2) ? 0 : members.real(i, 2));
  }
  std::map<std::int64_t, Pairs> found;
  for (const auto& [year, system] : systems) {
    const Portfolios portfolios(system.first, by_year[year], kFpsim);
    PairTables tables;
    count_portfolios(portfolios, tables);
    auto& pairs = found[year];
    pairs.states = system.first;
    add_measures(tables, pairs);
    pairs.columns["s_abs_cincw"] = weighted_s_abs(portfolios, system.second);
    PairTables two;
    make_binary(tables, two);
    PairMeasures measures;
    measure_tables(two, measures);
    const auto put = [&](const std::string& name, MeasurePlace place) {
      pairs.columns[name].assign(measures.column(place).begin(), measures.column(place).end());
    };
    put("s_bin", kSAbs);
    put("kappa_bin", kKappaNom);
    put("pi_bin", kPiNom);
    PairMeasures four;
    measure_tables(tables, four);
    pairs.columns["tau_b"].assign(four.column(kTauB).begin(), four.column(kTauB).end());
  }
  return found;
}

const std::map<std::int64_t, Pairs>& alliance_pairs() {
  static const auto kPairs = computed_alliance_pairs();
  return kPairs;
}

TEST(SimilarityOfAlliances, EqualsTheReferenceFiguresOfEveryYear) {
  REQUIRE_ORACLE();
  auto database = store::Database::in_memory();
  const auto& found = alliance_pairs();
  expect_sums(read(database, kOracle / "similarity_ally_byyear.csv", ""), "year", found);
  expect_pairs(read(database, kOracle / "similarity_ally_dyads.csv", ""), "year", found);
}

TEST(SimilarityOfAlliances, EqualsThePublishedRowsOfAtop) {
  REQUIRE_ORACLE();
  const auto& found = alliance_pairs();
  const struct {
    std::int32_t first, second;
    int year, n;
    double s_sq, s_abs, s_bin, pi_bin, kappa_sq, kappa_bin, tau_b;
  } rows[] = {
      {255, 300, 1914, 45, .955556, .955556, .955556, .896433, .896552, .896552, .901388},
      {255, 365, 1914, 45, .688889, .659259, .644444, .230769, .222222, .230769, .226455},
      {220, 365, 1914, 45, .916049, .896296, .866667, .689298, .721311, .689655, .697249},
      {200, 255, 1914, 45, .540741, .511111, .466667, -.153846, -.148148, -.153846, -.150970},
      {2, 200, 1950, 75, .333333, .333333, .333333, .242271, .275222, .275222, .305634},
      {2, 365, 1950, 75, -.051852, -.057778, -.066667, -.286449, -.177837, -.184834, -.225830},
      {365, 710, 2010, 194, .822451, .652921, .340206, .275444, .335822, .310911, .337218}};
  for (const auto& row : rows) {
    const auto& pairs = found.at(row.year);
    const auto pair = pairs.place(row.first, row.second);
    const auto value = [&](const std::string& name) { return pairs.columns.at(name)[pair]; };
    EXPECT_EQ(value("n"), row.n);
    EXPECT_NEAR(value("s_sq"), row.s_sq, 5e-7) << row.first << " " << row.second;
    EXPECT_NEAR(value("s_abs"), row.s_abs, 5e-7) << row.first << " " << row.second;
    EXPECT_NEAR(value("s_bin"), row.s_bin, 5e-7) << row.first << " " << row.second;
    EXPECT_NEAR(value("pi_bin"), row.pi_bin, 5e-7) << row.first << " " << row.second;
    EXPECT_NEAR(value("kappa_sq"), row.kappa_sq, 5e-7) << row.first << " " << row.second;
    EXPECT_NEAR(value("kappa_bin"), row.kappa_bin, 5e-7) << row.first << " " << row.second;
    EXPECT_NEAR(value("tau_b"), row.tau_b, 5e-7) << row.first << " " << row.second;
  }
}

/// The tables of the world of all datasets.
class SimilarityOfTheWorld : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (database || !std::filesystem::exists(kSharedData)) return;
    database = std::make_unique<store::Database>(testing::opened(testing::kOfficialWorld));
  }
  void SetUp() override {
    if (!database) GTEST_SKIP() << kSharedData << " is absent: not checked";
  }
  static double number(const std::string& sql) { return database->query(sql).real(0, 0); }

  static inline std::unique_ptr<store::Database> database;
};

TEST_F(SimilarityOfTheWorld, IsThatOfTheEngineBitByBit) {
  const auto rows = database->query(
      "SELECT s.n::DOUBLE, s.agree, s.s_abs, s.s_sq, s.kappa_nom, s.kappa_abs, s.kappa_sq, "
      "s.pi_nom, s.pi_abs, s.pi_sq, s.tau_b, s.s_bin, s.kappa_bin, s.pi_bin, c.categories, "
      "COLUMNS('^c[0-9]{2}$') FROM norms.similarity AS s JOIN norms.similarity_cells AS c USING "
      "(basis, state1, state2, period) WHERE (basis, period) IN (('un', 5), ('un_hr', 60), "
      "('un_important', 72), ('atop', 1914), ('atop', 2010))");
  ASSERT_GT(rows.rows(), 40000U);
  std::size_t missing = 0;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    ContingencyTable table;
    table.categories = static_cast<int>(rows.integer(row, 14));
    for (int a = 0; a < table.categories; ++a) {
      for (int b = 0; b < table.categories; ++b) {
        const int column = 15 + 4 * a + b;
        table.cell(a, b) = rows.real(row, static_cast<std::size_t>(column));
      }
    }
    const auto s = similarity(table);
    const auto two = similarity(binary(table));
    const double expected[] = {s.n,
                               s.agree,
                               s.s_abs,
                               s.s_sq,
                               s.kappa_nom,
                               s.kappa_abs,
                               s.kappa_sq,
                               s.pi_nom,
                               s.pi_abs,
                               s.pi_sq,
                               s.tau_b,
                               two.s_abs,
                               two.kappa_nom,
                               two.pi_nom};
    for (std::size_t c = 0; c < std::size(expected); ++c) {
      missing += rows.is_null(row, c) ? 1 : 0;
      ASSERT_EQ(rows.is_null(row, c), is_missing(expected[c])) << row << " " << c;
      if (!rows.is_null(row, c)) {
        ASSERT_EQ(rows.real(row, c), expected[c]) << row << " " << c;
      }
    }
  }
  EXPECT_GT(missing, 0U);
}

TEST_F(SimilarityOfTheWorld, HasThePublishedAgreementOfTheUnitedStates) {
  const auto agreement = [](int first, int second, int session) {
    return number(
        fmt::format("SELECT agree_bsv FROM norms.similarity WHERE basis = 'un' AND "
                    "state1 = {} AND state2 = {} AND period = {}",
                    first,
                    second,
                    session));
  };
  EXPECT_NEAR(agreement(2, 200, 5), .754717, 5e-7);
  EXPECT_NEAR(agreement(2, 200, 46), .701389, 5e-7);
  EXPECT_NEAR(agreement(2, 200, 72), .688525, 5e-7);
  EXPECT_NEAR(agreement(2, 365, 72), .361789, 5e-7);
  EXPECT_NEAR(agreement(365, 710, 72), .871901, 5e-7);
}

TEST_F(SimilarityOfTheWorld, HasNoNumberThatIsNone) {
  const auto rows = database->query(
      "SELECT count(*) FILTER (n = 0), count(agree) FILTER (n = 0), count(*) FILTER "
      "(isnan(kappa_sq) OR isinf(kappa_sq) OR isnan(pi_abs) OR isinf(pi_abs) OR isnan(tau_b) OR "
      "isinf(tau_b) OR isnan(s_abs) OR isnan(agree_bsv) OR isnan(s_abs_cincw)), count(*) FILTER "
      "(kappa_nom IS NULL AND n > 0), count(DISTINCT basis) FROM norms.similarity");
  EXPECT_GT(rows.integer(0, 0), 0);
  EXPECT_EQ(rows.integer(0, 1), 0);
  EXPECT_EQ(rows.integer(0, 2), 0);
  EXPECT_GT(rows.integer(0, 3), 0);
  EXPECT_EQ(rows.integer(0, 4), 10) << "eight of votes, ATOP and COW";
}

TEST_F(SimilarityOfTheWorld, IsALayerByTheYearInWhichTheSessionBegan) {
  EXPECT_EQ(number("SELECT count(*)::DOUBLE FROM layers.similarity_dyads AS l JOIN "
                   "norms.similarity AS s ON s.basis = 'un' AND s.state1 = l.state1 AND s.state2 = "
                   "l.state2 AND s.period = l.year - 1945 WHERE l.year = 2017 AND l.un_n IS "
                   "DISTINCT FROM s.n"),
            0);
  const auto about = database->query(
      "SELECT column_name, first_year, last_year FROM meta.layers WHERE layer = 'similarity' AND "
      "column_name IN ('un_s_abs', 'atop_s_abs') ORDER BY column_name DESC");
  EXPECT_EQ(about.integer(0, 1), 1946);
  EXPECT_EQ(about.integer(0, 2), 2023);
  EXPECT_EQ(about.integer(1, 1), 1816);
  EXPECT_EQ(about.integer(1, 2), 2018);
}

}  // namespace
}  // namespace orrery::norms
