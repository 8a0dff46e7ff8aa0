// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace orrery::numerics {

/// What is new in each step of a series: x_t − mean − φ (x_{t−1} − mean), with φ by least squares
/// and (1 + 3 φ) / n added for the bias of short series (Kendall 1954), within (−1, 1). Two series
/// are made so before they are correlated, since persistence alone makes unrelated series look
/// related (Box & Jenkins 1970; Haugh 1976). The first step and those beside a missing one are
/// missing; a series with fewer than four neighbours, or without variance, is missing everywhere.
/// O(n).
std::vector<double> innovations(std::span<const double> series);

}  // namespace orrery::numerics
