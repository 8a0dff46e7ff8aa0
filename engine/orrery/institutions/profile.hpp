// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "orrery/institutions/membership_bits.hpp"

namespace orrery::institutions {

/// What is known of the states of a year, by the columns of the organisations' table. A span is
/// empty where nothing is known of any state.
struct StateFacts {
  std::span<const double> population;  ///< any unit; missing where unknown
  std::span<const double> power;       ///< of one index, 0 or more; missing where unknown
  std::span<const double> position;    ///< ideal point; missing where unknown
};

/// Members that have a value, their sum over that of all states, and so on; missing without any.
struct Coverage {
  std::int32_t n = 0;  ///< members with a value
  double share = 0;    ///< their sum over the sum of all states with a value, 0 to 1
};

/// What the members of an organisation are together.
struct Profile {
  std::int32_t members = 0;
  double share_states = 0;  ///< members over states, 0 to 1
  Coverage population;
  Coverage power;
  std::optional<std::size_t> leader;  ///< column of the most powerful member; of equals the first
  double leader_share = 0;            ///< its power over that of all members; missing without any
  std::int32_t positions = 0;         ///< members with a position
  double position_mean = 0;           ///< missing without any
  double position_sd = 0;             ///< over the members; missing below two
};

/// The profile of each row (organisation) over columns (states). The standard deviation is that of
/// the members themselves, not of a sample. O(rows × columns).
std::vector<Profile> profiles(const MembershipBits& organisations, const StateFacts& facts);

/// A group of states, as bits over the columns, in one organisation.
struct GroupShare {
  std::int32_t members = 0;  ///< members that belong to the group
  double share_members = 0;  ///< of all members; missing without members
  double share_power = 0;    ///< of the power of members; missing without any known
  bool led = false;          ///< the leader belongs to the group
};

/// The part that a group has in each row (organisation). `leaders` are those of profiles().
/// O(rows × columns).
std::vector<GroupShare> group_shares(const MembershipBits& organisations,
                                     std::span<const std::uint64_t> group,
                                     std::span<const double> power,
                                     std::span<const Profile> profiles);

/// What region_of() gives where no region holds the members.
inline constexpr int kGlobal = -1;
inline constexpr int kInterregional = -2;

/// How a region is told from members.
struct RegionOptions {
  double regional = 2.0 / 3;  ///< least share of members in one region
  double global = 0.5;        ///< least share of all states that are members
};

/// Where an organisation works, told from its members: the region, numbered from 0, that holds at
/// least `regional` of them; else kGlobal if at least `global` of all states are members, else
/// kInterregional. Nothing without members. `region` is that of each column (state), below 0
/// unknown; members of an unknown one count in the whole. O(columns).
std::optional<int> region_of(std::span<const std::uint64_t> members,
                             std::span<const int> region,
                             const RegionOptions& options = {});

/// Shannon's entropy of counts, −Σ p ln p in nats: 0 if all are of one kind, ln k if k kinds are
/// equally frequent; missing without any. Its exponential is the effective number of kinds.
double entropy(std::span<const std::int32_t> counts);

}  // namespace orrery::institutions
