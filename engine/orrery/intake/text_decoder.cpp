// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/text_decoder.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace orrery::intake {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Windows-1252 in 0x80–0x9F (Unicode's CP1252.TXT); 0 where the code page has no character.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char16_t code_point(unsigned char byte, Encoding encoding) {
  const bool in_extension = byte >= 0x80 && byte < 0xA0;
  return encoding == Encoding::Windows1252 && in_extension ? kWindows1252[byte - 0x80U] : byte;
}

void append_utf8(std::string& text, char16_t point) {
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0 | (point >> 6));
    text += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | (point >> 12));
    text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (point & 0x3F));
  }
}

std::size_t ascii_prefix(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

/// What may follow a lead byte: how many bytes, and the range of the first of them.
struct Sequence {
  std::size_t following;
  unsigned char low;
  unsigned char high;
};

Sequence sequence_of(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return {1, 0x80, 0xBF};
  if (lead == 0xE0) return {2, 0xA0, 0xBF};
  if (lead == 0xED) return {2, 0x80, 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {2, 0x80, 0xBF};
  if (lead == 0xF0) return {3, 0x90, 0xBF};
  if (lead >= 0xF1 && lead <= 0xF3) return {3, 0x80, 0xBF};
  if (lead == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

/// How many bytes at the front fit one character that is not ASCII, and whether it is complete.
struct Fit {
  std::size_t bytes;
  bool complete;
};

Fit fit_character(std::string_view text) {
  const auto sequence = sequence_of(static_cast<unsigned char>(text.front()));
  if (sequence.following == 0) return {0, false};
  std::size_t bytes = 1;
  while (bytes <= sequence.following && bytes < text.size()) {
    const auto byte = static_cast<unsigned char>(text[bytes]);
    const bool fits =
        bytes == 1 ? byte >= sequence.low && byte <= sequence.high : (byte & 0xC0U) == 0x80;
    if (!fits) return {bytes, false};
    ++bytes;
  }
  return {bytes, bytes == sequence.following + 1};
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t at = 0;
  for (;;) {
    at += ascii_prefix(text.substr(at));
    if (at == text.size()) return at;
    const auto fit = fit_character(text.substr(at));
    if (!fit.complete) return at;
    at += fit.bytes;
  }
}

std::string_view TextDecoder::decode(std::string_view bytes) {
  if (bad_byte_ || bytes.empty()) return {};
  if (!carry_.empty()) {
    joined_ = std::exchange(carry_, {});
    joined_ += bytes;
    bytes = joined_;
  }
  while (!begun_) {
    if (bytes.size() < kByteOrderMark.size()) {
      carry_ = bytes;
      return {};
    }
    bytes = begin(bytes);
  }
  return encoding_ == Encoding::Utf8 ? checked(bytes) : transcoded(bytes);
}

std::string_view TextDecoder::begin(std::string_view bytes) {
  if (!bytes.starts_with(kByteOrderMark)) {
    begun_ = true;
    return bytes;
  }
  // Files that went through two programs may begin with two marks, so the next bytes are looked at
  // again.
  encoding_ = Encoding::Utf8;
  changed_ = true;
  offset_ += kByteOrderMark.size();
  return bytes.substr(kByteOrderMark.size());
}

std::string_view TextDecoder::checked(std::string_view bytes) {
  const auto valid = valid_utf8_prefix(bytes);
  const auto rest = bytes.substr(valid);
  offset_ += valid;
  if (!rest.empty()) {
    const auto fit = fit_character(rest);
    if (fit.bytes == rest.size())
      carry_ = rest;
    else
      bad_byte_ = BadByte{offset_, static_cast<unsigned char>(rest.front())};
  }
  return bytes.substr(0, valid);
}

std::string_view TextDecoder::transcoded(std::string_view bytes) {
  const auto plain = ascii_prefix(bytes);
  offset_ += plain;
  if (plain == bytes.size()) return bytes;
  changed_ = true;
  std::string text(bytes.substr(0, plain));
  for (const char c : bytes.substr(plain)) {
    const auto byte = static_cast<unsigned char>(c);
    const auto point = code_point(byte, encoding_);
    if (point == 0 && byte != 0) {
      bad_byte_ = BadByte{offset_, byte};
      break;
    }
    append_utf8(text, point);
    ++offset_;
  }
  joined_ = std::move(text);
  return joined_;
}

std::string_view TextDecoder::finish() {
  if (bad_byte_ || carry_.empty()) return {};
  joined_ = std::exchange(carry_, {});
  begun_ = true;
  const auto text = encoding_ == Encoding::Utf8 ? checked(joined_) : transcoded(joined_);
  if (!carry_.empty()) bad_byte_ = BadByte{offset_, static_cast<unsigned char>(carry_.front())};
  return text;
}

}  // namespace orrery::intake
