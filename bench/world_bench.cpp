// SPDX-License-Identifier: GPL-3.0-or-later
//
// Building a world and writing frames from it. The full world needs the official files in the
// folder that ORRERY_DATA names; without it only the reference edition is measured.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "orrery/api/session.hpp"

namespace {

using namespace orrery;

/// A folder for worlds and frames, removed when the program ends.
class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() /
              ("orrery-bench-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

const std::filesystem::path& folder() {
  static const Folder kFolder;
  return kFolder.path();
}

api::BuildSummary build(const std::string& name, bool full, int threads) {
  api::BuildOptions options;
  const char* const data = std::getenv("ORRERY_DATA");
  if (full && data != nullptr) options.data = {data};
  options.world = folder() / name;
  options.threads = threads;
  return api::build(options, Progress{});
}

void build_reference(benchmark::State& state) {
  for (auto _ : state) build("reference.duckdb", false, static_cast<int>(state.range(0)));
}
BENCHMARK(build_reference)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void build_full(benchmark::State& state) {
  if (std::getenv("ORRERY_DATA") == nullptr) {
    state.SkipWithError("ORRERY_DATA is not set");
    return;
  }
  for (auto _ : state) build("full.duckdb", true, static_cast<int>(state.range(0)));
}
BENCHMARK(build_full)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Directed dyad-years of the whole span, or of the reference edition.
void write_frame(benchmark::State& state, const std::string& ending) {
  static const bool kBuilt = build("frames.duckdb", true, 0).rows > 0;
  const api::Session session(folder() / "frames.duckdb");
  api::FrameQuery query;
  query.unit = "dyad-years";
  query.to = Year{2016};
  query.output = folder() / ("frame" + ending);
  std::int64_t rows = 0;
  for (auto _ : state) rows += kBuilt ? session.frame(query, Progress{}).rows : 0;
  state.SetItemsProcessed(rows);
}
BENCHMARK_CAPTURE(write_frame, parquet, ".parquet")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(write_frame, csv, ".csv")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(write_frame, csv_gz, ".csv.gz")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
