// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shipped claims against all datasets, and against worlds from which a table was emptied. The
// files lie beside the project, in ../shared; without them these tests say so and are skipped.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "orrery/api/session.hpp"
#include "orrery/claims/claims_file.hpp"
#include "orrery/claims/embedded.hpp"
#include "orrery/store/database.hpp"
#include "support/official_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using ::testing::HasSubstr;
using testing::kOfficialWorld;
using testing::Scratch;

class ShippedClaims : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kOfficialWorld)) GTEST_SKIP() << "no ../shared/data here";
  }

  static std::vector<api::ClaimSummary> check(const std::filesystem::path& world,
                                              const std::vector<std::string>& only,
                                              std::uint64_t seed = 1) {
    api::ClaimsQuery query;
    query.only = only;
    query.seed = seed;
    return api::Session(world).check(query, {}).claims;
  }
};

TEST_F(ShippedClaims, FindByThemselvesWhoWasNoMemberOfBrics) {
  const auto claim = check(kOfficialWorld, {"P15"}).front();
  EXPECT_EQ(claim.verdict, "partly supported");
  const auto& remark = claim.tests.front().remark;
  EXPECT_THAT(remark, HasSubstr("Argentina (not a member: declined since 2023-12-29"));
  EXPECT_THAT(remark, HasSubstr("Saudi Arabia (not a member: invited since 2023-08-24"));
}

TEST_F(ShippedClaims, HaveAVerdictOrAReasonEach) {
  std::set<std::string> ids;
  for (const auto& claim : check(kOfficialWorld, {})) {
    ids.insert(claim.id);
    EXPECT_TRUE(claim.verdict != "not decidable" || !claim.reason.empty()) << claim.id;
    for (const auto& test : claim.tests)
      EXPECT_EQ(test.verdict == "not decidable" && std::isnan(test.effect),
                test.remark.starts_with("needs "))
          << claim.id << " " << test.id;
  }
  for (int i = 1; i <= 35; ++i) EXPECT_TRUE(ids.contains(fmt::format("P{:02}", i))) << i;
}

TEST_F(ShippedClaims, GiveTheSameNumbersAgain) {
  const std::vector<std::string> only{"P04", "P07", "P16", "W03"};
  const auto once = check(kOfficialWorld, only);
  const auto again = check(kOfficialWorld, only);
  for (std::size_t c = 0; c < once.size(); ++c) {
    for (std::size_t t = 0; t < once[c].tests.size(); ++t) {
      EXPECT_EQ(fmt::format("{} {}", once[c].tests[t].lo, once[c].tests[t].remark),
                fmt::format("{} {}", again[c].tests[t].lo, again[c].tests[t].remark));
    }
  }
}

/// Of each table that tests name, the claims and tests that do; logits, which read frames, apart.
std::map<std::string, std::map<std::string, std::set<std::string>>> tests_by_table() {
  std::map<std::string, std::map<std::string, std::set<std::string>>> found;
  for (const auto& file : claims::embedded_claims()) {
    if (file.path == "template.toml") continue;
    for (const auto& claim : claims::parse_claims(file.content, std::string(file.path)).claims) {
      const bool logit = std::ranges::any_of(
          claim.tests, [](const auto& test) { return test.kind == claims::Kind::Logit; });
      if (logit) continue;
      for (const auto& test : claim.tests) {
        for (const auto& table : test.tables) found[table][claim.id].insert(test.id);
      }
    }
  }
  return found;
}

TEST_F(ShippedClaims, AreNotDecidableWithoutATableThatTheyNeed) {
  const auto by_table = tests_by_table();
  const Scratch folder;
  for (const auto* table : {"power.shares",
                            "relations.dyad_years",
                            "core.memberships",
                            "norms.ideal_points",
                            "institutions.organisation_years",
                            "core.dispute_dyads"}) {
    SCOPED_TRACE(table);
    const auto world = folder / "world.duckdb";
    std::filesystem::copy_file(
        kOfficialWorld, world, std::filesystem::copy_options::overwrite_existing);
    store::Database(world).execute(fmt::format("DELETE FROM {}", table));
    const auto& claims = by_table.at(table);
    std::vector<std::string> only;
    for (const auto& [id, tests] : claims) only.push_back(id);
    for (const auto& claim : check(world, only)) {
      for (const auto& test : claim.tests) {
        if (!claims.at(claim.id).contains(test.id)) continue;
        EXPECT_EQ(test.verdict, "not decidable") << claim.id << " " << test.id;
        EXPECT_TRUE(std::isnan(test.effect)) << claim.id << " " << test.id;
      }
    }
  }
}

}  // namespace
}  // namespace orrery
