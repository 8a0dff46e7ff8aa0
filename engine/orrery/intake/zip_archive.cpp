// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/zip_archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::intake {
namespace {

constexpr std::size_t kPiece = std::size_t{64} * 1024;

std::string name_of(archive_entry* entry) {
  // libarchive gives no plain name for a UTF-8 one where the locale is not UTF-8.
  if (const char* name = archive_entry_pathname_utf8(entry)) return name;
  if (const char* name = archive_entry_pathname(entry)) return name;
  return {};
}

/// A zip archive ends with a record that points to its directory and may carry a comment of up to
/// 64 KiB; without the record the archive was cut off.
bool ends_as_zip(const std::filesystem::path& path, std::uint64_t size) {
  constexpr std::uint64_t kFarthest = 22 + 65535;
  std::ifstream file(path, std::ios::binary);
  const auto reach = std::min<std::uint64_t>(size, kFarthest);
  std::string tail(reach, '\0');
  file.seekg(static_cast<std::streamoff>(size - reach));
  file.read(tail.data(), static_cast<std::streamsize>(reach));
  const auto at = tail.rfind("PK\x05\x06");
  return at != std::string::npos && tail.size() - at >= 22;
}

class Zip {
 public:
  explicit Zip(std::filesystem::path path)
      : path_(std::move(path)), handle_(archive_read_new(), &archive_read_free) {
    FileBytes readable(path_);
    if (!readable.next().starts_with("PK"))
      complaint_ = "is not a zip archive";
    else if (!ends_as_zip(path_, readable.size()))
      complaint_ = fmt::format("is truncated after {} bytes", readable.size());
    archive_read_support_format_zip(handle_.get());
    if (archive_read_open_filename(handle_.get(), path_.c_str(), kPiece) != ARCHIVE_OK) complain();
  }

  /// Moves to the next file that has a name; null after the last or at damage.
  archive_entry* next_file() {
    archive_entry* entry = nullptr;
    for (;;) {
      const int result = archive_read_next_header(handle_.get(), &entry);
      if (result == ARCHIVE_EOF) return nullptr;
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
        complain();
        return nullptr;
      }
      if (archive_entry_filetype(entry) != AE_IFDIR && !name_of(entry).empty()) return entry;
    }
  }

  std::size_t read(char* to, std::size_t most) {
    const auto got = archive_read_data(handle_.get(), to, most);
    if (got >= 0) return static_cast<std::size_t>(got);
    complain();
    throw error();
  }

  const std::string& complaint() const { return complaint_; }

  Error error() const {
    return Error(ErrorKind::MissingData,
                 fmt::format("'{}' {}", path_.string(), complaint_),
                 path_.string(),
                 "download the file again");
  }

 private:
  void complain() {
    if (!complaint_.empty()) return;
    const char* const why = archive_error_string(handle_.get());
    complaint_ = fmt::format("is a damaged or unusual zip archive: {}",
                             why != nullptr ? why : "unknown reason");
  }

  std::filesystem::path path_;
  std::unique_ptr<archive, int (*)(archive*)> handle_;
  std::string complaint_;
};

class ZipMember : public ByteSource {
 public:
  ZipMember(const std::filesystem::path& archive, const std::string& member)
      : zip_(archive), buffer_(new char[kPiece]) {
    if (!zip_.complaint().empty()) throw zip_.error();
    std::vector<std::string> others;
    while (auto* entry = zip_.next_file()) {
      others.push_back(name_of(entry));
      if (others.back() == member) return;
    }
    if (!zip_.complaint().empty()) throw zip_.error();
    const auto near = closest(member, others);
    throw Error(ErrorKind::MissingData,
                fmt::format("'{}' has no file '{}'", archive.string(), member),
                archive.string(),
                did_you_mean(near, ""));
  }

  std::string_view next() override {
    std::size_t filled = 0;
    while (filled < kPiece) {
      const auto got = zip_.read(buffer_.get() + filled, kPiece - filled);
      if (got == 0) break;
      filled += got;
    }
    return {buffer_.get(), filled};
  }

 private:
  Zip zip_;
  std::unique_ptr<char[]> buffer_;
};

}  // namespace

ZipListing list_zip(const std::filesystem::path& archive) {
  Zip zip(archive);
  ZipListing listing;
  while (auto* entry = zip.next_file()) listing.members.push_back(name_of(entry));
  listing.complaint = zip.complaint();
  return listing;
}

std::unique_ptr<ByteSource> open_zip_member(const std::filesystem::path& archive,
                                            const std::string& member) {
  return std::make_unique<ZipMember>(archive, member);
}

}  // namespace orrery::intake
