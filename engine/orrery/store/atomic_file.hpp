// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace orrery::store {

/// A file written beside its target and put in place by one rename: whoever looks sees the old file
/// or the new one whole. A writer that is killed leaves its part behind under a name that holds its
/// process id; the next writer of the same target sweeps up parts of processes that are gone.
class AtomicFile {
 public:
  /// Throws Error{Failure} when the target's folder does not exist or may not be written to.
  explicit AtomicFile(std::filesystem::path target);
  /// Removes the part if it was not committed.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Where to write.
  const std::filesystem::path& part() const { return part_; }

  /// Flushes the part to the disk and renames it to the target. Throws Error{Failure}.
  void commit();

 private:
  std::filesystem::path target_;
  std::filesystem::path part_;
  bool committed_ = false;
};

/// A folder for a run's temporary files beside `target`, removed with all it holds at the end;
/// stale ones of dead processes are swept up as with AtomicFile.
class WorkFolder {
 public:
  /// Makes the folder; throws Error{Failure} where none can be made.
  explicit WorkFolder(const std::filesystem::path& target);
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  /// The folder.
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace orrery::store
