// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orrery::cli {

/// Lines of at most `width` terminal columns, broken at blanks; a word that is too long is broken
/// inside. Runs of blanks become one. No line for an empty text.
std::vector<std::string> wrapped(std::string_view text, int width);

/// Like wrapped(), with the lines joined: the first begins with `first`, the others with `rest`,
/// both counted into the width. Every line ends with a line feed.
std::string paragraph(std::string_view text,
                      int width,
                      std::string_view first,
                      std::string_view rest);

/// Paragraphs with an empty line between them, wrapped; a line that begins with two blanks is kept
/// as it is and ends with a line feed, too.
std::string paragraphs(std::string_view text, int width);

/// The text if it fits into `width` columns, else its beginning with … as last character.
std::string truncated(std::string_view text, int width);

/// The text with blanks after it up to `width` columns.
std::string padded_right(std::string_view text, int width);

/// The text with blanks before it up to `width` columns.
std::string padded_left(std::string_view text, int width);

/// The text on one line: line feeds and other control characters become blanks, so that a value can
/// neither break a table nor command a terminal.
std::string one_line(std::string_view text);

/// "1,234,567"
std::string grouped(long long number);

/// "3.4 MB", "512 bytes": powers of 1000.
std::string readable_bytes(unsigned long long bytes);

/// "0.42 s", "12.3 s", "3 min 5 s".
std::string readable_seconds(double seconds);

/// "1 row", "1,200 rows".
std::string counted(long long number, std::string_view singular, std::string_view plural);

}  // namespace orrery::cli
