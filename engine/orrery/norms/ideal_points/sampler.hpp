// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "orrery/base/progress.hpp"
#include "orrery/norms/ideal_points/chain_state.hpp"
#include "orrery/norms/ideal_points/gauge_moves.hpp"
#include "orrery/norms/ideal_points/model.hpp"
#include "orrery/norms/ideal_points/scale_prior.hpp"
#include "orrery/norms/ideal_points/vote_layout.hpp"

namespace orrery::norms {

/// How the posterior is sampled.
struct SamplerOptions {
  int chains = 4;
  int warmup = 500;  ///< sweeps of each chain before draws are kept
  int draws = 500;   ///< draws kept of each chain
  int thin = 1;      ///< sweeps from one kept draw to the next
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: all cores; draws do not depend on it
};

/// Which number in a draw is what: positions by cell, then slopes, first cuts and, of items with
/// three categories, second cuts.
struct DrawLayout {
  std::size_t cells = 0;
  std::size_t items = 0;
  std::vector<std::int32_t> second_cuts;  ///< items that have one, ascending

  /// Where the slopes begin.
  std::size_t slope_begin() const { return cells; }
  /// Where the first cuts begin.
  std::size_t cut_begin() const { return cells + items; }
  /// Where the second cuts begin.
  std::size_t second_cut_begin() const { return cells + 2 * items; }
  /// Numbers in a draw.
  std::size_t size() const { return second_cut_begin() + second_cuts.size(); }
};

/// Draws kept of one chain, one after another, each of DrawLayout::size() numbers on the scale that
/// is reported (standardised, signed). Single precision: seven digits of a draw are enough.
using ChainDraws = std::vector<float>;

/// All that a sampler needs to go on later with the draws it would have made.
struct SamplerSnapshot {
  std::vector<ChainState> chains;
  std::vector<ChainDraws> draws;
};

/// Samples the posterior of an IdealPointModel. A sweep updates every item given the positions,
/// then every trajectory given the items, each by Metropolis–Hastings from its own normal
/// approximation with the latent variables integrated out, then moves scale and place of all
/// sessions from each session on (GaugeMoves). The first sweeps climb to where the density is high;
/// then the chains are scattered. The draws are a function of votes, model, seed, chains, warm-up
/// and thin: not of the threads, nor of how the work is cut into calls of advance().
///
/// Positions are sampled on the scale that the priors give them. What is kept of a draw is
/// standardised to mean 0 and sd 1 over the cells if the model says so, and turned so that the mean
/// position of the positive actor is above 0; slopes and cuts follow, so that no probability of a
/// vote changes.
class IdealPointSampler {
 public:
  /// Prepares; the panel must outlive the sampler. Throws Error{Usage} for options below 1.
  IdealPointSampler(const VotePanel& panel, IdealPointModel model, const SamplerOptions& options);
  IdealPointSampler(const IdealPointSampler&) = delete;
  IdealPointSampler& operator=(const IdealPointSampler&) = delete;
  ~IdealPointSampler() = default;

  /// Sweeps that each chain makes in all.
  int sweeps() const { return options_.warmup + options_.draws * options_.thin; }
  /// Sweeps done.
  int sweeps_done() const { return static_cast<int>(chains_.front().sweep); }
  /// True when all draws are there.
  bool finished() const { return sweeps_done() >= sweeps(); }
  /// Makes up to this many more sweeps of every chain. O(sweeps · chains · votes).
  void advance(int sweeps);

  /// What was sampled from.
  const VotePanel& panel() const { return panel_; }
  /// Which number in a draw is what.
  const DrawLayout& layout() const { return draw_layout_; }
  /// The draws so far, by chain.
  const std::vector<ChainDraws>& draws() const { return draws_; }
  /// Share of proposals taken after the warm-up: of items, of trajectories, of moves of scale and
  /// place. Missing (NaN) before.
  struct AcceptanceShares {
    double items;
    double trajectories;
    double gauge;
  };
  /// As said above; counted since this object was made.
  AcceptanceShares acceptance() const;

  /// Where it stands.
  SamplerSnapshot snapshot() const { return {chains_, draws_}; }
  /// Goes back, or on, to where a sampler of the same votes, model and options stood. Throws
  /// Error{MissingData} for the snapshot of another.
  void restore(SamplerSnapshot snapshot);

 private:
  struct Counts {
    Acceptance items, trajectories, gauge;
  };
  void sweep(std::size_t chain, int threads);
  void update_items(std::size_t chain, Update update, int threads);
  void update_trajectories(std::size_t chain, Update update, int threads);
  /// Neighbouring cells of an actor that are updated together, after those of earlier rounds.
  struct Piece {
    std::size_t actor;
    std::size_t begin;
    std::size_t end;
    int round;
  };
  std::vector<Piece> pieces(std::size_t chain, std::int64_t sweep) const;
  bool is_followed(const Piece& piece) const;
  bool fits_scale(const Piece& piece,
                  std::span<const double> before,
                  const CutPrior& cuts,
                  RandomStream& random,
                  PriorSums& sums,
                  ChainState& state) const;
  void keep_cuts_in_bounds(ChainState& state) const;
  double gain_at(std::int64_t sweep) const;
  void keep_draw(std::size_t chain);

  const VotePanel& panel_;
  IdealPointModel model_;
  SamplerOptions options_;
  VoteLayout layout_;
  std::vector<std::uint8_t> top_cut_;
  std::vector<PositionPrior> priors_;
  ScalePrior prior_;
  GaugeMoves gauge_;
  DrawLayout draw_layout_;
  int climb_;  ///< sweeps that climb
  std::vector<ChainState> chains_;
  std::vector<ChainDraws> draws_;
  std::vector<Counts> counts_;
};

/// Runs a sampler to its end, with progress. Throws Error{Cancelled}; the sampler then stands
/// between two sweeps and can go on.
void run(IdealPointSampler& sampler, const Progress& progress);

}  // namespace orrery::norms
