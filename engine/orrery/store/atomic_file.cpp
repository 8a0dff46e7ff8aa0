// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

#include "orrery/base/error.hpp"

namespace orrery::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPartMark = ".part-";
constexpr std::string_view kWorkMark = ".work-";

fs::path folder_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

fs::path marked(const fs::path& target, std::string_view mark) {
  return folder_of(target) / fmt::format("{}{}{}", target.filename().string(), mark, ::getpid());
}

bool is_running(int process) {
  return ::kill(process, 0) == 0 || errno == EPERM;
}

/// The process id in "<target><mark><pid>…", or 0.
int owner_of(const std::string& name, const std::string& prefix) {
  if (!name.starts_with(prefix)) return 0;
  int process = 0;
  std::from_chars(name.data() + prefix.size(), name.data() + name.size(), process);
  return process;
}

void sweep_stale(const fs::path& target) {
  std::error_code ignored;
  for (const auto mark : {kPartMark, kWorkMark}) {
    const auto prefix = target.filename().string() + std::string(mark);
    for (const auto& entry : fs::directory_iterator(folder_of(target), ignored)) {
      const int owner = owner_of(entry.path().filename().string(), prefix);
      if (owner > 0 && !is_running(owner)) fs::remove_all(entry.path(), ignored);
    }
  }
}

void require_writable_folder(const fs::path& target) {
  const auto folder = folder_of(target);
  if (!fs::is_directory(folder)) {
    throw Error(ErrorKind::Failure,
                fmt::format("the folder {} does not exist", folder.string()),
                target.string(),
                fmt::format("make it with `mkdir -p {}`", folder.string()));
  }
  if (fs::is_directory(target)) {
    throw Error(ErrorKind::Failure,
                fmt::format("{} is a folder, a file name was expected", target.string()),
                target.string(),
                fmt::format("name a file in it, such as {}", (target / "world.duckdb").string()));
  }
  if (::access(folder.c_str(), W_OK | X_OK) != 0) {
    throw Error(ErrorKind::Failure,
                fmt::format("the folder {} may not be written to", folder.string()),
                target.string(),
                "choose a folder you may write to");
  }
}

void sync_to_disk(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  const bool failed = ::fsync(descriptor) != 0 && errno != EINVAL;
  const int reason = errno;
  ::close(descriptor);
  if (failed) {
    throw Error(ErrorKind::Failure,
                std::string("could not write to the disk: ") + std::strerror(reason),
                path.string());
  }
}

void remove_part(const fs::path& part) {
  std::error_code ignored;
  fs::remove(part, ignored);
  fs::remove(part.string() + ".wal", ignored);
}

}  // namespace

AtomicFile::AtomicFile(fs::path target)
    : target_(std::move(target)), part_(marked(target_, kPartMark)) {
  require_writable_folder(target_);
  sweep_stale(target_);
  remove_part(part_);
}

AtomicFile::~AtomicFile() {
  if (!committed_) remove_part(part_);
}

void AtomicFile::commit() {
  sync_to_disk(part_);
  std::error_code failure;
  fs::rename(part_, target_, failure);
  if (failure) {
    throw Error(ErrorKind::Failure,
                fmt::format("could not put {} in place: {}", target_.string(), failure.message()),
                target_.string());
  }
  committed_ = true;
  sync_to_disk(folder_of(target_));
}

WorkFolder::WorkFolder(const fs::path& target) : path_(marked(target, kWorkMark)) {
  require_writable_folder(target);
  sweep_stale(target);
  std::error_code failure;
  fs::create_directories(path_, failure);
  if (failure) {
    throw Error(ErrorKind::Failure,
                fmt::format("could not make the folder {}: {}", path_.string(), failure.message()),
                path_.string());
  }
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace orrery::store
