// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orrery/institutions/membership_bits.hpp"

namespace orrery::institutions {

/// How many organisations each pair of rows (states) is in together, and how exclusive they are.
/// Pairs i < j in order: (0, 1), (0, 2), …, (1, 2), …
struct JointMemberships {
  std::vector<std::int16_t> count;
  /// Σ over shared organisations of 1 / (n − 1), n their members: an organisation of two counts 1,
  /// one of the whole world next to nothing. A state's weights with all others sum to the number
  /// of its organisations that have another member (Newman 2001, doi:10.1103/PhysRevE.64.016132).
  std::vector<double> weight;
};

/// Of all pairs, with weights. O(rows² × columns / 64 + bits shared).
JointMemberships joint_memberships(const MembershipBits& states);

/// Only the counts; several times faster. O(rows² × columns / 64).
std::vector<std::int16_t> joint_counts(const MembershipBits& states);

}  // namespace orrery::institutions
