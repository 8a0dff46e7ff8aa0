// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace orrery::norms {

/// One vote of an ordered probit model at its bounds: P = Φ(high) − Φ(low).
struct VoteKernel {
  double log_probability = 0;
  double low_ratio = 0;   ///< φ(low) / P; 0 without a lower bound
  double high_ratio = 0;  ///< φ(high) / P; 0 without an upper bound
};

/// The lowest category: P = Φ(high). Accurate in the far tail.
VoteKernel lowest_vote(double high);

/// The highest category: P = 1 − Φ(low).
VoteKernel highest_vote(double low);

/// A category between: P = Φ(high) − Φ(low), low < high.
VoteKernel middle_vote(double low, double high);

}  // namespace orrery::norms
