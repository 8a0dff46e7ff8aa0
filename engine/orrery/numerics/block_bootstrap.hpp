// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "orrery/base/random.hpp"

namespace orrery::numerics {

/// The mean block length at which the stationary bootstrap of a mean has least error, by Politis &
/// White (2004, doi:10.1081/ETC-120028836) with the correction of Patton, Politis & White (2009,
/// doi:10.1080/07474930802459016): (2 G² / D)^(1/3) n^(1/3), with G = Σ λ(k/M) |k| R(k), D = 2 (Σ
/// λ(k/M) R(k))², autocovariances R and the flat-top window λ; M is twice the lag after which
/// max(5, √log10 n) correlations in a row are within 2 √(log10 n / n). In [1, min(3 √n, n/3)]; 1
/// for a series without variance. Missing values are passed over. O(n √n).
double automatic_block_length(std::span<const double> series);

/// Steps of a series drawn anew by the stationary bootstrap (Politis & Romano 1994,
/// doi:10.1080/01621459.1994.10476870): blocks that begin anywhere, of geometric length with this
/// mean (1 or more), the last step followed by the first. Fills `drawn` with steps below its size.
void draw_steps(RandomStream& random, double mean_length, std::span<std::size_t> drawn);

}  // namespace orrery::numerics
