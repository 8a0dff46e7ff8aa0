// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orrery {

/// The text for comparison: case folded, accents and other combining marks stripped, Unicode NFKD,
/// every run of blanks and punctuation one space, no space at the ends. Works for Latin, Cyrillic
/// and Chinese. Bytes that are not UTF-8 are dropped.
std::string folded(std::string_view text);

/// The number of edits (insert, delete, replace, swap of neighbours) between two texts, by code
/// point (optimal string alignment). O(|a|·|b|).
int edit_distance(std::string_view a, std::string_view b);

/// The candidates nearest to `wanted` after folding, best first, at most `most`; only those close
/// enough to be a likely slip (distance at most a third of the longer text, or a common prefix of 3
/// or more).
std::vector<std::string> closest(std::string_view wanted,
                                 std::span<const std::string> candidates,
                                 std::size_t most = 3);

/// "a", "a or b", "a, b or c".
std::string one_of(std::span<const std::string> words);

/// A hint on a name that is not known: "did you mean a or b?" of the nearest, which closest()
/// gives, or `otherwise` if none is near.
std::string did_you_mean(std::span<const std::string> near, const std::string& otherwise);

/// Columns a text takes on a terminal: wide East Asian characters count two, combining marks none.
int display_width(std::string_view text);

/// Splits at a separator; "" gives no part.
std::vector<std::string> split(std::string_view text, char separator);

/// Without blanks at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace orrery
