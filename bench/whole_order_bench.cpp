// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engines of the order as a whole, on series as long as those of states; items are years.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/numerics/change_points.hpp"
#include "orrery/numerics/lead_lag.hpp"
#include "orrery/order/rate_of_change.hpp"

namespace {

using namespace orrery;

/// Noise about a level that jumps every 40 steps.
std::vector<double> jumping(std::size_t steps, std::size_t dimensions) {
  RandomStream random(1, 1);
  std::vector<double> values;
  for (std::size_t t = 0; t < steps; ++t) {
    for (std::size_t d = 0; d < dimensions; ++d) {
      values.push_back(3 * static_cast<double>(t / 40 % 2) + random.normal());
    }
  }
  return values;
}

void order_change_points(benchmark::State& state) {
  const auto steps = static_cast<std::size_t>(state.range(0));
  const auto dimensions = static_cast<std::size_t>(state.range(1));
  const auto values = jumping(steps, dimensions);
  numerics::ChangePointOptions options;
  options.penalty = numerics::mbic_penalty(steps, static_cast<double>(dimensions));
  options.shortest = 5;
  for (auto _ : state) {
    benchmark::DoNotOptimize(numerics::change_points(values, dimensions, options));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(order_change_points)
    ->Args({200, 1})
    ->Args({200, 7})
    ->Args({2000, 1})
    ->Args({20000, 1})
    ->Unit(benchmark::kMicrosecond);

// 21 lags, 1,000 draws for each interval and for the bound.
void order_lead_lag(benchmark::State& state) {
  const auto x = jumping(static_cast<std::size_t>(state.range(0)), 1);
  auto y = x;
  std::ranges::reverse(y);
  for (auto _ : state) benchmark::DoNotOptimize(numerics::lead_lag(x, y));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(order_lead_lag)->Arg(75)->Arg(200)->Unit(benchmark::kMillisecond);

void order_rate_of_change(benchmark::State& state) {
  const auto values = jumping(200, 1);
  order::IndicatorSeries series{values, values, values};
  for (double& lo : series.lo) lo -= 1;
  for (double& hi : series.hi) hi += 1;
  const std::vector<order::IndicatorSeries> indicators(7, series);
  for (auto _ : state) benchmark::DoNotOptimize(order::rate_of_change(indicators));
  state.SetItemsProcessed(state.iterations() * 200);
}
BENCHMARK(order_rate_of_change)->Unit(benchmark::kMillisecond);

}  // namespace
