// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engines of the normative order on one session of 190 states; items are states.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/norms/order/blocs.hpp"
#include "orrery/norms/order/spread.hpp"

namespace {

using namespace orrery;
using namespace orrery::norms;

constexpr std::int16_t kStates = 190;

void norms_spread(benchmark::State& state) {
  RandomStream random(1, 1);
  std::vector<double> positions(kStates);
  for (double& position : positions) position = random.normal();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(spread(positions));
  state.SetItemsProcessed(state.iterations() * kStates);
}
BENCHMARK(norms_spread)->Unit(benchmark::kMicrosecond);

// Two camps of unequal size; all pairs are ties, 20 runs.
void norms_blocs(benchmark::State& state) {
  RandomStream random(1, 2);
  std::vector<PairAgreement> pairs;
  for (std::int16_t i = 0; i < kStates; ++i) {
    for (std::int16_t j = static_cast<std::int16_t>(i + 1); j < kStates; ++j) {
      const double mean = (i < 60) == (j < 60) ? 0.8 : 0.5;
      pairs.push_back({State{i}, State{j}, 90, mean + 0.15 * random.uniform()});
    }
  }
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(blocs(pairs));
  state.SetItemsProcessed(state.iterations() * kStates);
}
BENCHMARK(norms_blocs)->Unit(benchmark::kMillisecond);

}  // namespace
