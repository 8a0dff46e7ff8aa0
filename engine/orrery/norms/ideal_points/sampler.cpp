// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/sampler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/base/random.hpp"
#include "orrery/norms/ideal_points/item_block.hpp"
#include "orrery/norms/ideal_points/starting_values.hpp"
#include "orrery/norms/ideal_points/trajectory_block.hpp"

namespace orrery::norms {
namespace {

constexpr int kMostClimbs = 25;
// A trajectory longer than this is updated in pieces, so that proposals are still taken.
constexpr std::size_t kLongestPiece = 20;
// Below this many votes the start of threads would cost more than a sweep.
constexpr std::size_t kVotesForThreads = 50'000;
constexpr double kMemory = 50;  // sweeps that the metric of an item remembers
constexpr int kSweepsPerRound = 5;

enum class Stream : std::uint64_t { Items, Trajectories, Gauge, Pieces, Taking };

/// Whose random numbers these are.
std::uint64_t unit_of(std::size_t chain, Stream stream, std::size_t number) {
  return static_cast<std::uint64_t>(chain) << 27 | static_cast<std::uint64_t>(stream) << 24 |
         static_cast<std::uint64_t>(number);
}

std::vector<std::uint8_t> top_cuts(const VotePanel& panel) {
  std::vector<std::uint8_t> top;
  for (std::size_t j = 0; j < panel.items().size(); ++j)
    top.push_back(static_cast<std::uint8_t>(panel.item_categories(j) - 2));
  return top;
}

DrawLayout draw_layout(const VotePanel& panel) {
  DrawLayout layout{panel.cells().size(), panel.items().size(), {}};
  for (std::size_t j = 0; j < layout.items; ++j) {
    if (panel.item_categories(j) == 3) layout.second_cuts.push_back(static_cast<std::int32_t>(j));
  }
  return layout;
}

void require_options(const SamplerOptions& options) {
  const auto require = [](int value, std::string_view name) {
    if (value >= 1) return;
    throw Error(ErrorKind::Usage, fmt::format("{} must be at least 1, not {}", name, value));
  };
  require(options.chains, "the number of chains");
  require(options.warmup, "the number of warm-up sweeps");
  require(options.draws, "the number of draws");
  require(options.thin, "the number of sweeps between draws");
}

/// The transformation from the scale of the priors to that of the report: (θ − place) / scale.
struct Reported {
  double place = 0;
  double scale = 1;
};

Reported reported(const VotePanel& panel,
                  const IdealPointModel& model,
                  std::span<const double> positions) {
  Reported result;
  const auto n = static_cast<double>(positions.size());
  if (model.standardise && positions.size() > 1) {
    double sum = 0;
    for (const double x : positions) sum += x;
    result.place = sum / n;
    double squares = 0;
    for (const double x : positions) squares += (x - result.place) * (x - result.place);
    result.scale = std::sqrt(squares / n);
  }
  const auto found = std::ranges::lower_bound(panel.actors(), model.positive);
  if (found == panel.actors().end() || *found != model.positive) return result;
  const auto actor = static_cast<std::size_t>(found - panel.actors().begin());
  double sum = 0;
  for (auto c = panel.actor_begin(actor); c < panel.actor_begin(actor + 1); ++c)
    sum += positions[c] - result.place;
  if (sum < 0) result.scale = -result.scale;
  return result;
}

}  // namespace

IdealPointSampler::IdealPointSampler(const VotePanel& panel,
                                     IdealPointModel model,
                                     const SamplerOptions& options)
    : panel_(panel),
      model_(std::move(model)),
      options_(options),
      layout_(panel),
      top_cut_(top_cuts(panel)),
      priors_(position_priors(model_, panel)),
      prior_(model_, priors_, panel.items().size()),
      gauge_(model_, panel_, layout_, top_cut_, priors_, prior_),
      draw_layout_(draw_layout(panel)),
      climb_(std::min(kMostClimbs, options.warmup / 4)) {
  require_options(options);
  const auto chains = static_cast<std::size_t>(options.chains);
  chains_.assign(chains, starting_values(panel, model_));
  draws_.resize(chains);
  counts_.resize(chains);
  for (auto& draws : draws_)
    draws.reserve(draw_layout_.size() * static_cast<std::size_t>(options.draws));
}

void IdealPointSampler::advance(int sweeps) {
  const int more = std::min(sweeps, this->sweeps() - sweeps_done());
  const bool alone = chains_.size() == 1;
  const int inner = alone && panel_.size() >= kVotesForThreads ? options_.threads : 1;
  parallel_for(chains_.size(), alone ? 1 : options_.threads, [&](std::size_t chain) {
    for (int k = 0; k < more; ++k) sweep(chain, inner);
  });
}

/// A sweep in standardised numbers: items; then, with the scale set free, trajectories and the
/// moves of scale and place; then back.
void IdealPointSampler::sweep(std::size_t chain, int threads) {
  auto& state = chains_[chain];
  const auto number = static_cast<int>(state.sweep);
  const bool warming = number < options_.warmup;
  auto update = warming ? Update::Adapt : Update::Sample;
  if (number < climb_) update = Update::Climb;
  if (number == climb_) update = Update::Spread;
  RandomStream random(
      options_.seed, unit_of(chain, Stream::Gauge, 0), static_cast<std::uint64_t>(state.sweep));
  update_items(chain, update, threads);
  if (prior_.standardises()) {
    if (warming)
      state.pull += gain_at(number) * (prior_.pull_of(prior_.sums_of(state)) - state.pull);
    const double place = ScalePrior::kLoose * random.normal();
    change_scale(std::exp(ScalePrior::kLoose * random.normal()), place, state);
  }
  update_trajectories(chain, update, threads);
  if (number > climb_) {
    const double adapt = warming ? 2 / std::sqrt(number - climb_ + 3.0) : 0;
    Acceptance unused;
    gauge_.update(adapt, random, state, warming ? unused : counts_[chain].gauge);
  }
  if (prior_.standardises()) {
    const auto sums = prior_.sums_of(state);
    const double scale = prior_.scale_of(sums);
    change_scale(1 / scale, -prior_.place_of(sums) / scale, state);
    if (number <= climb_) keep_cuts_in_bounds(state);
  }
  ++state.sweep;
  const int kept = number + 1 - options_.warmup;
  if (kept > 0 && kept % options_.thin == 0) keep_draw(chain);
}

/// The first sweeps may carry a cut out of the bounds of its prior, where the chain cannot be.
void IdealPointSampler::keep_cuts_in_bounds(ChainState& state) const {
  if (model_.cut_variance > 0) return;
  const double bound = 0.98 * model_.cut_limit;
  for (auto& item : state.items) {
    item.cut[0] = std::clamp(item.cut[0], -bound, bound);
    item.cut[1] = std::clamp(item.cut[1], item.cut[0] + 0.01, bound + 0.02);
  }
}

double IdealPointSampler::gain_at(std::int64_t sweep) const {
  return 1 / (2 + std::clamp(static_cast<double>(sweep - climb_), 0.0, kMemory));
}

void IdealPointSampler::update_items(std::size_t chain, Update update, int threads) {
  auto& state = chains_[chain];
  std::vector<std::uint8_t> taken(state.items.size());
  const double gain = gain_at(state.sweep);
  parallel_for(state.items.size(), threads, [&](std::size_t j) {
    RandomStream random(
        options_.seed, unit_of(chain, Stream::Items, j), static_cast<std::uint64_t>(state.sweep));
    taken[j] = update_item(layout_.item(j),
                           state.positions,
                           panel_.item_categories(j),
                           model_,
                           update,
                           gain,
                           random,
                           state.item_metrics[j],
                           state.items[j])
                   ? 1
                   : 0;
  });
  if (state.sweep < options_.warmup) return;
  for (const auto accepted : taken) counts_[chain].items.count(accepted != 0);
}

std::vector<IdealPointSampler::Piece> IdealPointSampler::pieces(std::size_t chain,
                                                                std::int64_t sweep) const {
  std::vector<Piece> result;
  RandomStream random(
      options_.seed, unit_of(chain, Stream::Pieces, 0), static_cast<std::uint64_t>(sweep));
  for (std::size_t actor = 0; actor < panel_.actors().size(); ++actor) {
    auto begin = panel_.actor_begin(actor);
    const auto end = panel_.actor_begin(actor + 1);
    auto length = end - begin;
    if (length > kLongestPiece) length = 1 + random.bits() % kLongestPiece;
    for (int round = 0; begin < end; ++round, length = kLongestPiece) {
      const auto next = std::min(begin + length, end);
      result.push_back({actor, begin, next, round});
      begin = next;
    }
  }
  std::ranges::stable_sort(result, {}, &Piece::round);
  return result;
}

/// Pieces of a round, one of each actor, are independent given the rest but for the scale that all
/// share. So each is updated as if the scale stood still, and then the update is taken or not by
/// what that left out (surrogate transitions: Liu 2001, section 9.4.3).
void IdealPointSampler::update_trajectories(std::size_t chain, Update update, int threads) {
  auto& state = chains_[chain];
  const auto all = pieces(chain, state.sweep);
  const auto before = state.positions;
  const CutPrior cuts(model_, top_cut_, state.items);
  const bool weigh = update == Update::Adapt || update == Update::Sample;
  auto sums = prior_.sums_of(state);
  RandomStream taking(
      options_.seed, unit_of(chain, Stream::Taking, 0), static_cast<std::uint64_t>(state.sweep));
  std::vector<std::uint8_t> moved(all.size());
  for (std::size_t first = 0; first < all.size();) {
    std::size_t last = first;
    while (last < all.size() && all[last].round == all[first].round) ++last;
    parallel_for(last - first, threads, [&](std::size_t k) {
      const auto& piece = all[first + k];
      RandomStream random(options_.seed,
                          unit_of(chain, Stream::Trajectories, piece.begin),
                          static_cast<std::uint64_t>(state.sweep));
      moved[first + k] = update_trajectory(layout_,
                                           state.items,
                                           top_cut_,
                                           priors_,
                                           state.pull,
                                           piece.begin,
                                           piece.end,
                                           update,
                                           gain_at(state.sweep),
                                           random,
                                           state.cell_metrics,
                                           state.positions)
                             ? 1
                             : 0;
    });
    for (std::size_t k = first; k < last && weigh; ++k) {
      if (moved[k] != 0 && !fits_scale(all[k], before, cuts, taking, sums, state)) moved[k] = 0;
    }
    first = last;
  }
  if (state.sweep < options_.warmup) return;
  for (const auto taken : moved) counts_[chain].trajectories.count(taken != 0);
}

/// Decides on a piece that moved, and puts it back if it is refused.
bool IdealPointSampler::fits_scale(const Piece& piece,
                                   std::span<const double> before,
                                   const CutPrior& cuts,
                                   RandomStream& random,
                                   PriorSums& sums,
                                   ChainState& state) const {
  if (!prior_.standardises()) return true;
  const auto end = std::min(piece.end + (is_followed(piece) ? 1U : 0U), state.positions.size());
  // Positions as they were: the piece's own are in `before`, its neighbours' have not changed
  // since.
  std::vector<double> own(state.positions.begin() + static_cast<std::ptrdiff_t>(piece.begin),
                          state.positions.begin() + static_cast<std::ptrdiff_t>(piece.end));
  const auto put = [&](std::span<const double> values) {
    std::ranges::copy(values, state.positions.begin() + static_cast<std::ptrdiff_t>(piece.begin));
  };
  auto changed = sums;
  for (auto c = piece.begin; c < end; ++c) changed.add_cell(priors_, state.positions, c, 1);
  put(before.subspan(piece.begin, piece.end - piece.begin));
  for (auto c = piece.begin; c < end; ++c) changed.add_cell(priors_, state.positions, c, -1);
  const auto left_out = [&](const PriorSums& s) {
    return prior_.log_prior(s) - prior_.local_log_prior(s, state.pull) +
           cuts.log_prior(prior_.place_of(s));
  };
  if (!(std::log(random.uniform()) < left_out(changed) - left_out(sums))) return false;
  put(own);
  sums = changed;
  return true;
}

bool IdealPointSampler::is_followed(const Piece& piece) const {
  return piece.end < priors_.size() && priors_[piece.end].linked;
}

void IdealPointSampler::keep_draw(std::size_t chain) {
  const auto& state = chains_[chain];
  auto& draws = draws_[chain];
  const auto [place, scale] = reported(panel_, model_, state.positions);
  const auto keep = [&](double value) { draws.push_back(static_cast<float>(value)); };
  for (const double x : state.positions) keep((x - place) / scale);
  for (const auto& item : state.items) keep(item.slope * scale);
  for (const auto& item : state.items) keep(item.cut[0] - item.slope * place);
  for (const auto j : draw_layout_.second_cuts) {
    const auto& item = state.items[static_cast<std::size_t>(j)];
    keep(item.cut[1] - item.slope * place);
  }
}

IdealPointSampler::AcceptanceShares IdealPointSampler::acceptance() const {
  Counts sum;
  const auto add = [](Acceptance& to, const Acceptance& from) {
    to.tried += from.tried;
    to.taken += from.taken;
  };
  for (const auto& counts : counts_) {
    add(sum.items, counts.items);
    add(sum.trajectories, counts.trajectories);
    add(sum.gauge, counts.gauge);
  }
  const auto share = [](const Acceptance& a) {
    return a.tried == 0 ? kMissing : static_cast<double>(a.taken) / static_cast<double>(a.tried);
  };
  return {share(sum.items), share(sum.trajectories), share(sum.gauge)};
}

void IdealPointSampler::restore(SamplerSnapshot snapshot) {
  bool fits = snapshot.chains.size() == chains_.size() && snapshot.draws.size() == draws_.size();
  for (const auto& chain : snapshot.chains) {
    fits = fits && chain.positions.size() == draw_layout_.cells &&
           chain.items.size() == draw_layout_.items &&
           chain.scale_steps.size() == gauge_.sessions() &&
           chain.shift_steps.size() == gauge_.sessions();
  }
  if (!fits) {
    throw Error(ErrorKind::MissingData,
                "the saved state belongs to other votes or another number of chains");
  }
  chains_ = std::move(snapshot.chains);
  draws_ = std::move(snapshot.draws);
}

void run(IdealPointSampler& sampler, const Progress& progress) {
  while (!sampler.finished()) {
    progress.check();
    progress.step("sampling ideal points", sampler.sweeps_done(), sampler.sweeps());
    sampler.advance(kSweepsPerRound);
  }
}

}  // namespace orrery::norms
