// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace orrery::norms {

/// Parts a text into words, one after the other, in the form in which they are compared: case
/// folded, without accents (Unicode NFKD).
///
/// A word is a run of letters and digits. An apostrophe between letters belongs to the word, and a
/// possessive 's at its end is dropped; everything else parts words, a hyphen too, so that
/// "rules-based" is two words. Soft hyphens and marks of no width are as if they were not there.
/// Bytes that are not UTF-8 part words. Scripts that do not part words, such as Chinese, give one
/// word a run.
class TokenReader {
 public:
  /// Begins with a text, which must live while it is read.
  void begin(std::string_view text) {
    text_ = text;
    at_ = 0;
  }

  /// Moves to the next word; false at the end.
  bool next();

  /// The word; valid until the next call.
  std::string_view word() const { return word_; }

 private:
  /// What the bytes at a place are: their folded letters, "" for what parts words.
  struct Piece {
    std::string letters;
    bool ignored = false;
    bool apostrophe = false;
  };
  const Piece& wide_piece(std::size_t length);
  bool apostrophe_joins(std::size_t length);

  std::string_view text_;
  std::size_t at_ = 0;
  std::string word_;
  std::unordered_map<std::string, Piece> wide_;  // letters beyond ASCII that were met
};

}  // namespace orrery::norms
