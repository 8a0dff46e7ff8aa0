// SPDX-License-Identifier: GPL-3.0-or-later
//
// The power engines on one year of a system of 195 states; items are states, but for the composite,
// whose items are states times draws.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/power/centre_of_power.hpp"
#include "orrery/power/cinc.hpp"
#include "orrery/power/composite.hpp"
#include "orrery/power/concentration.hpp"
#include "orrery/power/polarity.hpp"

namespace {

using namespace orrery;
using namespace orrery::power;

constexpr std::size_t kStates = 195;

double skewed(RandomStream& random) {
  return random.gamma(0.3);
}

std::vector<Capabilities> members() {
  RandomStream random(1, 1);
  std::vector<Capabilities> result;
  for (std::size_t i = 0; i < kStates; ++i) {
    Capabilities member{State{static_cast<std::int16_t>(i)}, {}};
    for (double& value : member.value) {
      value = random.uniform() < 0.05 ? kMissing : skewed(random);
    }
    result.push_back(member);
  }
  return result;
}

std::vector<double> values() {
  RandomStream random(1, 2);
  std::vector<double> result(kStates);
  for (double& value : result) value = skewed(random);
  return result;
}

void count_items(benchmark::State& state, std::size_t items) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(items));
}

void power_cinc(benchmark::State& state) {
  const auto system = members();
  std::vector<Cinc> out(system.size());
  for (auto _ : state) {
    cinc(system, out);
    benchmark::DoNotOptimize(out.data());
  }
  count_items(state, kStates);
}
BENCHMARK(power_cinc);

void power_concentration(benchmark::State& state) {
  const auto system = values();
  for (auto _ : state) benchmark::DoNotOptimize(concentration(system));
  count_items(state, kStates);
}
BENCHMARK(power_concentration);

void power_polarity(benchmark::State& state) {
  const auto system = values();
  for (auto _ : state) benchmark::DoNotOptimize(polarity(system));
  count_items(state, kStates);
}
BENCHMARK(power_polarity);

void power_centre(benchmark::State& state) {
  RandomStream random(1, 3);
  std::vector<WeightedPlace> places(kStates);
  for (auto& place : places) {
    place = {360 * random.uniform() - 180, 180 * random.uniform() - 90, skewed(random)};
  }
  for (auto _ : state) benchmark::DoNotOptimize(centre_of_power(places));
  count_items(state, kStates);
}
BENCHMARK(power_centre);

void power_composite(benchmark::State& state) {
  constexpr std::size_t kIndices = 6;
  constexpr std::size_t kDraws = 2000;
  RandomStream random(1, 4);
  std::vector<double> indices(kStates * kIndices);
  for (double& index : indices) index = random.uniform();
  const std::vector<double> weights(kIndices, 1);
  const CompositeOptions options{.draws = kDraws, .threads = static_cast<int>(state.range(0))};
  for (auto _ : state) benchmark::DoNotOptimize(composite(indices, weights, {}, options));
  count_items(state, kStates * kDraws);
}
BENCHMARK(power_composite)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
