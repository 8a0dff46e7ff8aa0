// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/speeches/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "orrery/base/text.hpp"

namespace orrery::norms {
namespace {

/// The folded letter or digit of an ASCII byte, 0 for one that parts words.
constexpr std::array<char, 256> kLetters = [] {
  std::array<char, 256> letters{};
  for (int c = 'a'; c <= 'z'; ++c) letters[static_cast<std::size_t>(c)] = static_cast<char>(c);
  for (int c = 'A'; c <= 'Z'; ++c)
    letters[static_cast<std::size_t>(c)] = static_cast<char>(c - 'A' + 'a');
  for (int c = '0'; c <= '9'; ++c) letters[static_cast<std::size_t>(c)] = static_cast<char>(c);
  return letters;
}();

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// Bytes of the character that begins with this one; 1 for what cannot begin one.
std::size_t length_of(unsigned char first) {
  if (first >= 0xF0 && first < 0xF8) return 4;
  if (first >= 0xE0) return first < 0xF0 ? 3 : 1;
  return first >= 0xC2 ? 2 : 1;
}

std::uint32_t code_point(std::string_view bytes) {
  static constexpr std::array<std::uint32_t, 5> kFirst{0, 0x7F, 0x1F, 0x0F, 0x07};
  std::uint32_t point = byte_at(bytes, 0) & kFirst[bytes.size()];
  for (std::size_t i = 1; i < bytes.size(); ++i) point = point << 6 | (byte_at(bytes, i) & 0x3FU);
  return point;
}

/// Soft hyphen, combining marks, zero-width characters, byte order mark.
bool is_ignored(std::uint32_t point) {
  return point == 0xAD || (point >= 0x300 && point <= 0x36F) ||
         (point >= 0x200B && point <= 0x200D) || point == 0x2060 || point == 0xFEFF;
}

bool is_apostrophe(std::uint32_t point) {
  return point == '\'' || point == 0x2019 || point == 0x2BC;
}

/// Without the 's of a possessive.
void drop_possessive(std::string& word) {
  if (word.size() > 2 && word.ends_with("'s")) word.resize(word.size() - 2);
}

}  // namespace

const TokenReader::Piece& TokenReader::wide_piece(std::size_t length) {
  const auto bytes = text_.substr(at_, length);
  const auto [found, is_new] = wide_.try_emplace(std::string(bytes));
  if (is_new && bytes.size() == length) {
    const auto point = code_point(bytes);
    auto& piece = found->second;
    piece.ignored = is_ignored(point);
    piece.apostrophe = is_apostrophe(point);
    if (!piece.ignored && !piece.apostrophe) piece.letters = folded(bytes);
    // A sign that folds to several words ("½") is not worth parting.
    std::erase(piece.letters, ' ');
  }
  return found->second;
}

bool TokenReader::apostrophe_joins(std::size_t length) {
  const auto after = at_ + length;
  if (word_.empty() || after >= text_.size()) return false;
  const auto next = byte_at(text_, after);
  const char last = word_.back();
  return (last < '0' || last > '9') && (next >= 0x80 || (kLetters[next] >= 'a'));
}

bool TokenReader::next() {
  word_.clear();
  while (at_ < text_.size()) {
    const auto byte = byte_at(text_, at_);
    if (const char letter = kLetters[byte]; letter != 0) {
      word_ += letter;
      ++at_;
      continue;
    }
    std::size_t length = 1;
    bool apostrophe = byte == '\'';
    if (byte >= 0x80) {
      length = length_of(byte);
      const auto& piece = wide_piece(length);
      if (!piece.letters.empty() || piece.ignored) {
        word_ += piece.letters;
        at_ += length;
        continue;
      }
      apostrophe = piece.apostrophe;
    }
    if (apostrophe && apostrophe_joins(length)) {
      word_ += '\'';
      at_ += length;
      continue;
    }
    at_ += length;
    if (!word_.empty()) break;
  }
  at_ = std::min(at_, text_.size());
  drop_possessive(word_);
  return !word_.empty();
}

}  // namespace orrery::norms
