// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "orrery/base/error.hpp"

namespace orrery::cli {
namespace {

namespace fs = std::filesystem;

bool is_standard_output(const fs::path& file) {
  return file.empty() || file == "-";
}

Error failed(std::string_view what, const fs::path& file, int reason) {
  return {
      ErrorKind::Failure,
      fmt::format("cannot {} {}: {}", what, file.string(), std::generic_category().message(reason)),
      {},
      "choose another place with -o"};
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

// The file that the path means, behind any symbolic links.
fs::path target_of(const fs::path& file) {
  std::error_code ignored;
  const auto target = fs::weakly_canonical(file, ignored);
  return ignored ? file : target;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

// 0, or the number of the error.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// The rights a new file would have: 0666 less the mask. The mask can be read only by setting it.
mode_t rights_of_new_file() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

void write_straight(const fs::path& file, std::string_view text) {
  const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
  if (descriptor.number() < 0) throw failed("write", file, errno);
  if (const int reason = write_all(descriptor.number(), text); reason != 0)
    throw failed("write", file, reason);
}

void write_beside_and_rename(const fs::path& file, std::string_view text) {
  std::string beside =
      (folder_of(file) / fmt::format(".{}.XXXXXX", file.filename().string())).string();
  Descriptor descriptor(::mkstemp(beside.data()));
  if (descriptor.number() < 0) throw failed("write", file, errno);
  int reason = write_all(descriptor.number(), text);
  if (reason == 0 && ::fchmod(descriptor.number(), rights_of_new_file()) != 0) reason = errno;
  if (reason == 0 && ::fsync(descriptor.number()) != 0) reason = errno;
  if (descriptor.close() != 0 && reason == 0) reason = errno;
  if (reason == 0 && ::rename(beside.c_str(), file.c_str()) != 0) reason = errno;
  if (reason != 0) {
    ::unlink(beside.c_str());
    throw failed("write", file, reason);
  }
}

}  // namespace

void check_writable(const fs::path& file) {
  if (is_standard_output(file)) return;
  const auto folder = folder_of(target_of(file));
  std::error_code ignored;
  if (fs::is_directory(file, ignored)) throw failed("write", file, EISDIR);
  if (!fs::exists(folder, ignored)) throw failed("write", file, ENOENT);
  if (!fs::is_directory(folder, ignored)) throw failed("write", file, ENOTDIR);
  const bool replaces = !fs::exists(file, ignored) || fs::is_regular_file(file, ignored);
  if (replaces && ::access(folder.c_str(), W_OK) != 0) throw failed("write", file, errno);
}

void write_output(const fs::path& file, std::string_view text) {
  if (is_standard_output(file)) {
    if (const int reason = write_all(STDOUT_FILENO, text); reason != 0)
      throw failed("write", "standard output", reason);
    return;
  }
  check_writable(file);
  std::error_code ignored;
  const auto target = target_of(file);
  const bool special = fs::exists(target, ignored) && !fs::is_regular_file(target, ignored);
  if (special) {
    write_straight(target, text);
  } else {
    write_beside_and_rename(target, text);
  }
}

}  // namespace orrery::cli
