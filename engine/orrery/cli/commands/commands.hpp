// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "orrery/api/session.hpp"
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

// Each of these runs one command and returns the exit status; each throws Error.

/// Builds a world.
int build_command(const Context& context);
/// Downloads datasets, or lists what can be downloaded.
int fetch_command(const Context& context);
/// Lists what is loaded and missing, or prints BibTeX.
int sources_command(const Context& context);
/// Shows one state.
int show_state_command(const Context& context);
/// Ranks states by power, or shows the system by year.
int show_power_command(const Context& context);
/// Shows the normative order.
int show_norms_command(const Context& context);
/// Shows two states or groups by year.
int show_dyad_command(const Context& context);
/// Shows balance and factions of friends and enemies.
int show_balance_command(const Context& context);
/// Shows three states over time.
int show_triangle_command(const Context& context);
/// Shows an organisation, or lists all of a year.
int show_org_command(const Context& context);
/// Shows the order in a year.
int show_order_command(const Context& context);
/// Shows how norms spread.
int show_diffusion_command(const Context& context);
/// Shows how often speeches use a list of terms.
int show_speeches_command(const Context& context);
/// Samples ideal points from the votes of a world.
int estimate_ideal_points_command(const Context& context);
/// Fits the logit of a model file.
int estimate_logit_command(const Context& context);
/// Writes a frame, or lists layers.
int frame_command(const Context& context);
/// Checks claims against the world.
int check_command(const Context& context);
/// Lists the claims that the program holds.
int claims_list_command(const Context& context);
/// Writes a claims file to begin with.
int claims_new_command(const Context& context);
/// Writes the report.
int report_command(const Context& context);
/// Answers one query.
int sql_command(const Context& context);
/// Checks program, world and data folders.
int doctor_command(const Context& context);
/// Prints help on a command or topic.
int help_command(const Context& context);
/// Prints a completion script for a shell.
int completions_command(const Context& context);
/// Prints the manual page.
int man_command(const Context& context);
/// Prints the version.
int version_command(const Context& context);

/// Refuses an output that cannot be written, before the work begins.
void check_output(const Context& context);

/// Prints a document in the form that --format, the name of the output or the terminal asks for;
/// with
/// --table only the table of that id.
void print_document(const Context& context, api::Document document);

/// The same of an answer; beside a file go, if the answer hangs on choices, its design
/// (.design.json) and its sources (.bib).
void print_answer(const Context& context, const api::Session& session, api::Document answer);

/// Writes the design (.design.json) and the sources (.bib) of a result beside its file, and says
/// so; nothing where the result goes to the terminal.
void write_beside(const Context& context, const api::DesignText& design);

/// Prints a text to --output or standard output.
void print_text(const Context& context, const std::string& text);

/// A line on standard error on what was done, unless --quiet.
void say(const Context& context, const std::string& text);

}  // namespace orrery::cli
