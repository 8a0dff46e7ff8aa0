// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace orrery::numerics {

/// The noise of a series whose level may jump: that of an autoregression of order 1.
struct NoiseScale {
  double autocorrelation = 0;  ///< of one step to the next, in [0, the largest allowed]
  double sd = 0;               ///< standard deviation about the level
  double long_run_sd = 0;  ///< sd · √((1 + φ) / (1 − φ)): √n times the error of a mean of n steps
};

/// Noise estimated from changes, in which a jump of the level is one of many (the idea of Chakar,
/// Lebarbier, Lévy-Leduc & Robin 2017, doi:10.3150/15-BEJ782): φ = v_2 / v_1 − 1 with the variance
/// v_k of x_{t+k} − x_t, changes beyond three standard deviations counting as three, and (1 + 3 φ)
/// / n added for the bias of short series (Kendall 1954); the variance is v_1 / (2 (1 − φ)). φ is
/// kept within [0, `largest`]: a random walk has φ = 1, and nothing in it would ever be a jump.
/// Missing values and the steps beside them are passed over; all is 0 for a series that never moves
/// or has fewer than three neighbours. O(n).
NoiseScale noise_scale(std::span<const double> series, double largest = 0.9);

/// How many independent dimensions several series are worth: d² / Σ r_ij² over the correlations of
/// their changes from step to step, from 1 (all move alike) to d (none does as another). Pairs with
/// fewer than three steps in common count as unrelated. `values` holds d numbers a step. O(n d²).
double effective_dimensions(std::span<const double> values, std::size_t dimensions);

}  // namespace orrery::numerics
