// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zlib.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "orrery/intake/byte_source.hpp"

namespace orrery::intake {

/// Unpacks gzip (RFC 1952), one or several streams behind each other, and checks every stream's
/// CRC-32 and length; zero bytes after the last stream are padding. zlib is used for it because
/// libarchive's gzip filter compares neither checksum nor length. Throws Error{MissingData} with
/// the number of packed bytes at which the data end or go wrong.
class GzipBytes : public ByteSource {
 public:
  /// `place` names the file in reports.
  GzipBytes(std::unique_ptr<ByteSource> packed, std::string place);
  GzipBytes(const GzipBytes&) = delete;
  GzipBytes& operator=(const GzipBytes&) = delete;
  GzipBytes(GzipBytes&&) = delete;
  GzipBytes& operator=(GzipBytes&&) = delete;
  ~GzipBytes() override;

  std::string_view next() override;

 private:
  bool refill();
  bool starts_next_stream();

  std::unique_ptr<ByteSource> packed_;
  std::string place_;
  std::unique_ptr<char[]> buffer_;
  z_stream stream_{};
  std::uint64_t packed_bytes_ = 0;
  bool within_stream_ = true;
  bool ended_ = false;
};

}  // namespace orrery::intake
