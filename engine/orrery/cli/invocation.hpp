// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/cli/command_table.hpp"

namespace orrery::cli {

/// A command line that was read and found good: which command, its words and its flags. Values have
/// been checked against the table, so the getters do not fail.
struct Invocation {
  const Command* command = nullptr;  ///< null where no command was named
  std::string group;                 ///< "show" where only the first word of a path was given
  std::vector<std::string> arguments;
  std::map<std::string, std::vector<std::string>, std::less<>>
      given;  ///< by flag: what stood after it

  /// True if the flag was given.
  bool has(std::string_view flag) const;

  /// What was given for the flag, else its preset, else nothing.
  std::optional<std::string> text(std::string_view flag) const;

  /// The same where the flag has a preset or absence is the empty text.
  std::string text_or_empty(std::string_view flag) const;

  /// All values of a flag that may be repeated; those of a List are split at commas.
  std::vector<std::string> list(std::string_view flag) const;

  /// The number that was given, else the preset of the flag.
  std::uint64_t number(std::string_view flag) const;
  /// The same as an int.
  int count(std::string_view flag) const;
  /// The year that was given, if any.
  std::optional<Year> year(std::string_view flag) const;
};

/// Reads the words after the program's name. Throws Error{Usage} for an unknown command or flag
/// (with the nearest as hint), a missing or surplus word, a value of the wrong kind, a flag given
/// twice and flags that exclude each other. With --help, what is missing or wrong in the values is
/// let pass.
Invocation parse(std::span<const std::string> words);

}  // namespace orrery::cli
