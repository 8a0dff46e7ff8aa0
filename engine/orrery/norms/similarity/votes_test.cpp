// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/similarity/votes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/norms/similarity/table_measures.hpp"

namespace orrery::norms {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A session drawn as text, a voter a line: "2 YYAN-", with - absent and . not a member.
std::vector<Ballot> drawn(std::initializer_list<std::pair<int, std::string_view>> voters) {
  std::vector<Ballot> ballots;
  for (const auto& [voter, said] : voters) {
    for (std::size_t i = 0; i < said.size(); ++i) {
      const auto vote = said[i] == 'Y'   ? 1
                        : said[i] == 'A' ? 2
                        : said[i] == 'N' ? 3
                        : said[i] == '-' ? 8
                                         : 9;
      ballots.push_back({voter, static_cast<int>(i), static_cast<std::int8_t>(vote)});
    }
  }
  return ballots;
}

struct Counted {
  explicit Counted(const std::vector<Ballot>& ballots) : session(ballots) {
    count_votes(session, tables);
    measure_votes(tables, measures);
  }
  double measure(MeasurePlace place, std::size_t pair) const {
    return measures.measures.column(place)[pair];
  }
  VoteSession session;
  VoteTables tables;
  VoteMeasures measures;
};

TEST(Votes, AreComparedWhereBothVoted) {
  const Counted c(drawn({{200, "YYAN-Y"}, {2, "YN-NYY"}}));
  EXPECT_THAT(c.session.voters(), ElementsAre(2, 200));
  EXPECT_EQ(c.measure(kN, 0), 4);
  EXPECT_EQ(c.measure(kAgree, 0), 0.75);
  EXPECT_EQ(c.measure(kSAbs, 0), 0.5);
  EXPECT_EQ(c.tables.tables.cells[6][0], 1) << "the lower code said no, the other yes";
}

TEST(Votes, AgreeByHalfOnAnAbstentionInContestedRollCalls) {
  // Of the five roll calls in which the pair voted, three were unanimous among all present. The
  // others are a yes against an abstention and a yes against a no.
  const Counted c(drawn({{2, "YYYYA-"}, {20, "YAYNAN"}, {200, "YN-N-N"}}));
  EXPECT_EQ(c.tables.n_contested[0], 2);
  EXPECT_DOUBLE_EQ(c.measures.agree_bsv[0], 1 - 1.5 / 2);
}

TEST(Votes, ThatNobodyCastChangeNothing) {
  const Counted with(drawn({{2, "YA-N"}, {20, "YN-N"}}));
  const Counted without(drawn({{2, "YAN"}, {20, "YNN"}}));
  for (MeasurePlace place = 0; place < kMeasurePlaces; ++place)
    EXPECT_EQ(with.measures.measures.columns[static_cast<std::size_t>(place)][0],
              without.measures.measures.columns[static_cast<std::size_t>(place)][0]);
  EXPECT_EQ(with.tables.n_contested[0], without.tables.n_contested[0]);
}

TEST(Votes, OfAStateThatVotedOnceMakeTablesOfOne) {
  const Counted c(drawn({{2, "YYN"}, {20, "--N"}, {70, "---"}}));
  EXPECT_EQ(c.measure(kN, 0), 1);
  EXPECT_EQ(c.measure(kAgree, 0), 1);
  EXPECT_TRUE(is_missing(c.measure(kKappaSq, 0)));
  EXPECT_TRUE(is_missing(c.measures.agree_bsv[0])) << "the only common vote was unanimous";
  // With a member that was always absent there is a pair, and nothing to compare.
  for (const std::size_t pair : {1U, 2U}) {
    EXPECT_EQ(c.measure(kN, pair), 0);
    EXPECT_TRUE(is_missing(c.measure(kAgree, pair)));
    EXPECT_TRUE(is_missing(c.measure(kSAbs, pair)));
    EXPECT_TRUE(is_missing(c.measures.agree_bsv[pair]));
  }
}

TEST(Votes, OfANonMemberAreMissing) {
  const Counted c(drawn({{2, "YNA"}, {20, ".NY"}}));
  EXPECT_EQ(c.measure(kN, 0), 2);
}

TEST(Votes, RefuseAnUnknownCode) {
  try {
    const VoteSession session(std::vector<Ballot>{{2, 17, 4}});
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_THAT(std::string(error.what()), HasSubstr("4"));
    EXPECT_THAT(error.place(), HasSubstr("roll call 17"));
  }
}

TEST(Votes, RefuseASecondBallotOfOneVoterOnOneRollCall) {
  try {
    const VoteSession session(std::vector<Ballot>{{2, 17, 1}, {20, 17, 1}, {2, 17, 8}});
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_THAT(error.place(), HasSubstr("voter 2 on roll call 17"));
  }
}

TEST(Votes, OfNobodyAreNoPairs) {
  const Counted c({});
  EXPECT_EQ(c.tables.tables.pairs, 0U);
}

}  // namespace
}  // namespace orrery::norms
