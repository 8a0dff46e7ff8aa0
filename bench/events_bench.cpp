// SPDX-License-Identifier: GPL-3.0-or-later
//
// Streaming of event files in the layout of GDELT 2.0: bytes of plain text per second.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "gdelt_lines.hpp"
#include "orrery/events/stream.hpp"

namespace {

using namespace orrery;

/// A generated file of about 400 MB, removed when the program ends.
class EventFile {
 public:
  EventFile()
      : path_(std::filesystem::temp_directory_path() /
              ("orrery-bench-" + std::to_string(::getpid()) + ".export.CSV")) {
    std::ofstream file(path_, std::ios::binary);
    std::string text;
    for (std::uint64_t n = 0; n < kLines; text.clear()) {
      for (int i = 0; i < 1000; ++i) bench::GdeltLines::append(n++, text);
      file << text;
    }
  }
  ~EventFile() { std::filesystem::remove(path_); }
  EventFile(const EventFile&) = delete;
  EventFile& operator=(const EventFile&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  static constexpr std::uint64_t kLines = 1000000;
  std::filesystem::path path_;
};

events::Actors twenty_states() {
  events::Actors actors;
  std::int16_t code = 2;
  for (const auto* const name : {"USA",
                                 "CHN",
                                 "RUS",
                                 "GBR",
                                 "FRA",
                                 "DEU",
                                 "IND",
                                 "PAK",
                                 "IRN",
                                 "ISR",
                                 "SYR",
                                 "TUR",
                                 "UKR",
                                 "JPN",
                                 "KOR",
                                 "NGA",
                                 "BRA",
                                 "EGY",
                                 "AUS"}) {
    actors.add_name(name, State(code), -60000, 60000);
    actors.add_member(State(code++), -60000, 60000);
  }
  actors.settle();
  return actors;
}

void stream_events(benchmark::State& state) {
  static const EventFile kFile;
  static const auto kActors = twenty_states();
  const std::array<intake::FoundFile, 1> files{intake::FoundFile{kFile.path()}};
  events::StreamOptions options;
  options.threads = static_cast<int>(state.range(0));
  std::size_t rows = 0;
  for (auto _ : state) {
    const auto account = events::stream_events(
        files, kActors, options, [&](auto drained) { rows += drained.size(); }, Progress{});
    benchmark::DoNotOptimize(account.files.data());
  }
  benchmark::DoNotOptimize(rows);
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(std::filesystem::file_size(kFile.path())));
}
BENCHMARK(stream_events)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
