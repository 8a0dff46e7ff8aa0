// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/progress.hpp"
#include "orrery/intake/found_file.hpp"

namespace orrery::intake {

/// The files under the data folders, by name. Made by one walk; looking up costs no disk access.
///
/// Folders are searched in depth. Hidden files and folders (".git"), and macOS's "__MACOSX" are
/// left out. A folder that is reached twice, through a link or a second data folder, is read once,
/// so links cannot lead in circles. Zip archives are listed, not unpacked. What cannot be read is
/// left out with a notice.
class FileIndex {
 public:
  /// Throws Error{MissingData} for a data folder that does not exist or is not a folder.
  explicit FileIndex(std::span<const std::filesystem::path> folders, const Progress& progress = {});

  /// The best match for a file name: `*` and `?` are wildcards, the case of A–Z does not count, and
  /// "x.csv" also finds "x.csv.gz" and a zip member of either name. A pattern with slashes must
  /// match as many last parts of the path ("wdi/*.csv"). An earlier data folder wins; within one, a
  /// plain file before gzip before a zip member, then the one less deep, then the order of the
  /// paths' bytes.
  std::optional<FoundFile> find(std::string_view pattern) const;

  /// All matches, best first.
  std::vector<FoundFile> find_all(std::string_view pattern) const;

  /// Like `find`, but throws Error{MissingData} naming the pattern, with files of a like name as a
  /// hint.
  FoundFile need(std::string_view pattern) const;

  /// How many files were found, members of zip archives counted singly.
  std::size_t size() const { return files_.size(); }

 private:
  std::vector<FoundFile> files_;
  std::vector<std::filesystem::path> folders_;
};

}  // namespace orrery::intake
