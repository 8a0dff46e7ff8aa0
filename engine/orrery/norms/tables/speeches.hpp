// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/norms/speeches/term_counter.hpp"
#include "orrery/store/database.hpp"

namespace orrery::norms {

/// The lists that come with the program (data/term_lists.csv).
const std::vector<TermList>& shipped_term_lists();

/// A speech in the General Debate and what was counted in it.
struct CountedSpeech {
  std::optional<State> state;  ///< none for who is no state
  std::string iso3;
  Year year = 0;
  std::string source;
  TermCounts counts;
};

/// Counts the lists in all speeches of a world, ordered by year and code; empty where no speeches
/// are loaded. Texts are streamed, and counted on `threads` threads (0: all cores).
std::vector<CountedSpeech> count_in_speeches(store::Database& database,
                                             std::span<const TermList> lists,
                                             int threads);

}  // namespace orrery::norms
