// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/fetch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "orrery/base/error.hpp"
#include "support/loopback_server.hpp"
#include "support/scratch.hpp"

namespace orrery::api {
namespace {

using orrery::testing::content_of;
using orrery::testing::error_of;
using orrery::testing::LoopbackServer;
using orrery::testing::Scratch;
using orrery::testing::WebRequest;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A mirror of one publisher on this machine: majors2016.csv is there, states2016.csv is not.
class FetchOfDatasets : public ::testing::Test {
 protected:
  FetchOfDatasets() {
    for (const auto* const name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
      unsetenv(name);
    query.folder = folder / "data";
    query.mirror = server.address();
    query.accepts = [this](const Licence& licence) {
      asked.push_back(licence.dataset);
      return accepting;
    };
  }

  FetchReport fetch(std::vector<std::string> ids) {
    query.ids = std::move(ids);
    return api::fetch(query, Progress{});
  }

  Scratch folder;
  LoopbackServer server{[](const WebRequest& request, const LoopbackServer::Answer& to) {
    to.send(request.path == "/correlatesofwar.org/wp-content/uploads/majors2016.csv"
                ? LoopbackServer::answer("200 OK", "ccode\n2\n")
                : LoopbackServer::answer("404 Not Found", ""));
  }};
  FetchQuery query;
  bool accepting = true;
  std::vector<std::string> asked;
};

TEST_F(FetchOfDatasets, BringsFilesOnceTheLicenceIsAcceptedOnce) {
  const auto first = fetch({"cow_majors"});
  EXPECT_EQ(first.downloaded, 1);
  EXPECT_EQ(first.bytes, 8U);
  EXPECT_EQ(content_of(query.folder / "majors2016.csv"), "ccode\n2\n");
  EXPECT_EQ(fetch({"cow_majors"}).kept, 1);
  EXPECT_THAT(asked, ElementsAre("cow_majors"));
}

TEST_F(FetchOfDatasets, WritesNothingWhereTheLicenceIsNotAccepted) {
  accepting = false;
  const auto report = fetch({"cow_majors"});
  EXPECT_EQ(report.declined, 1);
  EXPECT_EQ(report.downloaded, 0);
  EXPECT_THAT(folder.names(), IsEmpty());
  EXPECT_THAT(server.requests(), IsEmpty());
}

TEST_F(FetchOfDatasets, GoesOnBehindAFileThatCannotBeHad) {
  const auto report = fetch({"cow_states", "cow_majors"});
  EXPECT_EQ(report.downloaded, 1);
  ASSERT_EQ(report.failures.size(), 1U);
  EXPECT_EQ(report.failures.front().name, "states2016.csv");
  EXPECT_THAT(error_of([&] { std::rethrow_exception(report.failures.front().error); }).message(),
              HasSubstr("404"));
}

TEST_F(FetchOfDatasets, SaysWhichSourceItDoesNotKnowAndWhichIsGotByHand) {
  const auto slip = error_of([&] { fetch({"cow_major"}); });
  EXPECT_EQ(slip.kind(), ErrorKind::Usage);
  EXPECT_THAT(slip.hint(), HasSubstr("cow_majors"));
  const auto by_hand = error_of([&] { fetch({"fariss_gdp"}); });
  EXPECT_THAT(by_hand.message(), HasSubstr("by hand"));
  EXPECT_THAT(by_hand.hint(), HasSubstr("https://"));
}

TEST_F(FetchOfDatasets, TakesARelease) {
  const auto rows = fetch_list({"cow_nmc_v7"}).tables.at(0).rows;
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(std::get<std::string>(rows[0][1]), "cow_nmc_v7");
  EXPECT_EQ(std::get<std::string>(rows[0][2]), "NMCv7.zip");
}

TEST_F(FetchOfDatasets, ListsOnlyTheFirstOfReleasesThatReplaceEachOther) {
  const auto rows = fetch_list({"wb_gdp"}).tables.at(0).rows;
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_THAT(std::get<std::string>(rows[0][4]), HasSubstr("api.worldbank.org"));
}

}  // namespace
}  // namespace orrery::api
