// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

namespace orrery::api {

/// A series as a line of at most `most` characters, ▁ for `least` to █ for `greatest`; as many
/// values stand for one character, by their mean, as are needed; a blank where all are missing.
std::string sparkline(std::span<const double> values, double least, double greatest, int most);

/// How many values one character of such a line stands for.
int values_a_character(std::size_t values, int most);

/// A value from -1 to 1 as a bar from a middle line, `half` characters to each side; blanks where
/// it is missing.
std::string signed_bar(double value, double scale, int half);

}  // namespace orrery::api
