// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>

namespace orrery::intake {

/// Writes a file through a buffer and checks every write: a full disk or quota throws
/// Error{Failure} "no space left" with the path as its place. Unless `finish` is reached, the
/// incomplete file is removed.
class FileWriter {
 public:
  /// Opens the path, emptying a file that is there.
  explicit FileWriter(const std::filesystem::path& path);

  /// Opens a new file in a folder, which is made if needed, by this name or, where it is taken, by
  /// "name-2", "name-3", … before the ending. Never overwrites a file.
  static FileWriter fresh(const std::filesystem::path& folder, const std::string& name);

  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;
  FileWriter(FileWriter&&) = delete;
  FileWriter& operator=(FileWriter&&) = delete;
  ~FileWriter();

  /// Appends text. Throws Error{Failure} when the disk refuses.
  void write(std::string_view text);
  /// Flushes and closes; must be called, and reports what a late write says.
  void finish();

  /// Writing more than this many bytes throws Error{Limit}.
  void limit(std::uint64_t max_bytes) { max_bytes_ = max_bytes; }

  /// The file that is written.
  const std::filesystem::path& path() const { return path_; }
  /// Bytes written so far.
  std::uint64_t bytes() const { return bytes_; }

 private:
  FileWriter(std::filesystem::path path, int descriptor);
  void flush();

  std::filesystem::path path_;
  int descriptor_;
  std::string buffer_;
  std::uint64_t bytes_ = 0;
  std::uint64_t max_bytes_ = std::numeric_limits<std::uint64_t>::max();
  bool is_regular_ = false;
  bool finished_ = false;
};

}  // namespace orrery::intake
