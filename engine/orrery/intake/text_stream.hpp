// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "orrery/intake/byte_source.hpp"
#include "orrery/intake/text_decoder.hpp"

namespace orrery::intake {

/// The text of a dataset file: unpacked, in UTF-8, without a byte order mark, piece by piece.
class TextStream {
 public:
  /// Opens the file. Unpacking to more than `max_bytes` throws Error{Limit}.
  TextStream(FoundFile file, Encoding encoding, std::uint64_t max_bytes);

  /// The next piece, valid until the next call; empty at the end. A byte that does not fit the
  /// encoding throws Error{MissingData} with the byte, and the place as file:line.
  std::string_view next();

  /// True if the text so far differs from the file's unpacked bytes.
  bool changed() const { return decoder_.changed(); }

 private:
  [[noreturn]] void refuse(BadByte bad) const;

  FoundFile file_;
  std::uint64_t max_bytes_;
  std::unique_ptr<ByteSource> source_;
  TextDecoder decoder_;
  bool ended_ = false;
};

}  // namespace orrery::intake
