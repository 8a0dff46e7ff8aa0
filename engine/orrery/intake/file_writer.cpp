// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/file_writer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "orrery/base/error.hpp"

namespace orrery::intake {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} * 1024;
constexpr int kCreate = O_WRONLY | O_CREAT | O_CLOEXEC;
constexpr mode_t kMode = 0666;

Error unwritable(const std::filesystem::path& path, int problem, std::uint64_t at) {
  const bool full = problem == ENOSPC || problem == EDQUOT || problem == EFBIG;
  return full ? Error(ErrorKind::Failure,
                      fmt::format("no space left for '{}' after {} bytes", path.string(), at),
                      path.string(),
                      "free some space, or choose another folder")
              : Error(ErrorKind::Failure,
                      fmt::format("cannot write '{}': {}", path.string(), std::strerror(problem)),
                      path.string(),
                      "choose a folder that you may write to");
}

std::string numbered(const std::string& name, int number) {
  const std::filesystem::path whole(name);
  return number == 1
             ? name
             : fmt::format("{}-{}{}", whole.stem().string(), number, whole.extension().string());
}

int opened(const std::filesystem::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags, kMode);
  if (descriptor < 0) throw unwritable(path, errno, 0);
  return descriptor;
}

}  // namespace

FileWriter::FileWriter(std::filesystem::path path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {
  struct stat status {};
  is_regular_ = ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  buffer_.reserve(kBuffer);
}

FileWriter::FileWriter(const std::filesystem::path& path)
    : FileWriter(path, opened(path, kCreate | O_TRUNC)) {}

FileWriter FileWriter::fresh(const std::filesystem::path& folder, const std::string& name) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) throw unwritable(folder, problem.value(), 0);
  for (int number = 1;; ++number) {
    auto path = folder / numbered(name, number);
    const int descriptor = ::open(path.c_str(), kCreate | O_EXCL, kMode);
    if (descriptor >= 0) return FileWriter(std::move(path), descriptor);
    if (errno != EEXIST) throw unwritable(path, errno, 0);
  }
}

FileWriter::~FileWriter() {
  if (finished_) return;
  if (descriptor_ >= 0) ::close(descriptor_);
  std::error_code ignored;
  if (is_regular_) std::filesystem::remove(path_, ignored);
}

void FileWriter::write(std::string_view text) {
  bytes_ += text.size();
  if (bytes_ > max_bytes_)
    throw Error(ErrorKind::Limit,
                fmt::format("'{}' would grow beyond {} bytes", path_.string(), max_bytes_),
                path_.string());
  buffer_ += text;
  if (buffer_.size() >= kBuffer) flush();
}

void FileWriter::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const auto put = ::write(descriptor_, left.data(), left.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) throw unwritable(path_, errno, bytes_ - left.size());
    left.remove_prefix(static_cast<std::size_t>(put));
  }
  buffer_.clear();
}

void FileWriter::finish() {
  flush();
  // Network disks tell only on closing that the space ran out.
  if (::close(std::exchange(descriptor_, -1)) != 0) throw unwritable(path_, errno, bytes_);
  finished_ = true;
}

}  // namespace orrery::intake
