// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/help.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "orrery/base/text.hpp"
#include "orrery/cli/completions.hpp"
#include "orrery/cli/manual.hpp"

namespace orrery::cli {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

bool has_program(const std::string& name) {
  return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) ==
         0;  // NOLINT: fixed names only
}

// Writes the text to a file of its own and returns what `command FILE` printed, or the failure.
std::string complaints(const std::string& command, const std::string& text) {
  const auto folder = fs::temp_directory_path() / ("orrery_help_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "in") << text;
  const auto line =
      command + " " + (folder / "in").string() + " >" + (folder / "out").string() + " 2>&1";
  const int status = std::system(line.c_str());  // NOLINT: a fixed command on a file of ours
  std::stringstream printed;
  printed << std::ifstream(folder / "out").rdbuf();
  fs::remove_all(folder);
  return status == 0 ? printed.str() : "failed: " + printed.str();
}

void expect_narrow(const std::string& text, std::size_t width) {
  for (const auto& line : split(text, '\n')) {
    if (line.starts_with("  orrery ")) continue;  // an example, which is never broken
    EXPECT_LE(static_cast<std::size_t>(display_width(line)), width) << line;
  }
}

TEST(CommandTable, SaysEverythingOfEveryCommand) {
  std::set<std::string_view> paths;
  for (const auto& command : commands()) {
    EXPECT_TRUE(paths.insert(command.path).second) << command.path;
    EXPECT_FALSE(command.summary.empty()) << command.path;
    EXPECT_FALSE(command.summary.ends_with('.')) << command.path;
    EXPECT_FALSE(command.description.empty()) << command.path;
    EXPECT_FALSE(command.examples.empty()) << command.path;
    EXPECT_FALSE(command.exit_codes.empty()) << command.path;
    for (const auto& argument : command.arguments)
      EXPECT_FALSE(argument.help.empty()) << argument.name;
  }
}

TEST(CommandTable, SaysEverythingOfEveryFlag) {
  for (const auto& command : commands()) {
    std::set<std::string_view> names;
    std::set<char> letters;
    for (const auto flags : {command.flags, common_flags()}) {
      for (const auto& flag : flags) {
        const auto where = std::string(command.path) + " " + std::string(flag.name);
        EXPECT_TRUE(flag.name.starts_with("--")) << where;
        EXPECT_TRUE(names.insert(flag.name).second) << where;
        if (flag.letter != 0) {
          EXPECT_TRUE(letters.insert(flag.letter).second) << where;
        }
        EXPECT_FALSE(flag.help.empty()) << where;
        EXPECT_FALSE(flag.help.ends_with('.')) << where;
        EXPECT_EQ(flag.value_name.empty(), flag.kind == ValueKind::Switch) << where;
        EXPECT_EQ(flag.choices.empty(), flag.kind != ValueKind::Choice) << where;
        for (const auto& other : split(flag.excludes, ' '))
          EXPECT_NE(find_flag(command, other), nullptr) << where;
        if (!flag.needs.empty()) {
          EXPECT_NE(find_flag(command, flag.needs), nullptr) << where;
        }
        const bool known =
            flag.variable.empty() ||
            std::ranges::find(variables(), flag.variable, &Variable::name) != variables().end();
        EXPECT_TRUE(known) << where;
      }
    }
  }
}

TEST(CommandTable, NamesOnlyExitCodesThatAreExplained) {
  for (const auto& command : commands()) {
    for (const int code : command.exit_codes) {
      EXPECT_NE(std::ranges::find(exit_codes(), code, &ExitCode::code), exit_codes().end())
          << command.path;
    }
  }
}

TEST(Help, IsAtMostEightyColumnsWide) {
  expect_narrow(first_page(), 80);
  expect_narrow(program_help(80), 80);
  expect_narrow(group_help("show", 80), 80);
  for (const auto& command : commands()) expect_narrow(command_help(command, 80), 80);
  for (const auto& topic : topics()) expect_narrow(topic_help(topic, 80), 80);
}

TEST(Help, HasExamplesThatFitTheTerminal) {
  for (const auto& command : commands()) {
    for (const auto& example : command.examples)
      EXPECT_LE(example.line.size(), 78U) << example.line;
  }
}

TEST(Help, NamesEveryFlagOfItsCommand) {
  for (const auto& command : commands()) {
    const auto text = command_help(command, 80);
    for (const auto& flag : command.flags) EXPECT_THAT(text, HasSubstr(std::string(flag.name)));
  }
}

TEST(Help, FirstPageIsShort) {
  EXPECT_LE(split(first_page(), '\n').size(), 13U);
}

TEST(Help, ListsCodesAndVariables) {
  EXPECT_THAT(topic_help(*find_topic("exit-codes"), 80), HasSubstr("130  interrupted"));
  EXPECT_THAT(topic_help(*find_topic("environment"), 80), HasSubstr("ORRERY_WORLD"));
}

TEST(Reference, IsTheOneInTheDocs) {
  std::ifstream file(fs::path(ORRERY_SOURCE_DIR) / "docs/reference/commands.md");
  std::stringstream committed;
  committed << file.rdbuf();
  EXPECT_EQ(committed.str(), markdown_reference())
      << "run: orrery help --markdown > docs/reference/commands.md";
}

TEST(Manual, HasNoWarnings) {
  if (!has_program("groff")) GTEST_SKIP() << "groff is absent";
  EXPECT_EQ(complaints("groff -man -Tutf8 -ww -z", manual_page("0.1.0")), "");
}

TEST(Manual, NamesEveryCommand) {
  const auto page = manual_page("0.1.0");
  for (const auto& command : commands()) {
    const auto path = std::regex_replace(std::string(command.path), std::regex("-"), R"(\-)");
    EXPECT_THAT(page, HasSubstr(".SS orrery " + path));
  }
}

TEST(Completions, AreScriptsThatTheirShellsRead) {
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const auto script = completions(shell);
    for (const auto& command : commands())
      EXPECT_THAT(script, HasSubstr(split(command.path, ' ').back())) << shell;
    if (!has_program(shell)) continue;
    EXPECT_EQ(complaints(shell + " -n", script), "") << shell;
  }
}

TEST(Completions, OfferCommandsFlagsAndValuesInBash) {
  if (!has_program("bash")) GTEST_SKIP() << "bash is absent";
  const auto offered = [](const std::string& words, int at) {
    return complaints("bash",
                      completions("bash") + "\nCOMP_WORDS=(" + words + "); COMP_CWORD=" +
                          std::to_string(at) + "; _orrery; echo \"${COMPREPLY[@]}\"\n");
  };
  EXPECT_EQ(offered("orrery bu", 1), "build\n");
  EXPECT_EQ(offered("orrery show ''", 2),
            "state power norms dyad balance triangle order org diffusion speeches --help\n");
  EXPECT_EQ(offered("orrery show power --sy", 3), "--system\n");
  EXPECT_EQ(offered("orrery frame state-years --system ''", 4), "cow gw\n");
  EXPECT_EQ(offered("orrery help exit", 2), "exit-codes\n");
}

}  // namespace
}  // namespace orrery::cli
