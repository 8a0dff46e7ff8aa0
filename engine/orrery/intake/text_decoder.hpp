// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace orrery::intake {

/// How a text file writes its characters.
enum class Encoding {
  Utf8,
  Latin1,       ///< ISO 8859-1
  Windows1252,  ///< Latin-1 with curly quotes, dashes and the euro sign in 0x80–0x9F
};

/// A byte that has no meaning in the encoding.
struct BadByte {
  std::uint64_t offset;  ///< its position in the text, from 0
  unsigned char byte;
};

/// Turns pieces of a text into UTF-8, checks it, and drops byte order marks at its begin. A text
/// that begins with the UTF-8 byte order mark is UTF-8 whatever was declared. Text that needs no
/// change is passed on without a copy.
class TextDecoder {
 public:
  /// For text that was declared to be in this encoding.
  explicit TextDecoder(Encoding encoding) : encoding_(encoding) {}

  /// The next piece in UTF-8, whole characters only; valid until the next call and while `bytes`
  /// is. May be empty before the end. If it meets a bad byte it returns the text before it and
  /// `bad_byte` is set.
  std::string_view decode(std::string_view bytes);

  /// What is left at the end of the text. A character that is cut off is a bad byte.
  std::string_view finish();

  /// The first byte that does not fit the encoding, once it was met.
  const std::optional<BadByte>& bad_byte() const { return bad_byte_; }

  /// True if the text so far differs from its bytes.
  bool changed() const { return changed_; }

 private:
  std::string_view begin(std::string_view bytes);
  std::string_view checked(std::string_view bytes);
  std::string_view transcoded(std::string_view bytes);

  Encoding encoding_;
  std::string carry_;
  std::string joined_;
  std::uint64_t offset_ = 0;
  std::optional<BadByte> bad_byte_;
  bool begun_ = false;
  bool changed_ = false;
};

/// The length of the longest prefix that is well-formed UTF-8 (Unicode 15, table 3-7): no overlong
/// forms, no surrogates, nothing above U+10FFFF. About 10 GB/s for ASCII.
std::size_t valid_utf8_prefix(std::string_view text);

}  // namespace orrery::intake
