// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/byte_source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/intake/gzip_bytes.hpp"
#include "orrery/intake/wildcard.hpp"
#include "orrery/intake/zip_archive.hpp"

namespace orrery::intake {
namespace {

constexpr std::size_t kPiece = std::size_t{64} * 1024;
constexpr std::string_view kGzipMagic = "\x1f\x8b";
constexpr std::string_view kZipMagic = "PK\x03\x04";

std::string hint_for(int problem) {
  if (problem == EACCES || problem == EPERM)
    return "make the file readable for your account, for example with chmod u+r";
  if (problem == ENOENT) return "check the name, and the folders given with --data";
  return "copy the file again from where it came";
}

Error unreadable(const std::filesystem::path& path, int problem) {
  return Error(ErrorKind::MissingData,
               fmt::format("cannot read '{}': {}", path.string(), std::strerror(problem)),
               path.string(),
               hint_for(problem));
}

/// A source whose first piece was already taken to look at it.
class Rewound : public ByteSource {
 public:
  Rewound(std::unique_ptr<ByteSource> source, std::string_view first)
      : source_(std::move(source)), first_(first) {}

  std::string_view next() override {
    if (!first_.empty()) return std::exchange(first_, {});
    return source_->next();
  }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string_view first_;
};

/// Stops a packed file that unpacks to far more than any dataset holds.
class Limited : public ByteSource {
 public:
  Limited(std::unique_ptr<ByteSource> source, std::uint64_t max_bytes, std::string place)
      : source_(std::move(source)), max_bytes_(max_bytes), place_(std::move(place)) {}

  std::string_view next() override {
    const auto piece = source_->next();
    bytes_ += piece.size();
    if (bytes_ > max_bytes_)
      throw Error(ErrorKind::Limit,
                  fmt::format("'{}' unpacks to more than {} bytes", place_, max_bytes_),
                  place_,
                  "unpack it by hand if you trust it");
    return piece;
  }

 private:
  std::unique_ptr<ByteSource> source_;
  std::uint64_t max_bytes_;
  std::uint64_t bytes_ = 0;
  std::string place_;
};

FoundFile only_member(const std::filesystem::path& archive) {
  const auto listing = list_zip(archive);
  if (!listing.complaint.empty())
    throw Error(ErrorKind::MissingData,
                fmt::format("'{}' {}", archive.string(), listing.complaint),
                archive.string(),
                "download the file again");
  if (listing.members.size() == 1) return {archive, listing.members.front()};
  throw Error(
      ErrorKind::MissingData,
      fmt::format("'{}' is a zip archive of {} files", archive.string(), listing.members.size()),
      archive.string(),
      listing.members.empty()
          ? "download it again"
          : "name one of them, such as " + FoundFile{archive, listing.members.front()}.place());
}

enum class Packing { None, Gzip, Zip };

/// How a file on disk is packed, by its first bytes; the name ".gz" counts as well, so that a
/// damaged beginning is told as such.
Packing packing_of(const FoundFile& file) {
  FileBytes bytes(file.path);
  const auto first = bytes.next();
  if (first.starts_with(kZipMagic)) return Packing::Zip;
  const bool gzip = first.starts_with(kGzipMagic) || matches_wildcard("*.gz", file.name());
  return gzip ? Packing::Gzip : Packing::None;
}

std::unique_ptr<ByteSource> unwrap_gzip(std::unique_ptr<ByteSource> source, const FoundFile& file) {
  const auto first = source->next();
  if (first.starts_with(kGzipMagic)) {
    auto packed = std::make_unique<Rewound>(std::move(source), first);
    return std::make_unique<GzipBytes>(std::move(packed), file.place());
  }
  const bool named_gzip = matches_wildcard("*.gz", file.name());
  if (named_gzip && !first.empty())
    throw Error(ErrorKind::MissingData,
                fmt::format("'{}' is not gzip data", file.place()),
                file.place(),
                "download it again; if it is plain text, take .gz off its name");
  return std::make_unique<Rewound>(std::move(source), first);
}

}  // namespace

FileBytes::FileBytes(std::filesystem::path path)
    : path_(std::move(path)), buffer_(new char[kPiece]) {
  // Without O_NONBLOCK a named pipe would wait for a writer for ever.
  descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor_ < 0) throw unreadable(path_, errno);
  struct stat status {};
  const bool known = ::fstat(descriptor_, &status) == 0;
  if (known && S_ISREG(status.st_mode)) {
    size_ = static_cast<std::uint64_t>(status.st_size);
    return;
  }
  ::close(descriptor_);
  throw Error(ErrorKind::MissingData,
              fmt::format("'{}' is {}, not a file",
                          path_.string(),
                          known && S_ISDIR(status.st_mode) ? "a folder" : "a device"),
              path_.string(),
              "name the file itself");
}

FileBytes::~FileBytes() {
  ::close(descriptor_);
}

std::string_view FileBytes::next() {
  std::size_t filled = 0;
  while (filled < kPiece) {
    const auto got = ::read(descriptor_, buffer_.get() + filled, kPiece - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw unreadable(path_, errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return {buffer_.get(), filled};
}

std::unique_ptr<ByteSource> open_bytes(const FoundFile& file, std::uint64_t max_bytes) {
  FoundFile stored = file;
  if (file.member.empty()) {
    const auto packing = packing_of(file);
    if (packing == Packing::None) return std::make_unique<FileBytes>(file.path);
    if (packing == Packing::Zip) stored = only_member(file.path);
  }
  std::unique_ptr<ByteSource> bytes;
  if (stored.member.empty())
    bytes = std::make_unique<FileBytes>(stored.path);
  else
    bytes = open_zip_member(stored.path, stored.member);
  return std::make_unique<Limited>(
      unwrap_gzip(std::move(bytes), stored), max_bytes, stored.place());
}

bool is_unpacked(const FoundFile& file) {
  return file.member.empty() && packing_of(file) == Packing::None;
}

std::string read_all(ByteSource& source) {
  std::string text;
  for (auto piece = source.next(); !piece.empty(); piece = source.next()) text += piece;
  return text;
}

}  // namespace orrery::intake
