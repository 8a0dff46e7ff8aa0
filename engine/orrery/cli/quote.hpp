// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace orrery::cli {

/// A word as a POSIX shell reads it back: as it is if no character of it is special, else in single
/// quotes.
std::string shell_quoted(std::string_view word);

/// A command line that a POSIX shell reads back as these words.
std::string quoted_line(std::span<const std::string> words);

}  // namespace orrery::cli
