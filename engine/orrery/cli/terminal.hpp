// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/cli/invocation.hpp"

namespace orrery::cli {

/// What the program is run in, apart from its words: passed in, so that a test can make one up.
struct Environment {
  /// The value of a variable, or nothing; an empty variable counts as absent.
  std::function<std::optional<std::string>(const std::string& name)> variable =
      [](const std::string&) -> std::optional<std::string> { return std::nullopt; };
  bool output_is_terminal = false;
  bool errors_are_terminal = false;
  int window_columns = 0;  ///< of the terminal, 0 where it does not say
};

/// The environment of this process.
Environment process_environment();

/// How to write to standard output and standard error.
struct Terminal {
  bool table_by_default = false;  ///< standard output is a terminal
  int width = 80;                 ///< columns of a table or a page of help
  bool output_colour = false;
  bool errors_colour = false;
  bool animate = false;  ///< a line of progress may be drawn on standard error
};

/// Reads NO_COLOR, FORCE_COLOR, COLUMNS, TERM and CI. `colour` is auto, always or never. The width
/// is COLUMNS, else that of the window, else 80, and at least 40.
Terminal terminal_of(const Environment& environment, std::string_view colour);

/// The world that a command is about: --world, else ORRERY_WORLD, else world.duckdb.
std::filesystem::path world_of(const Invocation& invocation, const Environment& environment);

/// The folders with dataset files: those of --data, else those of ORRERY_DATA.
std::vector<std::filesystem::path> data_of(const Invocation& invocation,
                                           const Environment& environment);

/// Puts text between the codes of a terminal; every method returns its argument if colour is off.
class Style {
 public:
  /// Marks text only if `on`.
  explicit Style(bool on) : on_(on) {}

  /// Headings.
  std::string bold(std::string_view text) const { return marked("1", text); }
  /// What matters less.
  std::string dim(std::string_view text) const { return marked("2", text); }
  /// Errors.
  std::string red(std::string_view text) const { return marked("1;31", text); }
  /// Checks that pass.
  std::string green(std::string_view text) const { return marked("32", text); }
  /// Hints.
  std::string cyan(std::string_view text) const { return marked("36", text); }

 private:
  std::string marked(std::string_view code, std::string_view text) const;

  bool on_;
};

}  // namespace orrery::cli
