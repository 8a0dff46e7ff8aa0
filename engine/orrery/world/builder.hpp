// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/progress.hpp"
#include "orrery/intake/file_index.hpp"
#include "orrery/store/atomic_file.hpp"
#include "orrery/store/database.hpp"

namespace orrery::world {

class SourceLoader;

/// The layout of a world file; a file with a higher number was written by a newer program.
inline constexpr int kSchemaVersion = 1;

/// The last day that the reference edition's membership spells speak of.
inline constexpr std::string_view kReferenceLastDay = "2024-12-31";

/// Refuses names that no DuckDB client could read: DuckDB calls a database after its file, and in
/// power.duckdb `power.cinc` is ambiguous. Throws Error (Usage).
void require_usable_name(const std::filesystem::path& world);

/// What a build is made from.
struct BuilderOptions {
  std::vector<std::filesystem::path> data;
  std::string edition = "auto";  ///< auto, reference or full
  std::filesystem::path target;
  std::uint64_t seed = 1;
  int threads = 0;
  bool carry_forward = false;
  bool partial = false;               ///< take files that hold only a part of their release's rows
  std::vector<std::string> measures;  ///< what is to be measured, for the record; none: all
  std::string version;                ///< of the program
  std::string command;
};

/// Builds a world beside its target: `load` brings in sources and settles the identity of states,
/// then measures are added to `database()`, and `finish` puts the file in place. Anything that goes
/// wrong before leaves the old world as it was.
class Builder {
 public:
  /// Opens the new world beside its target. `progress` must outlive the Builder.
  Builder(BuilderOptions options, const Progress& progress);

  /// Reads the reference edition and every dataset found, and fills core.*.
  void load();

  /// The world as it is built, for the measures.
  store::Database& database() { return *database_; }
  /// What the build became: "full" or "reference"; set by `load`.
  const std::string& edition() const { return edition_; }

  /// Writes meta.build, closes the file and renames it to the target. Returns the seconds the build
  /// took.
  double finish();

 private:
  void open();
  /// Runs the SQL files of this module whose names begin so, in their order.
  void run_all(std::string_view prefix);
  void load_reference();
  void load_reference_table(const std::string& name);
  /// Reads the datasets that are streams of events, or the others.
  void load_datasets(SourceLoader& loader, bool streamed);
  void settle_identity();
  void settle_tables();
  void notice(const std::string& text);

  BuilderOptions options_;
  const Progress& progress_;
  std::chrono::system_clock::time_point started_;
  store::AtomicFile file_;
  store::WorkFolder work_;
  std::optional<store::Database> database_;
  std::optional<intake::FileIndex> index_;
  std::string edition_;
  int read_ = 0;
  int notices_ = 0;
};

}  // namespace orrery::world
