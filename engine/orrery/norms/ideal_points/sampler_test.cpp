// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/sampler.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/norms/ideal_points/posterior.hpp"
#include "support/simulated_votes.hpp"

namespace orrery::norms {
namespace {

using testing::calibrate;
using testing::simulate_votes;
using testing::VoteDesign;

SamplerOptions short_run(int chains, int threads) {
  SamplerOptions options;
  options.chains = chains;
  options.warmup = 40;
  options.draws = 20;
  options.seed = 7;
  options.threads = threads;
  return options;
}

VotePanel small_panel() {
  VoteDesign design;
  design.model.standardise = false;
  design.model.movement = Movement::Fixed;
  design.model.cut_limit = 2;
  return VotePanel(simulate_votes(design, 3).votes);
}

IdealPointModel model_of_first_actor() {
  IdealPointModel model;
  model.positive = 0;
  return model;
}

TEST(IdealPointSampler, MakesTheSameDrawsWithAnyThreadsAndCuts) {
  const auto panel = small_panel();
  IdealPointSampler whole(panel, model_of_first_actor(), short_run(2, 1));
  whole.advance(1000);
  IdealPointSampler pieces(panel, model_of_first_actor(), short_run(2, 2));
  while (!pieces.finished()) pieces.advance(7);
  EXPECT_EQ(whole.draws(), pieces.draws());
  EXPECT_NE(whole.draws()[0], whole.draws()[1]);
}

TEST(IdealPointSampler, GoesOnFromASnapshotAsIfNothingHadHappened) {
  const auto panel = small_panel();
  IdealPointSampler whole(panel, model_of_first_actor(), short_run(2, 1));
  whole.advance(1000);
  for (const int stop : {3, 25, 47}) {
    IdealPointSampler first(panel, model_of_first_actor(), short_run(2, 1));
    first.advance(stop);
    IdealPointSampler second(panel, model_of_first_actor(), short_run(2, 1));
    second.restore(first.snapshot());
    second.advance(1000);
    EXPECT_EQ(whole.draws(), second.draws()) << stop;
  }
}

TEST(IdealPointSampler, RefusesTheSnapshotOfOtherVotes) {
  const auto panel = small_panel();
  const VotePanel other({{1, 1, 1, 0}, {2, 1, 1, 1}});
  const IdealPointSampler first(other, model_of_first_actor(), short_run(2, 1));
  IdealPointSampler second(panel, model_of_first_actor(), short_run(2, 1));
  EXPECT_THROW(second.restore(first.snapshot()), Error);
  EXPECT_THROW(IdealPointSampler(panel, model_of_first_actor(), short_run(0, 1)), Error);
}

TEST(IdealPointSampler, KeepsDrawsOfMeanZeroAndSdOneWithTheSignAsked) {
  const auto panel = small_panel();
  IdealPointSampler sampler(panel, model_of_first_actor(), short_run(1, 1));
  sampler.advance(1000);
  const auto& draws = sampler.draws().front();
  const auto cells = panel.cells().size();
  for (std::size_t begin = 0; begin < draws.size(); begin += sampler.layout().size()) {
    double sum = 0;
    double squares = 0;
    double first = 0;
    for (std::size_t c = 0; c < cells; ++c) {
      const auto x = static_cast<double>(draws[begin + c]);
      sum += x;
      squares += x * x;
      if (panel.cells()[c].actor == 0) first += x;
    }
    EXPECT_NEAR(sum / static_cast<double>(cells), 0, 1e-6);
    EXPECT_NEAR(squares / static_cast<double>(cells), 1, 1e-5);
    EXPECT_GT(first, 0);
  }
}

TEST(IdealPointSampler, RecoversPositionsWithEntryExitAndAbsence) {
  VoteDesign design;
  design.actors = 30;
  design.sessions = 6;
  design.items = 20;
  design.model.standardise = false;
  design.model.movement = Movement::Fixed;
  design.model.step_variance = 0.1;
  design.model.slope_variance = 2;
  design.model.cut_variance = 1;
  design.model.positive = 0;
  const auto truth = simulate_votes(design, 5);
  RandomStream absence(5, 2);
  std::vector<Vote> votes;
  for (const auto& vote : truth.votes) {
    const bool entered = vote.actor % 5 != 1 || vote.session >= 2;
    const bool left = vote.actor % 5 == 2 && vote.session >= 4;
    const bool away = vote.actor % 5 == 3 && vote.session == 3;
    if (entered && !left && !away && absence.uniform() < 0.85) votes.push_back(vote);
  }
  const VotePanel panel(votes);
  auto options = short_run(2, 1);
  options.warmup = 200;
  options.draws = 200;
  IdealPointSampler sampler(panel, design.model, options);
  sampler.advance(sampler.sweeps());
  const auto posterior = summarise(sampler.layout(), sampler.draws(), 1);
  double first = 0;
  for (int t = 0; t < design.sessions; ++t) first += truth.positions[static_cast<std::size_t>(t)];
  int covered = 0;
  double error = 0;
  for (std::size_t c = 0; c < panel.cells().size(); ++c) {
    const auto& cell = panel.cells()[c];
    const auto at = static_cast<std::size_t>(
        panel.actors()[static_cast<std::size_t>(cell.actor)] * design.sessions +
        panel.sessions()[static_cast<std::size_t>(cell.session)]);
    const double x = (first < 0 ? -1 : 1) * truth.positions[at];
    const auto& found = posterior.positions[c];
    covered += found.q05 <= x && x <= found.q95 ? 1 : 0;
    error += std::pow((found.mean - x) / found.sd, 2);
  }
  const auto n = static_cast<double>(panel.cells().size());
  EXPECT_NEAR(covered / n, 0.9, 0.07);
  // Errors of all cells share those of the scale, so that their mean square varies widely.
  EXPECT_GT(error / n, 0.2);
  EXPECT_LT(error / n, 2);
  EXPECT_LT(mixing_of(posterior.diagnostics).rhat, 1.2);
}

TEST(IdealPointSampler, LivesWithOneActorUnanimousItemsAndASingleVote) {
  const auto all_finite = [](std::vector<Vote> votes) {
    const VotePanel panel(std::move(votes));
    IdealPointSampler sampler(panel, model_of_first_actor(), short_run(1, 1));
    sampler.advance(1000);
    const auto& draws = sampler.draws().front();
    return draws.size() == sampler.layout().size() * 20 &&
           std::ranges::all_of(draws, [](float x) { return std::isfinite(x); });
  };
  EXPECT_TRUE(all_finite({{1, 1, 1, 0}, {1, 1, 2, 1}, {1, 2, 3, 2}}));
  EXPECT_TRUE(all_finite({{1, 1, 1, 0}}));
  auto votes = simulate_votes({}, 9).votes;
  for (int i = 0; i < 10; ++i) votes.push_back({i, 1, 500, 0});
  votes.push_back({77, 2, 500, 0});
  EXPECT_TRUE(all_finite(votes));
}

TEST(IdealPointSampler, TakesBinaryItemsAmongOrderedOnes) {
  auto votes = simulate_votes({}, 9).votes;
  for (int i = 0; i < 10; ++i)
    votes.push_back({i, 1, 500, static_cast<std::uint8_t>(i % 3 == 0 ? 1 : 0)});
  const VotePanel panel(votes, std::vector<std::int32_t>{500});
  IdealPointSampler sampler(panel, model_of_first_actor(), short_run(1, 1));
  sampler.advance(1000);
  EXPECT_EQ(sampler.layout().second_cuts.size(), panel.items().size() - 1);
  const auto posterior = summarise(sampler.layout(), sampler.draws(), 1);
  EXPECT_EQ(posterior.items.back().cut[1], 0);
  EXPECT_GT(posterior.items.back().cut[0], 0);
}

// χ² of ten bins each, eight parameters: 35 is passed once in ten thousand times.
TEST(IdealPointSampler, IsCalibratedForWalks) {
  VoteDesign design;
  design.model.standardise = false;
  design.model.positive = 0;
  design.model.movement = Movement::Fixed;
  design.model.step_variance = 0.2;
  design.model.cut_variance = 1.5;
  EXPECT_LT(calibrate(design, 40, 1).worst, 35);
}

TEST(IdealPointSampler, IsCalibratedForStandardisedPositions) {
  VoteDesign design;
  design.model.positive = 0;
  design.model.movement = Movement::None;
  design.model.cut_limit = 2;
  EXPECT_LT(calibrate(design, 40, 1).worst, 35);
}

}  // namespace
}  // namespace orrery::norms
