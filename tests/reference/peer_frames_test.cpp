// SPDX-License-Identifier: GPL-3.0-or-later
//
// Frames against the same frames made by the R package peacesciencer, column by column: how many
// cells, how many missing, sums, squares, extremes, an order check, the sums of every year and
// chosen rows. tests/reference/peers/<pipeline>.frame holds the command that makes the frame and, a
// line each, what is known to differ and why.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "orrery/store/database.hpp"
#include "support/built_world.hpp"
#include "support/official_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using store::quoted_name;
using store::quoted_text;
using testing::kOracle;
using testing::kSharedData;
using testing::Scratch;

const std::filesystem::path kPipelines = kOracle / "ps";

/// A file tests/reference/peers/<name>.frame.
struct Pipeline {
  std::string name;
  std::string arguments;                      ///< of `orrery frame`
  std::map<std::string, double> rounding;     ///< "round COLUMN SIZE": cells differ by so much
  std::map<std::string, std::string> called;  ///< "called PEER OURS"
  std::set<std::string> skipped;              ///< "skip COLUMN WHY"

  const std::string& our_name(const std::string& column) const {
    const auto found = called.find(column);
    return found == called.end() ? column : found->second;
  }
  double rounding_of(const std::string& column) const {
    const auto found = rounding.find(column);
    return found == rounding.end() ? 0 : found->second;
  }
};

Pipeline read_pipeline(const std::filesystem::path& file) {
  Pipeline pipeline;
  pipeline.name = file.stem().string();
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string verb;
    std::string column;
    words >> verb;
    if (verb.empty() || verb.starts_with('#')) continue;
    if (verb == "orrery") {
      pipeline.arguments = line.substr(line.find("frame") + 5);
    } else if (verb == "round") {
      words >> column;
      words >> pipeline.rounding[column];
    } else if (verb == "called") {
      words >> column;
      words >> pipeline.called[column];
    } else if (verb == "skip") {
      words >> column;
      std::string why;
      words >> why;
      EXPECT_FALSE(why.empty()) << file << ": say why " << column << " is skipped";
      pipeline.skipped.insert(column);
    } else {
      ADD_FAILURE() << file << ": unknown word " << verb;
    }
  }
  return pipeline;
}

class PeerFrames : public ::testing::TestWithParam<std::string> {
 protected:
  static void SetUpTestSuite() {
    if (folder || !std::filesystem::exists(kPipelines)) return;
    folder = std::make_unique<Scratch>();
  }
  void SetUp() override {
    if (!folder) GTEST_SKIP() << kPipelines << " is absent: not checked";
    pipeline =
        read_pipeline(std::filesystem::path("tests/reference/peers") / (GetParam() + ".frame"));
    const auto file = *folder / (pipeline.name + ".parquet");
    if (!std::filesystem::exists(file)) {
      const auto command = fmt::format("{} frame{} --world '{}' -o '{}' --quiet",
                                       ORRERY_PROGRAM,
                                       pipeline.arguments,
                                       testing::kOfficialWorld.string(),
                                       file.string());
      ASSERT_EQ(std::system(command.c_str()), 0) << command;  // NOLINT(cert-env33-c): our program
    }
    database.execute(fmt::format(
        "CREATE VIEW frame AS SELECT row_number() OVER () AS row_, * FROM read_parquet({})",
        quoted_text(file.string())));
    for (const auto kind : {"columns", "rows"}) {
      database.execute(fmt::format("CREATE TABLE {} AS FROM read_csv({}, nullstr = ['NA', ''])",
                                   kind,
                                   quoted_text(oracle(kind, ".csv"))));
    }
    database.execute(fmt::format("CREATE TABLE by_year AS FROM read_csv({})",
                                 quoted_text(oracle("byyear", ".csv.gz"))));
  }

  std::string oracle(const std::string& kind, const std::string& ending) const {
    return (kPipelines / fmt::format("{}_{}{}", pipeline.name, kind, ending)).string();
  }
  /// The peer's columns that are compared.
  std::vector<std::string> columns(const std::string& type) {
    const auto found = database.query(
        fmt::format("SELECT \"column\" FROM columns WHERE type = {}", quoted_text(type)));
    std::vector<std::string> names;
    for (std::size_t i = 0; i < found.rows(); ++i) {
      if (!pipeline.skipped.contains(found.text(i, 0))) names.push_back(found.text(i, 0));
    }
    return names;
  }
  std::string ours(const std::string& column) const {
    return quoted_name(pipeline.our_name(column));
  }

  static inline std::unique_ptr<Scratch> folder;
  Pipeline pipeline;
  store::Database database = store::Database::in_memory();
};

TEST_P(PeerFrames, HaveThePeersNumbersInEveryColumn) {
  const auto weight = "((row_ - 1) % 9973 + 1)";
  for (const std::string type : {"num", "chr"}) {
    for (const auto& column : columns(type)) {
      const auto name = ours(column);
      const auto value =
          type == "num" ? fmt::format("{}::DOUBLE", name) : fmt::format("length({})", name);
      const auto found = database.query(fmt::format(
          "SELECT count({0}), count(*) - count({0}), sum({1}), {2}, min({1}), max({1}), "
          "sum({1} * {3}) FROM frame",
          name,
          value,
          type == "num" ? fmt::format("sum({0} * {0})", value)
                        : fmt::format("count(DISTINCT {})", name),
          weight));
      const auto expected = database.query(fmt::format(
          "SELECT n, n_na, sum, sumsq, min, max, wsum FROM columns WHERE \"column\" = {}",
          quoted_text(column)));
      EXPECT_EQ(found.integer(0, 0), expected.integer(0, 0)) << column << " present";
      EXPECT_EQ(found.integer(0, 1), expected.integer(0, 1)) << column << " missing";
      const double n = expected.real(0, 0);
      const double spread = std::sqrt(n * expected.real(0, 3));
      const double rounding = pipeline.rounding_of(column);
      const auto near = [&](std::size_t at, double scale, const char* what) {
        if (expected.is_null(0, at)) return;
        EXPECT_NEAR(found.real(0, at), expected.real(0, at), scale) << column << ' ' << what;
      };
      near(2, 1e-9 * spread + rounding * n, "sum");
      near(6, 1e-9 * spread * 5000 + rounding * n * 5000, "sum weighted by row");
      if (type == "chr") {
        // The peer counts a missing text as one of the texts.
        const int missing = expected.integer(0, 1) > 0 ? 1 : 0;
        EXPECT_EQ(found.integer(0, 3) + missing, expected.integer(0, 3)) << column << " distinct";
        continue;
      }
      near(3,
           1e-9 * expected.real(0, 3) + 2 * rounding * spread + rounding * rounding * n,
           "squares");
      near(4, 1e-9 * std::abs(expected.real(0, 4)) + rounding * 1.01, "least");
      near(5, 1e-9 * std::abs(expected.real(0, 5)) + rounding * 1.01, "largest");
    }
  }
}

TEST_P(PeerFrames, HaveThePeersSumsInEveryYear) {
  std::string sums;
  const auto names = columns("num");
  for (const auto& column : names) {
    if (column == "year") continue;
    sums += fmt::format(
        ", coalesce(sum({0}::DOUBLE), 0) AS {1}, count({0}) AS {2}, "
        "coalesce(sum(abs({0}::DOUBLE)), 0) AS {3}",
        ours(column),
        quoted_name("s_" + column),
        quoted_name("n_" + column),
        quoted_name("a_" + column));
  }
  database.execute(
      fmt::format("CREATE TABLE our_years AS SELECT year{} FROM frame GROUP BY year", sums));
  for (const auto& column : names) {
    if (column == "year") continue;
    const auto wrong = database.query(fmt::format(
        "SELECT p.year, p.{0}, o.{1}, p.{2}, o.{2} FROM by_year AS p FULL JOIN our_years AS o "
        "USING "
        "(year) WHERE o.{2} IS DISTINCT FROM p.{2} OR abs(o.{1} - p.{0}) > 1e-9 * o.{3} + 1e-12 + "
        "{4} * o.{2} ORDER BY 1",
        quoted_name(column),
        quoted_name("s_" + column),
        quoted_name("n_" + column),
        quoted_name("a_" + column),
        pipeline.rounding_of(column)));
    EXPECT_EQ(wrong.rows(), 0U) << column << " in " << wrong.rows() << " years, first "
                                << (wrong.empty() ? "" : wrong.text(0, 0)) << ": peer "
                                << (wrong.empty() ? "" : wrong.text(0, 1)) << " in "
                                << (wrong.empty() ? "" : wrong.text(0, 3)) << " cells, ours "
                                << (wrong.empty() ? "" : wrong.text(0, 2)) << " in "
                                << (wrong.empty() ? "" : wrong.text(0, 4));
  }
}

TEST_P(PeerFrames, HaveThePeersRowsInTheirPlaces) {
  for (const std::string type : {"num", "chr"}) {
    for (const auto& column : columns(type)) {
      const auto differs =
          type == "num"
              ? fmt::format("abs(f.{0}::DOUBLE - p.{1}::DOUBLE) > 1e-9 * abs(p.{1}::DOUBLE) + {2}",
                            ours(column),
                            quoted_name(column),
                            pipeline.rounding_of(column) * 1.01 + 1e-12)
              : fmt::format("f.{0} <> p.{1}", ours(column), quoted_name(column));
      const auto wrong = database.query(fmt::format(
          "SELECT p.row, p.{1}::VARCHAR, f.{0}::VARCHAR FROM rows AS p JOIN frame AS f "
          "ON f.row_ = p.row WHERE (f.{0} IS NULL) <> (p.{1} IS NULL) OR {2} ORDER BY 1",
          ours(column),
          quoted_name(column),
          differs));
      EXPECT_EQ(wrong.rows(), 0U) << column << " in row " << (wrong.empty() ? "" : wrong.text(0, 0))
                                  << ": peer " << (wrong.empty() ? "" : wrong.text(0, 1))
                                  << ", ours " << (wrong.empty() ? "" : wrong.text(0, 2));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Pipelines,
                         PeerFrames,
                         ::testing::Values("sy_cow",
                                           "sy_gw",
                                           "dd_cow",
                                           "nd_cow",
                                           "dd_gw",
                                           "sy_cow_full",
                                           "dd_cow_simple",
                                           "nd_cow_full",
                                           "dd_gw_full"),
                         [](const auto& pipeline) { return pipeline.param; });

}  // namespace
}  // namespace orrery
