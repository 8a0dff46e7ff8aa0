// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engines of institutions on one thread, on memberships drawn at random: a year has as many
// states and organisations as named, and a state is in one of six, as in the IGO data of 2014.
// Items are pairs of states, pairs of organisations, or memberships.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/institutions/joint.hpp"
#include "orrery/institutions/nestedness.hpp"
#include "orrery/institutions/overlap.hpp"
#include "orrery/networks/centrality.hpp"
#include "orrery/networks/two_mode.hpp"

namespace {

using namespace orrery;
using namespace orrery::institutions;

MembershipBits drawn(std::int64_t states, std::int64_t organisations, std::uint64_t unit) {
  RandomStream random(1, unit);
  MembershipBits bits(static_cast<std::size_t>(states), static_cast<std::size_t>(organisations));
  for (std::size_t i = 0; i < bits.rows(); ++i) {
    for (std::size_t j = 0; j < bits.columns(); ++j) {
      if (random.uniform() < 1.0 / 6) bits.add(i, j);
    }
  }
  return bits;
}

networks::TwoModeGraph graph_of(const MembershipBits& bits) {
  networks::TwoModeGraph graph;
  graph.rows = static_cast<std::int32_t>(bits.rows());
  graph.columns = static_cast<std::int32_t>(bits.columns());
  for (std::size_t i = 0; i < bits.rows(); ++i) {
    for_shared_bits(bits.row(i), bits.row(i), [&](std::size_t column) {
      graph.ties.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(column)});
    });
  }
  return graph;
}

// Years, states, organisations.
void institutions_joint(benchmark::State& state) {
  std::vector<MembershipBits> years;
  for (std::int64_t y = 0; y < state.range(0); ++y)
    years.push_back(drawn(state.range(1), state.range(2), static_cast<std::uint64_t>(y)));
  for (auto _ : state) {
    for (const auto& year : years) benchmark::DoNotOptimize(joint_memberships(year));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1) *
                          (state.range(1) - 1) / 2);
}
BENCHMARK(institutions_joint)
    ->Args({1, 195, 309})
    ->Args({10, 195, 309})
    ->Args({100, 195, 309})
    ->Args({1, 390, 309})
    ->Args({1, 780, 309})
    ->Args({1, 195, 618})
    ->Args({1, 195, 1236})
    ->Unit(benchmark::kMillisecond);

// The counts without weights, one year: states, organisations.
void institutions_joint_counts(benchmark::State& state) {
  const auto year = drawn(state.range(0), state.range(1), 1);
  for (auto _ : state) benchmark::DoNotOptimize(joint_counts(year));
  state.SetItemsProcessed(state.iterations() * state.range(0) * (state.range(0) - 1) / 2);
}
BENCHMARK(institutions_joint_counts)
    ->Args({195, 309})
    ->Args({780, 309})
    ->Args({195, 1236})
    ->Unit(benchmark::kMillisecond);

// Pairs of organisations: states, organisations.
void institutions_overlap(benchmark::State& state) {
  const auto organisations = drawn(state.range(0), state.range(1), 1).transposed();
  for (auto _ : state) benchmark::DoNotOptimize(shared_members(organisations));
  state.SetItemsProcessed(state.iterations() * state.range(1) * (state.range(1) - 1) / 2);
}
BENCHMARK(institutions_overlap)
    ->Args({195, 309})
    ->Args({780, 309})
    ->Args({195, 1236})
    ->Unit(benchmark::kMillisecond);

void institutions_nestedness(benchmark::State& state) {
  const auto year = drawn(state.range(0), state.range(1), 1);
  for (auto _ : state) benchmark::DoNotOptimize(nestedness(year));
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1));
}
BENCHMARK(institutions_nestedness)
    ->Args({195, 309})
    ->Args({390, 618})
    ->Unit(benchmark::kMillisecond);

void institutions_modules(benchmark::State& state) {
  const auto graph = graph_of(drawn(state.range(0), state.range(1), 1));
  for (auto _ : state) benchmark::DoNotOptimize(networks::two_mode_modules(graph));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(graph.ties.size()));
}
BENCHMARK(institutions_modules)->Args({195, 309})->Args({390, 618})->Unit(benchmark::kMillisecond);

void institutions_eigenvector(benchmark::State& state) {
  const auto graph = graph_of(drawn(state.range(0), state.range(1), 1));
  for (auto _ : state) benchmark::DoNotOptimize(networks::eigenvector_centrality(graph));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(graph.ties.size()));
}
BENCHMARK(institutions_eigenvector)
    ->Args({195, 309})
    ->Args({390, 618})
    ->Unit(benchmark::kMillisecond);

}  // namespace
