// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/networks/communities.hpp"

namespace orrery::norms {

/// How much two states agreed in a session.
struct PairAgreement {
  State state1;
  State state2;
  std::int16_t n = 0;  ///< roll calls in which both voted
  double agree = kMissing;
};

struct BlocOptions {
  networks::LeidenOptions leiden;
  int runs = 20;          ///< of the algorithm, each with draws of its own
  int least_common = 10;  ///< roll calls that two states must have in common to be tied
};

/// A state in its bloc.
struct BlocMember {
  State state;
  std::int32_t bloc = 0;        ///< from 1, the largest; equal ones by their lowest state
  double belonging = kMissing;  ///< share of runs in which it sits with this bloc
  bool operator==(const BlocMember&) const = default;
};

/// The blocs of one session.
struct SessionBlocs {
  std::vector<BlocMember> members;  ///< ascending by state
  std::int32_t blocs = 0;
  std::int32_t ties = 0;
  double agreement = kMissing;      ///< mean agreement over ties
  double quality = kMissing;        ///< modularity of the division (or Potts' quality)
  double adjusted_rand = kMissing;  ///< mean over pairs of runs; 1: all runs agree
  double variation = kMissing;      ///< of information, mean over pairs of runs, nats; 0: all agree
};

/// Blocs of the states that vote alike: communities (Leiden) of the graph whose ties are the
/// agreement of pairs. Modularity sets the agreement of two states against what is expected from
/// how much each agrees with everybody, so that the high agreement of nearly everyone in the
/// General Assembly is no bloc by itself (Macon, Mucha & Porter 2012).
///
/// The division is that of the best of the runs, the first of equals. How firm it is: the mean
/// adjusted Rand index and variation of information over pairs of runs, and for each state the
/// share of runs in which the community it sits in overlaps most with its bloc. Pairs with fewer
/// than `least_common` roll calls, or without agreement, are no ties; states without ties are not
/// listed, and without any tie there are no blocs. Cost runs × O(ties) a round + runs² × states.
/// Throws Error{Failure} as leiden() does, and for a pair that is there twice.
SessionBlocs blocs(std::span<const PairAgreement> pairs, const BlocOptions& options = {});

/// Carries the names of blocs over time. Each bloc of a session takes the line of the earlier bloc
/// with which it shares most states, the largest shared number first (of equals the lower bloc);
/// a line goes on once at most, and a bloc that takes none begins a new one.
class BlocLines {
 public:
  /// The lines of a session's blocs, by bloc − 1. Sessions must come in ascending order.
  std::vector<std::int32_t> next(std::span<const BlocMember> members);

 private:
  struct Placed {
    State state;
    std::int32_t line;
  };
  std::vector<Placed> earlier_;  ///< ascending by state
  std::int32_t begun_ = 0;
};

}  // namespace orrery::norms
