// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/completions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/cli/command_table.hpp"

namespace orrery::cli {
namespace {

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const auto word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

// The words that may follow a path: "" gives the commands, "show" gives "state power".
std::string words_after(std::string_view path) {
  const auto prefix = path.empty() ? std::string{} : fmt::format("{} ", path);
  std::vector<std::string> words;
  for (const auto& command : commands()) {
    if (!command.path.starts_with(prefix)) continue;
    auto word = split(command.path.substr(prefix.size()), ' ').front();
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
  }
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

// First words of the paths with more than one.
std::vector<std::string> groups() {
  std::vector<std::string> names;
  for (const auto& command : commands()) {
    const auto words = split(command.path, ' ');
    if (words.size() > 1 && std::ranges::find(names, words.front()) == names.end())
      names.push_back(words.front());
  }
  return names;
}

std::vector<Flag> all_flags(const Command& command) {
  std::vector<Flag> flags(command.flags.begin(), command.flags.end());
  flags.insert(flags.end(), common_flags().begin(), common_flags().end());
  return flags;
}

std::string argument_words(const Command& command) {
  if (command.path == "help") {
    auto words = words_after("");
    for (const auto& topic : topics()) words.append(" ").append(topic.name);
    return words;
  }
  return command.arguments.empty() ? std::string{} : joined(command.arguments.front().choices);
}

// --- bash
// ---------------------------------------------------------------------------------------------

std::string bash_pattern(const Command& command, const Flag& flag) {
  auto pattern = fmt::format("'{} {}'", command.path, flag.name);
  if (flag.letter != 0) pattern += fmt::format(" | '{} -{}'", command.path, flag.letter);
  return pattern;
}

std::string bash_value(const Flag& flag) {
  if (flag.kind == ValueKind::File) return "compgen -f -- \"$word\"";
  if (flag.kind == ValueKind::Folder) return "compgen -d -- \"$word\"";
  return fmt::format("compgen -W '{}' -- \"$word\"", joined(flag.choices));
}

std::string bash() {
  std::string text = R"(# bash completion of orrery
_orrery() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ ${COMP_WORDS[i]} == -* ]] && continue
    if [[ -z $path ]]; then path=${COMP_WORDS[i]}
)";
  for (const auto& group : groups()) {
    text +=
        fmt::format("    elif [[ $path == {} ]]; then path=\"$path ${{COMP_WORDS[i]}}\"\n", group);
  }
  text += "    fi\n  done\n  case \"$path $before\" in\n";
  for (const auto& command : commands()) {
    for (const auto& flag : all_flags(command)) {
      if (flag.kind == ValueKind::Switch) continue;
      text += fmt::format("    {})\n      mapfile -t COMPREPLY < <({}); return ;;\n",
                          bash_pattern(command, flag),
                          bash_value(flag));
    }
  }
  text += "  esac\n  local words=''\n  case $path in\n";
  text += fmt::format("    '') words='{} --help --version' ;;\n", words_after(""));
  for (const auto& group : groups())
    text += fmt::format("    '{}') words='{} --help' ;;\n", group, words_after(group));
  for (const auto& command : commands()) {
    auto words = argument_words(command);
    for (const auto& flag : all_flags(command))
      words.append(words.empty() ? "" : " ").append(flag.name);
    text += fmt::format("    '{}') words='{}' ;;\n", command.path, words);
  }
  return text + R"(  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _orrery orrery
)";
}

// --- zsh
// ----------------------------------------------------------------------------------------------

// A text inside the brackets and single quotes of _arguments.
std::string zsh_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\'') {
      result += R"('\'')";
    } else {
      if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
      result += c;
    }
  }
  return result;
}

std::string zsh_value(const Flag& flag) {
  if (flag.kind == ValueKind::Switch) return {};
  const auto name = zsh_text(flag.value_name);
  if (flag.kind == ValueKind::File) return fmt::format(":{}:_files", name);
  if (flag.kind == ValueKind::Folder) return fmt::format(":{}:_files -/", name);
  return fmt::format(":{}:({})", name, joined(flag.choices));
}

std::string zsh_flags(const Command& command) {
  std::string text;
  for (const auto& flag : all_flags(command)) {
    const std::string_view again = flag.repeatable ? "*" : "";
    const auto end = fmt::format("[{}]{}'", zsh_text(flag.help), zsh_value(flag));
    text += fmt::format(" \\\n        '{}{}{}", again, flag.name, end);
    if (flag.letter != 0) text += fmt::format(" \\\n        '{}-{}{}", again, flag.letter, end);
  }
  const auto words = argument_words(command);
  if (!words.empty())
    text +=
        fmt::format(" \\\n        '*:{}:({})'", zsh_text(command.arguments.front().name), words);
  return text;
}

// In zsh the name "path" is taken: it is the list of folders of PATH.
std::string zsh() {
  std::string text = R"(#compdef orrery
# zsh completion of orrery
_orrery() {
  local spot='' skip=1
  if (( CURRENT == 2 )); then
    compadd -- )";
  text += words_after("") +
          " --help --version\n    return\n  fi\n  spot=${words[2]}\n  case $spot in\n";
  for (const auto& group : groups()) {
    text += fmt::format("    {})\n      if (( CURRENT == 3 )); then compadd -- {}; return; fi\n",
                        group,
                        words_after(group));
    text += "      spot=\"$spot ${words[3]}\"; skip=2 ;;\n";
  }
  text +=
      "  esac\n  words=(\"orrery\" \"${(@)words[skip + 2,-1]}\")\n  (( CURRENT -= skip ))\n  case "
      "$spot in\n";
  for (const auto& command : commands()) {
    text += fmt::format("    '{}')\n      _arguments{} ;;\n", command.path, zsh_flags(command));
  }
  return text +
         "  esac\n}\nif [ \"$funcstack[1]\" = _orrery ]; then _orrery \"$@\"; else compdef _orrery "
         "orrery; fi\n";
}

// --- fish
// ---------------------------------------------------------------------------------------------

std::string fish_text(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string fish_condition(std::string_view path) {
  std::string condition;
  for (const auto& word : split(path, ' ')) {
    condition.append(condition.empty() ? "" : "; and ")
        .append("__fish_seen_subcommand_from ")
        .append(word);
  }
  return fish_text(condition);
}

std::string fish_value(const Flag& flag) {
  if (flag.kind == ValueKind::Switch) return {};
  if (flag.kind == ValueKind::File) return " -r -F";
  if (flag.kind == ValueKind::Folder) return " -x -a '(__fish_complete_directories)'";
  return flag.choices.empty() ? std::string(" -x")
                              : fmt::format(" -x -a {}", fish_text(joined(flag.choices)));
}

std::string fish() {
  std::string text = "# fish completion of orrery\ncomplete -c orrery -f\n";
  text += "complete -c orrery -n __fish_use_subcommand -l version -d 'Print the version'\n";
  for (const auto& command : commands()) {
    const auto words = split(command.path, ' ');
    auto condition = std::string("__fish_use_subcommand");
    if (words.size() > 1) {
      text += fmt::format("complete -c orrery -n {} -a {}\n", condition, words.front());
      condition =
          fmt::format("'__fish_seen_subcommand_from {0}; and not __fish_seen_subcommand_from {1}'",
                      words.front(),
                      words_after(words.front()));
    }
    text += fmt::format("complete -c orrery -n {} -a {} -d {}\n",
                        condition,
                        words.back(),
                        fish_text(command.summary));
  }
  for (const auto& command : commands()) {
    const auto condition = fish_condition(command.path);
    for (const auto& flag : all_flags(command)) {
      text += fmt::format("complete -c orrery -n {} -l {}", condition, flag.name.substr(2));
      if (flag.letter != 0) text += fmt::format(" -s {}", flag.letter);
      text += fmt::format("{} -d {}\n", fish_value(flag), fish_text(flag.help));
    }
    const auto words = argument_words(command);
    if (!words.empty())
      text += fmt::format("complete -c orrery -n {} -a {}\n", condition, fish_text(words));
  }
  return text;
}

}  // namespace

std::string completions(std::string_view shell) {
  if (shell == "bash") return bash();
  if (shell == "zsh") return zsh();
  if (shell == "fish") return fish();
  throw Error(ErrorKind::Usage,
              fmt::format("no completions for \"{}\"", shell),
              {},
              "use bash, zsh or fish");
}

}  // namespace orrery::cli
