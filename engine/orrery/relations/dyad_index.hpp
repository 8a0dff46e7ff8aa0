// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "orrery/relations/layers.hpp"

namespace orrery::relations {

/// The relation of two states in a year as one number, and how far the layers that are missing
/// could move it.
struct DyadIndex {
  double index = 0;  ///< -1 to 1; missing if no layer with a weight is known
  double lo = 0;     ///< lowest value with all layers known; missing with the index
  double hi = 0;     ///< highest
  int n_layers = 0;  ///< layers with a weight above 0 that are known
};

/// The signed index of one pair and year from its standardised layers, in the order of kLayers,
/// missing ones as kMissing. With O the known and M the missing layers, W the sum of all weights,
///
///     index = sum_O w x / sum_O w
///     lo    = (sum_O w · index + sum_M w · min(lower, index)) / W
///     hi    = (sum_O w · index + sum_M w · max(upper, index)) / W
///
/// so that a missing layer may have any value of its range, or the one that leaves the index as it
/// is. Whatever the missing layers are, the index with all of them known lies in [lo, hi], and so
/// does the index itself; with none missing the three are equal. Weights are not negative, only
/// their proportions matter. Precondition: both spans have kLayerCount values.
DyadIndex dyad_index(std::span<const double> layers, std::span<const double> weights);

/// What each layer adds: w x / sum_O w, so that the known ones sum to the index; missing where the
/// layer is.
std::array<double, kLayerCount> contributions(std::span<const double> layers,
                                              std::span<const double> weights);

/// Indices of many pairs.
struct DyadIndices {
  std::vector<double> index;
  std::vector<double> lo;
  std::vector<double> hi;
  std::vector<std::int8_t> n_layers;
};

/// The same for many rows whose layers stand in columns. Linear in the rows; rows are shared out
/// among threads and the results do not depend on their number.
DyadIndices dyad_indices(const std::array<std::span<const double>, kLayerCount>& layers,
                         std::span<const double> weights,
                         int threads = 1);

}  // namespace orrery::relations
