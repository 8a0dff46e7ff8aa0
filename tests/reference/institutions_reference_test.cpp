// SPDX-License-Identifier: GPL-3.0-or-later
//
// Institutions from the official files against published counts, plain joins and the facts table of
// members. The files lie beside the project, in ../shared; without them these tests say so and are
// skipped; what needs the reference edition only is checked everywhere.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "orrery/api/session.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using store::quoted_text;
using testing::kSharedData;
using testing::Scratch;

/// A built world, asked by SQL.
class World {
 public:
  /// From these files; from the reference edition alone if there are none.
  explicit World(const std::vector<std::filesystem::path>& files) {
    std::filesystem::create_directory(folder_ / "data");
    for (const auto& file : files) {
      std::filesystem::create_symlink(std::filesystem::absolute(file),
                                      folder_ / "data" / file.filename().string());
    }
    api::BuildOptions options;
    options.data = {folder_ / "data"};
    options.edition = files.empty() ? "reference" : "auto";
    options.world = folder_ / "world.duckdb";
    options.measures = {"power", "institutions"};
    options.command = "orrery build";
    api::build(options, Progress{});
    database_ = std::make_unique<store::Database>(testing::opened(folder_ / "world.duckdb"));
  }

  /// All cells of a query, parted by blanks; missing is "-".
  std::string cells(const std::string& sql) {
    const auto found = database_->query(sql);
    std::string text;
    for (std::size_t i = 0; i < found.rows(); ++i) {
      for (std::size_t c = 0; c < found.columns().size(); ++c)
        text += (text.empty() ? "" : " ") + (found.is_null(i, c) ? "-" : found.text(i, c));
    }
    return text;
  }
  std::int64_t count(const std::string& sql) { return database_->query(sql).integer(0, 0); }
  std::filesystem::path file() const { return folder_ / "world.duckdb"; }

 private:
  Scratch folder_;
  std::unique_ptr<store::Database> database_;
};

/// Members by the facts table that are not full members at a year end of the world, and the other
/// way round.
std::int64_t differences_from_facts(World& world) {
  return world.count(
      "WITH facts AS (SELECT upper(org) AS org, y.year, s.state FROM "
      "read_csv('tests/reference/membership_facts.csv', header = true, all_varchar = true) AS f, "
      "unnest(range(f.first_year::INTEGER, f.last_year::INTEGER + 1)) AS y(year), "
      "unnest(string_split(f.members, ' ')) AS m(iso3) JOIN core.states AS s ON s.iso3 = m.iso3), "
      "ours AS (SELECT org, year, state FROM institutions.memberships WHERE org IN ('BRICS', "
      "'SCO', "
      "'RCEP', 'CPTPP') AND status = 'full') "
      "SELECT (SELECT count(*) FROM (FROM facts EXCEPT FROM ours)) + (SELECT count(*) FROM (FROM "
      "ours EXCEPT FROM facts))");
}

TEST(InstitutionsOfTheReferenceEdition, HaveTheMembersOfTheFactsTableAndSayNothingOfTheIgoData) {
  World world({});
  EXPECT_EQ(differences_from_facts(world), 0);
  EXPECT_EQ(world.cells("SELECT count(*) FROM institutions.memberships WHERE org = 'BRICS' AND "
                        "status = 'full' AND year IN (2008, 2009, 2010, 2011, 2023, 2024) GROUP BY "
                        "year ORDER BY year"),
            "4 4 5 5 9");
  EXPECT_EQ(world.cells("SELECT status FROM institutions.memberships WHERE org = 'BRICS' AND state "
                        "IN (160, 670) AND year = 2024 ORDER BY state"),
            "declined invited");
  EXPECT_EQ(world.cells("SELECT min(year), max(year), count(\"full\"), count(weighted), count(*) - "
                        "count(reference_full), min(reference_full) FROM institutions.joint"),
            "1990 2024 0 0 0 0");
  // East Germany belonged until it ended; after that it is no row.
  EXPECT_EQ(world.cells("SELECT DISTINCT year FROM institutions.joint WHERE 265 IN (state1, "
                        "state2)"),
            "1990");
}

/// A world of the files of organisations and capabilities.
class Institutions : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (world || !std::filesystem::exists(kSharedData)) return;
    std::vector<std::filesystem::path> files;
    for (const auto* const name : {"states2016.csv",
                                   "state_year_formatv3.csv.gz",
                                   "igo_year_formatv3.csv.gz",
                                   "NMC-70-abridged.csv"}) {
      files.push_back(kSharedData / "cow" / name);
    }
    world = std::make_unique<World>(files);
  }
  void SetUp() override {
    if (!world) GTEST_SKIP() << kSharedData << " is absent: not checked";
  }
  static inline std::unique_ptr<World> world;
};

TEST_F(Institutions, HaveTheJointFullMembershipsOfTheStateYearFile) {
  EXPECT_EQ(
      world->cells("SELECT \"full\" FROM institutions.joint WHERE state1 = 2 AND state2 = 200 "
                   "AND year IN (1900, 1913, 1950, 1970, 1990, 2000, 2014) ORDER BY year"),
      "8 18 42 42 63 62 60");
  EXPECT_EQ(world->cells("SELECT \"full\" FROM institutions.joint WHERE state1 = 210 AND state2 = "
                         "220 AND year = 1998"),
            "105");
  EXPECT_EQ(
      world->cells("SELECT state1, state2, year FROM institutions.joint ORDER BY \"full\" DESC "
                   "NULLS LAST LIMIT 1"),
      "210 220 1998");
  // The organisation-year file has two more for this pair: listed, not hidden.
  EXPECT_EQ(world->cells("SELECT value_a, value_b FROM meta.conflicts WHERE what = 'joint full "
                         "memberships' AND key = '210 220' AND year = 1998"),
            "105 107");
}

TEST_F(Institutions, CountAndWeighJointMembershipsAsAPlainJoinDoes) {
  EXPECT_EQ(
      world->count(
          "WITH m AS (SELECT *, count(*) OVER (PARTITION BY org, year) AS n FROM "
          "core.igo_memberships WHERE status = 'full' AND year IN (1900, 1965, 2014)), plain AS "
          "(SELECT a.state AS state1, b.state AS state2, year, count(*) AS n, sum(1 / (a.n - 1)) "
          "AS "
          "weight FROM m AS a JOIN m AS b USING (org, year) WHERE a.state < b.state GROUP BY ALL) "
          "SELECT count(*) FROM plain AS p FULL JOIN (FROM institutions.joint WHERE year IN (1900, "
          "1965, 2014) AND \"full\" IS NOT NULL) AS o USING (state1, state2, year) WHERE "
          "coalesce(p.n, 0) <> o.\"full\" OR abs(coalesce(p.weight, 0) - o.weighted) > 1e-9 OR "
          "o.\"full\" > o.\"any\" OR o.\"full\" > o.full_most"),
      0);
}

TEST_F(Institutions, EndWithTheirSourceAndKeepZeroFromUnknown) {
  EXPECT_EQ(
      world->cells("SELECT max(year) FILTER (\"full\" IS NOT NULL), min(year) FILTER "
                   "(reference_full IS NOT NULL), max(year), count(*) FILTER (\"full\" = 0) > "
                   "0 FROM institutions.joint"),
      "2014 1990 2024 true");
  // Pairs that the publisher covers and no others have a count: as many as he lists states.
  EXPECT_EQ(
      world->count("SELECT (SELECT count(\"full\") FROM institutions.joint) - (SELECT sum(n * "
                   "(n - 1) / 2)::BIGINT FROM (SELECT count(*) AS n FROM core.igo_state_years "
                   "GROUP BY year))"),
      0);
  EXPECT_EQ(
      world->count("SELECT count(*) FROM institutions.joint AS j ANTI JOIN core.state_years AS "
                   "s ON s.state = j.state1 AND s.year = j.year"),
      0);
}

TEST_F(Institutions, HaveTheMembersOfTheFactsTableWhateverTheIgoDataCount) {
  EXPECT_EQ(differences_from_facts(*world), 0);
  // These count the Shanghai Five of 1996: a conflict, listed.
  EXPECT_EQ(world->cells("SELECT count(*), any_value(used) FROM institutions.conflicts WHERE org = "
                         "'SCO' AND year < 2001"),
            "25 reference");
  EXPECT_EQ(world->count("SELECT count(*) FROM (SELECT org, state, year FROM "
                         "institutions.memberships GROUP BY ALL HAVING count(*) > 1)"),
            0);
}

TEST_F(Institutions, MeasureOrganisationsOverStatesThatAreCovered) {
  EXPECT_EQ(
      world->cells("SELECT members, leader FROM institutions.organisation_years WHERE basis = "
                   "'igo' AND org IN ('NATO', 'UN') AND year = 2014 ORDER BY org"),
      "28 2 193 710");
  EXPECT_EQ(world->cells("SELECT org FROM institutions.organisation_years WHERE basis = 'igo' AND "
                         "org IN ('NATO', 'WPACT', 'AU', 'OAU') AND year = 1980 AND region = "
                         "'Europe' ORDER BY org"),
            "NATO WPACT");
  EXPECT_EQ(
      world->cells("SELECT shared, rival FROM institutions.pairs WHERE basis = 'igo' AND org1 "
                   "= 'NATO' AND org2 = 'WPACT' AND year = 1980"),
      "0 true");
  EXPECT_EQ(world->count("SELECT count(*) FROM institutions.organisation_years WHERE share_states "
                         "NOT BETWEEN 0 AND 1 OR share_power NOT BETWEEN 0 AND 1.0000001 OR "
                         "leader_share NOT BETWEEN 0 AND 1"),
            0);
}

TEST_F(Institutions, OverlapAsAPlainJoinOfMembersDoes) {
  EXPECT_EQ(
      world->count(
          "WITH m AS (FROM core.igo_memberships WHERE status = 'full' AND year = 1995), plain "
          "AS (SELECT a.org AS org1, b.org AS org2, count(*) AS n FROM m AS a JOIN m AS b "
          "USING (state) WHERE a.org < b.org GROUP BY ALL) SELECT count(*) FROM plain AS p "
          "FULL JOIN (FROM institutions.pairs WHERE basis = 'igo' AND year = 1995 AND shared > "
          "0) AS o USING (org1, org2) WHERE p.n IS DISTINCT FROM o.shared OR o.jaccard NOT "
          "BETWEEN 0 AND 1 OR o.containment < o.jaccard"),
      0);
}

TEST_F(Institutions, HaveOneRowAYearAndBasis) {
  EXPECT_EQ(
      world->cells("SELECT basis, min(year), max(year), count(*) FROM institutions.years GROUP "
                   "BY basis ORDER BY basis"),
      "igo 1816 2014 199 reference 1990 2024 35");
  EXPECT_EQ(
      world->cells("SELECT organisations, memberships, round(overlap, 4), round(nestedness, 2) "
                   "FROM institutions.years WHERE basis = 'igo' AND year = 2014"),
      "309 12295 0.0884 43.68");
  EXPECT_EQ(
      world->count("SELECT count(*) FROM institutions.years WHERE modularity NOT BETWEEN 0 AND "
                   "1 OR nestedness NOT BETWEEN 0 AND 100 OR isnan(overlap)"),
      0);
  EXPECT_EQ(world->count("SELECT count(*) FROM institutions.years AS y JOIN (SELECT basis, year, "
                         "sum(degree) AS degree FROM institutions.centralities GROUP BY ALL) AS c "
                         "USING (basis, year) WHERE y.memberships <> c.degree"),
            0);
}

TEST_F(Institutions, OfTheWorldByYearSayOfAGroupWhatTheTablesSay) {
  const api::Session session(world->file());
  api::OrganisationQuery query;
  query.from = Year{1950};
  query.to = Year{2024};
  const auto shown = session.organisation(query).tables.front();
  const auto stored = session.sql(
      "SELECT g.led, g.majority, g.power_majority FROM institutions.years AS y JOIN "
      "institutions.group_years AS g USING (basis, year) WHERE g.group_id = 'global_south' AND "
      "y.year BETWEEN 1950 AND 2024 ORDER BY y.basis, y.year");
  ASSERT_EQ(shown.rows.size(), stored.rows.size());
  ASSERT_GT(shown.rows.size(), 90U);
  int known = 0;
  for (std::size_t i = 0; i < shown.rows.size(); ++i) {
    for (std::size_t k = 0; k < 3; ++k) {
      const auto& cell = shown.rows[i][7 + k];
      const auto& expected = stored.rows[i][k];
      ASSERT_EQ(cell.index(), expected.index());  // both a number, or both missing
      if (!std::holds_alternative<double>(cell)) continue;
      ++known;
      EXPECT_NEAR(std::get<double>(cell), std::get<double>(expected), 1e-12)
          << std::get<std::int64_t>(shown.rows[i][0]);
    }
  }
  EXPECT_GT(known, 90);
  query.majority = 0.9;
  const auto strict = session.organisation(query).tables.front();
  EXPECT_LT(std::get<double>(strict.rows[0][8]), std::get<double>(shown.rows[0][8]));
}

TEST_F(Institutions, AreShownByOrganisation) {
  const api::Session session(world->file());
  const auto brics = session.organisation({.org = "brics", .year = 2024, .from = {}, .to = {}});
  // Nine members, one invited and one that declined.
  EXPECT_EQ(brics.tables.front().rows.size(), 11U);
  EXPECT_EQ(session.organisation({.org = "World_Bank", .year = 2000, .from = {}, .to = {}})
                .tables.back()
                .id,
            "conflicts");
}

}  // namespace
}  // namespace orrery
