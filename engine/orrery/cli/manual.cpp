// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/manual.hpp"

#include <fmt/format.h>

#include "orrery/base/text.hpp"
#include "orrery/cli/command_table.hpp"
#include "orrery/cli/help.hpp"

namespace orrery::cli {
namespace {

// --- roff
// ---------------------------------------------------------------------------------------------

// Characters that roff would read as commands or turn into typographic ones.
std::string roff(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else if (c == '~') {
      result += "\\(ti";
    } else if (c == '^') {
      result += "\\(ha";
    } else if (c == '\'') {
      result += "\\(aq";
    } else {
      result += c;
    }
  }
  return result.starts_with('.') ? fmt::format("\\&{}", result) : result;
}

std::string roff_paragraphs(std::string_view text) {
  std::string result;
  bool as_is = false;
  for (const auto& line : split(text, '\n')) {
    const bool keep = line.starts_with("  ");
    if (keep != as_is) result += keep ? ".nf\n" : ".fi\n";
    as_is = keep;
    result += line.empty() ? std::string(".PP\n") : roff(line) + "\n";
  }
  if (as_is) result += ".fi\n";
  return result;
}

std::string roff_entry(std::string_view term, std::string_view text) {
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(term), roff(text));
}

std::string roff_flags(std::span<const Flag> flags) {
  std::string text;
  for (const auto& flag : flags) text += roff_entry(flag_heading(flag), flag_text(flag));
  return text;
}

std::string roff_examples(std::span<const Example> examples) {
  std::string text;
  for (const auto& example : examples) {
    text += fmt::format(
        ".PP\n{}:\n.PP\n.nf\n.RS\n{}\n.RE\n.fi\n", roff(example.purpose), roff(example.line));
  }
  return text;
}

std::string roff_command(const Command& command) {
  auto text = fmt::format(".SS {}\n", roff(usage_line(command)));
  text += roff(command.summary) + ".\n.PP\n";
  text += roff_paragraphs(command.description);
  for (const auto& argument : command.arguments) text += roff_entry(argument.name, argument.help);
  return text + roff_flags(command.flags) + roff_examples(command.examples);
}

// --- Markdown
// -----------------------------------------------------------------------------------------

std::string cell(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '|') result += '\\';
    result += c;
  }
  return result;
}

std::string flag_table(std::span<const Flag> flags) {
  std::string text = "| flag | meaning |\n| --- | --- |\n";
  for (const auto& flag : flags) {
    text += fmt::format("| `{}` | {} |\n", cell(flag_heading(flag)), cell(flag_text(flag)));
  }
  return text;
}

std::string markdown_command(const Command& command) {
  auto text = fmt::format("## orrery {}\n\n{}.\n\n```\n{}\n```\n\n",
                          command.path,
                          command.summary,
                          usage_line(command));
  text.append(command.description).append("\n");
  if (!command.arguments.empty()) {
    text += "\n| argument | meaning |\n| --- | --- |\n";
    for (const auto& argument : command.arguments) {
      text += fmt::format("| `{}` | {} |\n", argument.name, cell(argument.help));
    }
  }
  if (!command.flags.empty()) text.append("\n").append(flag_table(command.flags));
  text += "\n```sh\n";
  for (const auto& example : command.examples) {
    text += fmt::format("{}  # {}\n", example.line, example.purpose);
  }
  text += "```\n\nEnds with 0, 2 or 70";
  for (const int code : command.exit_codes) text += fmt::format(", {}", code);
  return text + ".\n\n";
}

// Lines that are kept as they are in help become a block of code.
std::string markdown_topic(const Topic& topic) {
  std::string text;
  bool as_is = false;
  for (const auto& line : split(topic.text, '\n')) {
    const bool keep = line.starts_with("  ");
    if (keep != as_is) text += "```\n";
    as_is = keep;
    text.append(keep ? line.substr(2) : line).append("\n");
  }
  if (as_is) text += "```\n";
  return text;
}

}  // namespace

std::string manual_page(std::string_view version) {
  auto text = fmt::format(".TH ORRERY 1 \"\" \"orrery {}\" \"User Commands\"\n", version);
  text += fmt::format(".SH NAME\norrery \\- {}\n", roff(program_summary()));
  text += ".SH SYNOPSIS\n.B orrery\n.I command\n[\\fIflags\\fR]\n.SH DESCRIPTION\n";
  text +=
      "Orrery measures, from the field\\(aqs standard data, how power, norms, institutions and\n"
      "relations order the system of states. It keeps what it builds in one DuckDB file, a "
      "world.\n";
  text += ".SH COMMANDS\n";
  for (const auto& command : commands()) text += roff_command(command);
  text += ".SH FLAGS OF EVERY COMMAND\n" + roff_flags(common_flags());
  text += roff_entry("--version", "Print the version");
  text += ".SH EXIT STATUS\n";
  for (const auto& code : exit_codes())
    text += roff_entry(fmt::format("{}", code.code), code.meaning);
  text += ".SH ENVIRONMENT\n";
  for (const auto& variable : variables()) text += roff_entry(variable.name, variable.meaning);
  for (const auto& topic : topics()) {
    if (topic.text.empty()) continue;
    std::string heading(topic.summary);
    for (char& c : heading) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    text += fmt::format(".SH {}\n{}", roff(heading), roff_paragraphs(topic.text));
  }
  return text;
}

std::string markdown_reference() {
  std::string text =
      "# Commands\n\n"
      "This page is written by `orrery help --markdown`; change "
      "`engine/orrery/cli/command_table.cpp` "
      "instead of it.\n\n";
  for (const auto& command : commands()) text += markdown_command(command);
  text += "## Flags of every command\n\n" + flag_table(common_flags());
  text += "\n## Exit codes\n\n| code | meaning |\n| ---: | --- |\n";
  for (const auto& code : exit_codes())
    text += fmt::format("| {} | {} |\n", code.code, cell(code.meaning));
  text += "\n## Environment\n\n| variable | meaning |\n| --- | --- |\n";
  for (const auto& variable : variables()) {
    text += fmt::format("| `{}` | {} |\n", variable.name, cell(variable.meaning));
  }
  for (const auto& topic : topics()) {
    if (topic.text.empty()) continue;
    auto heading = std::string(topic.summary);
    heading.front() = static_cast<char>(heading.front() - 'a' + 'A');
    text += fmt::format("\n## {}\n\n{}", heading, markdown_topic(topic));
  }
  return text;
}

}  // namespace orrery::cli
