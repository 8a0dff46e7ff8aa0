// SPDX-License-Identifier: GPL-3.0-or-later
//
// Downloads from a server on this machine that misbehaves.
#include "orrery/fetch/fetch_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <memory>
#include <string>

#include "orrery/base/error.hpp"
#include "orrery/intake/sha256.hpp"
#include "orrery/intake/testing/scratch.hpp"
#include "support/loopback_server.hpp"

namespace orrery::fetch {
namespace {

using orrery::testing::content_of;
using orrery::testing::error_of;
using orrery::testing::LoopbackServer;
using orrery::testing::Scratch;
using orrery::testing::WebRequest;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string kEtag = "ETag: \"one\"\r\n";

std::string text_of(std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) text += std::to_string(i) + "\n";
  text.resize(bytes);
  return text;
}

class Fetch : public ::testing::Test {
 protected:
  Fetch() {
    for (const auto* const name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
      unsetenv(name);
    options.limits.first_wait = std::chrono::milliseconds(1);
    options.limits.attempts = 3;
    options.limits.connect = std::chrono::milliseconds(2000);
  }

  void serve(LoopbackServer::Handler handler) {
    server = std::make_unique<LoopbackServer>(std::move(handler));
    offer.url = server->address() + "/data.csv";
  }
  /// Answers every request with this.
  void serve_always(const std::string& answer) {
    serve([answer](const WebRequest&, const LoopbackServer::Answer& to) { to.send(answer); });
  }

  Fetched fetch() {
    Ledger ledger(folder.path());
    return fetch_file(
        offer, folder.path(), ledger, options, [](auto, auto) {}, progress);
  }

  std::string file() const { return content_of(folder / offer.name); }

  Scratch folder;
  Offer offer{"", "data.csv"};
  FetchOptions options;
  Progress progress;
  std::unique_ptr<LoopbackServer> server;
};

TEST_F(Fetch, PutsAFileInPlaceAndRecordsIt) {
  serve_always(LoopbackServer::answer("200 OK", "a,b\n1,2\n", kEtag));
  const auto fetched = fetch();
  EXPECT_EQ(fetched.outcome, Outcome::Downloaded);
  EXPECT_EQ(file(), "a,b\n1,2\n");
  EXPECT_THAT(folder.names(), ElementsAre("data.csv", "orrery-fetch.json"));
  const auto recorded = Ledger(folder.path()).find("data.csv");
  ASSERT_TRUE(recorded);
  EXPECT_EQ(recorded->sha256, intake::sha256_of("a,b\n1,2\n"));
  EXPECT_EQ(recorded->bytes, 8U);
  EXPECT_EQ(recorded->url, offer.url);
  EXPECT_THAT(recorded->day, ::testing::MatchesRegex("20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]"));
}

TEST_F(Fetch, AsksNoServerForAFileThatIsThere) {
  serve_always(LoopbackServer::answer("200 OK", "a,b\n"));
  fetch();
  EXPECT_EQ(fetch().outcome, Outcome::Kept);
  EXPECT_EQ(server->requests().size(), 1U);
}

TEST_F(Fetch, LeavesAFileOfTheUserAlone) {
  serve_always(LoopbackServer::answer("200 OK", "theirs"));
  folder.write("data.csv", "mine");
  EXPECT_EQ(fetch().outcome, Outcome::Foreign);
  EXPECT_EQ(file(), "mine");
}

TEST_F(Fetch, GoesOnWhereTheServerCutTheConnection) {
  const auto whole = text_of(300000);
  serve([&](const WebRequest& request, const LoopbackServer::Answer& to) {
    const auto range = request.header("Range");
    if (range.empty()) {
      const auto answer = LoopbackServer::answer("200 OK", whole, kEtag);
      to.send(answer.substr(0, answer.size() - 200000));
      return;
    }
    const auto from = std::stoul(range.substr(6));
    to.send(LoopbackServer::answer(
        "206 Partial Content",
        whole.substr(from),
        kEtag + "Content-Range: bytes " + std::to_string(from) + "-299999/300000\r\n"));
  });
  fetch();
  EXPECT_EQ(file(), whole);
  const auto requests = server->requests();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[1].header("Range"), "bytes=100000-");
  EXPECT_EQ(requests[1].header("If-Range"), "\"one\"");
}

TEST_F(Fetch, GoesOnInALaterRun) {
  const auto whole = text_of(5000);
  bool cut = true;
  serve([&](const WebRequest& request, const LoopbackServer::Answer& to) {
    const auto range = request.header("Range");
    const auto from = range.empty() ? 0 : std::stoul(range.substr(6));
    auto answer = LoopbackServer::answer(from > 0 ? "206 Partial Content" : "200 OK",
                                         whole.substr(from),
                                         "Last-Modified: Wed, 01 Jan 2025 00:00:00 GMT\r\n"
                                         "Content-Range: bytes " +
                                             std::to_string(from) + "-4999/5000\r\n");
    if (cut) answer.resize(answer.size() - 1000);
    to.send(answer);
  });
  options.limits.attempts = 1;
  EXPECT_THAT(error_of([&] { fetch(); }).message(), HasSubstr("after 4000 bytes"));
  EXPECT_FALSE(std::filesystem::exists(folder / "data.csv"));
  cut = false;
  fetch();
  EXPECT_EQ(file(), whole);
  EXPECT_EQ(server->requests().back().header("If-Range"), "Wed, 01 Jan 2025 00:00:00 GMT");
  EXPECT_THAT(folder.names(), ElementsAre("data.csv", "orrery-fetch.json"));
}

TEST_F(Fetch, BeginsAnewWhereTheServerHasAnotherVersionOrKnowsNoRanges) {
  const auto whole = text_of(5000);
  int count = 0;
  serve([&](const WebRequest&, const LoopbackServer::Answer& to) {
    auto answer = LoopbackServer::answer("200 OK", whole, kEtag);
    if (count++ == 0) answer.resize(answer.size() - 1000);
    to.send(answer);
  });
  fetch();
  EXPECT_EQ(file(), whole);
}

TEST_F(Fetch, BeginsAnewWhereTheServerNamesNoVersion) {
  const auto whole = text_of(5000);
  int count = 0;
  serve([&](const WebRequest&, const LoopbackServer::Answer& to) {
    auto answer = LoopbackServer::answer("200 OK", whole, "ETag: W/\"weak\"\r\n");
    if (count++ == 0) answer.resize(answer.size() - 1000);
    to.send(answer);
  });
  fetch();
  EXPECT_EQ(file(), whole);
  EXPECT_EQ(server->requests().back().header("Range"), "");
}

TEST_F(Fetch, BeginsAnewWhereThePartIsLongerThanTheFile) {
  folder.write(".data.csv.part", text_of(9000));
  serve([&](const WebRequest& request, const LoopbackServer::Answer& to) {
    to.send(request.header("Range").empty()
                ? LoopbackServer::answer("200 OK", "short\n", kEtag)
                : LoopbackServer::answer("416 Range Not Satisfiable", ""));
  });
  folder.write(".data.csv.part.json",
               "{\"url\": \"" + offer.url + "\", \"etag\": \"\\\"one\\\"\"}");
  fetch();
  EXPECT_EQ(file(), "short\n");
  EXPECT_EQ(server->requests().size(), 2U);
}

TEST_F(Fetch, IgnoresAPartOfAnotherAddressAndADamagedNote) {
  for (const auto* const note :
       {"{\"url\": \"http://example.org/other\", \"etag\": \"\\\"one\\\"\"}", "{", "[]"}) {
    serve_always(LoopbackServer::answer("200 OK", "new\n", kEtag));
    std::filesystem::remove(folder / "data.csv");
    folder.write(".data.csv.part", "old part");
    folder.write(".data.csv.part.json", note);
    options.accept_change = true;
    fetch();
    EXPECT_EQ(file(), "new\n");
    EXPECT_EQ(server->requests().front().header("Range"), "");
  }
}

TEST_F(Fetch, RefusesAnotherRangeThanItAskedFor) {
  folder.write(".data.csv.part", text_of(100));
  serve_always(LoopbackServer::answer(
      "206 Partial Content", "x", kEtag + "Content-Range: bytes 50-50/101\r\n"));
  folder.write(".data.csv.part.json",
               "{\"url\": \"" + offer.url + "\", \"etag\": \"\\\"one\\\"\"}");
  EXPECT_THAT(error_of([&] { fetch(); }).message(), HasSubstr("another part of the file"));
  EXPECT_TRUE(folder.names().empty());
}

TEST_F(Fetch, GivesUpOnAServerThatAlwaysCutsOff) {
  serve([](const WebRequest&, const LoopbackServer::Answer& to) {
    to.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nabc");
  });
  const auto error = error_of([&] { fetch(); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(error.message(), HasSubstr("cut the connection after 3 bytes"));
  EXPECT_EQ(server->requests().size(), 3U);
  EXPECT_FALSE(std::filesystem::exists(folder / "data.csv"));
}

TEST_F(Fetch, IsNotDisturbedByBytesBehindTheLengthThatWasGiven) {
  serve_always("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\na,b\nmore");
  fetch();
  EXPECT_EQ(file(), "a,b\n");
}

TEST_F(Fetch, SaysThatThereIsNoSuchFileAtOnce) {
  serve_always(LoopbackServer::answer("404 Not Found", "<html>not here</html>"));
  const auto error = error_of([&] { fetch(); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.message(), HasSubstr("404: there is no such file"));
  EXPECT_EQ(error.place(), offer.url);
  EXPECT_EQ(server->requests().size(), 1U);
}

TEST_F(Fetch, TriesAgainWhenAServerIsBusy) {
  int count = 0;
  serve([&](const WebRequest&, const LoopbackServer::Answer& to) {
    to.send(++count < 3
                ? LoopbackServer::answer("503 Service Unavailable", "busy", "Retry-After: 0\r\n")
                : LoopbackServer::answer("200 OK", "a,b\n"));
  });
  fetch();
  EXPECT_EQ(file(), "a,b\n");
  EXPECT_EQ(count, 3);
}

TEST_F(Fetch, GivesUpOnAServerThatIsAlwaysBusy) {
  serve_always(LoopbackServer::answer("500 Internal Server Error", ""));
  EXPECT_EQ(error_of([&] { fetch(); }).kind(), ErrorKind::Failure);
  EXPECT_EQ(server->requests().size(), 3U);
}

TEST_F(Fetch, GivesUpOnAServerThatFallsSilent) {
  serve([](const WebRequest&, const LoopbackServer::Answer& to) {
    to.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nabc");
    to.stall();
  });
  options.limits.stall = std::chrono::seconds(1);
  options.limits.attempts = 1;
  EXPECT_THAT(error_of([&] { fetch(); }).message(), HasSubstr("fell silent after 3 bytes"));
}

TEST_F(Fetch, FollowsARedirectButNotForEver) {
  serve([](const WebRequest& request, const LoopbackServer::Answer& to) {
    to.send(request.path == "/data.csv"
                ? LoopbackServer::answer("302 Found", "elsewhere", "Location: /there.csv\r\n")
                : LoopbackServer::answer("200 OK", "a,b\n"));
  });
  fetch();
  EXPECT_EQ(file(), "a,b\n");

  serve_always(LoopbackServer::answer("302 Found", "", "Location: /data.csv\r\n"));
  options.again = true;
  EXPECT_THAT(error_of([&] { fetch(); }).message(), HasSubstr("redirects without end"));
  EXPECT_EQ(file(), "a,b\n");
}

TEST_F(Fetch, TakesNeitherFilesOfThisMachineNorOtherProtocols) {
  const auto secret = folder.write("secret", "secret");
  serve_always(
      LoopbackServer::answer("302 Found", "", "Location: file://" + secret.string() + "\r\n"));
  EXPECT_EQ(error_of([&] { fetch(); }).kind(), ErrorKind::Failure);
  offer.url = "file://" + secret.string();
  EXPECT_THAT(error_of([&] { fetch(); }).message(), HasSubstr("only http and https"));
  EXPECT_FALSE(std::filesystem::exists(folder / "data.csv"));
}

TEST_F(Fetch, KeepsTheOldFileWhenTheServerHasAnother) {
  serve_always(LoopbackServer::answer("200 OK", "old\n"));
  fetch();
  serve_always(LoopbackServer::answer("200 OK", "new\n"));
  options.again = true;
  const auto error = error_of([&] { fetch(); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.message(), HasSubstr("is not what was recorded on"));
  EXPECT_THAT(error.message(), HasSubstr(intake::sha256_of("new\n")));
  EXPECT_THAT(error.hint(), HasSubstr("--accept-change"));
  EXPECT_EQ(file(), "old\n");
  EXPECT_THAT(folder.names(), ElementsAre("data.csv", "orrery-fetch.json"));

  options.accept_change = true;
  fetch();
  EXPECT_EQ(file(), "new\n");
  EXPECT_EQ(Ledger(folder.path()).find("data.csv")->sha256, intake::sha256_of("new\n"));
}

TEST_F(Fetch, SaysWhenAFileWasChangedInTheFolder) {
  serve_always(LoopbackServer::answer("200 OK", "old\n"));
  fetch();
  folder.write("data.csv", "edited\n");
  EXPECT_THAT(error_of([&] { fetch(); }).message(), HasSubstr("the file in the folder is not"));
  EXPECT_EQ(file(), "edited\n");
}

TEST_F(Fetch, RefusesAWebPageAnEmptyFileAndADamagedArchive) {
  serve_always(LoopbackServer::answer("200 OK", "\n <!DOCTYPE html><html>moved</html>"));
  EXPECT_THAT(error_of([&] { fetch(); }).message(), HasSubstr("a web page"));
  serve_always(LoopbackServer::answer("200 OK", ""));
  EXPECT_THAT(error_of([&] { fetch(); }).message(), HasSubstr("an empty file"));
  offer.name = "data.zip";
  const auto archive = intake::testing::zipped({{"a.csv", text_of(3000)}});
  serve_always(LoopbackServer::answer("200 OK", archive.substr(0, archive.size() / 2)));
  EXPECT_THAT(error_of([&] { fetch(); }).message(), HasSubstr("truncated"));
  EXPECT_TRUE(folder.names().empty());
}

TEST_F(Fetch, UnpacksArchivesWithinAnArchive) {
  const auto inner = intake::testing::zipped({{"NMC-70-abridged.csv", "a,b\n"}});
  offer.name = "NMCv7.zip";
  serve_always(LoopbackServer::answer(
      "200 OK",
      intake::testing::zipped({{"NMCv7/NMC-70-abridged.zip", inner}, {"../../.evil.zip", inner}})));
  fetch();
  EXPECT_EQ(content_of(folder / "NMC-70-abridged.zip"), inner);
  EXPECT_THAT(folder.names(),
              ElementsAre("NMC-70-abridged.zip", "NMCv7.zip", "_.evil.zip", "orrery-fetch.json"));
}

TEST_F(Fetch, StopsAtTheSizeThatIsAllowed) {
  options.limits.max_bytes = 100;
  serve_always(LoopbackServer::answer("200 OK", text_of(101)));
  EXPECT_EQ(error_of([&] { fetch(); }).kind(), ErrorKind::Limit);
  serve([](const WebRequest&, const LoopbackServer::Answer& to) {
    to.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + text_of(101));
  });
  EXPECT_EQ(error_of([&] { fetch(); }).kind(), ErrorKind::Limit);
  serve_always(LoopbackServer::answer("200 OK", text_of(100)));
  EXPECT_EQ(fetch().bytes, 100U);
}

TEST_F(Fetch, SaysThatAServerCannotBeReached) {
  serve_always("");
  server.reset();  // nobody listens there any more
  const auto error = error_of([&] { fetch(); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(error.message(), StartsWith("the server cannot be reached"));
  EXPECT_THAT(error.hint(), HasSubstr("connect to the internet"));
}

TEST_F(Fetch, GivesWayToAnInterruptionAndKeepsThePart) {
  CancelToken cancel;
  serve([&](const WebRequest&, const LoopbackServer::Answer& to) {
    to.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n" + kEtag + "\r\nabc");
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    cancel.cancel();
    to.stall();
  });
  progress.cancel = &cancel;
  EXPECT_EQ(error_of([&] { fetch(); }).kind(), ErrorKind::Cancelled);
  EXPECT_EQ(content_of(folder / ".data.csv.part"), "abc");
}

TEST_F(Fetch, AsksAMirrorInPlaceOfThePublisher) {
  serve_always(LoopbackServer::answer("200 OK", "a,b\n"));
  options.mirror = server->address() + "/";
  offer.url = "https://example.org/a/data.csv?x=1";
  fetch();
  EXPECT_EQ(server->requests().front().path, "/example.org/a/data.csv?x=1");
  EXPECT_EQ(Ledger(folder.path()).find("data.csv")->url, offer.url);
}

TEST(ALedger, RemembersLicencesAndSaysWhenItIsDamaged) {
  const Scratch folder;
  Ledger ledger(folder.path());
  EXPECT_FALSE(ledger.has_accepted("cow_nmc", "Free"));
  ledger.accept("cow_nmc", "Free");
  EXPECT_TRUE(Ledger(folder.path()).has_accepted("cow_nmc", "Free"));
  EXPECT_FALSE(Ledger(folder.path()).has_accepted("cow_nmc", "Not free"));
  folder.write(Ledger::kName, "{\"files\": {\"a\": {}}, \"licences\": {}}");
  const auto error = error_of([&] { const Ledger damaged(folder.path()); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), HasSubstr(Ledger::kName));
}

/// A disk on which no file can grow, for as long as it lives.
class FullDisk {
 public:
  FullDisk() : on_signal_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit none{0, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &none);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, on_signal_);
  }

 private:
  void (*on_signal_)(int);
  rlimit before_{};
};

TEST(ALedger, StaysAsItWasWhenTheDiskIsFull) {
  const Scratch folder;
  Ledger ledger(folder.path());
  ledger.accept("cow_nmc", "Free");
  const auto error = error_of([&] {
    const FullDisk disk;
    ledger.record("data.csv", {"https://example.org/data.csv", "0f", 8, "2026-01-31"});
  });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(error.message(), HasSubstr("no space left"));
  EXPECT_THAT(folder.names(), ElementsAre(Ledger::kName));
  EXPECT_TRUE(Ledger(folder.path()).has_accepted("cow_nmc", "Free"));
  EXPECT_FALSE(Ledger(folder.path()).find("data.csv"));
}

}  // namespace
}  // namespace orrery::fetch
