// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "orrery/norms/similarity/ratings.hpp"

namespace orrery::norms {

/// Pairs of categories of two units.
inline constexpr std::size_t kOverlaps = Ratings::kCategories * Ratings::kCategories;

/// The inner loops of count_tables and measure_tables, compiled for one kind of processor. Both
/// write up to Ratings::kPadding places after the last pair.
struct Kernels {
  const char* name;
  /// Writes each cell of all pairs.
  void (*count)(const Ratings& ratings, std::int32_t* const (&cells)[kOverlaps]);
  /// Writes the columns by MeasurePlace.
  void (*measure)(const PairTables& tables, double* const* columns);
};

/// All that this processor can run, the fastest first. They give the same bits.
std::span<const Kernels> available_kernels();

}  // namespace orrery::norms
