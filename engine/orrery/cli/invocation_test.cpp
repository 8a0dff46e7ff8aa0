// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/invocation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orrery/base/error.hpp"
#include "orrery/cli/quote.hpp"
#include "orrery/cli/terminal.hpp"
#include "orrery/cli/weights.hpp"

namespace orrery::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Words = std::vector<std::string>;

Invocation read(const Words& words) {
  return parse(words);
}

Error refusal(const Words& words) {
  try {
    (void)parse(words);
  } catch (const Error& error) {
    return error;
  }
  return {ErrorKind::Answer, "it was accepted"};
}

TEST(Parse, FindsTheCommandItsWordsAndFlags) {
  const auto invocation = read({"show", "power", "--year", "2012", "--top=5", "-o", "x.csv"});
  ASSERT_NE(invocation.command, nullptr);
  EXPECT_EQ(invocation.command->path, "show power");
  EXPECT_EQ(invocation.year("--year"), 2012);
  EXPECT_EQ(invocation.count("--top"), 5);
  EXPECT_EQ(invocation.text("--output"), "x.csv");
  EXPECT_EQ(invocation.text("--index"), "cinc");
  EXPECT_FALSE(invocation.has("--index"));
  EXPECT_EQ(invocation.text("--vintage"), std::nullopt);
}

TEST(Parse, TakesFlagsOfEveryCommandBeforeTheCommandToo) {
  const auto invocation = read({"--quiet", "show", "state", "CHN"});
  EXPECT_TRUE(invocation.has("--quiet"));
  EXPECT_THAT(invocation.arguments, ElementsAre("CHN"));
}

TEST(Parse, RepeatsFoldersAndSplitsLists) {
  EXPECT_THAT(read({"build", "--data", "a", "--data", "b,c"}).list("--data"),
              ElementsAre("a", "b,c"));
  EXPECT_THAT(
      read({"frame", "state-years", "--with", "power,majors", "--with", "x"}).list("--with"),
      ElementsAre("power", "majors", "x"));
}

TEST(Parse, TakesNamesOfCommandsAsWordsOfHelp) {
  EXPECT_THAT(read({"help", "show", "power"}).arguments, ElementsAre("show", "power"));
  EXPECT_THAT(read({"sql", "build"}).arguments, ElementsAre("build"));
  EXPECT_THAT(read({"sql", "-"}).arguments, ElementsAre("-"));
  EXPECT_THAT(read({"sql", "--", "-- a comment"}).arguments, ElementsAre("-- a comment"));
}

TEST(Parse, NamesTheGroupWhereOnlyThatIsGiven) {
  const auto invocation = read({"show"});
  EXPECT_EQ(invocation.command, nullptr);
  EXPECT_EQ(invocation.group, "show");
  EXPECT_TRUE(read({"show", "--help"}).has("--help"));
  EXPECT_EQ(read({}).command, nullptr);
}

TEST(Parse, SuggestsTheNearestCommand) {
  const auto error = refusal({"biuld", "--data", "x"});
  EXPECT_EQ(error.kind(), ErrorKind::Usage);
  EXPECT_EQ(error.message(), "unknown command \"biuld\"");
  EXPECT_EQ(error.hint(), "did you mean orrery build?");
  EXPECT_EQ(refusal({"state", "CHN"}).hint(), "did you mean orrery show state?");
  EXPECT_EQ(refusal({"zzzzzzzz"}).hint(), "orrery help lists the commands");
}

TEST(Parse, SuggestsTheNearestFlagOrItsCommand) {
  EXPECT_EQ(refusal({"sql", "q", "--formt", "csv"}).hint(), "did you mean --format?");
  EXPECT_EQ(refusal({"sql", "q", "--bibtex"}).hint(), "--bibtex is a flag of orrery sources");
  EXPECT_EQ(refusal({"sql", "q", "--formt=csv"}).message(), "orrery sql has no flag --formt");
}

TEST(Parse, SuggestsTheNearestValue) {
  EXPECT_EQ(refusal({"sql", "q", "--format", "jsn"}).hint(), "did you mean json?");
  EXPECT_EQ(refusal({"frame", "dyads"}).hint(), "did you mean dyad-years?");
  EXPECT_EQ(refusal({"completions", "tcsh"}).hint(), "use bash, zsh or fish");
}

TEST(Parse, RefusesWhatCannotBeMeant) {
  const std::vector<std::pair<Words, std::string>> cases{
      {{"show", "power", "--year", "20122"}, "a year from"},
      {{"show", "power", "--year", "abc"}, "a year from"},
      {{"show", "power", "--top", "-1"}, "a whole number"},
      {{"build", "--threads", "1.5"}, "a whole number"},
      {{"build", "--seed", "18446744073709551616"}, "2^64"},
      {{"build", "--world"}, "--world has no value"},
      {{"build", "--world="}, "--world has no value"},
      {{"build", "--world", "--quiet"}, "--world has no value"},
      {{"build", "--seed", "1", "--seed", "2"}, "--seed is given 2 times"},
      {{"show", "state"}, "needs STATE"},
      {{"show", "state", "a", "b"}, "does not take \"b\""},
      {{"build", "x"}, "does not take \"x\""},
      {{"show", "power", "--system", "--year", "1900"}, "exclude each other"},
      {{"show", "power", "--from", "1900"}, "means nothing without --system"},
      {{"frame", "dyad-years", "--directed", "--undirected"}, "exclude each other"},
      {{"frame", "state-years", "--from", "1950", "--to", "1900"},
       "--from 1950 is after --to 1900"},
      {{"show", "power", "--weights", "mil"}, "no weight in \"mil\""},
  };
  for (const auto& [words, text] : cases) {
    const auto error = refusal(words);
    EXPECT_EQ(error.kind(), ErrorKind::Usage) << quoted_line(words);
    EXPECT_THAT(error.message(), HasSubstr(text)) << quoted_line(words);
  }
}

TEST(Parse, LetsHelpPassWhereAWordIsMissing) {
  EXPECT_TRUE(read({"show", "state", "--help"}).has("--help"));
  EXPECT_TRUE(read({"show", "state", "-h"}).has("--help"));
}

TEST(Parse, AcceptsEveryExample) {
  for (const auto& command : commands()) {
    for (const auto& example : command.examples) {
      // Words as a shell would split them; redirections and pipes end the line.
      Words words;
      std::string word;
      char quote = 0;
      for (const char c : example.line) {
        if (quote == 0 && (c == '>' || c == '<' || c == '|')) break;
        if (quote == 0 && (c == '"' || c == '\'')) {
          quote = c;
        } else if (c == quote) {
          quote = 0;
        } else if (c == ' ' && quote == 0) {
          if (!word.empty()) words.push_back(std::exchange(word, {}));
        } else {
          word += c;
        }
      }
      if (!word.empty()) words.push_back(word);
      ASSERT_EQ(words.front(), "orrery") << example.line;
      words.erase(words.begin());
      const auto invocation = read(words);
      ASSERT_NE(invocation.command, nullptr) << example.line;
      EXPECT_EQ(invocation.command->path, command.path) << example.line;
    }
  }
}

TEST(Weights, KeepNamesAndNumbersInOrder) {
  EXPECT_THAT(
      parse_weights("mil=30, eco=40.5,norms=0"),
      ElementsAre(testing::Pair("mil", 30), testing::Pair("eco", 40.5), testing::Pair("norms", 0)));
}

TEST(Weights, SayWhatIsWrong) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"mil=x", "the weight of mil is not a number: \"x\""},
      {"mil=", "the weight of mil is not a number: \"\""},
      {"mil=nan", "the weight of mil is not a number: \"nan\""},
      {"mil=3x", "the weight of mil is not a number: \"3x\""},
      {"mil=-1", "the weight of mil is negative: -1"},
      {"mil=1,mil=2", "mil has two weights"},
      {"=1", "no name before the weight in \"=1\""},
      {"mil=1,", "no weight in \"\""},
      {"mil=0", "no weight is above 0 in \"mil=0\""},
  };
  for (const auto& [text, message] : cases) {
    try {
      parse_weights(text);
      ADD_FAILURE() << text << " was accepted";
    } catch (const Error& error) {
      EXPECT_EQ(error.message(), message);
      EXPECT_EQ(error.place(), "--weights");
    }
  }
}

TEST(Quoted, ReadsBackAsOneWord) {
  EXPECT_EQ(shell_quoted("plain-1.csv"), "plain-1.csv");
  EXPECT_EQ(shell_quoted(""), "''");
  EXPECT_EQ(shell_quoted("two words"), "'two words'");
  EXPECT_EQ(shell_quoted("it's"), R"('it'\''s')");
  EXPECT_EQ(quoted_line(Words{"sql", "SELECT $x"}), "sql 'SELECT $x'");
}

Environment with(std::map<std::string, std::string> variables, bool terminal) {
  Environment environment;
  environment.variable =
      [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end() || found->second.empty()) return std::nullopt;
    return found->second;
  };
  environment.output_is_terminal = terminal;
  environment.errors_are_terminal = terminal;
  environment.window_columns = 132;
  return environment;
}

TEST(Terminal, ColoursOnlyWhereItIsWanted) {
  EXPECT_TRUE(terminal_of(with({}, true), "auto").output_colour);
  EXPECT_FALSE(terminal_of(with({}, false), "auto").output_colour);
  EXPECT_FALSE(terminal_of(with({{"NO_COLOR", "1"}}, true), "auto").output_colour);
  EXPECT_TRUE(terminal_of(with({{"NO_COLOR", ""}}, true), "auto").output_colour);
  EXPECT_TRUE(terminal_of(with({{"NO_COLOR", "1"}}, false), "always").output_colour);
  EXPECT_TRUE(terminal_of(with({{"FORCE_COLOR", "1"}}, false), "auto").output_colour);
  EXPECT_FALSE(terminal_of(with({{"FORCE_COLOR", "0"}}, false), "auto").output_colour);
  EXPECT_FALSE(terminal_of(with({{"TERM", "dumb"}}, true), "auto").output_colour);
  EXPECT_FALSE(terminal_of(with({}, true), "never").errors_colour);
}

TEST(Terminal, DrawsProgressOnlyForPeople) {
  EXPECT_TRUE(terminal_of(with({}, true), "auto").animate);
  EXPECT_FALSE(terminal_of(with({}, false), "auto").animate);
  EXPECT_FALSE(terminal_of(with({{"CI", "true"}}, true), "auto").animate);
  EXPECT_FALSE(terminal_of(with({{"TERM", "dumb"}}, true), "auto").animate);
}

TEST(Terminal, TakesTheWidthOfColumnsThenOfTheWindow) {
  EXPECT_EQ(terminal_of(with({{"COLUMNS", "100"}}, true), "auto").width, 100);
  EXPECT_EQ(terminal_of(with({{"COLUMNS", "wide"}}, true), "auto").width, 132);
  EXPECT_EQ(terminal_of(with({}, false), "auto").width, 80);
  EXPECT_EQ(terminal_of(with({{"COLUMNS", "3"}}, true), "auto").width, 40);
}

TEST(World, IsTheFlagThenTheVariableThenTheUsualName) {
  const auto environment = with({{"ORRERY_WORLD", "env.duckdb"}, {"ORRERY_DATA", "a::b"}}, false);
  EXPECT_EQ(world_of(read({"doctor", "--world", "flag.duckdb"}), environment), "flag.duckdb");
  EXPECT_EQ(world_of(read({"doctor"}), environment), "env.duckdb");
  EXPECT_EQ(world_of(read({"doctor"}), with({}, false)), "world.duckdb");
  EXPECT_THAT(data_of(read({"doctor"}), environment), ElementsAre("a", "b"));
  EXPECT_THAT(data_of(read({"doctor", "--data", "c"}), environment), ElementsAre("c"));
  EXPECT_TRUE(data_of(read({"doctor"}), with({}, false)).empty());
}

}  // namespace
}  // namespace orrery::cli
