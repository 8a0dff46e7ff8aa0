// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/dyad_index.hpp"

#include <algorithm>

#include "orrery/base/missing.hpp"
#include "orrery/base/parallel.hpp"

namespace orrery::relations {
namespace {

constexpr std::size_t kRowsAtOnce = 65536;

struct KnownSum {
  double value = 0;
  double weight = 0;
  int layers = 0;
};

KnownSum known_sum(std::span<const double> layers, std::span<const double> weights) {
  KnownSum sum;
  for (std::size_t k = 0; k < kLayerCount; ++k) {
    if (weights[k] <= 0 || is_missing(layers[k])) continue;
    sum.value += weights[k] * layers[k];
    sum.weight += weights[k];
    ++sum.layers;
  }
  return sum;
}

}  // namespace

DyadIndex dyad_index(std::span<const double> layers, std::span<const double> weights) {
  const auto known = known_sum(layers, weights);
  double total = known.weight;
  double least = known.value;
  double most = known.value;
  for (std::size_t k = 0; k < kLayerCount; ++k) {
    if (weights[k] <= 0 || !is_missing(layers[k])) continue;
    total += weights[k];
    least += weights[k] * kLayers[k].lower;
    most += weights[k] * kLayers[k].upper;
  }
  const double lo = least / total;
  const double hi = most / total;
  const bool enough = known.weight > 0 && known.weight >= kLeastKnown * total;
  const double index = enough ? std::clamp(known.value / known.weight, lo, hi) : kMissing;
  return {index, lo, hi, known.layers};
}

std::array<double, kLayerCount> contributions(std::span<const double> layers,
                                              std::span<const double> weights) {
  const auto known = known_sum(layers, weights);
  const double index = dyad_index(layers, weights).index;
  std::array<double, kLayerCount> shares{};
  shares.fill(kMissing);
  if (is_missing(index)) return shares;
  const double scale = known.value == 0 ? 1 / known.weight : index / known.value;
  for (std::size_t k = 0; k < kLayerCount; ++k) {
    if (weights[k] > 0 && !is_missing(layers[k])) shares[k] = weights[k] * layers[k] * scale;
  }
  return shares;
}

DyadIndices dyad_indices(const std::array<std::span<const double>, kLayerCount>& layers,
                         std::span<const double> weights,
                         int threads) {
  std::size_t rows = 0;
  for (const auto& layer : layers) rows = std::max(rows, layer.size());
  DyadIndices result;
  result.index.resize(rows);
  result.lo.resize(rows);
  result.hi.resize(rows);
  result.n_layers.resize(rows);
  parallel_for((rows + kRowsAtOnce - 1) / kRowsAtOnce, threads, [&](std::size_t block) {
    const auto end = std::min(rows, (block + 1) * kRowsAtOnce);
    std::array<double, kLayerCount> values{};
    for (auto row = block * kRowsAtOnce; row < end; ++row) {
      for (std::size_t k = 0; k < kLayerCount; ++k)
        values[k] = layers[k].empty() ? kMissing : layers[k][row];
      const auto one = dyad_index(values, weights);
      result.index[row] = one.index;
      result.lo[row] = one.lo;
      result.hi[row] = one.hi;
      result.n_layers[row] = static_cast<std::int8_t>(one.n_layers);
    }
  });
  return result;
}

}  // namespace orrery::relations
