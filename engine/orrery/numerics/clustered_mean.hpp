// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "orrery/base/missing.hpp"

namespace orrery::numerics {

/// A mean or a difference of means with its interval.
struct MeanEstimate {
  std::size_t n = 0;       ///< values
  std::size_t groups = 0;  ///< clusters
  double estimate = kMissing;
  double error = kMissing;
  double lo = kMissing;
  double hi = kMissing;
};

/// The mean of values that may depend on each other within a cluster (Liang & Zeger 1986): with
/// s_g = Σ_{i in g} (x_i − mean) / n the variance is G / (G − 1) Σ s_g², the interval that of
/// Student's t with G − 1 degrees. `clusters` may be empty: every value by itself. Missing values
/// are passed over; error and interval are missing for fewer than two clusters. O(n log n).
MeanEstimate clustered_mean(std::span<const double> values,
                            std::span<const std::int64_t> clusters,
                            double level);

/// The mean of the values in part 1 less that of the values in part 0, in the same way; clusters
/// may lie in both parts. Missing if a part is empty.
MeanEstimate clustered_difference(std::span<const double> values,
                                  std::span<const std::uint8_t> part,
                                  std::span<const std::int64_t> clusters,
                                  double level);

/// A share of n with its interval (Wilson 1927, doi:10.1080/01621459.1927.10502953); missing for n
/// = 0.
MeanEstimate wilson_share(std::size_t hits, std::size_t n, double level);

}  // namespace orrery::numerics
