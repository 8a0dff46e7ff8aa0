// SPDX-License-Identifier: GPL-3.0-or-later
//
// Estimators of ideal points on simulated votes: 150 states, 70 roll calls a session. Items are
// votes of one estimation, or votes of one sweep of one chain. Wall-clock time; beside it that of
// the processor in all threads.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/norms/ideal_points/fast.hpp"
#include "orrery/norms/ideal_points/one_sided.hpp"
#include "orrery/norms/ideal_points/sampler.hpp"

namespace {

using namespace orrery;
using namespace orrery::norms;

std::vector<Vote> simulated_votes(int sessions) {
  RandomStream random(1, 1);
  std::vector<double> position(150);
  for (double& x : position) x = random.normal();
  std::vector<Vote> votes;
  for (int t = 0; t < sessions; ++t) {
    for (double& x : position) x += 0.2 * random.normal();
    for (int j = 0; j < 70; ++j) {
      const double slope = random.normal();
      const double cut = random.normal();
      for (int i = 0; i < 150; ++i) {
        const double y = slope * position[static_cast<std::size_t>(i)] + random.normal() - cut;
        votes.push_back({i, t, 1000 * t + j, static_cast<std::uint8_t>((y > 0) + (y > 0.7))});
      }
    }
  }
  return votes;
}

/// An estimator in a build; arguments: sessions, threads.
template <typename Options, typename Estimate>
void run_estimator(benchmark::State& state, Options options, const Estimate& estimate) {
  const VotePanel panel(simulated_votes(static_cast<int>(state.range(0))));
  options.threads = static_cast<int>(state.range(1));
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(estimate(panel, IdealPointModel(), options));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(panel.size()));
}

void norms_fast_ideal_points(benchmark::State& state) {
  run_estimator(state, FastOptions(), fast_ideal_points);
}

void norms_one_sided_ideal_points(benchmark::State& state) {
  run_estimator(state, OneSidedOptions{.estimate_cut_variance = true}, one_sided_ideal_points);
}

void sessions_and_threads(benchmark::internal::Benchmark* benchmark) {
  benchmark->Args({10, 1})
      ->Args({40, 1})
      ->Args({40, 2})
      ->Unit(benchmark::kMillisecond)
      ->MeasureProcessCPUTime()
      ->UseRealTime();
}
BENCHMARK(norms_fast_ideal_points)->Apply(sessions_and_threads);
BENCHMARK(norms_one_sided_ideal_points)->Apply(sessions_and_threads);

/// A sweep of every chain; arguments: sessions, chains, threads.
void norms_ideal_points_sweep(benchmark::State& state) {
  const VotePanel panel(simulated_votes(static_cast<int>(state.range(0))));
  SamplerOptions options;
  options.chains = static_cast<int>(state.range(1));
  options.threads = static_cast<int>(state.range(2));
  options.warmup = 1'000'000;  // never done: no draw is kept
  IdealPointSampler sampler(panel, {}, options);
  sampler.advance(5);
  constexpr int kSweeps = 5;
  for ([[maybe_unused]] auto _ : state) sampler.advance(kSweeps);
  state.SetItemsProcessed(state.iterations() * kSweeps * state.range(1) *
                          static_cast<std::int64_t>(panel.size()));
}
BENCHMARK(norms_ideal_points_sweep)
    ->Args({40, 2, 1})
    ->Args({40, 2, 2})
    ->Args({40, 1, 1})
    ->Args({40, 1, 2})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
