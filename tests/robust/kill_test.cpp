// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds that are killed at any moment. The moments are drawn from a fixed seed over the length of
// a build that is let finish.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "orrery/base/random.hpp"
#include "robust/small_data.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using testing::content_of;
using ::testing::ElementsAre;
using testing::Scratch;
using Clock = std::chrono::steady_clock;

/// With ORRERY_THOROUGH set, as in the test labelled slow, more moments are tried.
bool thorough() {
  return std::getenv("ORRERY_THOROUGH") != nullptr;
}

pid_t started(const std::filesystem::path& world, const std::filesystem::path& data) {
  std::vector<std::string> words{ORRERY_BUILD_WORLD, world.string(), data.string()};
  std::vector<char*> arguments(words.size() + 1, nullptr);
  std::ranges::transform(words, arguments.begin(), [](std::string& word) { return word.data(); });
  pid_t child = 0;
  EXPECT_EQ(::posix_spawn(&child, arguments[0], nullptr, nullptr, arguments.data(), environ), 0);
  return child;
}

int status_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

std::int64_t state_years(const std::filesystem::path& world) {
  const api::Session session(world);
  return std::get<std::int64_t>(
      session.sql("SELECT count(*) FROM core.state_years").rows.at(0).at(0));
}

TEST(AKilledBuild, LeavesTheOldWorldReadableAtAnyMomentAndNothingBehind) {
  const Scratch data;
  testing::write_small_data(data);
  const Scratch folder;
  const auto world = folder / "world.duckdb";
  const auto begun = Clock::now();
  ASSERT_EQ(status_of(started(world, data.path())), 0);
  const std::chrono::duration<double> length = Clock::now() - begun;
  const auto rows = state_years(world);
  ASSERT_GT(rows, 0);

  RandomStream random(1, 0);
  const int moments = thorough() ? 60 : 12;
  int killed = 0;
  for (int i = 0; i < moments; ++i) {
    const auto before = content_of(world);
    const auto child = started(world, data.path());
    std::this_thread::sleep_for(length * 0.98 * random.uniform());
    ::kill(child, SIGKILL);
    const int status = status_of(child);
    const bool was_killed = WIFSIGNALED(status);
    killed += was_killed ? 1 : 0;
    // A build may end before its moment comes, or die in the instant after its rename: then the new
    // world stands whole. Else the old one does, to the byte.
    if (content_of(world) == before) {
      EXPECT_TRUE(was_killed) << i;
    } else {
      EXPECT_EQ(state_years(world), rows) << i;
    }
    ASSERT_EQ(state_years(world), rows) << i;
  }
  EXPECT_GE(killed, moments / 2);
  ASSERT_EQ(status_of(started(world, data.path())), 0);
  EXPECT_THAT(folder.names(), ElementsAre("world.duckdb"));
  EXPECT_EQ(state_years(world), rows);
}

TEST(ACancelledBuild, LeavesTheOldWorldAndNothingBehind) {
  const Scratch data;
  testing::write_small_data(data);
  const Scratch folder;
  const auto world = folder / "world.duckdb";
  testing::build_small_world(world, {data.path()});
  const auto before = content_of(world);
  int steps = 0;
  Progress count_steps;
  count_steps.step = [&](std::string_view, int, int) { ++steps; };
  api::BuildOptions options;
  options.partial = true;
  options.data = {data.path()};
  options.world = world;
  api::build(options, count_steps);
  const auto rebuilt = content_of(world);
  for (int at = 1; at <= steps; at += thorough() ? 2 : 12) {
    CancelToken cancel;
    int seen = 0;
    Progress progress;
    progress.cancel = &cancel;
    progress.step = [&](std::string_view, int, int) {
      if (++seen == at) cancel.cancel();
    };
    const auto error = testing::error_of([&] { api::build(options, progress); });
    EXPECT_EQ(error.kind(), ErrorKind::Cancelled) << at;
    EXPECT_TRUE(content_of(world) == rebuilt) << at;
    EXPECT_THAT(folder.names(), ElementsAre("world.duckdb")) << at;
  }
}

}  // namespace
}  // namespace orrery
