// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "orrery/base/text.hpp"
#include "orrery/cli/layout.hpp"

namespace orrery::cli {
namespace {

struct Entry {
  std::string term;
  std::string text;
};

constexpr int kWidestTerm = 24;

// Terms on the left, texts on the right; a term that is too wide has a line of its own.
std::string entries(const std::vector<Entry>& list, int width) {
  int column = 0;
  for (const auto& entry : list) {
    const int term = display_width(entry.term);
    if (term <= kWidestTerm) column = std::max(column, term);
  }
  const std::string rest(static_cast<std::size_t>(column) + 4, ' ');
  std::string text;
  for (const auto& entry : list) {
    auto first = "  " + padded_right(entry.term, column) + "  ";
    if (display_width(entry.term) > column) {
      text += "  " + entry.term + "\n";
      first = rest;
    }
    text += paragraph(entry.text, width, first, rest);
  }
  return text;
}

std::string joined(std::span<const std::string_view> words, std::string_view between) {
  std::string text;
  for (const auto word : words) text.append(text.empty() ? "" : between).append(word);
  return text;
}

std::string flag_entries(std::span<const Flag> flags, int width) {
  std::vector<Entry> list;
  for (const auto& flag : flags) list.push_back({flag_heading(flag), flag_text(flag)});
  return entries(list, width);
}

// Examples are to be copied, so their lines are never broken; the purpose stands above each.
std::string example_lines(std::span<const Example> examples, int width) {
  std::string text;
  for (const auto& example : examples) {
    text += paragraph(example.purpose, width, "  # ", "  # ");
    text += fmt::format("  {}\n", example.line);
  }
  return text;
}

std::string command_entries(std::string_view group, int width) {
  std::vector<Entry> list;
  for (const auto& command : commands()) {
    if (!group.empty() && !command.path.starts_with(fmt::format("{} ", group))) continue;
    list.push_back({std::string(command.path), std::string(command.summary)});
  }
  return entries(list, width);
}

bool ends_with(const Command& command, int code) {
  const bool always = code == 0 || code == 2 || code == 70;
  return always || std::ranges::find(command.exit_codes, code) != command.exit_codes.end();
}

}  // namespace

std::string flag_heading(const Flag& flag) {
  auto text =
      flag.letter == 0 ? std::string(flag.name) : fmt::format("-{}, {}", flag.letter, flag.name);
  if (!flag.value_name.empty()) text += fmt::format(" {}", flag.value_name);
  return text;
}

std::string flag_text(const Flag& flag) {
  std::string text(flag.help);
  std::vector<std::string> facts;
  if (!flag.choices.empty()) facts.push_back(joined(flag.choices, ", "));
  if (!flag.preset.empty()) facts.push_back(fmt::format("default {}", flag.preset));
  if (!flag.variable.empty()) facts.push_back(fmt::format("or {}", flag.variable));
  if (facts.empty()) return text;
  std::string all;
  for (const auto& fact : facts) all.append(all.empty() ? "" : "; ").append(fact);
  return fmt::format("{} [{}]", text, all);
}

std::string usage_line(const Command& command) {
  auto line = fmt::format("orrery {}", command.path);
  for (const auto& argument : command.arguments) {
    auto name = std::string(argument.name);
    if (argument.many) name += "...";
    line += argument.required ? fmt::format(" {}", name) : fmt::format(" [{}]", name);
  }
  return line + " [flags]";
}

std::string first_page() {
  auto text = fmt::format("orrery: {}\n\n", program_summary());
  text += "It measures, from the field's standard data, how power, norms, institutions\n";
  text += "and relations order the system of states. Every number names its source.\n\n";
  std::vector<Entry> list;
  for (const auto& example : first_examples()) {
    list.push_back({std::string(example.line), std::string(example.purpose)});
  }
  std::size_t widest = 0;
  for (const auto& entry : list) widest = std::max(widest, entry.term.size());
  for (const auto& entry : list) {
    text += fmt::format("  {:<{}}  {}\n", entry.term, widest, entry.text);
  }
  return text + "\norrery help lists all commands; orrery doctor checks that all is well.\n";
}

std::string program_help(int width) {
  auto text = paragraph(fmt::format("orrery: {}", program_summary()), width, "", "  ");
  text += "\nUsage: orrery COMMAND [flags]\n\nCommands:\n" + command_entries({}, width);
  text += "\nFlags of every command:\n" + flag_entries(common_flags(), width);
  text += "  --version     Print the version\n";
  text += "\nTopics:\n";
  std::vector<Entry> list;
  for (const auto& topic : topics()) {
    list.push_back({fmt::format("help {}", topic.name), std::string(topic.summary)});
  }
  text += entries(list, width);
  text += "\nExamples:\n" + example_lines(first_examples(), width);
  return text + "\n" + paragraph("orrery help COMMAND says more on a command.", width, "", "");
}

std::string group_help(std::string_view group, int width) {
  auto text = fmt::format("Usage: orrery {} WHAT [flags]\n\nCommands:\n", group);
  text += command_entries(group, width);
  return text + "\n" +
         paragraph(fmt::format("orrery help {} WHAT says more.", group), width, "", "");
}

std::string command_help(const Command& command, int width) {
  auto text =
      paragraph(fmt::format("orrery {}: {}", command.path, command.summary), width, "", "  ");
  text += fmt::format("\nUsage: {}\n\n", usage_line(command));
  text += paragraphs(command.description, width);
  if (!command.arguments.empty()) {
    std::vector<Entry> list;
    for (const auto& argument : command.arguments) {
      auto help = std::string(argument.help);
      if (!argument.choices.empty()) help += fmt::format(" [{}]", joined(argument.choices, ", "));
      list.push_back({std::string(argument.name), help});
    }
    text += "\nArguments:\n" + entries(list, width);
  }
  if (!command.flags.empty()) text += "\nFlags:\n" + flag_entries(command.flags, width);
  text += "\nFlags of every command:\n" + flag_entries(common_flags(), width);
  if (!command.examples.empty()) {
    text += "\nExamples:\n" + example_lines(command.examples, width);
  }
  std::vector<Entry> codes;
  for (const auto& code : exit_codes()) {
    if (ends_with(command, code.code))
      codes.push_back({fmt::format("{}", code.code), std::string(code.meaning)});
  }
  return text + "\nExit codes:\n" + entries(codes, width);
}

std::string topic_help(const Topic& topic, int width) {
  auto text = fmt::format("orrery help {}: {}\n\n", topic.name, topic.summary);
  std::vector<Entry> list;
  if (topic.name == "exit-codes") {
    for (const auto& code : exit_codes())
      list.push_back({fmt::format("{:>3}", code.code), std::string(code.meaning)});
  } else if (topic.name == "environment") {
    for (const auto& variable : variables())
      list.push_back({std::string(variable.name), std::string(variable.meaning)});
  }
  return text + entries(list, width) + paragraphs(topic.text, width);
}

}  // namespace orrery::cli
