// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/invocation.hpp"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <charconv>
#include <memory>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/cli/weights.hpp"

namespace orrery::cli {
namespace {

constexpr int kFirstYear = 1816;
constexpr int kLastYear = 2200;
constexpr std::uint64_t kMostCount = 1'000'000'000;

Error usage(std::string message, std::string_view place, std::string hint) {
  return {ErrorKind::Usage, std::move(message), std::string(place), std::move(hint)};
}

std::vector<std::string> strings(std::span<const std::string_view> texts) {
  return {texts.begin(), texts.end()};
}

std::string help_hint(std::string_view path) {
  return path.empty() ? "orrery help lists the commands" : fmt::format("orrery {} --help", path);
}

using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

// CLI11 splits the words; what they mean is checked against the table, so that every message is
// ours.
void add_flags(CLI::App& app, std::span<const Flag> flags, Values& values) {
  for (const auto& flag : flags) {
    const auto name = std::string(flag.name);
    const auto names = flag.letter == 0 ? name : fmt::format("{},-{}", name, flag.letter);
    if (flag.kind == ValueKind::Switch) {
      app.add_flag_function(names, [&values, name](std::int64_t times) {
        if (times > 0) values[name] = {"true"};
      });
    } else {
      app.add_option(names, values[name])->allow_extra_args(false);
    }
  }
}

class Reader {
 public:
  Reader() {
    open(root_);
    add_flags(root_, common_flags(), values_);
    for (const auto& command : commands()) add(command);
  }

  void read(std::span<const std::string> words) {
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    root_.parse(reversed);
  }

  // The words of a path that were recognised: "show power".
  std::string path() const {
    std::string text;
    for (const auto* app : chosen()) text.append(text.empty() ? "" : " ").append(app->get_name());
    return text;
  }

  // The first word that nothing in the table takes, or nothing. CLI11 counts a "--" among them.
  std::optional<std::string> stranger() const {
    auto strangers = root_.remaining();
    for (const auto* app : chosen()) {
      const auto more = app->remaining();
      strangers.insert(strangers.end(), more.begin(), more.end());
    }
    std::erase(strangers, "--");
    if (strangers.empty()) return std::nullopt;
    return strangers.front();
  }

  Values& values() { return values_; }
  std::vector<std::string>& arguments() { return arguments_; }

 private:
  static void open(CLI::App& app) {
    app.set_help_flag();
    app.allow_extras();
    app.require_subcommand(0, 1);
  }

  void add(const Command& command) {
    auto* app = &root_;
    for (const auto& word : split(command.path, ' ')) {
      const auto known = app->get_subcommands(
          [&word](const CLI::App* inner) { return inner->get_name() == word; });
      if (known.empty()) {
        app = app->add_subcommand(word);
        open(*app);
        if (word != command.path && command.path.starts_with(word))
          add_flags(*app, common_flags(), values_);
      } else {
        app = known.front();
      }
    }
    add_flags(*app, command.flags, values_);
    add_flags(*app, common_flags(), values_);
    app->add_option("words", arguments_);
  }

  std::vector<const CLI::App*> chosen() const {
    std::vector<const CLI::App*> result;
    for (auto apps = root_.get_subcommands(); !apps.empty();
         apps = apps.front()->get_subcommands()) {
      result.push_back(apps.front());
    }
    return result;
  }

  Values values_;
  std::vector<std::string> arguments_;
  CLI::App root_{"", "orrery"};
};

// --- What was wrong, and what was meant
// ---------------------------------------------------------------

bool is_flag(std::string_view word) {
  return word.size() > 1 && word.front() == '-';
}

std::vector<std::string> flag_names(const Command* command) {
  std::vector<std::string> names;
  if (command != nullptr) {
    for (const auto& flag : command->flags) names.emplace_back(flag.name);
  }
  for (const auto& flag : common_flags()) names.emplace_back(flag.name);
  return names;
}

Error unknown_flag(std::string_view word, const Command* command, std::string_view path) {
  const std::string name(word.substr(0, word.find('=')));
  const auto near = closest(name, flag_names(command), 2);
  auto hint = help_hint(path);
  if (!near.empty()) {
    hint = did_you_mean(near, hint);
  } else {
    for (const auto& other : commands()) {
      if (std::ranges::find(other.flags, name, &Flag::name) == other.flags.end()) continue;
      hint = fmt::format("{} is a flag of orrery {}", name, other.path);
      break;
    }
  }
  const auto whose = path.empty() ? std::string("orrery") : fmt::format("orrery {}", path);
  return usage(fmt::format("{} has no flag {}", whose, name), {}, hint);
}

Error unknown_command(std::string_view word, std::string_view group) {
  const auto wanted = group.empty() ? std::string(word) : fmt::format("{} {}", group, word);
  std::vector<std::string> paths;
  std::vector<std::string> near;
  for (const auto& command : commands()) {
    if (!command.path.starts_with(group)) continue;
    paths.emplace_back(command.path);
    if (command.path.ends_with(fmt::format(" {}", word))) near.emplace_back(command.path);
  }
  if (near.empty()) near = closest(wanted, paths);
  for (auto& path : near) path.insert(0, "orrery ");
  return usage(
      fmt::format("unknown command \"{}\"", wanted), {}, did_you_mean(near, help_hint(group)));
}

Error bad_value(const Flag& flag,
                std::string_view value,
                std::string_view wanted,
                std::string hint) {
  return usage(fmt::format("{} is {}, not \"{}\"", flag.name, wanted, value), {}, std::move(hint));
}

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Error unknown_choice(std::string_view what,
                     std::string_view value,
                     std::span<const std::string_view> choices) {
  const auto all = strings(choices);
  return usage(fmt::format("unknown {} \"{}\"", what, value),
               {},
               did_you_mean(closest(value, all, 1), fmt::format("use {}", one_of(all))));
}

void check_value(const Flag& flag, const std::string& value) {
  const auto number = whole_number(value);
  switch (flag.kind) {
    case ValueKind::Switch:
      return;
    case ValueKind::Text:
    case ValueKind::File:
    case ValueKind::Folder:
    case ValueKind::List:
      if (trimmed(value).empty())
        throw usage(fmt::format("{} has an empty value", flag.name), {}, {});
      return;
    case ValueKind::Count:
      if (!number || *number > kMostCount) {
        throw bad_value(flag, value, "a whole number, 0 or more", {});
      }
      return;
    case ValueKind::Seed:
      if (!number) throw bad_value(flag, value, "a whole number from 0 to 2^64 - 1", {});
      return;
    case ValueKind::Year:
      if (!number || *number < kFirstYear || *number > kLastYear) {
        throw bad_value(
            flag, value, fmt::format("a year from {} to {}", kFirstYear, kLastYear), {});
      }
      return;
    case ValueKind::Choice:
      if (std::ranges::find(flag.choices, std::string_view(value)) == flag.choices.end()) {
        throw unknown_choice(flag.name, value, flag.choices);
      }
      return;
    case ValueKind::Weights:
      parse_weights(value, flag.name);
      return;
  }
}

void check_flags(const Invocation& invocation) {
  for (const auto flags : {invocation.command->flags, common_flags()}) {
    for (const auto& flag : flags) {
      if (!invocation.has(flag.name)) continue;
      const auto& values = invocation.given.find(flag.name)->second;
      if (values.size() > 1 && !flag.repeatable) {
        throw usage(
            fmt::format("{} is given {} times", flag.name, values.size()), {}, "give it once");
      }
      for (const auto& value : values) check_value(flag, value);
      for (const auto& other : split(flag.excludes, ' ')) {
        if (!invocation.has(other)) continue;
        throw usage(fmt::format("{} and {} exclude each other", flag.name, other),
                    {},
                    help_hint(invocation.command->path));
      }
      if (!flag.needs.empty() && !invocation.has(flag.needs)) {
        throw usage(fmt::format("{} means nothing without {}", flag.name, flag.needs),
                    {},
                    help_hint(invocation.command->path));
      }
    }
  }
  const auto from = invocation.year("--from");
  const auto to = invocation.year("--to");
  if (from && to && *from > *to) {
    throw usage(fmt::format("--from {} is after --to {}", *from, *to), {}, {});
  }
}

void check_arguments(const Invocation& invocation) {
  const auto& command = *invocation.command;
  const auto wanted = command.arguments;
  const auto& words = invocation.arguments;
  const bool many = !wanted.empty() && wanted.back().many;
  if (words.size() > wanted.size() && !many) {
    const auto& word = words[wanted.size()];
    auto hint = wanted.empty()
                    ? help_hint(command.path)
                    : fmt::format("put a {} of several words in quotes", wanted.back().name);
    if (word.find('=') != std::string::npos) hint = help_hint(command.path);
    throw usage(
        fmt::format("orrery {} does not take \"{}\"", command.path, word), {}, std::move(hint));
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (i >= words.size()) {
      if (!wanted[i].required) break;
      throw usage(fmt::format("orrery {} needs {}", command.path, wanted[i].name),
                  {},
                  command.examples.empty() ? help_hint(command.path)
                                           : std::string(command.examples[0].line));
    }
    if (wanted[i].choices.empty()) continue;
    if (std::ranges::find(wanted[i].choices, std::string_view(words[i])) ==
        wanted[i].choices.end()) {
      throw unknown_choice(wanted[i].name, words[i], wanted[i].choices);
    }
  }
}

// CLI11 takes the next word for the value of a flag even if that is a flag, and so does it with
// "--world=".
void check_values_are_there(std::span<const std::string> words, const Values& values) {
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const std::string_view word = words[i];
    if (!word.starts_with("--")) continue;
    const auto equals = word.find('=');
    const std::string name(word.substr(0, equals));
    const auto given = values.find(name);
    if (given == values.end() || given->second.empty() || given->second.front() == "true") continue;
    const bool is_next = equals == std::string_view::npos;
    const bool bare = is_next && (i + 1 == words.size() || words[i + 1].starts_with("--"));
    if (bare || (!is_next && equals + 1 == word.size())) {
      throw usage(fmt::format("{} has no value", name), {}, {});
    }
  }
}

}  // namespace

bool Invocation::has(std::string_view flag) const {
  const auto found = given.find(flag);
  return found != given.end() && !found->second.empty();
}

std::optional<std::string> Invocation::text(std::string_view flag) const {
  if (has(flag)) return given.find(flag)->second.front();
  const auto* row = command == nullptr ? nullptr : find_flag(*command, flag);
  if (row == nullptr || row->preset.empty()) return std::nullopt;
  return std::string(row->preset);
}

std::string Invocation::text_or_empty(std::string_view flag) const {
  return text(flag).value_or("");
}

std::vector<std::string> Invocation::list(std::string_view flag) const {
  if (!has(flag)) return {};
  const auto& values = given.find(flag)->second;
  const auto* row = command == nullptr ? nullptr : find_flag(*command, flag);
  if (row == nullptr || row->kind != ValueKind::List) return values;
  std::vector<std::string> words;
  for (const auto& value : values) {
    for (const auto& word : split(value, ',')) {
      if (!trimmed(word).empty()) words.emplace_back(trimmed(word));
    }
  }
  return words;
}

std::uint64_t Invocation::number(std::string_view flag) const {
  return whole_number(text_or_empty(flag)).value_or(0);
}

int Invocation::count(std::string_view flag) const {
  return static_cast<int>(number(flag));
}

std::optional<Year> Invocation::year(std::string_view flag) const {
  if (!has(flag)) return std::nullopt;
  return static_cast<Year>(number(flag));
}

Invocation parse(std::span<const std::string> words) {
  Reader reader;
  Invocation invocation;
  try {
    reader.read(words);
  } catch (const CLI::ParseError& error) {
    const std::string text = error.what();
    const auto flag = text.substr(0, text.find(':'));
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
      throw usage(fmt::format("{} has no value", flag), {}, {});
    }
    throw usage(text, {}, help_hint({}));
  }
  const auto path = reader.path();
  invocation.command = find_command(path);
  if (invocation.command == nullptr) invocation.group = path;
  invocation.given = std::move(reader.values());
  invocation.arguments = std::move(reader.arguments());

  if (const auto word = reader.stranger()) {
    if (is_flag(*word)) throw unknown_flag(*word, invocation.command, path);
    throw unknown_command(*word, invocation.group);
  }
  if (invocation.command == nullptr || invocation.has("--help")) return invocation;
  check_values_are_there(words, invocation.given);
  check_flags(invocation);
  check_arguments(invocation);
  return invocation;
}

}  // namespace orrery::cli
