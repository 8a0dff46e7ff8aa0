// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/tables/read_vote_panel.hpp"

#include <gmock/gmock.h>

#include "orrery/base/error.hpp"

namespace orrery::norms {
namespace {

using ::testing::ElementsAre;

/// A world with nothing but the tables of votes.
store::Database votes_world(const std::string& roll_calls, const std::string& votes) {
  auto database = store::Database::in_memory();
  database.execute(
      "CREATE SCHEMA core; CREATE TABLE core.rollcalls (source VARCHAR, rcid INTEGER, session "
      "SMALLINT, descr VARCHAR, importantvote TINYINT, amend TINYINT, para TINYINT, me TINYINT, "
      "nu TINYINT, di TINYINT, hr TINYINT, co TINYINT, ec TINYINT);"
      "CREATE TABLE core.votes (source VARCHAR, rcid INTEGER, state SMALLINT, vote TINYINT);"
      "INSERT INTO core.rollcalls SELECT 's', rcid, session, descr, 0, 0, 0, 0, 0, 0, hr, 0, 0 "
      "FROM "
      "(VALUES " +
      roll_calls + ") AS r (rcid, session, descr, hr); INSERT INTO core.votes SELECT 's', * FROM " +
      "(VALUES " + votes + ")");
  return database;
}

std::vector<RollCall> repeated(std::initializer_list<std::int32_t> sessions) {
  std::vector<RollCall> result;
  for (const auto session : sessions) {
    result.push_back({static_cast<std::int32_t>(result.size()) + 1, session, "Mayotte", false});
  }
  return result;
}

TEST(Bridges, JoinTheSameResolutionInThreeSessionsOnEnd) {
  EXPECT_THAT(bridges(repeated({4, 5, 6, 7, 9})), ElementsAre(1, 1, 1, 4, 5));
}

TEST(Bridges, LeaveAloneWhatIsVotedOnTwiceInASession) {
  EXPECT_THAT(bridges(repeated({4, 4, 5, 6})), ElementsAre(1, 2, 3, 3));
}

TEST(Bridges, IgnoreCaseAndPunctuationButNotWords) {
  const std::vector<RollCall> roll_calls{{1, 4, "Zone of peace, South-Atlantic", false},
                                         {2, 5, "ZONE OF PEACE (South Atlantic).", false},
                                         {3, 6, "Zone of peace", false},
                                         {4, 4, "", false},
                                         {5, 5, "", false},
                                         {6, 7, "Zone of peace", true}};
  EXPECT_THAT(bridges(roll_calls), ElementsAre(1, 1, 3, 4, 5, 6));
}

TEST(ReadVotes, LeavesOutUnknownCodesRepeatedRowsAndRollCallsWithoutDissent) {
  auto database =
      votes_world("(1, 46, 'a', 0), (2, 46, 'b', 0), (3, NULL, 'c', 0)",
                  "(1, 2, 1), (1, 2, 1), (1, 20, 3), (1, 20, 1), (1, 40, 5), "
                  "(1, 70, 2), (1, 90, 8), (2, 2, 1), (2, 20, 1), (3, 2, 1), (3, 20, 2)");
  const auto reading = read_votes(database, {});
  ASSERT_EQ(reading.votes.size(), 2U);
  EXPECT_EQ(reading.votes[0].actor, 2);
  EXPECT_EQ(reading.votes[0].category, 0);
  EXPECT_EQ(reading.votes[1].actor, 70);
  EXPECT_EQ(reading.votes[1].category, 1);
  EXPECT_EQ(reading.unknown_codes, 1);
  EXPECT_EQ(reading.duplicates, 1);
  EXPECT_EQ(reading.contradictions, 2);
  EXPECT_EQ(reading.without_dissent, 1);
  EXPECT_EQ(reading.roll_calls, 2);
  EXPECT_THAT(reading.sources, ElementsAre("s"));
}

TEST(ReadVotes, TreatsAbsenceAsAsked) {
  const auto absent = [](Absence absence) {
    auto database = votes_world("(1, 46, 'a', 0)", "(1, 2, 1), (1, 20, 3), (1, 40, 8)");
    VoteQuery query;
    query.absence = absence;
    return read_votes(database, query);
  };
  EXPECT_EQ(absent(Absence::Exclude).votes.size(), 2U);
  EXPECT_EQ(absent(Absence::Abstain).votes.back().category, 1);
  const auto modelled = absent(Absence::Model);
  EXPECT_EQ(modelled.votes.size(), 5U);
  EXPECT_THAT(modelled.absence_items, ElementsAre(kAbsenceItems + 1));
  const auto panel = panel_of(modelled);
  EXPECT_EQ(panel.item_categories(0), 3);
  EXPECT_EQ(panel.item_categories(1), 2);
}

TEST(ReadVotes, KeepsToIssueAndSessions) {
  auto database =
      votes_world("(1, 46, 'a', 1), (2, 47, 'b', 1), (3, 48, 'c', 0)",
                  "(1, 2, 1), (1, 20, 3), (2, 2, 1), (2, 20, 3), (3, 2, 1), (3, 20, 3)");
  VoteQuery query;
  query.issue = "hr";
  EXPECT_EQ(read_votes(database, query).votes.size(), 4U);
  query.first_session = 47;
  EXPECT_EQ(read_votes(database, query).votes.size(), 2U);
  query.issue = "weather";
  EXPECT_THROW(read_votes(database, query), Error);
}

TEST(ReadVotes, LeavesOutPartsOfResolutionsOfLateSessionsWhereAsked) {
  auto database = votes_world("(1, 44, 'a', 0), (2, 45, 'b', 0), (3, 45, 'c', 0)",
                              "(1, 2, 1), (1, 20, 3), (2, 2, 1), (2, 20, 3), (3, 2, 1), "
                              "(3, 20, 3)");
  database.execute("UPDATE core.rollcalls SET para = 1, amend = NULL WHERE rcid < 3");
  VoteQuery query;
  EXPECT_EQ(read_votes(database, query).votes.size(), 6U);
  query.late_parts = false;
  const auto reading = read_votes(database, query);
  ASSERT_EQ(reading.votes.size(), 4U);
  EXPECT_EQ(reading.votes.front().item, 1);
  EXPECT_EQ(reading.votes.back().item, 3);
}

TEST(ReadVotes, GivesTheRepeatTheItemOfTheFirst) {
  auto database = votes_world("(1, 46, 'a', 1), (2, 47, 'A.', 1)",
                              "(1, 2, 1), (1, 20, 3), (2, 2, 1), (2, 20, 3)");
  EXPECT_EQ(read_votes(database, {}).bridged, 1);
  EXPECT_EQ(panel_of(read_votes(database, {})).items().size(), 1U);
  VoteQuery query;
  query.bridge = false;
  EXPECT_EQ(panel_of(read_votes(database, query)).items().size(), 2U);
}

}  // namespace
}  // namespace orrery::norms
