// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orrery/norms/similarity/ratings.hpp"

namespace orrery::norms {

/// A vote as the data have it: 1 yes, 2 abstain, 3 no, 8 absent, 9 not a member.
struct Ballot {
  std::int32_t voter = 0;
  std::int32_t rollcall = 0;
  std::int8_t vote = 8;
};

/// The roll calls of one session, as bits. Voters are all who have a ballot in it, absent or not;
/// absence and non-membership are missing, so that a pair is compared on the roll calls in which
/// both voted. A roll call that all skip changes nothing.
class VoteSession {
 public:
  /// Ballots in any order. Error{Failure} for an unknown code and for a second ballot of a voter
  /// on a roll call, each with its place. O(n log n).
  explicit VoteSession(std::span<const Ballot> ballots);

  /// The voters, ascending.
  std::span<const std::int32_t> voters() const { return voters_; }
  /// Categories 0 yes, 1 abstain, 2 no; items are the roll calls, ascending.
  const Ratings& ratings() const { return ratings_; }
  /// The roll calls in which all who voted said the same, as bits.
  std::span<const std::uint64_t> unanimous() const { return unanimous_; }

 private:
  std::vector<std::int32_t> voters_;
  std::vector<std::int32_t> rollcalls_;
  Ratings ratings_;
  std::vector<std::uint64_t> unanimous_;
};

/// The tables of all pairs of a session.
struct VoteTables {
  PairTables tables;  ///< categories yes, abstain, no
  /// Roll calls in which both voted that were not unanimous.
  std::vector<std::int32_t> n_contested;
};

/// Counts the tables of all pairs; reuses the memory of `result`.
void count_votes(const VoteSession& session, VoteTables& result);

/// Measures of all pairs of a session.
struct VoteMeasures {
  PairMeasures measures;
  /// Mean of 1 − |a − b| / 2 over the contested roll calls in which both voted, 0 to 1; missing
  /// without any (Voeten's dyadic agreement score).
  std::vector<double> agree_bsv;
};

/// Computes the measures of all pairs; reuses the memory of `result`.
void measure_votes(const VoteTables& votes, VoteMeasures& result);

}  // namespace orrery::norms
