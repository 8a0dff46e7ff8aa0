// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/file_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>

#include "orrery/intake/testing/ordinary_account.hpp"
#include "orrery/intake/testing/scratch.hpp"

namespace orrery::intake {
namespace {

using ::testing::ElementsAre;
using testing::error_of;
using ::testing::HasSubstr;
using testing::OrdinaryAccount;
using testing::Scratch;
using testing::zipped;
using Folders = std::vector<std::filesystem::path>;

TEST(FileIndex, FindsAFileInDepthInEitherCase) {
  const Scratch scratch;
  const auto file = scratch.write("cow/nmc/NMC-70-abridged.csv", "");
  EXPECT_EQ(FileIndex(Folders{scratch.path()}).find("nmc-70-ABRIDGED.csv"), FoundFile{file});
  EXPECT_EQ(FileIndex(Folders{scratch.path()}).find("NMC-60-abridged.csv"), std::nullopt);
}

TEST(FileIndex, FindsGzipAndZipMembersByThePlainName) {
  const Scratch scratch;
  const auto packed = scratch.write("a/x.csv.gz", "");
  const auto archive = scratch.write(
      "z.zip", zipped({{"in/y.csv", "y"}, {"__MACOSX/in/._y.csv", ""}, {"w.csv.gz", ""}}));
  const FileIndex index(Folders{scratch.path()});
  EXPECT_EQ(index.find("x.csv"), FoundFile{packed});
  EXPECT_EQ(index.find("x.csv.gz"), FoundFile{packed});
  EXPECT_EQ(index.find("y.csv"), (FoundFile{archive, "in/y.csv"}));
  EXPECT_EQ(index.find("y.csv")->place(), archive.string() + "!in/y.csv");
  EXPECT_EQ(index.find("w.csv"), (FoundFile{archive, "w.csv.gz"}));
  EXPECT_EQ(index.find_all("*y.csv").size(), 1U);
}

TEST(FileIndex, PrefersEarlierFoldersThenPlainFilesThenShallowOnes) {
  const Scratch scratch;
  const auto zip = scratch.write("second/a.zip", zipped({{"x.csv", ""}}));
  const auto deep = scratch.write("second/b/c/x.csv", "");
  const auto gz = scratch.write("second/x.csv.gz", "");
  const auto late = scratch.write("second/c/x.csv", "");
  const auto early = scratch.write("second/b/x.csv", "");
  const auto first = scratch.write("first/q/x.csv.gz", "");
  const FileIndex index(Folders{scratch.path() / "first", scratch.path() / "second"});
  EXPECT_THAT(index.find_all("x.csv"),
              ElementsAre(FoundFile{first},
                          FoundFile{early},
                          FoundFile{late},
                          FoundFile{deep},
                          FoundFile{gz},
                          FoundFile{zip, "x.csv"}));
}

TEST(FileIndex, MatchesWildcardsAndTheLastPartsOfAPath) {
  const Scratch scratch;
  const auto file = scratch.write("wdi/API_NY.GDP_v2_5607117.csv", "");
  scratch.write("other/API_NY.GDP_v2_1.csv", "");
  const FileIndex index(Folders{scratch.path()});
  EXPECT_EQ(index.find("wdi/API_NY.GDP_*.csv"), FoundFile{file});
  EXPECT_EQ(index.find_all("api_ny.gdp_*").size(), 2U);
  EXPECT_EQ(index.find("x/wdi/API*"), std::nullopt);
}

TEST(FileIndex, LeavesHiddenFilesAndFoldersOut) {
  const Scratch scratch;
  scratch.write(".git/x.csv", "");
  scratch.write("._x.csv", "");
  EXPECT_EQ(FileIndex(Folders{scratch.path()}).size(), 0U);
}

TEST(FileIndex, FollowsLinksButNotInCircles) {
  const Scratch scratch;
  const Scratch elsewhere;
  elsewhere.write("far.csv", "");
  scratch.write("a/x.csv", "");
  std::filesystem::create_directory_symlink(scratch.path(), scratch.path() / "a" / "loop");
  std::filesystem::create_directory_symlink(elsewhere.path(), scratch.path() / "linked");
  std::filesystem::create_symlink("nowhere", scratch.path() / "dangling.csv");
  const FileIndex index(Folders{scratch.path(), scratch.path() / "a"});
  EXPECT_EQ(index.size(), 2U);
  EXPECT_EQ(index.find("far.csv"), FoundFile{scratch.path() / "linked" / "far.csv"});
}

TEST(FileIndex, TellsOfADamagedArchiveAndGoesOn) {
  const Scratch scratch;
  scratch.write("bad.zip", "no archive");
  scratch.write("x.csv", "");
  std::vector<std::string> notices;
  Progress progress;
  progress.notice = [&](const std::string& text) { notices.push_back(text); };
  const FileIndex index(Folders{scratch.path()}, progress);
  EXPECT_TRUE(index.find("x.csv").has_value());
  EXPECT_THAT(notices, ElementsAre(HasSubstr("bad.zip' is not a zip archive")));
}

TEST(FileIndex, TellsOfAFolderThatMayNotBeRead) {
  const Scratch scratch;
  scratch.write("shut/x.csv", "");
  scratch.write("y.csv", "");
  std::filesystem::permissions(scratch.path(), std::filesystem::perms::all);
  std::filesystem::permissions(scratch.path() / "shut", std::filesystem::perms::none);
  std::vector<std::string> notices;
  Progress progress;
  progress.notice = [&](const std::string& text) { notices.push_back(text); };
  std::optional<FileIndex> index;
  {
    const OrdinaryAccount account;
    if (!account.taken()) GTEST_SKIP() << "cannot take another account";
    index.emplace(Folders{scratch.path()}, progress);
  }
  std::filesystem::permissions(scratch.path() / "shut", std::filesystem::perms::owner_all);
  EXPECT_EQ(index->size(), 1U);
  EXPECT_THAT(notices, ElementsAre(HasSubstr("shut' is left out")));
}

TEST(FileIndex, NamesADataFolderThatIsNotThere) {
  const Scratch scratch;
  const auto file = scratch.write("file", "");
  const auto missing = error_of([] { FileIndex(Folders{"no/such/folder"}); });
  EXPECT_EQ(missing.kind(), ErrorKind::MissingData);
  EXPECT_EQ(missing.message(), "the data folder 'no/such/folder' does not exist");
  EXPECT_FALSE(missing.hint().empty());
  EXPECT_THAT(error_of([&] { FileIndex(Folders{file}); }).message(), HasSubstr("is not a folder"));
}

TEST(FileIndex, OffersTheNearestNameForAFileThatIsNeeded) {
  const Scratch scratch;
  scratch.write("NMC-60-abridged.csv.gz", "");
  const FileIndex index(Folders{scratch.path()});
  const auto error = error_of([&] { index.need("NMC-70-abridged.csv"); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_EQ(error.hint(), "there is NMC-60-abridged.csv");
  EXPECT_EQ(index.need("nmc-60*").name(), "NMC-60-abridged.csv.gz");
}

}  // namespace
}  // namespace orrery::intake
