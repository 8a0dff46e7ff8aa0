// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "orrery/base/progress.hpp"
#include "orrery/events/actors.hpp"
#include "orrery/events/chunk_parser.hpp"
#include "orrery/events/dyad_months.hpp"
#include "orrery/events/layout.hpp"
#include "orrery/intake/found_file.hpp"

namespace orrery::events {

/// How event files are read.
struct StreamOptions {
  Format format = Format::Gdelt;
  int threads = 0;                                       ///< 0: all cores
  std::size_t chunk_bytes = std::size_t{1} << 20U;       ///< held at once by each thread
  std::size_t ids_most_bytes = std::size_t{512} << 20U;  ///< for the ids that were met
  std::size_t rows_most = std::size_t{1} << 20U;  ///< dyad-months held before they are given out
};

/// What became of the lines of one file. Every line is skipped, malformed, a duplicate, outside (an
/// actor is no state) or counted.
struct FileAccount {
  std::uint64_t lines = 0;
  std::uint64_t skipped = 0;
  std::uint64_t malformed = 0;
  std::uint64_t duplicates = 0;
  std::uint64_t outside = 0;
  std::uint64_t counted = 0;
  std::uint64_t unchecked = 0;  ///< events whose id was not looked up for want of memory
};

/// A line that could not be read, with its place as file:line and what is wrong with it.
struct Complaint {
  std::string place;
  std::string text;
};

/// Events that an actor kept out of the dyads, and the years they are from.
struct OutsideCount {
  std::uint64_t events = 0;
  Year first_year = 0;
  Year last_year = 0;
};

/// What the files held.
struct StreamAccount {
  std::vector<FileAccount> files;  ///< in the order of the files
  std::array<std::uint64_t, kFaults> faults{};
  std::vector<Complaint> complaints;  ///< the first lines that could not be read
  std::map<Outsider, OutsideCount> outsiders;
  std::map<Month, std::uint32_t> days;  ///< days of each month that were read, a bit each

  /// The sum over the files.
  FileAccount total() const;
};

/// Gets dyad-months as they are given out, ordered by source, target and month. The same dyad-month
/// may come again in a later call; the parts are to be added up.
using DyadMonthSink = std::function<void(std::span<const DyadMonth>)>;

/// Streams event files, in their order, into sums by dyad and month. Each thread takes the next
/// piece of text, reads its lines and adds them when all pieces before it have been added, so the
/// result is the same at any number of threads, and of events with the same id the first is
/// counted. Memory is bounded by the options and does not grow with the files. Throws
/// Error{MissingData} for a file that cannot be read or unpacked, Error{Cancelled}.
StreamAccount stream_events(std::span<const intake::FoundFile> files,
                            const Actors& actors,
                            const StreamOptions& options,
                            const DyadMonthSink& sink,
                            const Progress& progress);

/// "12 columns, not 57, 58 or 61": what is wrong with a line.
std::string describe(Fault fault, Format format, std::string_view found);

}  // namespace orrery::events
