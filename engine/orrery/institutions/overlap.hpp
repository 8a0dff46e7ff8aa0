// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "orrery/institutions/membership_bits.hpp"

namespace orrery::institutions {

/// Two organisations and how many members they share.
struct SharedMembers {
  std::int32_t one = 0;
  std::int32_t other = 0;  ///< above `one`
  std::int32_t shared = 0;
};

/// The pairs of rows (organisations) that share a member, in order. O(rows² × columns / 64).
std::vector<SharedMembers> shared_members(const MembershipBits& organisations);

/// Jaccard's index, the shared members over the members of either, 0 to 1; missing if neither has
/// any (Jaccard 1912).
double jaccard(std::int32_t shared, std::int32_t one, std::int32_t other);

/// Containment (overlap coefficient): the shared members over those of the smaller, 0 to 1; 1 if
/// one lies within the other; missing if one has none (Simpson 1943).
double containment(std::int32_t shared, std::int32_t one, std::int32_t other);

/// The mean of Jaccard's index over all pairs of organisations that have members, also those that
/// share none; missing below two organisations. `pairs` as shared_members() gives them, `sizes` the
/// members of each. O(pairs).
double mean_jaccard(const std::vector<SharedMembers>& pairs,
                    const std::vector<std::int32_t>& sizes);

}  // namespace orrery::institutions
