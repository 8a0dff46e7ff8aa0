// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/atomic_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "orrery/base/error.hpp"
#include "support/scratch.hpp"

namespace orrery::store {
namespace {

using orrery::testing::content_of;
using orrery::testing::error_of;
using orrery::testing::Scratch;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

void fill(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file) << text;
}

/// The id of a process that has ended.
int dead_process() {
  const int child = ::fork();
  if (child == 0) ::_exit(0);
  int status = 0;
  ::waitpid(child, &status, 0);
  return child;
}

TEST(AtomicFileCommit, PutsTheFileInPlaceAndLeavesNothingElse) {
  const Scratch folder;
  const auto target = folder.write("world.duckdb", "old");
  AtomicFile file(target);
  fill(file.part(), "new");
  EXPECT_EQ(content_of(target), "old");
  file.commit();
  EXPECT_EQ(content_of(target), "new");
  EXPECT_THAT(folder.names(), ElementsAre("world.duckdb"));
}

TEST(AtomicFileCommit, FailsWithoutAPart) {
  const Scratch folder;
  const auto target = folder.write("world.duckdb", "old");
  AtomicFile file(target);
  EXPECT_EQ(error_of([&] { file.commit(); }).kind(), ErrorKind::Failure);
  EXPECT_EQ(content_of(target), "old");
}

TEST(AtomicFileDropped, LeavesTheOldFileAndNoPart) {
  const Scratch folder;
  const auto target = folder.write("world.duckdb", "old");
  {
    const AtomicFile file(target);
    fill(file.part(), "half");
    fill(file.part().string() + ".wal", "log");
  }
  EXPECT_EQ(content_of(target), "old");
  EXPECT_THAT(folder.names(), ElementsAre("world.duckdb"));
}

TEST(AtomicFileSweep, RemovesPartsOfDeadProcessesOnly) {
  const Scratch folder;
  const auto dead = std::to_string(dead_process());
  const auto living = std::to_string(::getppid());
  folder.write("world.duckdb.part-" + dead, "x");
  folder.write("world.duckdb.part-" + dead + ".wal", "x");
  folder.write("world.duckdb.work-" + dead + "/spill/t.tmp", "x");
  folder.write("world.duckdb.part-" + living, "x");
  folder.write("world.duckdb.work-" + living + "/t.tmp", "x");
  folder.write("world.duckdb.part-", "x");
  folder.write("world.duckdb.part-notes", "x");
  folder.write("other.duckdb.part-" + dead, "x");
  { const AtomicFile file(folder / "world.duckdb"); }
  EXPECT_THAT(folder.names(),
              ElementsAre("other.duckdb.part-" + dead,
                          "world.duckdb.part-",
                          "world.duckdb.part-" + living,
                          "world.duckdb.part-notes",
                          "world.duckdb.work-" + living));
}

TEST(AtomicFileTarget, MustLieInAFolderThatExists) {
  const Scratch folder;
  const auto error = error_of([&] { const AtomicFile file(folder / "none/world.duckdb"); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(error.message(), HasSubstr("does not exist"));
  EXPECT_THAT(error.hint(), HasSubstr("mkdir -p"));
  EXPECT_THAT(error.place(), HasSubstr("world.duckdb"));
}

TEST(AtomicFileTarget, MustNotBeAFolder) {
  const Scratch folder;
  const auto error = error_of([&] { const AtomicFile file(folder.path()); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(error.message(), HasSubstr("is a folder"));
}

TEST(AtomicFileTarget, MustLieInAFolderThatMayBeWrittenTo) {
  const Scratch folder;
  std::filesystem::path closed = folder / "closed";
  std::filesystem::create_directory(closed);
  std::filesystem::permissions(
      closed, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  // Permissions do not bind root, but /proc refuses everyone.
  if (::geteuid() == 0) closed = "/proc/self";
  const auto error = error_of([&] {
    const AtomicFile file(closed / "world.duckdb");
    fill(file.part(), "x");
    AtomicFile(closed / "world.duckdb").commit();
  });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(error.place(), HasSubstr("world.duckdb"));
}

TEST(WorkFolderEnd, RemovesTheFolderWithAllItHolds) {
  const Scratch folder;
  {
    const WorkFolder work(folder / "world.duckdb");
    std::filesystem::create_directories(work.path() / "spill");
    fill(work.path() / "spill/t.tmp", "x");
    EXPECT_THAT(folder.names(), ElementsAre(HasSubstr("world.duckdb.work-")));
  }
  EXPECT_THAT(folder.names(), IsEmpty());
}

TEST(WorkFolderStart, SweepsUpThoseOfDeadProcesses) {
  const Scratch folder;
  const auto dead = std::to_string(dead_process());
  folder.write("world.duckdb.work-" + dead + "/t.tmp", "x");
  { const WorkFolder work(folder / "world.duckdb"); }
  EXPECT_THAT(folder.names(), IsEmpty());
}

TEST(WorkFolderStart, FailsInAFolderThatIsNotThere) {
  const auto error = error_of([] { const WorkFolder work("/nonexistent/world.duckdb"); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
}

}  // namespace
}  // namespace orrery::store
