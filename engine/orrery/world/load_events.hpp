// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "orrery/base/progress.hpp"
#include "orrery/intake/file_index.hpp"
#include "orrery/store/database.hpp"
#include "orrery/world/catalogue.hpp"

namespace orrery::world {

/// What was read from the event files of a source.
struct EventsRead {
  std::int64_t rows = 0;  ///< lines, without headers and blank lines
  std::string files;      ///< the files' places; of many, the first and last and their number
  std::string sha256;     ///< of one file its hash; of several the hash of their hashes, in order
  std::optional<std::int64_t> first_year;
  std::optional<std::int64_t> last_year;
  std::vector<std::string> notices;
};

/// Streams all event files that match `file.names` into a temporary table of the name `file.table`,
/// with sums by dyad and month whose parts are to be added up, and writes meta.event_files,
/// meta.event_faults, meta.unmatched and core.event_days. Needs core.state_spells: an actor is a
/// state that is a member of either system on the day of the event. A spell that is open at the end
/// of its list is taken to go on.
EventsRead load_events(store::Database& database,
                       const FileSpec& file,
                       const std::string& source,
                       const intake::FileIndex& index,
                       int threads,
                       const Progress& progress);

}  // namespace orrery::world
