// SPDX-License-Identifier: GPL-3.0-or-later
//
// The signed index of all pairs of many years, and triangles over two centuries.
#include <benchmark/benchmark.h>

#include <array>
#include <random>
#include <span>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/relations/dyad_index.hpp"
#include "orrery/relations/triangles.hpp"

namespace orrery::relations {
namespace {

void relations_index(benchmark::State& state) {
  const auto rows = static_cast<std::size_t>(state.range(0));
  std::mt19937 generator(1);
  std::array<std::vector<double>, kLayerCount> columns;
  std::array<std::span<const double>, kLayerCount> spans;
  for (std::size_t k = 0; k < kLayerCount; ++k) {
    for (std::size_t row = 0; row < rows; ++row) {
      const double share = static_cast<double>(generator() % 1000) / 1000;
      columns[k].push_back(generator() % 4 == 0
                               ? kMissing
                               : kLayers[k].lower + share * (kLayers[k].upper - kLayers[k].lower));
    }
    spans[k] = columns[k];
  }
  for (auto _ : state) benchmark::DoNotOptimize(dyad_indices(spans, default_weights()));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(relations_index)->Arg(18915)->Arg(1000000)->Unit(benchmark::kMillisecond);

void relations_triangle_spells(benchmark::State& state) {
  std::mt19937 generator(1);
  std::vector<TriangleYear> years;
  for (Year year = 1816; year <= 2024; ++year) {
    TriangleYear row{year, {}};
    for (auto& side : row.sides) {
      side.index = static_cast<double>(generator() % 2001) / 1000 - 1;
      side.lo = side.index - 0.1;
      side.hi = side.index + 0.1;
    }
    years.push_back(row);
  }
  for (auto _ : state) benchmark::DoNotOptimize(triangle_spells(years, 0.05));
}
BENCHMARK(relations_triangle_spells)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace orrery::relations
