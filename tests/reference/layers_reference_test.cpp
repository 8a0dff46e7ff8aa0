// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rule of coverage in every column of every layer: data at the first and the last year covered,
// nothing before and after, and 0, not nothing, where a source that is covered lists no tie.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "orrery/api/session.hpp"
#include "support/built_world.hpp"
#include "support/official_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using store::quoted_name;
using store::quoted_text;
using testing::kSharedData;
using testing::Scratch;

struct Kind {
  const char* unit;
  const char* shapes;
};

class Layers : public ::testing::TestWithParam<Kind> {
 protected:
  static void SetUpTestSuite() {
    if (folder || !std::filesystem::exists(kSharedData)) return;
    folder = std::make_unique<Scratch>();
  }
  void SetUp() override {
    if (!folder) GTEST_SKIP() << kSharedData << " is absent: not checked";
    api::FrameQuery query;
    query.unit = GetParam().unit;
    query.directed = false;
    query.layers = {"all"};
    query.output = *folder / (query.unit + ".parquet");
    api::Session(testing::kOfficialWorld).frame(query, Progress{});
    database.execute(fmt::format("CREATE VIEW frame AS FROM read_parquet({})",
                                 quoted_text(query.output.string())));
    database.execute(fmt::format("ATTACH {} AS world (READ_ONLY)",
                                 quoted_text(testing::kOfficialWorld.string())));
  }

  static inline std::unique_ptr<Scratch> folder;
  store::Database database = store::Database::in_memory();
};

TEST_P(Layers, AreEmptyOutsideTheirCoverageAndZeroInside) {
  const auto columns = database.query(
      fmt::format("SELECT l.layer, l.column_name, l.first_year, l.last_year, l.absent FROM "
                  "world.meta.layers AS l WHERE l.variant = '' AND l.shape IN ({}) AND "
                  "l.first_year IS NOT NULL "
                  "AND l.column_name IN (SELECT column_name FROM (DESCRIBE frame)) ORDER BY "
                  "l.layer, l.position",
                  GetParam().shapes));
  ASSERT_GT(columns.rows(), 10U);
  std::string counts;
  for (std::size_t i = 0; i < columns.rows(); ++i)
    counts += fmt::format(", count({})", quoted_name(columns.text(i, 1)));
  const auto years = database.query(fmt::format("SELECT year{} FROM frame GROUP BY year", counts));
  for (std::size_t i = 0; i < columns.rows(); ++i) {
    const auto name = columns.text(i, 0) + "." + columns.text(i, 1);
    const auto first = columns.integer(i, 2);
    const auto last = columns.integer(i, 3);
    std::map<std::int64_t, std::int64_t> cells;
    for (std::size_t row = 0; row < years.rows(); ++row) {
      const auto year = years.integer(row, 0);
      cells[year] = years.integer(row, 1 + i);
      if (year < first || year > last) {
        EXPECT_EQ(cells[year], 0) << name << " has cells outside its coverage, in " << year;
      }
    }
    if (columns.is_null(i, 4)) continue;
    // Where no tie is 0, the first and the last year have a 0 at least.
    if (first >= 1816) {
      EXPECT_GT(cells[first], 0) << name << " is empty in its first year";
    }
    if (last <= 2024) {
      EXPECT_GT(cells[last], 0) << name << " is empty in its last year";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Units,
                         Layers,
                         ::testing::Values(Kind{"state-years", "'states'"},
                                           Kind{"dyad-years", "'pairs', 'directed'"}),
                         [](const auto& kind) { return kind.index == 0 ? "OfStates" : "OfPairs"; });

}  // namespace
}  // namespace orrery
