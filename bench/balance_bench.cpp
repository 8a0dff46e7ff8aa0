// SPDX-License-Identifier: GPL-3.0-or-later
//
// Balance of a signed network as large as the largest of states: 190 nodes, about 4,000 friendly
// ties in regional pacts that overlap, 60 hostile ones at random.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/networks/signed_balance.hpp"
#include "orrery/networks/signed_frustration.hpp"

namespace {

using namespace orrery;
using namespace orrery::networks;

SignedGraph pacts(std::int32_t nodes, int hostile, std::uint64_t seed) {
  constexpr std::int32_t kPact = 45;
  RandomStream random(seed, 0);
  std::vector<std::int8_t> sign(static_cast<std::size_t>(nodes) * static_cast<std::size_t>(nodes));
  const auto place = [&](std::int32_t a, std::int32_t b) -> std::int8_t& {
    return sign[static_cast<std::size_t>(a) * static_cast<std::size_t>(nodes) +
                static_cast<std::size_t>(b)];
  };
  for (std::int32_t first = 0; first + kPact <= nodes; first += kPact * 4 / 5) {
    for (std::int32_t a = first; a < first + kPact; ++a) {
      for (std::int32_t b = a + 1; b < first + kPact; ++b) place(a, b) = 1;
    }
  }
  for (int i = 0; i < hostile; ++i) {
    const auto a = static_cast<std::int32_t>(random.uniform() * nodes);
    const auto b = static_cast<std::int32_t>(random.uniform() * nodes);
    if (a < b) place(a, b) = -1;
    if (b < a) place(b, a) = -1;
  }
  SignedGraph graph{nodes, {}};
  for (std::int32_t a = 0; a < nodes; ++a) {
    for (std::int32_t b = a + 1; b < nodes; ++b) {
      if (place(a, b) != 0) graph.ties.push_back({a, b, static_cast<double>(place(a, b))});
    }
  }
  return graph;
}

void balance_triads(benchmark::State& state) {
  const auto graph = pacts(static_cast<std::int32_t>(state.range(0)), 60, 1);
  for (auto _ : state) benchmark::DoNotOptimize(signed_triads(graph));
}
BENCHMARK(balance_triads)->Arg(190)->Unit(benchmark::kMillisecond);

void balance_walks(benchmark::State& state) {
  const auto graph = pacts(static_cast<std::int32_t>(state.range(0)), 60, 1);
  for (auto _ : state) benchmark::DoNotOptimize(walk_balance(graph));
}
BENCHMARK(balance_walks)->Arg(95)->Arg(190)->Arg(380)->Unit(benchmark::kMillisecond);

/// By the number of hostile ties: the more, the more there is to prove.
void balance_frustration(benchmark::State& state) {
  const auto graph = pacts(190, static_cast<int>(state.range(0)), 1);
  for (auto _ : state) {
    const auto found = frustration(graph);
    if (!found.optimal) state.SkipWithError("not proven");
    state.counters["frustration"] = found.frustration;
    state.counters["branchings"] = static_cast<double>(found.branchings);
  }
}
BENCHMARK(balance_frustration)->Arg(30)->Arg(60)->Arg(120)->Arg(240)->Unit(benchmark::kMillisecond);

void balance_sure_sides(benchmark::State& state) {
  const auto graph = pacts(190, static_cast<int>(state.range(0)), 1);
  const auto found = frustration(graph);
  for (auto _ : state) benchmark::DoNotOptimize(sure_sides(graph, found));
}
BENCHMARK(balance_sure_sides)->Arg(60)->Unit(benchmark::kMillisecond);

}  // namespace
