// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "orrery/intake/found_file.hpp"

namespace orrery::intake {

/// Bytes read piece by piece, so that a file of gigabytes needs a few hundred kilobytes of memory.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ByteSource(ByteSource&&) = delete;
  ByteSource& operator=(ByteSource&&) = delete;
  virtual ~ByteSource() = default;

  /// The next piece, valid until the next call; empty at the end. Every piece but the last is at
  /// least a few bytes long, so the first one shows how the file begins.
  virtual std::string_view next() = 0;
};

/// The bytes of a regular file as they lie on disk. Throws Error{MissingData} for a file that is
/// missing, unreadable, a folder or a device.
class FileBytes : public ByteSource {
 public:
  /// Opens the file.
  explicit FileBytes(std::filesystem::path path);
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  FileBytes(FileBytes&&) = delete;
  FileBytes& operator=(FileBytes&&) = delete;
  ~FileBytes() override;

  std::string_view next() override;

  /// The file's size in bytes when it was opened.
  std::uint64_t size() const { return size_; }

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::unique_ptr<char[]> buffer_;
};

/// The content of a dataset file without its packing: a zip member is unpacked, and so is gzip,
/// which is known by its first bytes, not by its name. A zip archive given without a member must
/// hold exactly one. Truncated or damaged packing throws Error{MissingData} with the place; more
/// than `max_bytes` unpacked bytes throw Error{Limit}.
std::unique_ptr<ByteSource> open_bytes(const FoundFile& file, std::uint64_t max_bytes);

/// True if the file is stored as it is: neither a zip member nor packed.
bool is_unpacked(const FoundFile& file);

/// The whole content as one text; for parts that are known to be small.
std::string read_all(ByteSource& source);

}  // namespace orrery::intake
