// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "orrery/relations/layers.hpp"

namespace orrery::relations {

/// The share of the weights that must be known for an index: with less the interval alone is given.
inline constexpr double kLeastKnown = 1.0 / 3;

/// The relation of two states in a year as one number, and how far the layers that are missing
/// could move it.
struct DyadIndex {
  double index = 0;  ///< -1 to 1; missing if less than kLeastKnown of the weights is known
  double lo = 0;     ///< lowest value with all layers known
  double hi = 0;     ///< highest
  int n_layers = 0;  ///< layers with a weight above 0 that are known
};

/// The signed index of one pair and year from its standardised layers, in the order of kLayers,
/// missing ones as kMissing. With O the known and M the missing layers, W the sum of all weights,
///
///     lo    = (sum_O w x + sum_M w lower) / W
///     hi    = (sum_O w x + sum_M w upper) / W
///     index = sum_O w x / sum_O w, or the end of [lo, hi] that is nearest to it
///
/// so that the interval holds the index that all layers would give, whatever the missing ones are
/// (bounds of Manski 2003), each further missing layer widens it, and the index is the mean of what
/// is known as far as the missing layers could confirm it. With none missing the three are equal.
/// Weights are not negative, only their proportions matter. Precondition: both spans have
/// kLayerCount values.
DyadIndex dyad_index(std::span<const double> layers, std::span<const double> weights);

/// What each known layer adds: its part of sum_O w x, in the scale in which the parts sum to the
/// index; missing where the layer or the index is.
std::array<double, kLayerCount> contributions(std::span<const double> layers,
                                              std::span<const double> weights);

/// Indices of many pairs.
struct DyadIndices {
  std::vector<double> index;
  std::vector<double> lo;
  std::vector<double> hi;
  std::vector<std::int8_t> n_layers;
};

/// The same for many rows whose layers stand in columns, all of one length; a column without rows
/// is a layer that is not known of any. Linear in the rows; rows are shared out among threads and
/// the results do not depend on their number.
DyadIndices dyad_indices(const std::array<std::span<const double>, kLayerCount>& layers,
                         std::span<const double> weights,
                         int threads = 1);

}  // namespace orrery::relations
