// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/relations/measures.hpp"
#include "orrery/world/world_view.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery::api {
namespace {

using orrery::testing::error_of;
using orrery::testing::Scratch;
using ::testing::HasSubstr;

/// Allies and opponents drawn by hand, 1995 to 1997: a balanced square of four and, in 1996, an
/// ally that disputes with one of its own.
constexpr const char* kTies = R"(
INSERT INTO meta.sources (source, status, covers_from, covers_to) VALUES
  ('allies', 'loaded', 1995, 1997), ('cow_mid', 'loaded', 1990, 2014);
INSERT INTO core.formal_alliances (state1, state2, year, defense, source)
SELECT a, b, y.year, 1, 'allies' FROM (VALUES (2, 20), (2, 200), (20, 200), (365, 710)) AS p(a, b),
  range(1995, 1998) AS y(year);
INSERT INTO core.dispute_dyads (source, dispute, state1, state2, year) VALUES
  ('cow_mid', 1, 2, 365, 1995), ('cow_mid', 1, 200, 710, 1995), ('cow_mid', 2, 2, 365, 1996),
  ('cow_mid', 3, 20, 200, 1996);
)";

BalanceQuery in_year(Year year) {
  BalanceQuery query;
  query.year = year;
  return query;
}

class SessionBalance : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = std::make_unique<Scratch>();
    orrery::testing::build_world(*folder / "empty.duckdb", {});
    std::filesystem::copy_file(*folder / "empty.duckdb", *folder / "world.duckdb");
    {
      store::Database database(*folder / "world.duckdb");
      database.execute(kTies);
      const world::WorldView view(database);
      const world::MeasureContext context{database, view, 1, 1};
      for (const auto& measure : relations::measures()) {
        const bool ours = measure.name == "signed_ties" || measure.name == "balance" ||
                          measure.name == "frustration";
        if (ours) world::add_measures({&measure, 1}, context, Progress{});
      }
    }
    session = std::make_unique<Session>(*folder / "world.duckdb");
  }
  static void TearDownTestSuite() {
    session.reset();
    folder.reset();
  }

  static const Table& table(const Document& document, const std::string& id) {
    const auto found = std::ranges::find(document.tables, id, &Table::id);
    if (found == document.tables.end()) throw std::out_of_range("no table " + id);
    return *found;
  }
  static std::string text(const Table& table, std::size_t row, const std::string& column) {
    const auto found = std::ranges::find(table.columns, column, &Column::name);
    const auto& cell =
        table.rows.at(row).at(static_cast<std::size_t>(found - table.columns.begin()));
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
    if (const auto* words = std::get_if<std::string>(&cell)) return *words;
    return {};
  }

  static inline std::unique_ptr<Scratch> folder;
  static inline std::unique_ptr<Session> session;
};

TEST_F(SessionBalance, ListsTheYearsOfTheFirstNetworkAndItsLastFactions) {
  const auto document = session->balance({});
  const auto& years = table(document, "years");
  ASSERT_EQ(years.rows.size(), 3U);
  EXPECT_EQ(text(years, 0, "frustration"), "0");
  EXPECT_EQ(text(years, 1, "frustration"), "1");
  EXPECT_EQ(table(document, "factions").title, "Factions, 1997: alliances_disputes");
  EXPECT_THAT(years.notes, ::testing::Contains(HasSubstr("formal alliances")));
}

TEST_F(SessionBalance, ShowsTheFactionsOfAYearAndWhatTheyBreak) {
  const auto document = session->balance(in_year(1995));
  const auto& factions = table(document, "factions");
  ASSERT_EQ(factions.rows.size(), 2U);
  EXPECT_EQ(text(factions, 0, "members"), "CAN GBR USA");
  EXPECT_EQ(text(factions, 1, "members"), "CHN RUS");
  EXPECT_TRUE(table(document, "broken").rows.empty());
  EXPECT_EQ(table(document, "sets").rows.size(), 2U);
}

TEST_F(SessionBalance, SaysWhoCouldStandOnTheOtherSide) {
  const auto document = session->balance(in_year(1996));
  ASSERT_EQ(table(document, "broken").rows.size(), 1U);
  const auto& factions = table(document, "factions");
  std::string unsure;
  for (std::size_t row = 0; row < factions.rows.size(); ++row) {
    unsure += text(factions, row, "unsure") + " ";
  }
  EXPECT_THAT(unsure, HasSubstr("CAN"));
  EXPECT_THAT(unsure, HasSubstr("GBR"));
}

TEST_F(SessionBalance, RefusesNetworksAndYearsThatAreNotThere) {
  BalanceQuery misspelt;
  misspelt.set = "defence_disputes";
  auto error = error_of([&] { session->balance(misspelt); });
  EXPECT_EQ(error.kind(), ErrorKind::Usage);
  EXPECT_THAT(error.hint(), HasSubstr("did you mean defense_disputes"));
  error = error_of([] { session->balance(in_year(1994)); });
  EXPECT_THAT(error.message(), HasSubstr("does not cover 1994"));
  EXPECT_THAT(error.hint(), HasSubstr("1995 to 1997"));
  BalanceQuery later;
  later.from = Year{1998};
  later.to = Year{2000};
  error = error_of([&] { session->balance(later); });
  EXPECT_THAT(error.message(), HasSubstr("does not cover 1998 to 2000"));
  const Session empty(*folder / "empty.duckdb");
  error = error_of([&] { empty.balance({}); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
}

}  // namespace
}  // namespace orrery::api
