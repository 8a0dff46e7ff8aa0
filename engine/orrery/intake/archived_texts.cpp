// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/archived_texts.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/intake/byte_source.hpp"
#include "orrery/intake/text_stream.hpp"
#include "orrery/intake/wildcard.hpp"

namespace orrery::intake {
namespace {

constexpr std::size_t kPiece = std::size_t{64} * 1024;

std::string_view last_part(std::string_view name) {
  return name.substr(name.find_last_of('/') + 1);
}

bool is_hidden(std::string_view name) {
  return std::ranges::any_of(split(name, '/'), [](std::string_view part) {
    return part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..");
  });
}

Error too_much(const std::string& place, std::uint64_t most) {
  return Error(ErrorKind::Limit,
               fmt::format("'{}' unpacks to more than {} bytes", place, most),
               place,
               "unpack it by hand if you trust it");
}

/// An archive read from its first file to its last.
class Archive {
 public:
  Archive(std::string path, std::uint64_t max_unpacked)
      : path_(std::move(path)),
        left_(max_unpacked),
        most_(max_unpacked),
        handle_(archive_read_new(), &archive_read_free) {
    FileBytes readable(path_);  // says why a file cannot be read better than libarchive does
    auto* const handle = handle_.get();
    archive_read_support_format_tar(handle);
    archive_read_support_format_zip(handle);
    archive_read_support_filter_gzip(handle);
    archive_read_support_filter_bzip2(handle);
    archive_read_support_filter_xz(handle);
    archive_read_support_filter_zstd(handle);
    if (archive_read_open_filename(handle, path_.c_str(), kPiece) != ARCHIVE_OK) throw damaged();
  }

  /// Moves to the next regular file and gives its name; false after the last.
  bool next(std::string& name) {
    archive_entry* entry = nullptr;
    for (;;) {
      const int result = archive_read_next_header(handle_.get(), &entry);
      if (result == ARCHIVE_EOF) return false;
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN) throw damaged();
      if (archive_entry_filetype(entry) != AE_IFREG) continue;
      const char* found = archive_entry_pathname_utf8(entry);
      if (found == nullptr) found = archive_entry_pathname(entry);
      name = found != nullptr ? found : "";
      if (name.empty()) continue;
      if (valid_utf8_prefix(name) < name.size())
        throw Error(ErrorKind::MissingData,
                    fmt::format("'{}' has a file whose name is not UTF-8", path_),
                    path_,
                    "unpack it, and bring the folder");
      return true;
    }
  }

  /// The content of the file moved to.
  void read(const std::string& name, std::uint64_t most, std::string& bytes) {
    bytes.clear();
    for (;;) {
      const auto before = bytes.size();
      bytes.resize(before + kPiece);
      const auto got = archive_read_data(handle_.get(), bytes.data() + before, kPiece);
      if (got < 0) throw damaged();
      bytes.resize(before + static_cast<std::size_t>(got));
      if (got == 0) return;
      if (bytes.size() > most) throw too_much(path_ + "!" + name, most);
      if (static_cast<std::uint64_t>(got) > left_) throw too_much(path_, most_);
      left_ -= static_cast<std::uint64_t>(got);
    }
  }

 private:
  Error damaged() const {
    const char* const why = archive_error_string(handle_.get());
    return Error(ErrorKind::MissingData,
                 fmt::format("'{}' is truncated, damaged or no archive: {}",
                             path_,
                             why != nullptr ? why : "unknown reason"),
                 path_,
                 "download the file again");
  }

  std::string path_;
  std::uint64_t left_;
  std::uint64_t most_;
  std::unique_ptr<archive, int (*)(archive*)> handle_;
};

/// A text decoded; a byte that does not fit names its line.
std::string_view decoded(std::string_view bytes,
                         Encoding encoding,
                         const std::string& place,
                         std::string& whole) {
  TextDecoder decoder(encoding);
  const auto most = decoder.decode(bytes);
  if (!decoder.bad_byte()) {
    const auto rest = decoder.finish();
    if (rest.empty() && !decoder.bad_byte()) return most;
    whole.assign(most);
    whole += rest;
  }
  if (const auto& bad = decoder.bad_byte()) {
    const auto before = bytes.substr(0, bad->offset);
    throw Error(ErrorKind::MissingData,
                fmt::format("byte 0x{:02x} does not fit the encoding", bad->byte),
                fmt::format("{}:{}", place, 1 + std::ranges::count(before, '\n')),
                "save the text as UTF-8");
  }
  return whole;
}

}  // namespace

std::uint64_t read_archived_texts(const FoundFile& archive,
                                  const ArchivedTextsOptions& options,
                                  const TakeText& take) {
  Archive files(archive.path.string(), options.max_unpacked);
  std::uint64_t texts = 0;
  std::string name;
  std::string bytes;
  std::string whole;
  while (files.next(name)) {
    if (is_hidden(name) || !matches_wildcard(options.pattern, std::string(last_part(name))))
      continue;
    files.read(name, options.max_text, bytes);
    take(name, decoded(bytes, options.encoding, archive.path.string() + "!" + name, whole));
    ++texts;
  }
  return texts;
}

void read_text(const FoundFile& file,
               std::string_view name,
               const ArchivedTextsOptions& options,
               const TakeText& take) {
  TextStream stream(file, options.encoding, options.max_text);
  std::string text;
  for (auto piece = stream.next(); !piece.empty(); piece = stream.next()) text += piece;
  take(name, text);
}

std::int64_t words_in(std::string_view text) {
  std::int64_t words = 0;
  bool within = false;
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    words += static_cast<std::int64_t>(!blank && !within);
    within = !blank;
  }
  return words;
}

}  // namespace orrery::intake
