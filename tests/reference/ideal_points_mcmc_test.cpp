// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sampler of ideal points against posteriors and estimates that other programs made from the
// same votes. The files lie beside the project, in ../shared; without them the tests say so and are
// skipped.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "orrery/norms/ideal_points/posterior.hpp"
#include "orrery/norms/ideal_points/sampler.hpp"
#include "support/built_world.hpp"

namespace orrery {
namespace {

using norms::Movement;

class IdealPointsMcmc : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(testing::kOracle)) {
      GTEST_SKIP() << testing::kOracle << " is absent: not checked";
    }
  }
  static store::Result rows(const std::string& columns, const std::string& file) {
    auto database = store::Database::in_memory();
    return database.query(fmt::format("SELECT {} FROM read_csv({})",
                                      columns,
                                      store::quoted_text((testing::kOracle / file).string())));
  }
  static norms::VotePanel panel_of(const std::string& columns, const std::string& file) {
    const auto found = rows(columns, file);
    std::vector<norms::Vote> votes;
    for (std::size_t i = 0; i < found.rows(); ++i) {
      votes.push_back({static_cast<std::int32_t>(found.integer(i, 0)),
                       static_cast<std::int32_t>(found.integer(i, 1)),
                       static_cast<std::int32_t>(found.integer(i, 2)),
                       static_cast<std::uint8_t>(found.integer(i, 3))});
    }
    return norms::VotePanel(std::move(votes));
  }
  static norms::IdealPointModel binary_model() {
    norms::IdealPointModel model;
    model.standardise = false;
    model.slope_variance = 4;
    model.cut_variance = 4;
    return model;
  }
  static norms::Posterior sample(const norms::VotePanel& panel,
                                 const norms::IdealPointModel& model,
                                 int warmup,
                                 int draws) {
    norms::SamplerOptions options;
    options.chains = 2;
    options.warmup = warmup;
    options.draws = draws;
    norms::IdealPointSampler sampler(panel, model, options);
    sampler.advance(sampler.sweeps());
    return norms::summarise(sampler.layout(), sampler.draws(), 0);
  }
  /// How many of the positions are more than four combined Monte-Carlo errors from the table's.
  static int far_off(const norms::Posterior& posterior,
                     const std::map<std::string, std::size_t>& cell_of,
                     const std::string& file) {
    const auto table = rows("par, try_cast(mean AS DOUBLE), try_cast(mcse AS DOUBLE)", file);
    int far = 0;
    for (std::size_t i = 0; i < table.rows(); ++i) {
      const auto found = cell_of.find(table.text(i, 0));
      if (found == cell_of.end()) continue;
      const auto& position = posterior.positions[found->second];
      const double own = position.sd / std::sqrt(posterior.diagnostics[found->second].mean_ess);
      far += std::abs(position.mean - table.real(i, 1)) > 4 * std::hypot(own, table.real(i, 2));
    }
    return far;
  }
};

TEST_F(IdealPointsMcmc, AgreesWithAStaticBinarySampler) {
  const auto panel = panel_of("ccode, session, rcid, y", "inputs/un_binary_s55.csv.gz");
  auto model = binary_model();
  model.movement = Movement::None;
  const auto posterior = sample(panel, model, 400, 2000);
  std::map<std::string, std::size_t> cells;
  for (std::size_t c = 0; c < panel.cells().size(); ++c)
    cells[fmt::format("theta.{}",
                      panel.actors()[static_cast<std::size_t>(panel.cells()[c].actor)])] = c;
  EXPECT_EQ(far_off(posterior, cells, "irt_mcmcirt1d_s55.csv"), 0);
}

// That program's prior is one of the session before the first, and its E0 are precisions: a first
// position has variance 1/E0 + 0.1.
TEST_F(IdealPointsMcmc, AgreesWithADynamicBinarySampler) {
  const auto panel = panel_of("ccode, session, rcid, y", "inputs/un_binary_dynsmall.csv.gz");
  auto model = binary_model();
  model.movement = Movement::Fixed;
  model.step_variance = 0.1;
  model.initial_variance = 1.1;
  model.first_positions = {{2, 2, 10.1}, {40, -2, 10.1}};
  const auto posterior = sample(panel, model, 400, 2000);
  std::map<std::string, std::size_t> cells;
  for (std::size_t c = 0; c < panel.cells().size(); ++c) {
    const auto& cell = panel.cells()[c];
    cells[fmt::format("theta.{}.t{}",
                      panel.actors()[static_cast<std::size_t>(cell.actor)],
                      panel.sessions()[static_cast<std::size_t>(cell.session)] - 45)] = c;
  }
  EXPECT_EQ(far_off(posterior, cells, "irt_mcmcdyn_small.csv"), 0);
}

TEST_F(IdealPointsMcmc, AgreesWithThePublishedProgramOnSessions46To55) {
  const auto panel = panel_of("ccode, session, rcidL, vote - 1", "inputs/un_bsv_s46_55.csv.gz");
  const auto posterior = sample(panel, {}, 120, 150);
  std::map<std::pair<std::int64_t, std::int64_t>, double> mine;
  for (std::size_t c = 0; c < panel.cells().size(); ++c) {
    const auto& cell = panel.cells()[c];
    mine[{panel.actors()[static_cast<std::size_t>(cell.actor)],
          panel.sessions()[static_cast<std::size_t>(cell.session)]}] = posterior.positions[c].mean;
  }
  const auto table = rows("ccode, session, mean", "irt_bsv_s46_55_theta.csv");
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const double x = mine.at({table.integer(i, 0), table.integer(i, 1)});
    const double y = table.real(i, 2);  // both have mean 0 over all cells
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  EXPECT_GT(xy / std::sqrt(xx * yy), 0.995);
}

TEST_F(IdealPointsMcmc, RecomputesTheLogLikelihoodOfPublishedEstimates) {
  const auto panel = panel_of("ccode, session, rcidL, vote - 1", "inputs/un_bsv_s46_55.csv.gz");
  const auto theta = rows("ccode, session, mean", "irt_bsv_s46_55_theta.csv");
  std::map<std::pair<std::int64_t, std::int64_t>, double> by_cell;
  for (std::size_t i = 0; i < theta.rows(); ++i)
    by_cell[{theta.integer(i, 0), theta.integer(i, 1)}] = theta.real(i, 2);
  std::vector<double> positions;
  for (const auto& cell : panel.cells()) {
    positions.push_back(by_cell.at({panel.actors()[static_cast<std::size_t>(cell.actor)],
                                    panel.sessions()[static_cast<std::size_t>(cell.session)]}));
  }
  const auto table = rows("rcidL, beta, gamma1, gamma2", "irt_bsv_s46_55_items.csv");
  std::vector<norms::Item> items(panel.items().size());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const auto at = std::ranges::lower_bound(panel.items(), table.integer(i, 0));
    auto& item = items[static_cast<std::size_t>(at - panel.items().begin())];
    item.slope = table.real(i, 1);
    item.cut[0] = table.real(i, 2);
    item.cut[1] = table.real(i, 3);
  }
  EXPECT_NEAR(norms::log_likelihood(panel, positions, items), -22575.27, 0.03);
}

}  // namespace
}  // namespace orrery
