// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace orrery::networks {

/// The adjusted Rand index of two divisions of the same nodes (Hubert & Arabie 1985,
/// doi:10.1007/BF01908075): the share of pairs that both treat alike, corrected for chance. 1 for
/// the same division whatever its numbers, about 0 for unrelated ones, below 0 for less than
/// chance. 1 where both put every node alone, or all together, so that the correction is 0/0.
/// Communities are numbered from 0. O(n + communities of one × of the other).
/// Throws Error{Failure} for divisions of different length.
double adjusted_rand(std::span<const std::int32_t> one, std::span<const std::int32_t> other);

/// The variation of information of two divisions (Meila 2007, doi:10.1016/j.jmva.2006.11.013):
/// H(one | other) + H(other | one) in nats, 0 for the same division, at most ln n. Errors and cost
/// as for adjusted_rand().
double variation_of_information(std::span<const std::int32_t> one,
                                std::span<const std::int32_t> other);

}  // namespace orrery::networks
