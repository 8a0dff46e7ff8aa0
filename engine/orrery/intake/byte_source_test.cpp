// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/byte_source.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "orrery/intake/testing/ordinary_account.hpp"
#include "orrery/intake/testing/scratch.hpp"
#include "orrery/intake/zip_archive.hpp"

namespace orrery::intake {
namespace {

using testing::error_of;
using testing::gzipped;
using testing::OrdinaryAccount;
using testing::Scratch;
using testing::zipped;

constexpr std::uint64_t kPlenty = 1U << 30U;

std::string bytes_of(const FoundFile& file, std::uint64_t max_bytes = kPlenty) {
  return read_all(*open_bytes(file, max_bytes));
}

std::string some_csv(int rows) {
  std::string text = "ccode,year,value\n";
  for (int i = 0; i < rows; ++i)
    text += std::to_string(i % 977) + "," + std::to_string(1816 + i % 200) + "," +
            std::to_string(i * 7919) + "\n";
  return text;
}

TEST(OpenBytes, GivesAPlainFileAsItIs) {
  const Scratch scratch;
  const auto text = some_csv(60000);
  EXPECT_EQ(bytes_of({scratch.write("a.csv", text)}), text);
}

TEST(OpenBytes, UnpacksGzipWhateverTheFileIsCalled) {
  const Scratch scratch;
  const auto text = some_csv(60000);
  EXPECT_EQ(bytes_of({scratch.write("a.csv.gz", gzipped(text))}), text);
  EXPECT_EQ(bytes_of({scratch.write("a.csv", gzipped(text))}), text);
}

TEST(OpenBytes, UnpacksSeveralGzipStreamsAndTakesZerosBehindThemAsPadding) {
  const Scratch scratch;
  const auto twice = gzipped("one,") + gzipped("two") + std::string(512, '\0');
  EXPECT_EQ(bytes_of({scratch.write("a.gz", twice)}), "one,two");
}

TEST(OpenBytes, NoticesEveryTruncationOfAGzipFile) {
  const Scratch scratch;
  const auto packed = gzipped(some_csv(40));
  for (std::size_t cut = 1; cut < packed.size(); ++cut) {
    const auto file = scratch.write("a.csv.gz", packed.substr(0, cut));
    const auto error = error_of([&] { bytes_of({file}); });
    EXPECT_EQ(error.kind(), ErrorKind::MissingData);
    EXPECT_EQ(error.place(), file.string());
    if (cut >= 2) {
      EXPECT_EQ(error.message(),
                "'" + file.string() + "' is truncated after " + std::to_string(cut) + " bytes");
    }
    EXPECT_FALSE(error.hint().empty());
  }
}

TEST(OpenBytes, NoticesAnyFlippedBitInTheDataOfAGzipFile) {
  const Scratch scratch;
  const auto packed = gzipped(some_csv(40));
  constexpr std::size_t kHeader = 10;
  for (std::size_t at = kHeader; at < packed.size(); ++at) {
    auto damaged = packed;
    damaged[at] = static_cast<char>(damaged[at] ^ 4);
    EXPECT_THROW(bytes_of({scratch.write("a.gz", damaged)}), Error) << at;
  }
}

TEST(OpenBytes, RefusesTextBehindAGzipStreamAndAnythingElseThatIsNamedGzip) {
  const Scratch scratch;
  EXPECT_THROW(bytes_of({scratch.write("a.gz", gzipped("one") + "rest")}), Error);
  EXPECT_EQ(error_of([&] { bytes_of({scratch.write("b.gz", "<html>")}); }).kind(),
            ErrorKind::MissingData);
}

TEST(OpenBytes, UnpacksAZipMemberAndGzipInsideIt) {
  const Scratch scratch;
  const auto text = some_csv(60000);
  const auto archive =
      scratch.write("a.zip", zipped({{"in/a.csv", text}, {"b.csv.gz", gzipped("b")}}));
  EXPECT_EQ(bytes_of({archive, "in/a.csv"}), text);
  EXPECT_EQ(bytes_of({archive, "b.csv.gz"}), "b");
}

TEST(OpenBytes, TakesTheOnlyMemberOfAnArchive) {
  const Scratch scratch;
  EXPECT_EQ(bytes_of({scratch.write("a.zip", zipped({{"x.csv", "x"}}))}), "x");
  const auto two = scratch.write("b.zip", zipped({{"x.csv", "x"}, {"y.csv", "y"}}));
  EXPECT_EQ(error_of([&] { bytes_of({two}); }).hint(),
            "name one of them, such as " + two.string() + "!x.csv");
}

TEST(OpenBytes, RefusesAnArchiveWhoseOnlyFileHasNoName) {
  const Scratch scratch;
  const auto nameless = "PK\x03\x04" + std::string(26, '\0') + "PK\x05\x06" + std::string(18, '\0');
  EXPECT_EQ(error_of([&] { bytes_of({scratch.write("a.zip", nameless)}); }).kind(),
            ErrorKind::MissingData);
}

TEST(OpenBytes, NoticesEveryTruncationOfAZipArchive) {
  const Scratch scratch;
  const auto packed = zipped({{"a.csv", some_csv(40)}});
  for (std::size_t cut = 0; cut < packed.size(); ++cut) {
    const auto file = scratch.write("a.zip", packed.substr(0, cut));
    EXPECT_EQ(error_of([&] { bytes_of({file, "a.csv"}); }).kind(), ErrorKind::MissingData) << cut;
  }
}

TEST(OpenBytes, NoticesDamageInsideAZipArchive) {
  const Scratch scratch;
  auto packed = zipped({{"a.csv", some_csv(4000)}});
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 1);
  EXPECT_THROW(bytes_of({scratch.write("a.zip", packed), "a.csv"}), Error);
}

TEST(OpenBytes, OffersTheNearestMember) {
  const Scratch scratch;
  const auto archive =
      scratch.write("a.zip", zipped({{"alliances.csv", "x"}, {"codebook.pdf", "y"}}));
  EXPECT_EQ(error_of([&] {
              bytes_of({archive, "aliances.csv"});
            }).hint(),
            "did you mean alliances.csv?");
}

TEST(OpenBytes, StopsAtItsLimit) {
  const Scratch scratch;
  const auto file = scratch.write("bomb.gz", gzipped(std::string(8 << 20, '\0')));
  EXPECT_EQ(error_of([&] { bytes_of({file}, 1000000); }).kind(), ErrorKind::Limit);
}

TEST(FileBytes, RefusesAFolderAndAPipeAndAMissingFile) {
  const Scratch scratch;
  EXPECT_NE(error_of([&] { FileBytes{scratch.path()}; }).message().find("is a folder"),
            std::string::npos);
  const auto pipe = scratch.path() / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(error_of([&] { FileBytes{pipe}; }).kind(), ErrorKind::MissingData);
  EXPECT_EQ(error_of([&] { FileBytes{scratch.path() / "none"}; }).kind(), ErrorKind::MissingData);
}

TEST(FileBytes, SaysThatAFileMayNotBeRead) {
  const Scratch scratch;
  const auto file = scratch.write("secret.csv", "a");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  std::filesystem::permissions(scratch.path(), std::filesystem::perms::all);
  const OrdinaryAccount account;
  if (!account.taken()) GTEST_SKIP() << "cannot take another account";
  const auto error = error_of([&] { FileBytes{file}; });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_EQ(error.message(), "cannot read '" + file.string() + "': Permission denied");
  EXPECT_NE(error.hint().find("chmod"), std::string::npos);
}

TEST(ListZip, NamesTheFilesAndLeavesFoldersOut) {
  const Scratch scratch;
  const auto listing =
      list_zip(scratch.write("a.zip", zipped({{"d/a.csv", "x"}, {"Länder.csv", "y"}})));
  EXPECT_EQ(listing.members, (std::vector<std::string>{"d/a.csv", "Länder.csv"}));
  EXPECT_EQ(listing.complaint, "");
}

TEST(ListZip, ComplainsAboutWhatIsNoArchive) {
  const Scratch scratch;
  EXPECT_EQ(list_zip(scratch.write("a.zip", "<html>")).complaint, "is not a zip archive");
}

}  // namespace
}  // namespace orrery::intake
