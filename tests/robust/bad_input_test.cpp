// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bad input, a full disk, a folder that may not be written to: one clear error with place and hint,
// and the old world as it was.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <string>

#include "orrery/intake/testing/scratch.hpp"
#include "robust/small_data.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using testing::content_of;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using testing::error_of;
using ::testing::HasSubstr;
using testing::Scratch;

/// A small full edition and a world built from it, which every failure must leave as it was.
class BadInput : public ::testing::Test {
 protected:
  void SetUp() override {
    testing::write_small_data(data);
    world = folder / "world.duckdb";
    before = reference_world();
    folder.write("world.duckdb", before);
  }
  /// The bytes of a world, built once.
  static const std::string& reference_world() {
    static const std::string kBytes = [] {
      const Scratch once;
      testing::build_power_world(once / "world.duckdb", {});
      return content_of(once / "world.duckdb");
    }();
    return kBytes;
  }
  void TearDown() override {
    EXPECT_TRUE(content_of(world) == before);
    EXPECT_THAT(folder.names(), ElementsAre("world.duckdb"));
  }

  Error refused() { return refused({data.path()}); }
  Error refused(const std::vector<std::filesystem::path>& folders) {
    auto error = error_of([&] { testing::build_small_world(world, folders); });
    EXPECT_FALSE(error.message().empty());
    EXPECT_FALSE(error.place().empty()) << error.what();
    EXPECT_FALSE(error.hint().empty()) << error.what();
    return error;
  }

  Scratch data;
  Scratch folder;
  std::filesystem::path world;
  std::string before;
};

TEST_F(BadInput, ThatIsAMissingFolderIsNamed) {
  const auto error = refused({data / "none"});
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.message() + error.place(), HasSubstr((data / "none").string()));
}

TEST_F(BadInput, ThatIsAFileForAFolderIsNamed) {
  const auto error = refused({data / "cow/states2016.csv"});
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.message() + error.place(), HasSubstr("states2016.csv"));
}

TEST_F(BadInput, ThatIsAnEmptyFileIsNamed) {
  data.write("cow/NMC-60-abridged.csv", "");
  const auto error = refused();
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), HasSubstr("NMC-60-abridged.csv"));
  EXPECT_THAT(std::string(error.what()), HasSubstr("cow_nmc_v6"));
}

TEST_F(BadInput, ThatIsATruncatedGzipIsNamed) {
  std::filesystem::remove(data / "cow/NMC-60-abridged.csv");
  const auto packed = intake::testing::gzipped(testing::small_capabilities());
  data.write("cow/NMC-60-abridged.csv.gz", packed.substr(0, packed.size() * 2 / 3));
  const auto error = refused();
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), HasSubstr("NMC-60-abridged.csv.gz"));
}

TEST_F(BadInput, ThatHasAWrongHeaderIsPointedAt) {
  data.write("cow/NMC-60-abridged.csv",
             "stateabb,ccode,yeer,milex,milper,irst,pec,tpop,upop,cinc,version\nUSA,2,1900,1,1,1,1,"
             "1,1,.1,1\n");
  const auto error = refused();
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), EndsWith("NMC-60-abridged.csv:1"));
  EXPECT_THAT(error.message(), HasSubstr("year"));
  EXPECT_THAT(error.hint(), HasSubstr("yeer"));
}

TEST_F(BadInput, ThatHasTextInANumberColumnIsPointedAt) {
  data.write("cow/NMC-60-abridged.csv",
             testing::small_capabilities() + "USA,2,2017,1,1,1,many,1,1,.1,1\n");
  const auto error = refused();
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), EndsWith("NMC-60-abridged.csv:353"));
  EXPECT_THAT(error.message(), ::testing::AllOf(HasSubstr("pec"), HasSubstr("many")));
}

TEST_F(BadInput, ThatIsCutShortIsNoticed) {
  const auto error = error_of([&] { testing::build_power_world(world, {data.path()}); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.message(), HasSubstr("rows"));
  EXPECT_THAT(error.hint(), HasSubstr("--partial"));
}

TEST_F(BadInput, ThatHasDuplicateKeysIsPointedAt) {
  data.write("cow/NMC-60-abridged.csv",
             testing::small_capabilities() + "USA,2,1900,1,1,1,1,1,1,.1,1\n");
  const auto error = refused();
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), EndsWith("NMC-60-abridged.csv:353"));
  EXPECT_THAT(error.message(), HasSubstr("NMC-60-abridged.csv:2"));
}

TEST_F(BadInput, ThatLacksTheDataOfTheFullEditionIsRefused) {
  api::BuildOptions options;
  options.partial = true;
  options.world = world;
  options.edition = "full";
  const auto error = error_of([&] { api::build(options, Progress{}); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_FALSE(error.hint().empty());
}

TEST_F(BadInput, ThatIsAnUnknownEditionIsRefused) {
  api::BuildOptions options;
  options.partial = true;
  options.world = world;
  options.edition = "ful";
  const auto error = error_of([&] { api::build(options, Progress{}); });
  EXPECT_EQ(error.kind(), ErrorKind::Usage);
}

TEST(AnUnwritableFolder, IsRefusedAtOnce) {
  const Scratch folder;
  std::filesystem::path closed = folder / "closed";
  std::filesystem::create_directory(closed);
  std::filesystem::permissions(
      closed, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  // Permissions do not bind root, but /proc refuses everyone.
  if (::geteuid() == 0) closed = "/proc/self";
  const auto error = error_of([&] { testing::build_power_world(closed / "world.duckdb", {}); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(error.place(), HasSubstr("world.duckdb"));
  EXPECT_FALSE(error.hint().empty()) << error.what();
}

TEST(AFolderThatIsNotThere, IsRefusedAtOnce) {
  const auto error = error_of([] { testing::build_power_world("/nonexistent/world.duckdb", {}); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(error.hint(), HasSubstr("mkdir -p"));
}

/// A small disk in memory; only root may mount one.
class SmallDisk {
 public:
  explicit SmallDisk(const std::string& size) {
    mounted_ = ::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    if (mounted_) ::umount(folder_.path().c_str());
  }

  bool mounted() const { return mounted_; }
  const Scratch& folder() const { return folder_; }

 private:
  Scratch folder_;
  bool mounted_ = false;
};

TEST(AFullDisk, LeavesTheOldWorldAndSaysSo) {
  const Scratch data;
  testing::write_small_data(data);
  // A file that begins as DuckDB's do: a build replaces no other kind.
  const std::string old_world = std::string(8, '\0') + "DUCK, the old one";
  for (const std::string size : {"100k", "1m", "2m", "3m", "4m"}) {
    const SmallDisk disk(size);
    if (!disk.mounted()) GTEST_SKIP() << "no small disk could be mounted: not checked";
    disk.folder().write("world.duckdb", old_world);
    const auto error = error_of(
        [&] { testing::build_small_world(disk.folder() / "world.duckdb", {data.path()}); });
    EXPECT_EQ(error.kind(), ErrorKind::Failure) << size << ' ' << error.what();
    EXPECT_THAT(std::string(error.what()), HasSubstr("no space left")) << size;
    EXPECT_FALSE(error.hint().empty()) << size;
    EXPECT_EQ(content_of(disk.folder() / "world.duckdb"), old_world) << size;
    EXPECT_THAT(disk.folder().names(), ElementsAre("world.duckdb")) << size;
  }
}

TEST(AFileThatIsNoWorld, IsNotWrittenOver) {
  const Scratch folder;
  folder.write("notes.txt", "these are my notes");
  const auto error = error_of([&] { testing::build_power_world(folder / "notes.txt", {}); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(error.message(), HasSubstr("not overwritten"));
  EXPECT_EQ(content_of(folder / "notes.txt"), "these are my notes");
  EXPECT_THAT(folder.names(), ElementsAre("notes.txt"));
}

TEST(AFullDisk, StopsAFrameAndLeavesNoPart) {
  const Scratch folder;
  testing::build_power_world(folder / "world.duckdb", {});
  const SmallDisk disk("8k");
  if (!disk.mounted()) GTEST_SKIP() << "no small disk could be mounted: not checked";
  api::Session session(folder / "world.duckdb");
  api::FrameQuery query;
  query.unit = "dyad-years";
  for (const std::string name : {"f.csv", "f.csv.gz", "f.parquet"}) {
    query.output = disk.folder() / name;
    const auto error = error_of([&] { session.frame(query, Progress{}); });
    EXPECT_EQ(error.kind(), ErrorKind::Failure) << name << ' ' << error.what();
    EXPECT_THAT(std::string(error.what()), HasSubstr("no space left")) << name;
    EXPECT_THAT(disk.folder().names(), ::testing::IsEmpty()) << name;
  }
}

TEST(AWorldOfANewerProgram, IsRefusedWithAHint) {
  const Scratch folder;
  const auto world = folder / "world.duckdb";
  testing::build_power_world(world, {});
  {
    store::Database database(world);
    database.execute(
        "UPDATE meta.build SET schema_version = schema_version + 1, version = '99.0.0'");
  }
  const auto before = content_of(world);
  const auto error = error_of([&] { const api::Session session(world); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.message(), ::testing::AllOf(HasSubstr("newer"), HasSubstr("99.0.0")));
  EXPECT_THAT(error.place(), HasSubstr("world.duckdb"));
  EXPECT_THAT(error.hint(), HasSubstr("orrery build"));
  EXPECT_TRUE(content_of(world) == before);
}

TEST(AWorldThatIsNone, IsRefusedWithAHint) {
  const Scratch folder;
  { store::Database(folder / "other.duckdb").execute("CREATE TABLE t (x INTEGER)"); }
  {
    store::Database(folder / "half.duckdb")
        .execute(
            "CREATE SCHEMA meta; CREATE TABLE meta.build (schema_version INTEGER, version "
            "VARCHAR)");
  }
  folder.write("empty.duckdb", "");
  folder.write("text.duckdb", "year,state\n1990,2\n");
  for (const std::string name :
       {"other.duckdb", "half.duckdb", "empty.duckdb", "text.duckdb", "none.duckdb", "."}) {
    const auto error = error_of([&] { const api::Session session(folder / name); });
    EXPECT_EQ(error.kind(), ErrorKind::MissingData) << name << ' ' << error.what();
    EXPECT_FALSE(error.place().empty()) << name;
    EXPECT_FALSE(error.hint().empty()) << name;
  }
}

TEST(AStaleLog, OfAnOlderWorldIsNotReadIntoTheNew) {
  const Scratch folder;
  const auto world = folder / "world.duckdb";
  testing::build_power_world(world, {});
  folder.write("world.duckdb.wal", "left by a client that was killed");
  testing::build_power_world(world, {});
  const api::Session session(world);
  EXPECT_EQ(session.sql("SELECT count(*) FROM meta.build").rows.size(), 1U);
}

}  // namespace
}  // namespace orrery
