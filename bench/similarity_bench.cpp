// SPDX-License-Identifier: GPL-3.0-or-later
//
// Similarity of foreign policy on one thread: all pairs of all sessions of the General Assembly and
// all alliance portfolios from 1816, from the official files in ../shared/data if they are there,
// else from votes and ties of the same shape drawn at random; the label says which. Items are pairs
// in a session or a year. The peers beside it: Rscript similarity.R matrix|loop 1 70 on ../shared.
#include <benchmark/benchmark.h>

#include <bit>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/norms/similarity/alliances.hpp"
#include "orrery/norms/similarity/votes.hpp"
#include "orrery/store/database.hpp"

#if defined(__x86_64__)
#define ORRERY_WITH_POPCOUNT [[gnu::target("popcnt")]]
#else
#define ORRERY_WITH_POPCOUNT
#endif

namespace orrery::bench {
namespace {

using norms::AllianceTie;
using norms::Ballot;

const std::filesystem::path kData = "../shared/data";

struct Sessions {
  std::vector<std::vector<Ballot>> ballots;
  std::vector<norms::VoteSession> counted;
  std::int64_t pairs = 0;
  std::int64_t word_pairs = 0;  ///< pairs times words of 64 roll calls
  std::string label;
};

std::vector<std::vector<Ballot>> read_votes() {
  auto database = store::Database::in_memory();
  const auto rows = database.query(
      "SELECT session::INTEGER, ccode::INTEGER, rcid::INTEGER, vote::INTEGER FROM read_csv('" +
      (kData / "un/RawVotes.csv.gz").string() + "') WHERE vote <> 9 ORDER BY session, rcid");
  std::vector<std::vector<Ballot>> sessions;
  std::int64_t current = -1;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    if (rows.integer(i, 0) != current) sessions.emplace_back();
    current = rows.integer(i, 0);
    sessions.back().push_back({static_cast<std::int32_t>(rows.integer(i, 1)),
                               static_cast<std::int32_t>(rows.integer(i, 2)),
                               static_cast<std::int8_t>(rows.integer(i, 3))});
  }
  return sessions;
}

std::vector<std::vector<Ballot>> draw_votes() {
  constexpr std::int32_t kVoters = 152;
  constexpr std::int32_t kRollCalls = 84;
  RandomStream random(1, 1);
  std::vector<std::vector<Ballot>> sessions(78);
  for (auto& session : sessions) {
    for (std::int32_t rollcall = 0; rollcall < kRollCalls; ++rollcall) {
      for (std::int32_t voter = 0; voter < kVoters; ++voter) {
        const double u = random.uniform();
        const auto vote = u < .72 ? 1 : u < .84 ? 2 : u < .91 ? 3 : 8;
        session.push_back({voter, rollcall, static_cast<std::int8_t>(vote)});
      }
    }
  }
  return sessions;
}

const Sessions& sessions() {
  static const Sessions kAll = [] {
    Sessions made;
    const bool real = std::filesystem::exists(kData / "un/RawVotes.csv.gz");
    made.ballots = real ? read_votes() : draw_votes();
    made.label = real ? "all roll calls of sessions 1-78" : "votes drawn at random";
    for (const auto& ballots : made.ballots) {
      made.counted.emplace_back(ballots);
      const auto n = static_cast<std::int64_t>(made.counted.back().voters().size());
      const auto words = static_cast<std::int64_t>(made.counted.back().ratings().words());
      made.pairs += n * (n - 1) / 2;
      made.word_pairs += n * (n - 1) / 2 * words;
    }
    return made;
  }();
  return kAll;
}

void finish(benchmark::State& state, std::int64_t pairs, const std::string& label) {
  state.SetItemsProcessed(state.iterations() * pairs);
  state.SetLabel(label);
}

/// What counting costs at least: as many AND and popcount as count_tables needs, of words that are
/// in the cache, one by one with the processor's instruction, their results only summed.
ORRERY_WITH_POPCOUNT std::int64_t popcounts_of(const norms::Ratings& ratings) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i + 1 < ratings.units(); ++i) {
    for (std::size_t word = 0; word < ratings.words(); ++word) {
      for (std::size_t a = 0; a < 3; ++a) {
        const auto own = ratings.bits(i, word, a);
        for (std::size_t b = 0; b < 3; ++b) {
          const auto* others = ratings.plane(word, b);
          // Unrolled by hand, or the compiler makes vectors of it.
          std::size_t j = i + 1;
          std::int64_t s0 = 0;
          std::int64_t s1 = 0;
          for (; j + 1 < ratings.units(); j += 2) {
            s0 += std::popcount(own & others[j]);
            s1 += std::popcount(own & others[j + 1]);
          }
          if (j < ratings.units()) s0 += std::popcount(own & others[j]);
          sum += s0 + s1;
        }
      }
    }
  }
  return sum;
}

void similarity_popcount_limit(benchmark::State& state) {
  const auto& all = sessions();
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& session : all.counted)
      benchmark::DoNotOptimize(popcounts_of(session.ratings()));
  }
  state.counters["popcounts"] = static_cast<double>(9 * all.word_pairs);
  finish(state, all.pairs, all.label);
}
BENCHMARK(similarity_popcount_limit)->Unit(benchmark::kMillisecond);

void similarity_votes_tables(benchmark::State& state) {
  const auto& all = sessions();
  norms::PairTables tables;
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& session : all.counted) {
      norms::count_tables(session.ratings(), tables);
      benchmark::DoNotOptimize(tables.cells.front().data());
    }
  }
  finish(state, all.pairs, all.label);
}
BENCHMARK(similarity_votes_tables)->Unit(benchmark::kMillisecond);

/// Tables and 12 measures with their n: agree, agree_bsv, S, kappa, pi and tau-b.
void similarity_votes_measures(benchmark::State& state) {
  const auto& all = sessions();
  norms::VoteTables tables;
  norms::VoteMeasures measures;
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& session : all.counted) {
      norms::count_votes(session, tables);
      norms::measure_votes(tables, measures);
      benchmark::DoNotOptimize(measures.agree_bsv.data());
    }
  }
  finish(state, all.pairs, all.label);
}
BENCHMARK(similarity_votes_measures)->Unit(benchmark::kMillisecond);

/// The same from the ballots as they are read.
void similarity_votes_from_ballots(benchmark::State& state) {
  const auto& all = sessions();
  norms::VoteTables tables;
  norms::VoteMeasures measures;
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& ballots : all.ballots) {
      norms::count_votes(norms::VoteSession(ballots), tables);
      norms::measure_votes(tables, measures);
      benchmark::DoNotOptimize(measures.agree_bsv.data());
    }
  }
  finish(state, all.pairs, all.label);
}
BENCHMARK(similarity_votes_from_ballots)->Unit(benchmark::kMillisecond);

struct YearOfAlliances {
  std::vector<std::int32_t> members;
  std::vector<double> shares;
  std::vector<AllianceTie> ties;
};

std::vector<YearOfAlliances> read_alliances() {
  auto database = store::Database::in_memory();
  std::map<std::int64_t, YearOfAlliances> years;
  const auto members = database.query(
      "SELECT y.year, s.ccode::INTEGER, coalesce(any_value(n.cinc), 0)::DOUBLE FROM range(1816, "
      "2019) AS y(year) JOIN read_csv('" +
      (kData / "cow/states2016.csv").string() +
      "') AS s ON y.year BETWEEN s.styear AND s.endyear + 2 * (s.endyear = 2016)::INTEGER LEFT "
      "JOIN read_csv('" +
      (kData / "cow/NMC-70-abridged.csv").string() +
      "', nullstr = ['', 'NA', '-9']) AS n ON n.ccode = s.ccode AND n.year = y.year GROUP BY "
      "y.year, s.ccode ORDER BY y.year, s.ccode");
  for (std::size_t i = 0; i < members.rows(); ++i) {
    auto& year = years[members.integer(i, 0)];
    year.members.push_back(static_cast<std::int32_t>(members.integer(i, 1)));
    year.shares.push_back(members.real(i, 2));
  }
  const auto ties = database.query(
      "SELECT year, stateA::INTEGER, stateB::INTEGER, defense::INTEGER, offense::INTEGER, "
      "neutral::INTEGER, nonagg::INTEGER, consul::INTEGER FROM read_csv('" +
      (kData / "atop/atop5_1ddyr_simplified.csv.gz").string() + "') WHERE year >= 1816");
  for (std::size_t i = 0; i < ties.rows(); ++i) {
    const auto obliged = [&](std::size_t column) { return ties.integer(i, column) == 1; };
    years[ties.integer(i, 0)].ties.push_back({static_cast<std::int32_t>(ties.integer(i, 1)),
                                              static_cast<std::int32_t>(ties.integer(i, 2)),
                                              obliged(3),
                                              obliged(4),
                                              obliged(5),
                                              obliged(6),
                                              obliged(7)});
  }
  std::vector<YearOfAlliances> result;
  result.reserve(years.size());
  for (auto& [key, year] : years) result.push_back(std::move(year));
  return result;
}

std::vector<YearOfAlliances> draw_alliances() {
  RandomStream random(1, 2);
  std::vector<YearOfAlliances> years(203);
  for (auto& year : years) {
    for (std::int32_t member = 0; member < 99; ++member) {
      year.members.push_back(member);
      year.shares.push_back(random.uniform());
    }
    for (std::int32_t from = 0; from < 99; ++from) {
      for (std::int32_t to = 0; to < 99; ++to) {
        if (random.uniform() > 0.13) continue;
        AllianceTie tie{from, to};
        tie.defense = random.uniform() < .4;
        tie.consultation = true;
        year.ties.push_back(tie);
      }
    }
  }
  return years;
}

/// Portfolios, tables and 15 measures with their n: the measures of four categories, S, kappa and
/// pi of two, and S weighted by capabilities.
void similarity_alliances(benchmark::State& state) {
  const bool real = std::filesystem::exists(kData / "atop/atop5_1ddyr_simplified.csv.gz");
  static const auto kYears = real ? read_alliances() : draw_alliances();
  norms::PairTables tables;
  norms::PairTables two;
  norms::PairMeasures measures;
  norms::PairMeasures of_two;
  std::int64_t pairs = 0;
  for ([[maybe_unused]] auto _ : state) {
    pairs = 0;
    for (const auto& year : kYears) {
      const norms::Portfolios portfolios(year.members, year.ties, norms::kFpsim);
      norms::count_portfolios(portfolios, tables);
      norms::measure_tables(tables, measures);
      norms::make_binary(tables, two);
      norms::measure_tables(two, of_two);
      benchmark::DoNotOptimize(norms::weighted_s_abs(portfolios, year.shares));
      pairs += static_cast<std::int64_t>(tables.pairs);
    }
  }
  finish(state, pairs, real ? "ATOP, 1816-2018" : "ties drawn at random");
}
BENCHMARK(similarity_alliances)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace orrery::bench
