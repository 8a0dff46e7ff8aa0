// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "orrery/base/ahead.hpp"
#include "orrery/base/progress.hpp"
#include "orrery/intake/file_index.hpp"
#include "orrery/intake/stage.hpp"
#include "orrery/store/database.hpp"
#include "orrery/world/catalogue.hpp"
#include "orrery/world/texts_table.hpp"

namespace orrery::world {

/// How datasets are read.
struct LoadOptions {
  bool partial = false;  ///< take files of any number of rows
  int threads =
      0;  ///< that read event files; 0: all cores. Unless it is 1, files are made ready ahead
};

/// Reads datasets of the catalogue into a world that is being built: finds their files, stages
/// them, reads them into raw.<table> with declared types, checks keys and rows, runs the cleaning
/// SQL and writes meta.sources. A dataset without files is recorded as missing; a file that is
/// wrong throws Error{MissingData} with file:line, the value found and what was expected.
class SourceLoader {
 public:
  /// `work` is a folder for temporary files. `index` may be empty.
  SourceLoader(store::Database& database,
               const intake::FileIndex& index,
               std::filesystem::path work,
               LoadOptions options,
               const Progress& progress);

  /// Begins to make the files of these datasets ready (unpacked, in UTF-8, hashed) on a thread of
  /// its own. Each of them is to be loaded next, in this order.
  void prepare(std::span<const DatasetSpec* const> datasets);

  /// Loads one dataset; true if any of its releases was found.
  bool load(const DatasetSpec& dataset);

  /// True if any file of the dataset lies in the folders.
  static bool is_present(const DatasetSpec& dataset, const intake::FileIndex& index);

  /// What the user should know of the files read since the last call, such as lines that could not
  /// be read.
  std::vector<std::string> take_notices() { return std::exchange(notices_, {}); }

  /// Rows read so far, of all sources.
  std::int64_t rows() const { return rows_; }

 private:
  struct LoadedRelease;
  /// A file ready to be read into a table.
  using ReadyFile = std::variant<intake::StagedFile, UnpackedTexts>;

  ReadyFile make_ready(const FileSpec& file, const intake::FoundFile& found) const;
  std::optional<LoadedRelease> load_release(const DatasetSpec& dataset, const ReleaseSpec& release);
  void load_file(const FileSpec& file, const intake::FoundFile& found, LoadedRelease& loaded);
  void load_stream(const FileSpec& file, LoadedRelease& loaded);
  void create_empty(const FileSpec& file);
  void add_names(const DatasetSpec& dataset, const ReleaseSpec& release);
  void clean(const LoadedRelease& loaded);
  void drop_raw(const LoadedRelease& loaded);
  void record(const DatasetSpec& dataset,
              const ReleaseSpec& release,
              const LoadedRelease* loaded,
              const std::string& status,
              const std::string& note);

  store::Database& database_;
  const intake::FileIndex& index_;
  std::filesystem::path work_;
  LoadOptions options_;
  const Progress& progress_;
  std::optional<Ahead<ReadyFile>> ahead_;
  std::vector<std::string> notices_;
  std::int64_t rows_ = 0;
  int position_ = 0;
};

}  // namespace orrery::world
