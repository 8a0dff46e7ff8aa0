// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace orrery::cli {

/// What may follow a flag. The parser checks it, help shows it, and shells complete it.
enum class ValueKind {
  Switch,   ///< nothing follows
  Text,     ///< any text that is not empty
  File,     ///< a path of a file
  Folder,   ///< a path of a folder
  Count,    ///< a whole number, 0 or more
  Seed,     ///< a whole number below 2^64
  Year,     ///< a year, 1816 to 2200
  Choice,   ///< one of `choices`
  List,     ///< words with commas between them; the flag may be repeated
  Weights,  ///< name=number pairs with commas between them
};

/// A flag of a command.
struct Flag {
  std::string_view name;  ///< with its dashes: "--world"
  char letter = 0;        ///< 'o' for "-o"; 0 for none
  ValueKind kind = ValueKind::Switch;
  std::string_view value_name = {};                ///< "FILE"; empty for a switch
  std::span<const std::string_view> choices = {};  ///< of a Choice
  std::string_view preset = {};    ///< the default in words; of a Choice, the choice
  std::string_view variable = {};  ///< environment variable that is read when the flag is absent
  std::string_view help = {};      ///< one or two sentences without a full stop at the end
  bool repeatable = false;
  std::string_view excludes = {};  ///< flags that cannot stand beside it, with blanks between them
  std::string_view needs = {};     ///< the flag without which it means nothing
};

/// A word that a command takes.
struct Argument {
  std::string_view name;  ///< "STATE"
  std::string_view help;
  std::span<const std::string_view> choices = {};
  bool required = true;
  bool many = false;  ///< any number of them
};

/// A command line that can be typed as it stands, and what it is for.
struct Example {
  std::string_view line;
  std::string_view purpose;
};

/// A command: everything that the parser, the help, the manual page, the completions and the
/// reference say about it.
struct Command {
  std::string_view path;         ///< "show power"
  std::string_view summary;      ///< one line, no full stop
  std::string_view description;  ///< paragraphs with an empty line between them
  std::span<const Argument> arguments;
  std::span<const Flag> flags;
  std::span<const Example> examples;
  std::span<const int> exit_codes;  ///< those it can end with, beside 0, 2 and 70
};

/// An exit status and what it says.
struct ExitCode {
  int code;
  std::string_view meaning;
};

/// An environment variable that is read.
struct Variable {
  std::string_view name;
  std::string_view meaning;
};

/// A page of `orrery help` that belongs to no single command.
struct Topic {
  std::string_view name;
  std::string_view summary;
  std::string_view text;  ///< paragraphs; a line that begins with two blanks is kept as it is
};

/// All commands, in the order in which help lists them.
std::span<const Command> commands();

/// The flags that every command has, beside its own: --color, --quiet and --help.
std::span<const Flag> common_flags();

/// Examples for a first look at the program.
std::span<const Example> first_examples();

/// What the exit statuses mean.
std::span<const ExitCode> exit_codes();

/// The environment variables that are read.
std::span<const Variable> variables();

/// The topics of `orrery help`.
std::span<const Topic> topics();

/// The command at a path ("show power"), or null.
const Command* find_command(std::string_view path);

/// The topic of a name, or null.
const Topic* find_topic(std::string_view name);

/// The flag of a command by its name with dashes, its own or a common one, or null.
const Flag* find_flag(const Command& command, std::string_view name);

/// One line on what the program is.
std::string_view program_summary();

}  // namespace orrery::cli
