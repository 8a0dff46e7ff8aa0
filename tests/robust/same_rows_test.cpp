// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same input gives the same rows, whatever the number of threads and however often it is built.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <string>

#include "robust/small_data.hpp"
#include "support/built_world.hpp"
#include "support/official_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using testing::Scratch;

/// Every table's rows in their order as one number; when and where a world was built is left out.
std::map<std::string, std::string> hashes(const std::filesystem::path& world) {
  auto database = testing::opened(world);
  const auto tables = database.query(
      "SELECT schema_name, table_name, database_name FROM duckdb_tables() WHERE NOT internal AND "
      "NOT (schema_name = 'meta' AND table_name = 'build') UNION ALL SELECT schema_name, "
      "view_name, database_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL");
  std::map<std::string, std::string> result;
  for (std::size_t i = 0; i < tables.rows(); ++i) {
    const auto name =
        store::quoted_name(tables.text(i, 0)) + "." + store::quoted_name(tables.text(i, 1));
    const bool in_order = tables.text(i, 0) != "layers" && tables.text(i, 1) != "system";
    result[name] =
        database
            .query(fmt::format("SELECT count(*)::VARCHAR || ' ' || "
                               "coalesce(sum(hash({}t)::HUGEINT)::VARCHAR, '') FROM (SELECT "
                               "row_number() OVER () AS place, x AS t FROM {}.{} AS x)",
                               in_order ? "place, " : "",
                               store::quoted_name(tables.text(i, 2)),
                               name))
            .text(0, 0);
  }
  return result;
}

void expect_equal(const std::map<std::string, std::string>& a,
                  const std::map<std::string, std::string>& b) {
  ASSERT_GT(a.size(), 25U);
  for (const auto& [table, hash] : a) {
    ASSERT_TRUE(b.contains(table)) << table;
    EXPECT_EQ(hash, b.at(table)) << table;
  }
  EXPECT_EQ(a.size(), b.size());
}

TEST(TheSameInput, GivesTheSameRowsAtAnyThreadCountAndTwice) {
  const Scratch data;
  testing::write_small_data(data);
  const Scratch folder;
  testing::build_small_world(folder / "one.duckdb", {data.path()}, 1);
  testing::build_small_world(folder / "two.duckdb", {data.path()}, 2);
  testing::build_small_world(folder / "again.duckdb", {data.path()}, 2);
  const auto one = hashes(folder / "one.duckdb");
  expect_equal(one, hashes(folder / "two.duckdb"));
  expect_equal(one, hashes(folder / "again.duckdb"));
}

TEST(TheOfficialFiles, GiveTheSameRowsAtAnyThreadCount) {
  if (std::getenv("ORRERY_THOROUGH") == nullptr) GTEST_SKIP() << "run by script/test --slow";
  if (!std::filesystem::exists(testing::kSharedData)) {
    GTEST_SKIP() << testing::kSharedData << " is absent: not checked";
  }
  const Scratch folder;
  testing::build_world(folder / "one.duckdb", testing::official_data(), 1);
  expect_equal(hashes(folder / "one.duckdb"), hashes(testing::kOfficialWorld));
}

TEST(TheReferenceEdition, GivesTheSameRowsAtAnyThreadCount) {
  const Scratch folder;
  testing::build_world(folder / "one.duckdb", {}, 1);
  testing::build_world(folder / "two.duckdb", {}, 2);
  expect_equal(hashes(folder / "one.duckdb"), hashes(folder / "two.duckdb"));
}

}  // namespace
}  // namespace orrery
