// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spread of norms: cells and fits of one norm among 195 states in 60 years; items are norms.
// Matching of terms: bytes of text with the shipped lists, words drawn by Zipf's law.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/norms/diffusion/adoption_models.hpp"
#include "orrery/norms/speeches/term_counter.hpp"
#include "orrery/norms/tables/speeches.hpp"

namespace {

using namespace orrery;
using namespace orrery::norms;

constexpr double kFrom = 1960;
constexpr double kTo = 2020;

std::vector<RiskSpell> members() {
  std::vector<RiskSpell> spells;
  spells.reserve(195);
  for (std::int32_t unit = 0; unit < 195; ++unit) spells.push_back({unit, kFrom, kTo, unit % 5});
  return spells;
}

std::vector<Adoption> adopters() {
  RandomStream random(3, 1);
  std::vector<Adoption> adoptions;
  for (std::int32_t unit = 0; unit < 195; ++unit) {
    const double time = kFrom + 25 + 12 * random.normal();
    if (time > kFrom && time < kTo) adoptions.push_back({unit, time});
  }
  return adoptions;
}

void diffusion_cells(benchmark::State& state) {
  const auto spells = members();
  const auto adoptions = adopters();
  const auto timing = state.range(0) == 0 ? AdoptionTiming::Yearly : AdoptionTiming::Daily;
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(hazard_cells(spells, adoptions, kFrom, kTo, timing));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(diffusion_cells)->Arg(0)->Arg(1)->ArgName("daily")->Unit(benchmark::kMicrosecond);

void diffusion_fit(benchmark::State& state) {
  const auto cells = hazard_cells(members(), adopters(), kFrom, kTo, AdoptionTiming::Yearly);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(fit_adoption(cells));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(diffusion_fit)->Unit(benchmark::kMicrosecond);

/// Ten megabytes in texts of some 18 KB; every fiftieth word begins a term of a list.
std::vector<std::string> speeches() {
  RandomStream random(3, 2);
  std::vector<std::string> vocabulary;
  for (int i = 0; i < 60'000; ++i) {
    std::string word;
    for (int letters = 3 + i % 9; letters > 0; --letters)
      word += static_cast<char>('a' + random.bits() % 26);
    vocabulary.push_back(std::move(word));
  }
  const auto& lists = shipped_term_lists();
  std::vector<std::string> texts(555);
  for (auto& text : texts) {
    while (text.size() < 18'000) {
      if (random.bits() % 50 == 0) {
        const auto& terms = lists[random.bits() % lists.size()].terms;
        text += terms[random.bits() % terms.size()];
      } else {
        const double rank = std::exp(random.uniform() * std::log(60'000.0));
        text += vocabulary[static_cast<std::size_t>(rank) - 1];
      }
      text += ' ';
    }
  }
  return texts;
}

void speeches_count_terms(benchmark::State& state) {
  const auto texts = speeches();
  const TermMatcher matcher(shipped_term_lists());
  TermCounter counter(matcher);
  std::int64_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& text : texts) {
      benchmark::DoNotOptimize(counter.count(text));
      bytes += static_cast<std::int64_t>(text.size());
    }
  }
  state.SetBytesProcessed(bytes);
}
BENCHMARK(speeches_count_terms)->Unit(benchmark::kMillisecond);

}  // namespace
