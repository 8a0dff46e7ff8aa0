// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/similarity/votes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "orrery/base/error.hpp"

namespace orrery::norms {
namespace {

constexpr std::int8_t kYes = 1;
constexpr std::int8_t kNo = 3;
constexpr std::int8_t kAbsent = 8;
constexpr std::int8_t kNoMember = 9;

bool is_cast(std::int8_t vote) {
  return vote >= kYes && vote <= kNo;
}

std::vector<std::int32_t> distinct(std::span<const Ballot> ballots, std::int32_t Ballot::*field) {
  std::vector<std::int32_t> values;
  for (const auto& ballot : ballots) {
    if (values.empty() || values.back() != ballot.*field) values.push_back(ballot.*field);
  }
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

std::size_t place_of(std::int32_t value, std::span<const std::int32_t> among) {
  return static_cast<std::size_t>(std::ranges::lower_bound(among, value) - among.begin());
}

/// Roll calls in which votes were cast in one category only.
std::vector<std::uint64_t> unanimous_of(const Ratings& ratings) {
  std::vector<std::uint64_t> result(ratings.words());
  for (std::size_t word = 0; word < ratings.words(); ++word) {
    std::uint64_t any[Ratings::kCategories]{};
    for (std::size_t category = 0; category < Ratings::kCategories; ++category) {
      for (std::size_t unit = 0; unit < ratings.units(); ++unit)
        any[category] |= ratings.bits(unit, word, category);
    }
    const auto all = any[0] | any[1] | any[2];
    const auto several = (any[0] & any[1]) | (any[0] & any[2]) | (any[1] & any[2]);
    result[word] = all & ~several;
  }
  return result;
}

}  // namespace

VoteSession::VoteSession(std::span<const Ballot> ballots)
    : voters_(distinct(ballots, &Ballot::voter)),
      rollcalls_(distinct(ballots, &Ballot::rollcall)),
      ratings_(voters_.size(), rollcalls_.size()) {
  std::vector<bool> seen(voters_.size() * rollcalls_.size());
  const auto refuse = [](const Ballot& ballot, const std::string& why) {
    throw Error(ErrorKind::Failure,
                why,
                fmt::format("voter {} on roll call {}", ballot.voter, ballot.rollcall));
  };
  for (const auto& ballot : ballots) {
    if (!is_cast(ballot.vote) && ballot.vote != kAbsent && ballot.vote != kNoMember)
      refuse(ballot, fmt::format("unknown vote {}", ballot.vote));
    const auto voter = place_of(ballot.voter, voters_);
    const auto rollcall = place_of(ballot.rollcall, rollcalls_);
    if (seen[voter * rollcalls_.size() + rollcall])
      refuse(ballot, "two ballots of one voter on one roll call");
    seen[voter * rollcalls_.size() + rollcall] = true;
    if (is_cast(ballot.vote))
      ratings_.rate(voter, rollcall, static_cast<std::size_t>(ballot.vote - kYes));
  }
  unanimous_ = unanimous_of(ratings_);
}

void count_votes(const VoteSession& session, VoteTables& result) {
  const auto& ratings = session.ratings();
  count_tables(ratings, result.tables);
  auto& contested = result.n_contested;
  contested.assign(result.tables.pairs, 0);
  for (const auto& cell : result.tables.cells) {
    for (std::size_t pair = 0; pair < contested.size(); ++pair) contested[pair] += cell[pair];
  }
  for (std::size_t word = 0; word < ratings.words(); ++word) {
    const auto unanimous = session.unanimous()[word];
    if (unanimous == 0) continue;
    std::size_t pair = 0;
    for (std::size_t i = 0; i < ratings.units(); ++i) {
      const auto own = ratings.rated(i, word) & unanimous;
      for (std::size_t j = i + 1; j < ratings.units(); ++j, ++pair)
        contested[pair] -= std::popcount(own & ratings.rated(j, word));
    }
  }
}

void measure_votes(const VoteTables& votes, VoteMeasures& result) {
  measure_tables(votes.tables, result.measures);
  result.agree_bsv.resize(votes.tables.pairs);
  const auto& cells = votes.tables.cells;
  for (std::size_t pair = 0; pair < votes.tables.pairs; ++pair) {
    const auto distance = cells[1][pair] + cells[3][pair] + cells[5][pair] + cells[7][pair] +
                          2 * (cells[2][pair] + cells[6][pair]);
    result.agree_bsv[pair] = 1 - distance / (2.0 * votes.n_contested[pair]);
  }
}

}  // namespace orrery::norms
