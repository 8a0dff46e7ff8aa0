// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace orrery::events {

/// Bytes that must be readable behind a text that is split: it is looked at in words of eight.
inline constexpr std::size_t kSlack = 8;

/// The fields of one line.
class Fields {
 public:
  /// Fields beyond this number are counted but not kept.
  static constexpr std::size_t kMost = 96;

  /// Cuts the line that begins at `begin` at every delimiter and returns where the next line
  /// begins. The line ends at LF, CRLF or `end`; `kSlack` bytes behind `end` must be readable. A
  /// delimiter of comma honours double quotes within the line.
  const char* split(const char* begin, const char* end, char delimiter);

  /// How many fields the line has; an empty line has one, which is empty.
  std::size_t count() const { return count_; }
  /// True if there is nothing in the line.
  bool blank() const { return count_ == 1 && (*this)[0].empty(); }
  /// A field, without double quotes around it; `index` must be below count() and kMost.
  std::string_view operator[](std::size_t index) const;

 private:
  const char* split_quoted(const char* begin, const char* end);
  /// A delimiter, or the end of the line, stands here.
  void cut(const char* at);

  std::array<const char*, kMost + 1> begins_{};
  std::size_t count_ = 0;
};

}  // namespace orrery::events
