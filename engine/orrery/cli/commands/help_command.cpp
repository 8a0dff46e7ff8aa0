// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/manual.hpp"

namespace orrery::cli {
namespace {

bool is_group(std::string_view word) {
  return std::ranges::any_of(commands(),
                             [prefix = fmt::format("{} ", word)](const Command& command) {
                               return command.path.starts_with(prefix);
                             });
}

std::string page(const std::vector<std::string>& words, int width) {
  if (words.empty()) return program_help(width);
  std::string name;
  for (const auto& word : words) name.append(name.empty() ? "" : " ").append(word);
  if (const auto* command = find_command(name)) return command_help(*command, width);
  if (const auto* topic = find_topic(name)) return topic_help(*topic, width);
  if (is_group(name)) return group_help(name, width);
  std::vector<std::string> names;
  for (const auto& command : commands()) names.emplace_back(command.path);
  for (const auto& topic : topics()) names.emplace_back(topic.name);
  const auto near = closest(name, names);
  throw Error(ErrorKind::Usage,
              fmt::format("no help on \"{}\"", name),
              {},
              did_you_mean(near, "orrery help lists commands and topics"));
}

}  // namespace

int help_command(const Context& context) {
  const bool markdown = context.invocation.has("--markdown");
  print_text(
      context,
      markdown ? markdown_reference() : page(context.invocation.arguments, context.terminal.width));
  return 0;
}

}  // namespace orrery::cli
