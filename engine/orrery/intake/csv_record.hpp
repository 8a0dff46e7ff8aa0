// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orrery::intake {

/// How a delimited text is cut. A field is quoted only if the quote is its first byte; inside it a
/// doubled quote stands for one (RFC 4180). Quote '\0' means that nothing is quoted.
struct Dialect {
  char delimiter = ',';
  char quote = '"';
};

/// The fields of one record, without its line end. Text behind a closing quote belongs to the field
/// as it is.
std::vector<std::string> split_record(std::string_view record, Dialect dialect);

/// The value as one field of a comma-separated record: quoted only where RFC 4180 asks for it.
std::string csv_field(std::string_view value);

/// A byte of a text that ends a line.
struct LineEnd {
  std::size_t at;    ///< its position in the piece
  bool quoted;       ///< inside a quoted field, so the record goes on
  bool second_half;  ///< the LF of a CRLF, whose CR was reported before
};

/// Finds the line ends of a delimited text that comes in pieces: LF, CRLF and bare CR alike, with
/// the quoted ones marked. One pass, no copies; memory does not depend on the text.
class LineScanner {
 public:
  /// `first_line` is the number of the line at which the text begins, for reports.
  explicit LineScanner(Dialect dialect, std::uint64_t first_line = 1);

  /// Calls `on_end(LineEnd)` for each line end of the next piece; a false answer stops the scan for
  /// good.
  template <typename OnEnd>
  void scan(std::string_view piece, OnEnd&& on_end) {
    for (auto at = next_mark(piece, 0); at < piece.size(); at = next_mark(piece, at + 1)) {
      const char before = at > 0 ? piece[at - 1] : last_;
      if (piece[at] == dialect_.quote) {
        meet_quote(before, offset_ + at);
        continue;
      }
      const bool second_half = piece[at] == '\n' && before == '\r';
      if (!second_half) ++line_;
      if (!on_end(LineEnd{at, quoted_, second_half})) return;
    }
    if (!piece.empty()) last_ = piece.back();
    offset_ += piece.size();
  }

  /// The physical line that the byte after the last one seen is on; the first line has number 1.
  std::uint64_t line() const { return line_; }

  /// True while a quoted field is open.
  bool within_quotes() const { return quoted_; }
  /// The line on which the last quoted field began.
  std::uint64_t quote_line() const { return quote_line_; }

 private:
  std::size_t next_mark(std::string_view piece, std::size_t from) const;
  void meet_quote(char before, std::uint64_t at);

  Dialect dialect_;
  std::array<bool, 256> is_mark_{};
  std::uint64_t offset_ = 0;
  std::uint64_t line_;
  std::uint64_t quote_line_ = 0;
  std::uint64_t after_closing_ = 0;
  char last_ = '\n';
  bool quoted_ = false;
};

}  // namespace orrery::intake
