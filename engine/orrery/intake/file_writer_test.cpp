// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/file_writer.hpp"

#include <gtest/gtest.h>

#include "orrery/intake/testing/scratch.hpp"

namespace orrery::intake {
namespace {

using testing::content_of;
using testing::error_of;
using testing::Scratch;

TEST(FileWriter, WritesWhatItIsGiven) {
  const Scratch scratch;
  const std::string large(700000, 'x');
  FileWriter out(scratch.path() / "a");
  out.write("first,");
  out.write(large);
  out.finish();
  EXPECT_EQ(content_of(out.path()), "first," + large);
  EXPECT_EQ(out.bytes(), large.size() + 6);
}

TEST(FileWriter, RemovesAFileThatWasNotFinished) {
  const Scratch scratch;
  { FileWriter(scratch.path() / "a").write("half"); }
  EXPECT_FALSE(std::filesystem::exists(scratch.path() / "a"));
}

TEST(FileWriter, NeverOverwritesWhenAskedForAFreshFile) {
  const Scratch scratch;
  for (const auto* const name : {"x.csv", "x-2.csv", "x-3.csv"}) {
    auto out = FileWriter::fresh(scratch.work(), "x.csv");
    out.finish();
    EXPECT_EQ(out.path(), scratch.work() / name);
  }
}

TEST(FileWriter, SaysThatTheDiskIsFull) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "this system has no /dev/full";
  const auto error = error_of([] {
    FileWriter out("/dev/full");
    out.write("anything");
    out.finish();
  });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_EQ(error.message(), "no space left for '/dev/full' after 0 bytes");
  EXPECT_EQ(error.place(), "/dev/full");
  EXPECT_FALSE(error.hint().empty());
  EXPECT_TRUE(std::filesystem::exists("/dev/full"));
}

TEST(FileWriter, NoticesAFullDiskBeforeTheEnd) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "this system has no /dev/full";
  FileWriter out("/dev/full");
  EXPECT_THROW(out.write(std::string(1000000, 'x')), Error);
}

TEST(FileWriter, StopsAtItsLimit) {
  const Scratch scratch;
  FileWriter out(scratch.path() / "a");
  out.limit(3);
  out.write("abc");
  EXPECT_EQ(error_of([&] { out.write("d"); }).kind(), ErrorKind::Limit);
}

TEST(FileWriter, SaysWhichFolderCannotBeWritten) {
  const Scratch scratch;
  scratch.write("file", "");
  const auto error = error_of([&] { FileWriter::fresh(scratch.path() / "file", "x.csv"); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_NE(error.place().find("file"), std::string::npos);
}

}  // namespace
}  // namespace orrery::intake
