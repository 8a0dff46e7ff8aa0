// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/order/blocs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::norms {
namespace {

State state(int code) {
  return State{static_cast<std::int16_t>(code)};
}

// Votes of two camps: states below 100 agree among themselves, as do the others.
std::vector<PairAgreement> two_camps(const std::vector<int>& states) {
  RandomStream random(9, 0);
  std::vector<PairAgreement> pairs;
  for (std::size_t i = 0; i < states.size(); ++i) {
    for (std::size_t j = i + 1; j < states.size(); ++j) {
      const bool same = (states[i] < 100) == (states[j] < 100);
      pairs.push_back(
          {state(states[i]), state(states[j]), 50, (same ? 0.8 : 0.5) + 0.1 * random.uniform()});
    }
  }
  return pairs;
}

TEST(Blocs, AreTheCampsThatVoteAlike) {
  const auto found = blocs(two_camps({10, 20, 30, 110, 120, 130, 140}));
  ASSERT_EQ(found.members.size(), 7U);
  EXPECT_EQ(found.blocs, 2);
  EXPECT_EQ(found.ties, 21);
  for (const auto& member : found.members) {
    // The larger camp is bloc 1, though its states have the higher codes.
    EXPECT_EQ(member.bloc, member.state < state(100) ? 2 : 1);
    EXPECT_EQ(member.belonging, 1);
  }
  EXPECT_EQ(found.adjusted_rand, 1);
  EXPECT_EQ(found.variation, 0);
  EXPECT_GT(found.quality, 0);
}

TEST(Blocs, OfEqualSizeAreNumberedByTheirLowestState) {
  const auto found = blocs(two_camps({10, 20, 30, 110, 120, 130}));
  ASSERT_EQ(found.blocs, 2);
  EXPECT_EQ(found.members.front().bloc, 1);
  EXPECT_EQ(found.members.back().bloc, 2);
}

TEST(Blocs, DoNotDependOnTheOrderOfPairs) {
  auto pairs = two_camps({10, 20, 30, 110, 120, 130, 140});
  const auto found = blocs(pairs);
  std::ranges::reverse(pairs);
  EXPECT_EQ(blocs(pairs).members, found.members);
}

TEST(Blocs, SayWhenRunsDisagree) {
  // Agreement without any structure: runs settle on different divisions.
  RandomStream random(8, 0);
  std::vector<PairAgreement> pairs;
  for (int i = 1; i <= 40; ++i) {
    for (int j = i + 1; j <= 40; ++j) {
      pairs.push_back({state(i), state(j), 50, random.uniform()});
    }
  }
  const auto found = blocs(pairs);
  EXPECT_LT(found.adjusted_rand, 0.9);
  EXPECT_GT(found.variation, 0.1);
  EXPECT_TRUE(std::ranges::any_of(found.members,
                                  [](const BlocMember& member) { return member.belonging < 1; }));
  for (const auto& member : found.members) {
    EXPECT_GE(member.belonging, 0);
    EXPECT_LE(member.belonging, 1);
  }
}

TEST(Blocs, NeedEnoughRollCallsInCommon) {
  auto pairs = two_camps({10, 20, 30, 110, 120, 130});
  for (auto& pair : pairs) pair.n = 1;
  const auto none = blocs(pairs);
  EXPECT_TRUE(none.members.empty());
  EXPECT_EQ(none.blocs, 0);
  EXPECT_TRUE(is_missing(none.quality));
  EXPECT_TRUE(is_missing(none.agreement));

  // A state with too few votes is not listed, a pair without agreement is no tie.
  pairs = two_camps({10, 20, 30, 110, 120, 130});
  for (auto& pair : pairs) {
    if (pair.state1 == state(10)) pair.n = 9;
    if (pair.state1 == state(20) && pair.state2 == state(110)) pair.agree = kMissing;
  }
  const auto found = blocs(pairs);
  EXPECT_EQ(found.members.front().state, state(20));
  EXPECT_EQ(found.ties, 9);
}

TEST(Blocs, RefuseAPairThatIsThereTwice) {
  auto pairs = two_camps({10, 20, 30});
  pairs.push_back({state(20), state(10), 50, 0.5});
  EXPECT_THROW(blocs(pairs), Error);
}

std::vector<BlocMember> placed(const std::vector<std::pair<int, int>>& members) {
  std::vector<BlocMember> result;
  result.reserve(members.size());
  for (const auto& [code, bloc] : members) result.push_back({state(code), bloc, 1});
  return result;
}

using Lines = std::vector<std::int32_t>;

TEST(BlocLines, GoOnWithMostOfTheStates) {
  BlocLines lines;
  EXPECT_EQ(lines.next(placed({{1, 1}, {2, 1}, {3, 1}, {4, 2}, {5, 2}})), (Lines{1, 2}));
  // The smaller bloc has become the larger one and keeps its line.
  EXPECT_EQ(lines.next(placed({{1, 2}, {2, 2}, {3, 1}, {4, 1}, {5, 1}})), (Lines{2, 1}));
  // A split: the larger part goes on, the other begins a line.
  EXPECT_EQ(lines.next(placed({{1, 2}, {2, 2}, {3, 3}, {4, 1}, {5, 1}})), (Lines{2, 1, 3}));
  // A merger: the line with more states goes on, and one that has ended does not come back.
  EXPECT_EQ(lines.next(placed({{1, 1}, {2, 1}, {3, 1}, {4, 2}, {5, 2}})), (Lines{1, 2}));
  EXPECT_EQ(lines.next(placed({{1, 1}, {2, 1}, {3, 2}, {4, 3}, {5, 3}})), (Lines{1, 4, 2}));
}

TEST(BlocLines, BeginAnewWithoutAnyoneFromBefore) {
  BlocLines lines;
  EXPECT_EQ(lines.next(placed({{1, 1}})), (Lines{1}));
  EXPECT_EQ(lines.next(placed({{2, 1}})), (Lines{2}));
}

}  // namespace
}  // namespace orrery::norms
