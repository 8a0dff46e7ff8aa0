// SPDX-License-Identifier: GPL-3.0-or-later
//
// Change of the distribution of power, from the official capabilities. The files lie beside the
// project, in ../shared; without them these tests say so and are skipped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using testing::kSharedData;
using testing::Scratch;

class OrderWorld : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!std::filesystem::exists(kSharedData / "cow")) return;
    files = new Scratch;
    for (const auto& file : std::filesystem::directory_iterator(kSharedData / "cow")) {
      const auto name = file.path().filename().string();
      if (name.rfind("NMC", 0) == 0 || name == "states2016.csv" || name == "majors2016.csv") {
        std::filesystem::create_symlink(std::filesystem::absolute(file.path()), *files / name);
      }
    }
    folder = new Scratch;
    testing::build_world(*folder / "world.duckdb", {files->path()});
    session = new api::Session(*folder / "world.duckdb");
  }
  static void TearDownTestSuite() {
    delete session;
    delete folder;
    delete files;
  }
  void SetUp() override {
    if (session == nullptr) GTEST_SKIP() << "no ../shared/data here";
  }

  static std::string text(const std::string& sql) {
    const auto rows = session->sql(sql).rows;
    return rows.empty() ? "" : std::get<std::string>(rows[0][0]);
  }

  static inline Scratch* files = nullptr;
  static inline Scratch* folder = nullptr;
  static inline api::Session* session = nullptr;
};

TEST_F(OrderWorld, PowerChangedFastestAfterTheWorldWars) {
  EXPECT_THAT(
      text("SELECT string_agg(year::VARCHAR, ' ' ORDER BY rank) FROM world_order.change WHERE "
           "element = 'power' AND span = 1 AND rank <= 2"),
      ::testing::AnyOf("1919 1920", "1920 1919"));
}

TEST_F(OrderWorld, PowerChangedItsPaceWithTheFirstWorldWarAndAgainInTheFifties) {
  EXPECT_EQ(
      text("SELECT string_agg(year::VARCHAR, ' ' ORDER BY year) FROM world_order.change_points "
           "WHERE series = 'power_rate'"),
      "1913 1952");
}

TEST_F(OrderWorld, EveryYearHasOneRow) {
  EXPECT_EQ(text("SELECT min(year) || ' ' || max(year) || ' ' || count(*) || ' ' || count(DISTINCT "
                 "year) FROM world_order.years"),
            "1816 2024 209 209");
}

}  // namespace
}  // namespace orrery
