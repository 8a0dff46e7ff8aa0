// SPDX-License-Identifier: GPL-3.0-or-later
//
// A logit of made-up rows with 10 terms and 2,000 clusters; items are rows.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/numerics/logit.hpp"

namespace {

using namespace orrery;
using namespace orrery::numerics;

struct Panel {
  explicit Panel(std::size_t rows) : columns(10, std::vector<double>(rows)), outcome(rows) {
    RandomStream random(1, 1);
    for (std::size_t i = 0; i < rows; ++i) {
      double eta = -3;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        columns[c][i] = c % 2 == 0 ? random.uniform() : std::floor(2 * random.uniform());
        eta += (c % 3 == 0 ? 0.5 : -0.2) * columns[c][i];
      }
      outcome[i] = random.uniform() < 1 / (1 + std::exp(-eta)) ? 1 : 0;
      group.push_back(static_cast<std::int64_t>(2000 * random.uniform()));
      other.push_back(static_cast<std::int64_t>(2000 + 200 * random.uniform()));
    }
    data.outcome = {"y", outcome};
    for (std::size_t c = 0; c < columns.size(); ++c)
      data.terms.push_back({"x" + std::to_string(c), columns[c]});
    data.groups = {group, other};
  }

  std::vector<std::vector<double>> columns;
  std::vector<double> outcome;
  std::vector<std::int64_t> group;
  std::vector<std::int64_t> other;
  LogitData data;
};

void fit(benchmark::State& state, LogitErrors errors) {
  const Panel panel(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(fit_logit(panel.data, {.errors = errors}));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void logit_classical(benchmark::State& state) {
  fit(state, LogitErrors::Classical);
}
void logit_clustered(benchmark::State& state) {
  fit(state, LogitErrors::Clustered);
}
void logit_dyadic(benchmark::State& state) {
  fit(state, LogitErrors::Dyadic);
}

BENCHMARK(logit_classical)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(logit_clustered)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(logit_dyadic)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
