// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "orrery/cli/command_table.hpp"

namespace orrery::cli {

/// What `orrery` alone prints: what it is, some examples, where to read on.
std::string first_page();

/// What `orrery --help` prints: all commands and topics. No line is wider than `width`.
std::string program_help(int width);

/// Help on the commands that begin with a word ("show").
std::string group_help(std::string_view group, int width);

/// Help on a command: usage, arguments, flags, examples, exit codes.
std::string command_help(const Command& command, int width);

/// A topic of `orrery help`.
std::string topic_help(const Topic& topic, int width);

/// "orrery show state STATE [flags]"
std::string usage_line(const Command& command);

/// "-o, --output FILE"
std::string flag_heading(const Flag& flag);

/// What help says of a flag: its text, the values it takes, its default and its variable.
std::string flag_text(const Flag& flag);

}  // namespace orrery::cli
