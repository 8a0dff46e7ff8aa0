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
#include <utility>
#include <vector>

#include "orrery/norms/ideal_points/posterior.hpp"
#include "orrery/norms/ideal_points/sampler.hpp"
#include "support/built_world.hpp"

namespace orrery {
namespace {

using norms::Movement;

/// To mean 0 and sample sd 1; gives the sd that was.
double standardise(std::vector<double>& x) {
  const auto n = static_cast<double>(x.size());
  double mean = 0;
  double square = 0;
  for (const double value : x) mean += value / n;
  for (const double value : x) square += (value - mean) * (value - mean) / (n - 1);
  for (double& value : x) value = (value - mean) / std::sqrt(square);
  return std::sqrt(square);
}

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
  using ByCell = std::map<std::pair<std::int64_t, std::int64_t>, double>;
  /// Numbers by state and session.
  static ByCell by_cell(const std::string& columns, const std::string& file) {
    const auto table = rows(columns, file);
    ByCell result;
    for (std::size_t i = 0; i < table.rows(); ++i)
      result[{table.integer(i, 0), table.integer(i, 1)}] = table.real(i, 2);
    return result;
  }
  static ByCell by_cell(const norms::VotePanel& panel, const std::vector<double>& means) {
    ByCell result;
    for (std::size_t c = 0; c < means.size(); ++c) {
      const auto& cell = panel.cells()[c];
      result[{panel.actors()[static_cast<std::size_t>(cell.actor)],
              panel.sessions()[static_cast<std::size_t>(cell.session)]}] = means[c];
    }
    return result;
  }
  /// Over the cells that both have, of one session or of all.
  static double correlation(const ByCell& a, const ByCell& b, std::int64_t session = 0) {
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (const auto& [key, p] : a) {
      const auto found = b.find(key);
      if (found == b.end() || (session != 0 && key.second != session)) continue;
      const double q = found->second;
      ++n;
      x += p;
      y += q;
      xx += p * p;
      yy += q * q;
      xy += p * q;
    }
    return (n * xy - x * y) / std::sqrt((n * xx - x * x) * (n * yy - y * y));
  }
  static ByCell published() {
    return by_cell("ccode, session, ideal", "inputs/bsv_published_all_apr2020.csv.gz");
  }
  static double check(const std::string& name, const std::string& stat) {
    auto database = store::Database::in_memory();
    return database
        .query(fmt::format(
            "SELECT value::DOUBLE FROM read_csv({}) WHERE \"check\" = '{}' AND stat = '{}'",
            store::quoted_text((testing::kOracle / "irt_checks.csv").string()),
            name,
            stat))
        .real(0, 0);
  }
  static std::vector<double> means(const norms::Posterior& posterior) {
    std::vector<double> result;
    for (const auto& position : posterior.positions) result.push_back(position.mean);
    return result;
  }
  /// How many means are more than four combined Monte-Carlo errors from those of the table, whose
  /// parameters are named "theta.STATE" with `suffix`, "alpha.ROLLCALL" and "beta.ROLLCALL".
  /// All of the table must be found, but tau2, which is given.
  static int far_off(const norms::VotePanel& panel,
                     const norms::Posterior& posterior,
                     const std::string& file) {
    const norms::DrawLayout layout{panel.cells().size(), panel.items().size(), {}};
    std::map<std::string, std::size_t> parameter;
    for (std::size_t c = 0; c < layout.cells; ++c) {
      const auto& cell = panel.cells()[c];
      auto name = fmt::format("theta.{}", panel.actors()[static_cast<std::size_t>(cell.actor)]);
      if (panel.sessions().size() > 1) name += fmt::format(".t{}", cell.session + 1);
      parameter[name] = c;
    }
    for (std::size_t j = 0; j < layout.items; ++j) {
      parameter[fmt::format("alpha.{}", panel.items()[j])] = layout.cut_begin() + j;
      parameter[fmt::format("beta.{}", panel.items()[j])] = layout.slope_begin() + j;
    }
    const auto moments = [&](std::size_t p) -> std::pair<double, double> {
      if (p < layout.cells) return {posterior.positions[p].mean, posterior.positions[p].sd};
      const bool slope = p < layout.cut_begin();
      const auto& item = posterior.items[p - (slope ? layout.slope_begin() : layout.cut_begin())];
      if (slope) return {item.slope, item.slope_sd};
      return {item.cut[0], item.cut_sd[0]};
    };
    const auto table = rows("par, try_cast(mean AS DOUBLE), try_cast(mcse AS DOUBLE)", file);
    std::size_t found = 0;
    int far = 0;
    for (std::size_t i = 0; i < table.rows(); ++i) {
      const auto p = parameter.find(table.text(i, 0));
      if (p == parameter.end()) continue;
      ++found;
      const auto [mean, sd] = moments(p->second);
      const double own = sd / std::sqrt(posterior.diagnostics[p->second].mean_ess);
      far += std::abs(mean - table.real(i, 1)) > 4 * std::hypot(own, table.real(i, 2)) ? 1 : 0;
    }
    EXPECT_EQ(found, parameter.size());
    return far;
  }
};

TEST_F(IdealPointsMcmc, AgreesWithAStaticBinarySampler) {
  const auto panel = panel_of("ccode, session, rcid, y", "inputs/un_binary_s55.csv.gz");
  auto model = binary_model();
  model.movement = Movement::None;
  const auto posterior = sample(panel, model, 400, 2000);
  EXPECT_EQ(far_off(panel, posterior, "irt_mcmcirt1d_s55.csv"), 0);
  const auto ours = by_cell(panel, means(posterior));
  EXPECT_NEAR(correlation(ours, published()), check("mcmcirt1d_s55", "cor_all"), 0.001);
  EXPECT_NEAR(correlation(ours, by_cell("ccode, 55, x", "irt_binirt_s55_theta.csv")),
              check("static_s55", "cor_mcmcpack_binirt"),
              0.001);
  EXPECT_NEAR(correlation(ours, by_cell("par, 55, mean", "irt_pscl_ideal_s55.csv")),
              check("static_s55", "cor_mcmcpack_pscl"),
              0.001);
}

// That program brings the means of the positions to mean 0 and sample sd 1; its items have
// precision 0.04 a priori.
TEST_F(IdealPointsMcmc, AgreesWithAStaticBinarySamplerThatStandardisesMeans) {
  const auto panel = panel_of("ccode, session, rcid, y", "inputs/un_binary_s55.csv.gz");
  auto model = binary_model();
  model.movement = Movement::None;
  model.slope_variance = 25;
  model.cut_variance = 25;
  const auto posterior = sample(panel, model, 400, 2000);
  auto ours = means(posterior);
  const double scale = standardise(ours);
  const auto mine = by_cell(panel, ours);
  const auto theirs = by_cell("par, 55, mean", "irt_pscl_ideal_s55.csv");
  const auto errors = by_cell("par, 55, mcse", "irt_pscl_ideal_s55.csv");
  ASSERT_EQ(mine.size(), theirs.size());
  for (std::size_t c = 0; c < ours.size(); ++c) {
    const std::pair key{
        std::int64_t{panel.actors()[static_cast<std::size_t>(panel.cells()[c].actor)]},
        std::int64_t{55}};
    const double own =
        posterior.positions[c].sd / scale / std::sqrt(posterior.diagnostics[c].mean_ess);
    EXPECT_NEAR(ours[c], theirs.at(key), 4 * std::hypot(own, errors.at(key))) << key.first;
  }
  EXPECT_NEAR(correlation(mine, published()), check("pscl_ideal_s55", "cor_all"), 0.001);
  EXPECT_NEAR(correlation(mine, by_cell("ccode, 55, x", "irt_binirt_s55_theta.csv")),
              check("static_s55", "cor_pscl_binirt"),
              0.001);
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
  EXPECT_EQ(far_off(panel, posterior, "irt_mcmcdyn_small.csv"), 0);
}

TEST_F(IdealPointsMcmc, AgreesWithThePublishedProgramOnSessions46To55) {
  const auto panel = panel_of("ccode, session, rcidL, vote - 1", "inputs/un_bsv_s46_55.csv.gz");
  const auto posterior = sample(panel, {}, 120, 150);
  const auto mine = by_cell(panel, means(posterior));
  const auto theirs = by_cell("ccode, session, mean", "irt_bsv_s46_55_theta.csv");
  EXPECT_EQ(mine.size(), theirs.size());
  EXPECT_GT(correlation(mine, theirs), 0.995);
  const auto whole = published();
  EXPECT_GT(correlation(mine, whole), 0.99);
  for (int session = 46; session <= 55; ++session) {
    EXPECT_GT(correlation(mine, whole, session), 0.99) << session;
  }
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
  EXPECT_EQ(static_cast<double>(panel.size()), check("bsv_s46_55", "votes"));
  EXPECT_NEAR(norms::log_likelihood(panel, positions, items), -22575.27, 1e-6 * 22575.27);
}

}  // namespace
}  // namespace orrery
