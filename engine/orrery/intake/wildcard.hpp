// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace orrery::intake {

/// True if the whole text matches the pattern: `*` stands for any run of bytes, `?` for one byte,
/// and letters A–Z match in either case. Every other byte stands for itself. O(|pattern|·|text|) at
/// worst.
bool matches_wildcard(std::string_view pattern, std::string_view text);

/// True if the texts are equal but for the case of A–Z.
bool equal_ignoring_case(std::string_view a, std::string_view b);

}  // namespace orrery::intake
