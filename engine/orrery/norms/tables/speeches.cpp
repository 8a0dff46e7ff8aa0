// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/tables/speeches.hpp"

#include <algorithm>
#include <memory>
#include <thread>
#include <tuple>
#include <unordered_map>

#include "orrery/base/parallel.hpp"
#include "orrery/store/typed_column.hpp"
#include "orrery/world/catalogue.hpp"

namespace orrery::norms {
namespace {

using SpeechOf = std::unordered_map<std::string, CountedSpeech>;

/// The speeches by file, texts apart: these are too large to be joined.
SpeechOf speeches_by_file(store::Database& database) {
  const auto rows = database.query("SELECT file, state, iso3, year, source FROM core.speech_files");
  SpeechOf speeches;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    CountedSpeech speech;
    if (!rows.is_null(i, 1)) speech.state = State(static_cast<std::int16_t>(rows.integer(i, 1)));
    speech.iso3 = rows.text(i, 2);
    speech.year = static_cast<Year>(rows.integer(i, 3));
    speech.source = rows.text(i, 4);
    speeches.emplace(rows.text(i, 0), std::move(speech));
  }
  return speeches;
}

/// Counts batches of texts, each on several threads that keep their counters.
class BatchCounter {
 public:
  BatchCounter(const TermMatcher& matcher, int threads) : threads_(threads) {
    const auto cores = std::max(1U, std::thread::hardware_concurrency());
    const auto workers = threads > 0 ? std::min(static_cast<unsigned>(threads), cores) : cores;
    for (unsigned i = 0; i < workers; ++i)
      counters_.push_back(std::make_unique<TermCounter>(matcher));
  }

  std::vector<TermCounts> count(const std::vector<std::string>& texts) {
    std::vector<TermCounts> counts(texts.size());
    const auto workers = counters_.size();
    parallel_for(workers, threads_, [&](std::size_t worker) {
      for (std::size_t i = worker; i < texts.size(); i += workers)
        counts[i] = counters_[worker]->count(texts[i]);
    });
    return counts;
  }

 private:
  int threads_;
  std::vector<std::unique_ptr<TermCounter>> counters_;
};

}  // namespace

const std::vector<TermList>& shipped_term_lists() {
  static const auto kLists = parse_term_lists(world::reference_table("term_lists.csv"));
  return kLists;
}

std::vector<CountedSpeech> count_in_speeches(store::Database& database,
                                             std::span<const TermList> lists,
                                             int threads) {
  auto speeches = speeches_by_file(database);
  std::vector<CountedSpeech> counted;
  if (speeches.empty()) return counted;
  const TermMatcher matcher(lists);
  BatchCounter counter(matcher, threads);
  store::read_batches(
      database, "SELECT file, text FROM raw.ungdc", [&](const std::vector<store::TypedColumn>& of) {
        auto counts = counter.count(of[1].texts);
        for (std::size_t i = 0; i < counts.size(); ++i) {
          const auto found = speeches.find(of[0].texts[i]);
          if (found == speeches.end()) continue;
          counted.push_back(std::move(found->second));
          counted.back().counts = std::move(counts[i]);
          speeches.erase(found);
        }
      });
  std::ranges::sort(counted, {}, [](const CountedSpeech& speech) {
    return std::tuple(speech.year, speech.state.value_or(State(0)), speech.iso3);
  });
  return counted;
}

}  // namespace orrery::norms
