// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace orrery::norms {

/// One vote of a probit model at its bound: P = Φ(high).
struct VoteKernel {
  double log_probability = 0;
  double high_ratio = 0;  ///< φ(high) / P
};

/// The lowest category: P = Φ(high). Accurate in the far tail.
VoteKernel lowest_vote(double high);

}  // namespace orrery::norms
