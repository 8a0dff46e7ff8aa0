// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <new>
#include <sstream>

#include "orrery/base/error.hpp"
#include "orrery/cli/failure.hpp"
#include "orrery/cli/interrupts.hpp"
#include "orrery/cli/output.hpp"
#include "orrery/cli/progress_line.hpp"

namespace orrery::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

template <typename Thrown>
Failure failure_of(const Thrown& thrown, int signal = 0, bool colour = false) {
  return describe(std::make_exception_ptr(thrown), "0.1.0", signal, colour);
}

TEST(Failure, ShowsMessagePlaceAndHint) {
  Error error(
      ErrorKind::MissingData, "year is 20x", "states.csv:12", "fix the line\nor leave it out");
  error.within("reading cow_states");
  const auto failure = failure_of(error);
  EXPECT_EQ(failure.text,
            "error: reading cow_states: year is 20x\n"
            "  at:  states.csv:12\n"
            "hint:  fix the line\n"
            "       or leave it out\n");
  EXPECT_EQ(failure.status, 4);
}

TEST(Failure, HasTheStatusOfTheSignal) {
  const Error cancelled(ErrorKind::Cancelled, "interrupted");
  EXPECT_EQ(failure_of(cancelled).status, 130);
  EXPECT_EQ(failure_of(cancelled, SIGINT).status, 130);
  EXPECT_EQ(failure_of(cancelled, SIGTERM).status, 143);
  EXPECT_EQ(failure_of(Error(ErrorKind::Failure, "x"), SIGTERM).status, 1);
}

TEST(Failure, OwnsUpToOurMistakes) {
  const auto failure = failure_of(std::out_of_range("vector"));
  EXPECT_EQ(failure.status, 70);
  EXPECT_THAT(failure.text, HasSubstr("orrery 0.1.0"));
  EXPECT_THAT(failure.text, HasSubstr("please report"));
  EXPECT_EQ(failure_of(7).status, 70);
  EXPECT_EQ(failure_of(std::bad_alloc()).status, 6);
  EXPECT_EQ(
      failure_of(std::system_error(std::make_error_code(std::errc::no_space_on_device))).status, 1);
}

TEST(Failure, IsColouredOnlyOnRequest) {
  EXPECT_EQ(failure_of(Error(ErrorKind::Failure, "x")).text.find('\x1b'), std::string::npos);
  EXPECT_THAT(failure_of(Error(ErrorKind::Failure, "x"), 0, true).text,
              HasSubstr("\x1b[1;31merror:"));
}

struct Output : public testing::Test {
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  static std::string content(const fs::path& file) {
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
  }

  fs::path folder = fs::temp_directory_path() / ("orrery_output_" + std::to_string(::getpid()));
};

TEST_F(Output, ReplacesAFileAndLeavesNothingBeside) {
  write_output(folder / "a.csv", "old");
  write_output(folder / "a.csv", "new");
  EXPECT_EQ(content(folder / "a.csv"), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(Output, WritesThroughALink) {
  write_output(folder / "real", "old");
  fs::create_symlink("real", folder / "link");
  write_output(folder / "link", "new");
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(content(folder / "real"), "new");
}

TEST_F(Output, RefusesFoldersAndPlacesThatAreNotThere) {
  EXPECT_THROW(check_writable(folder), Error);
  EXPECT_THROW(check_writable(folder / "absent" / "a.csv"), Error);
  EXPECT_THROW(write_output(folder / "absent" / "a.csv", "x"), Error);
  EXPECT_NO_THROW(check_writable(folder / "a.csv"));
  EXPECT_NO_THROW(check_writable("-"));
}

TEST_F(Output, WritesToDevicesAndReportsAFullOne) {
  EXPECT_NO_THROW(write_output("/dev/null", "x"));
  try {
    write_output("/dev/full", "x");
    ADD_FAILURE() << "a full device took the text";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Failure);
    EXPECT_THAT(error.message(), HasSubstr("No space left"));
  }
}

TEST(ProgressLine, WritesOnlyNoticesWhereItCannotMove) {
  std::string text;
  ProgressLine line({.animate = false}, [&text](std::string_view part) { text += part; });
  const auto progress = line.progress(nullptr);
  progress.step("reading", 1, 2);
  progress.notice("a dataset is absent");
  line.finish();
  EXPECT_EQ(text, "note: a dataset is absent\n");
}

TEST(ProgressLine, IsSilentWhenQuiet) {
  std::string text;
  ProgressLine line({.animate = true, .quiet = true},
                    [&text](std::string_view part) { text += part; });
  line.step("reading", 1, 2);
  line.notice("a dataset is absent");
  line.finish();
  EXPECT_EQ(text, "");
}

TEST(ProgressLine, ClearsWhatItDrew) {
  std::string text;
  ProgressLine line({.animate = true, .width = 40},
                    [&text](std::string_view part) { text += part; });
  line.step("reading a dataset with a name that is much too long for this line", 1, 2);
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  line.finish();
  EXPECT_THAT(text, HasSubstr("[1/2] reading a dataset"));
  EXPECT_TRUE(text.ends_with("\r\x1b[K"));
  EXPECT_EQ(text.find('\n'), std::string::npos);
}

TEST(Interrupts, CancelAtTheFirstSignalAndDieAtTheSecond) {
  EXPECT_EXIT(
      {
        CancelToken token;
        const Interrupts interrupts(token);
        std::raise(SIGTERM);
        if (!token.cancelled() || caught_signal() != SIGTERM) std::_Exit(1);
        std::raise(SIGTERM);
        std::_Exit(2);
      },
      testing::KilledBySignal(SIGTERM),
      "");
}

}  // namespace
}  // namespace orrery::cli
