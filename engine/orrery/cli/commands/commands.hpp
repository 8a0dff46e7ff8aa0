// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "orrery/api/table.hpp"
#include "orrery/cli/invocation.hpp"
#include "orrery/cli/terminal.hpp"

namespace orrery::cli {

/// What a command works with.
struct Context {
  Invocation invocation;
  Environment environment;
  Terminal terminal;
  std::string line;  ///< the whole command line, as a shell reads it
};

/// Each runs its command and returns the exit status; each throws Error.
int build_command(const Context& context);
int sources_command(const Context& context);
int show_state_command(const Context& context);
int show_power_command(const Context& context);
int frame_command(const Context& context);
int report_command(const Context& context);
int sql_command(const Context& context);
int doctor_command(const Context& context);
int help_command(const Context& context);
int completions_command(const Context& context);
int man_command(const Context& context);
int version_command(const Context& context);

/// Refuses an output that cannot be written, before the work begins.
void check_output(const Context& context);

/// Prints a document in the form that --format, the name of the output or the terminal asks for;
/// with
/// --table only the table of that id.
void print_document(const Context& context, api::Document document);

/// Prints a text to --output or standard output.
void print_text(const Context& context, const std::string& text);

/// A line on standard error on what was done, unless --quiet.
void say(const Context& context, const std::string& text);

}  // namespace orrery::cli
