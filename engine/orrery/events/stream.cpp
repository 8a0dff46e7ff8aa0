// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <numeric>
#include <thread>

#include "orrery/base/parallel.hpp"
#include "orrery/events/seen_ids.hpp"

namespace orrery::events {
namespace {

constexpr std::size_t kComplaintsKept = 20;
constexpr std::size_t kOutsidersKept = 100000;

/// Adds up what the chunks say; chunks come in their order, one at a time.
class Ledger {
 public:
  Ledger(std::span<const intake::FoundFile> files,
         const StreamOptions& options,
         const DyadMonthSink& sink)
      : files_(files),
        options_(options),
        sink_(sink),
        // GDELT and ICEWS number their events; POLECAT's ids are texts.
        ids_(options.format != Format::Polecat, options.ids_most_bytes) {
    account_.files.resize(files.size());
  }

  void add(const Chunk& chunk, const ParsedChunk& parsed) {
    auto& file = account_.files[chunk.file];
    for (const auto& faulty : parsed.faulty) complain(chunk.file, file.lines + faulty.line, faulty);
    file.lines += parsed.lines;
    file.skipped += parsed.skipped;
    for (std::size_t i = 0; i < kFaults; ++i) {
      account_.faults[i] += parsed.faults[i];
      file.malformed += parsed.faults[i];
    }
    for (const auto& event : parsed.events) add(event, parsed, file);
    for (const auto& day : parsed.days) account_.days[day.month] |= 1U << (day.of_month - 1U);
    if (months_.size() > options_.rows_most) give_out();
  }

  StreamAccount finish() {
    give_out();
    return std::move(account_);
  }

 private:
  void add(const ParsedEvent& event, const ParsedChunk& parsed, FileAccount& file) {
    const auto sighting = ids_.meet(event.id);
    if (sighting == Sighting::Again) {
      ++file.duplicates;
      return;
    }
    if (sighting == Sighting::Unchecked) ++file.unchecked;
    if (event.outsider != 0) {
      ++file.outside;
      add_outsider(parsed.outsiders[event.outsider - 1], year_of(event.month));
      return;
    }
    ++file.counted;
    months_.add(event.source, event.target, event.month, event.what);
  }

  void add_outsider(const Outsider& outsider, Year year) {
    auto found = account_.outsiders.find(outsider);
    if (found == account_.outsiders.end()) {
      // No publisher has so many actors; only broken files do.
      const Outsider& kept = account_.outsiders.size() < kOutsidersKept
                                 ? outsider
                                 : Outsider{"(further codes)", Stranger::Unknown};
      found = account_.outsiders.emplace(kept, OutsideCount{0, year, year}).first;
    }
    auto& count = found->second;
    ++count.events;
    count.first_year = std::min(count.first_year, year);
    count.last_year = std::max(count.last_year, year);
  }

  void complain(std::size_t file, std::uint64_t line, const FaultyLine& faulty) {
    if (account_.complaints.size() == kComplaintsKept) return;
    account_.complaints.push_back({fmt::format("{}:{}", files_[file].place(), line),
                                   describe(faulty.fault, options_.format, faulty.found)});
  }

  void give_out() {
    if (months_.size() > 0) sink_(months_.drain());
  }

  std::span<const intake::FoundFile> files_;
  StreamOptions options_;
  const DyadMonthSink& sink_;
  SeenIds ids_;
  DyadMonths months_;
  StreamAccount account_;
};

/// Lets threads read chunks one at a time and add them in the order in which they were read.
class Line {
 public:
  Line(ChunkReader& reader, Ledger& ledger, const Progress& progress)
      : reader_(reader), ledger_(ledger), progress_(progress) {}

  /// One thread's work: reads, parses and adds until there is no more.
  void work(ChunkParser& parser) {
    Chunk chunk;
    ParsedChunk parsed;
    try {
      while (const auto number = read(chunk)) {
        parser.parse(chunk, parsed);
        if (!add(*number, chunk, parsed)) return;
      }
    } catch (...) {
      stop();
      throw;
    }
  }

 private:
  std::optional<std::uint64_t> read(Chunk& chunk) {
    const std::scoped_lock lock(reading_);
    progress_.check();
    if (ended_) return std::nullopt;
    ended_ = true;  // also where the next line throws: a reader that failed is not asked again
    if (!reader_.next(chunk)) return std::nullopt;
    ended_ = false;
    return next_++;
  }

  /// False if another thread has failed.
  bool add(std::uint64_t number, const Chunk& chunk, const ParsedChunk& parsed) {
    std::unique_lock lock(adding_);
    turn_.wait(lock, [&] { return stopped_ || added_ == number; });
    if (stopped_) return false;
    ledger_.add(chunk, parsed);
    ++added_;
    turn_.notify_all();
    return true;
  }

  void stop() {
    const std::scoped_lock lock(adding_);
    stopped_ = true;
    turn_.notify_all();
  }

  ChunkReader& reader_;
  Ledger& ledger_;
  const Progress& progress_;
  std::mutex reading_;
  std::uint64_t next_ = 0;
  bool ended_ = false;
  std::mutex adding_;
  std::condition_variable turn_;
  std::uint64_t added_ = 0;
  bool stopped_ = false;
};

}  // namespace

FileAccount StreamAccount::total() const {
  return std::accumulate(
      files.begin(), files.end(), FileAccount{}, [](FileAccount sum, const FileAccount& file) {
        sum.lines += file.lines;
        sum.skipped += file.skipped;
        sum.malformed += file.malformed;
        sum.duplicates += file.duplicates;
        sum.outside += file.outside;
        sum.counted += file.counted;
        sum.unchecked += file.unchecked;
        return sum;
      });
}

std::string describe(Fault fault, Format format, std::string_view found) {
  switch (fault) {
    case Fault::Columns:
      return format == Format::Gdelt
                 ? fmt::format("the line has {} columns, not 57, 58 or 61", found)
                 : fmt::format("the line has {} columns, which are not the header's", found);
    case Fault::Id:
      return fmt::format("\"{}\" is no event id", found);
    case Fault::Date:
      return fmt::format("\"{}\" is no day", found);
    case Fault::Kind:
      return format == Format::Icews ? fmt::format("\"{}\" is no CAMEO code", found)
                                     : fmt::format("\"{}\" is no quad class", found);
    case Fault::Intensity:
      return fmt::format("\"{}\" is no value on Goldstein's scale", found);
    case Fault::Mentions:
      return fmt::format("\"{}\" is no number of mentions", found);
    case Fault::Length:
      return fmt::format("the line is longer than {} bytes", kLongestLine);
  }
  return {};
}

StreamAccount stream_events(std::span<const intake::FoundFile> files,
                            const Actors& actors,
                            const StreamOptions& options,
                            const DyadMonthSink& sink,
                            const Progress& progress) {
  ChunkReader reader(files, options.format, options.chunk_bytes);
  Ledger ledger(files, options, sink);
  Line line(reader, ledger, progress);
  const auto threads = options.threads > 0
                           ? static_cast<std::size_t>(options.threads)
                           : std::max<std::size_t>(1, std::thread::hardware_concurrency());
  parallel_for(threads, static_cast<int>(threads), [&](std::size_t) {
    ChunkParser parser(actors, options.format);
    line.work(parser);
  });
  return ledger.finish();
}

}  // namespace orrery::events
