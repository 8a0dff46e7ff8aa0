// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "orrery/institutions/membership_bits.hpp"

namespace orrery::institutions {

/// Nestedness by overlap and decreasing fill (NODF; Almeida-Neto et al. 2008,
/// doi:10.1111/j.0030-1299.2008.16644.x): over all pairs of rows and all pairs of columns, the
/// share of the smaller's ones that the larger has, 0 where both are equally large, times 100. 100
/// if the circles of members lie one within the other, each smaller than the next; 0 if they are
/// apart or of one size. Rows and columns without a one are left out; missing below two of both. A
/// larger table of the same kind need not have a larger value. O((rows² × columns + columns² ×
/// rows) / 64).
double nestedness(const MembershipBits& memberships);

}  // namespace orrery::institutions
