// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rule of coverage in every column of every layer: data at the first and the last year covered,
// nothing before and after, and 0, not nothing, where a source that is covered lists no tie.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/api/session.hpp"
#include "orrery/base/text.hpp"
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

/// A comparison of a frame with the tables that its layers are made from.
struct Told {
  const char* unit;
  const char* layers;
  const char* shapes;
  const char* differences;  ///< counts rows of the frame f that do not say what the tables say
};

class LayersOfMeasures : public ::testing::TestWithParam<Told> {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kSharedData))
      GTEST_SKIP() << kSharedData << " is absent: not checked";
    api::FrameQuery query;
    query.unit = GetParam().unit;
    query.layers = split_names(GetParam().layers);
    query.output = folder / "frame.parquet";
    api::Session(testing::kOfficialWorld).frame(query, Progress{});
    database.execute(
        fmt::format("ATTACH {} AS world (READ_ONLY); CREATE VIEW f AS FROM read_parquet({})",
                    quoted_text(testing::kOfficialWorld.string()),
                    quoted_text(query.output.string())));
  }
  static std::vector<std::string> split_names(std::string_view names) {
    std::vector<std::string> parts;
    for (const auto& part : split(names, ',')) parts.emplace_back(trimmed(part));
    return parts;
  }

  Scratch folder;
  store::Database database = store::Database::in_memory();
};

TEST_P(LayersOfMeasures, SayWhatTheTablesSay) {
  const auto wrong = database.query(GetParam().differences);
  for (std::size_t i = 0; i < wrong.columns().size(); ++i)
    EXPECT_EQ(wrong.integer(0, i), 0) << wrong.columns()[i].name;
}

TEST_P(LayersOfMeasures, BeginAndEndInTheYearsTheyAreSaidToCover) {
  std::string quoted;
  for (const auto& layer : split_names(GetParam().layers))
    quoted += (quoted.empty() ? "" : ", ") + quoted_text(layer);
  const auto columns = database.query(
      fmt::format("SELECT column_name, first_year, last_year FROM world.meta.layers WHERE layer IN "
                  "({}) AND shape IN ({})",
                  quoted,
                  GetParam().shapes));
  ASSERT_GT(columns.rows(), 5U);
  for (std::size_t i = 0; i < columns.rows(); ++i) {
    const auto years =
        database.query(fmt::format("SELECT min(year), max(year) FROM f WHERE {} IS NOT NULL",
                                   quoted_name(columns.text(i, 0))));
    EXPECT_EQ(years.integer(0, 0), columns.integer(i, 1)) << columns.text(i, 0);
    EXPECT_EQ(years.integer(0, 1), columns.integer(i, 2)) << columns.text(i, 0);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Units,
    LayersOfMeasures,
    ::testing::Values(Told{"state-years", "ideal_points, memberships, speeches", "'states'", R"(
          SELECT count_if(p.mean IS DISTINCT FROM f.ideal_mean OR p.sd IS DISTINCT FROM f.ideal_sd OR p.q05 IS DISTINCT FROM f.ideal_q05
                          OR p.q95 IS DISTINCT FROM f.ideal_q95) AS ideal_points,
                 count_if(i.degree IS DISTINCT FROM f.org_full OR i.eigenvector IS DISTINCT FROM f.org_eigenvector
                          OR f.org_any < f.org_full OR (f.org_full IS NULL) <> (f.org_any IS NULL)) AS igo,
                 count_if(r.strength IS DISTINCT FROM f.ref_strength OR f.ref_any < f.ref_full) AS reference,
                 count_if(s.per_1000 IS DISTINCT FROM f.speech_shared_future OR s.words IS DISTINCT FROM f.speech_words) AS speeches,
                 (SELECT count(*) FROM (SELECT DISTINCT list FROM world.norms.term_lists)
                  WHERE 'speech_' || list NOT IN (SELECT column_name FROM (DESCRIBE f))) AS lists
          FROM f
          LEFT JOIN world.norms.ideal_points AS p ON p.model = 'fast' AND p.issue = 'all' AND p.state = f.ccode AND p.year = f.year
          LEFT JOIN world.institutions.centralities AS i ON i.basis = 'igo' AND i.state = f.ccode AND i.year = f.year
          LEFT JOIN world.institutions.centralities AS r ON r.basis = 'reference' AND r.state = f.ccode AND r.year = f.year
          LEFT JOIN world.norms.speech_terms AS s ON s.list = 'shared_future' AND s.state = f.ccode AND s.year = f.year)"},
                      Told{"dyad-years", "ideal_points, memberships, relations", "'pairs'", R"(
          SELECT count_if(p.mean IS DISTINCT FROM f.ideal_mean1 OR q.mean IS DISTINCT FROM f.ideal_mean2
                          OR abs(p.mean - q.mean) IS DISTINCT FROM f.ideal_distance) AS ideal_points,
                 count_if(j."full" IS DISTINCT FROM f.joint_full OR j."any" IS DISTINCT FROM f.joint_any
                          OR j.weighted IS DISTINCT FROM f.joint_weighted OR j.reference_full IS DISTINCT FROM f.joint_ref_full) AS memberships,
                 count_if(d."index" IS DISTINCT FROM f.rel_index::FLOAT OR d.lo IS DISTINCT FROM f.rel_lo::FLOAT OR d.hi IS DISTINCT FROM f.rel_hi::FLOAT
                          OR d.n_layers IS DISTINCT FROM f.rel_layers OR d.hostility IS DISTINCT FROM f.rel_hostility
                          OR d.trade IS DISTINCT FROM f.rel_trade::FLOAT) AS relations
          FROM f
          LEFT JOIN world.norms.ideal_points AS p ON p.model = 'fast' AND p.issue = 'all' AND p.state = f.ccode1 AND p.year = f.year
          LEFT JOIN world.norms.ideal_points AS q ON q.model = 'fast' AND q.issue = 'all' AND q.state = f.ccode2 AND q.year = f.year
          LEFT JOIN world.institutions.joint AS j ON j.state1 = least(f.ccode1, f.ccode2) AND j.state2 = greatest(f.ccode1, f.ccode2) AND j.year = f.year
          LEFT JOIN world.relations.dyad_years AS d ON d.state1 = least(f.ccode1, f.ccode2) AND d.state2 = greatest(f.ccode1, f.ccode2)
                    AND d.year = f.year)"},
                      Told{"dyad-years", "influence", "'directed'", R"(
          SELECT count_if(i.influence IS NOT NULL AND i.influence IS DISTINCT FROM f.influence1::FLOAT) AS influence_of_the_first,
                 count_if(i.influence IS NULL AND coalesce(f.influence1, 0) <> 0) AS influence_of_nobody,
                 count_if((f.influence1 IS NOT NULL) <> (f.year BETWEEN 1950 AND 2023)) AS years_of_influence,
                 count_if(CASE WHEN f.ccode1 < f.ccode2 THEN d.trade1 ELSE d.trade2 END IS DISTINCT FROM f.trade_dependence1::FLOAT) AS trade,
                 count_if(CASE WHEN f.ccode1 < f.ccode2 THEN d.arms2 ELSE d.arms1 END IS DISTINCT FROM f.arms_dependence2::FLOAT) AS arms,
                 count_if(a.trade_asymmetry IS NOT NULL AND NOT abs(CASE WHEN f.ccode1 < f.ccode2 THEN 1 ELSE -1 END * a.trade_asymmetry - f.trade_asymmetry) < 1e-4)
                   AS asymmetry
          FROM f
          LEFT JOIN world.relations.influence AS i ON i.source = f.ccode1 AND i.target = f.ccode2 AND i.year = f.year
          LEFT JOIN world.relations.dyad_years AS d ON d.state1 = least(f.ccode1, f.ccode2) AND d.state2 = greatest(f.ccode1, f.ccode2)
                    AND d.year = f.year
          LEFT JOIN world.relations.dependence AS a ON a.state1 = d.state1 AND a.state2 = d.state2 AND a.year = f.year)"}),
    [](const auto& told) { return "Comparison" + std::to_string(told.index); });

}  // namespace
}  // namespace orrery
