// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps from a world to its signed networks, their balance and their factions, on a world drawn
// as text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "orrery/relations/tables/signed_networks.hpp"
#include "orrery/relations/tables/tables.hpp"
#include "support/tiny_world.hpp"

namespace orrery::relations {
namespace {

using orrery::testing::TinyWorld;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

/// Five states from 1816 on; the last one leaves in 1817.
void build(TinyWorld& world) {
  world
      .cow(R"(
        2   1816-01-01 2016-12-31
        200 1816-01-01 2016-12-31
        220 1816-01-01 2016-12-31
        255 1816-01-01 2016-12-31
        300 1816-01-01 1817-12-31)")
      .build();
}

/// Alliances that are covered 1816 to 1818, disputes that are covered 1817 to 1819.
void add_ties(TinyWorld& world) {
  world.database().execute(
      "INSERT OR REPLACE INTO meta.sources (source, status, covers_from, covers_to) VALUES "
      "('allies', "
      "'loaded', 1816, 1818), ('cow_mid', 'loaded', 1817, 1819);"
      "INSERT INTO core.formal_alliances (state1, state2, year, defense, source) "
      "SELECT p.a, p.b, y.year, p.defense, 'allies' FROM (VALUES (200, 220, 1), (220, 200, 1), "
      "(220, 255, 0), (255, 220, 0), (200, 300, 1), (300, 200, 1)) AS p(a, b, defense), "
      "range(1816, 1819) AS y(year);"
      "INSERT INTO core.dispute_dyads (source, dispute, state1, state2, year) VALUES "
      "('cow_mid', 1, 200, 255, 1817), ('cow_mid', 1, 255, 200, 1817), "
      "('cow_mid', 2, 200, 220, 1818), ('cow_mid', 3, 200, 220, 1818), "
      "('gml', 4, 2, 200, 1817), ('cow_mid', 5, 2, 200, 1819);");
}

std::vector<std::string> fill(TinyWorld& world,
                              std::vector<std::string> (*step)(const world::MeasureContext&),
                              int threads = 1) {
  const world::WorldView view(world.database());
  return step({world.database(), view, 1, threads});
}

/// One world for all tests: built without the sources of ties first, which then come in.
class SignedNetworksOfAWorld : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    world = std::make_unique<TinyWorld>();
    build(*world);
    without_sources = fill(*world, fill_signed_ties);
    has_table = store::has_table(world->database(), "relations", "signed_ties");
    add_ties(*world);
    sources = fill(*world, fill_signed_ties);
    fill(*world, fill_balance);
    fill(*world, fill_frustration);
  }
  static void TearDownTestSuite() { world.reset(); }

  static inline std::unique_ptr<TinyWorld> world;
  static inline std::vector<std::string> without_sources;
  static inline bool has_table = true;
  static inline std::vector<std::string> sources;
};

TEST_F(SignedNetworksOfAWorld, SpeakForTheYearsThatBothSourcesCover) {
  EXPECT_EQ(world->rows("SELECT set, first_year, last_year FROM relations.signed_sets"),
            "alliances_disputes 1817 1818\ndefense_disputes 1817 1818\n");
  EXPECT_EQ(world->rows("SELECT DISTINCT year FROM relations.factions ORDER BY year"),
            "1817\n1818\n");
}

TEST_F(SignedNetworksOfAWorld, HaveFriendsAndEnemiesAndTakeAPairThatIsBothForEnemies) {
  // State 300 is no member in 1818, so its alliance is no tie.
  EXPECT_EQ(world->rows("SELECT year, state1, state2, sign, mixed FROM relations.signed_ties WHERE "
                        "set = 'alliances_disputes' ORDER BY ALL"),
            "1817 200 220 1 false\n1817 200 255 -1 false\n1817 200 300 1 false\n"
            "1817 220 255 1 false\n1818 200 220 -1 true\n1818 220 255 1 false\n");
  EXPECT_EQ(world->rows("SELECT year, state1, state2, sign FROM relations.signed_ties WHERE set = "
                        "'defense_disputes' ORDER BY ALL"),
            "1817 200 220 1\n1817 200 255 -1\n1817 200 300 1\n1818 200 220 -1\n");
}

TEST_F(SignedNetworksOfAWorld, AreMeasuredAndDivided) {
  EXPECT_EQ(world->rows("SELECT year, n, tied, positive, negative, mixed, ppn, triangles, "
                        "triangle_balance FROM relations.balance WHERE set = 'alliances_disputes'"),
            "1817 5 4 3 1 0 1 1 0\n1818 4 3 1 1 1 0 0 -\n");
  EXPECT_EQ(world->rows("SELECT year, lines, frustration, optimal, lower_bound, normalised FROM "
                        "relations.frustration WHERE set = 'alliances_disputes'"),
            "1817 4 1 true 1 0.5\n1818 2 0 true 0 1\n");
  // Of the unbalanced triangle any tie may break; only 200 and 300 are bound to each other. The
  // United States have no tie and so no side, which is not the same as no row.
  EXPECT_EQ(world->rows("SELECT state, component, faction IS NULL, sure, positive, negative, "
                        "triangles, balanced FROM relations.factions WHERE set = "
                        "'alliances_disputes' AND year = 1817 ORDER BY state"),
            "2 - true - 0 0 0 0\n200 1 false true 2 1 1 0\n220 1 false false 2 0 1 0\n"
            "255 1 false false 1 1 1 0\n300 1 false true 1 0 0 0\n");
}

TEST_F(SignedNetworksOfAWorld, AreTheSameOnAnyNumberOfThreads) {
  const auto all = [] {
    return world->rows("FROM relations.factions") + world->rows("FROM relations.frustration") +
           world->rows("FROM relations.balance");
  };
  const auto alone = all();
  world->database().execute(
      "DROP TABLE relations.balance; DROP TABLE relations.frustration; DROP TABLE "
      "relations.factions");
  fill(*world, fill_balance, 4);
  fill(*world, fill_frustration, 4);
  EXPECT_EQ(all(), alone);
}

TEST_F(SignedNetworksOfAWorld, NameTheirSourcesAndAreAbsentWithoutThem) {
  EXPECT_THAT(without_sources, IsEmpty());
  EXPECT_FALSE(has_table);
  EXPECT_THAT(sources, IsSupersetOf({"allies", "cow_mid", "cow_states"}));
}

}  // namespace
}  // namespace orrery::relations
