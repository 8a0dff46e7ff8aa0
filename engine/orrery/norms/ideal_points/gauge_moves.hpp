// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/norms/ideal_points/chain_state.hpp"
#include "orrery/norms/ideal_points/scale_prior.hpp"
#include "orrery/norms/ideal_points/trajectory_block.hpp"

namespace orrery::norms {

/// Moves along the directions that the votes hardly tell apart. From some session on, all positions
/// are stretched or shifted, and items of those sessions with them, so that no probability of a
/// vote changes: θ → cθ + a, β → β/c, γ → γ + βa/c. Block updates take very many sweeps to go such
/// a way; here it is one proposal that costs no likelihood (generalised Gibbs: Liu & Sabatti 2000,
/// doi:10.1093/biomet/87.2.353). Items that bridge the session stay, and only their votes are
/// weighed. Proposals are lognormal in c and normal in a.
class GaugeMoves {
 public:
  /// Finds what each session's moves touch; the arguments must outlive it. O(votes).
  GaugeMoves(const IdealPointModel& model,
             const VotePanel& panel,
             const VoteLayout& layout,
             std::span<const std::uint8_t> top_cut,
             std::span<const PositionPrior> priors,
             const ScalePrior& prior);

  /// One move of scale and one of place for every session. With `adapt` > 0 the proposals' sd
  /// moves towards an acceptance of 0.44 by this gain. O(sessions · (cells + items)).
  void update(double adapt, RandomStream& random, ChainState& state, Acceptance& acceptance) const;

  /// How many sessions there are, each with its moves.
  std::size_t sessions() const { return first_cells_.size(); }

 private:
  struct Move {
    double scale = 1;
    double shift = 0;
  };

  /// The log prior of a state with all cuts in their bounds.
  double log_prior(const PriorSums& sums, const ChainState& state) const;
  double bridges_log_ratio(std::size_t session, const Move& move, const ChainState& state) const;
  void apply(std::size_t session, const Move& move, ChainState& state) const;

  const IdealPointModel& model_;
  const VotePanel& panel_;
  const VoteLayout& layout_;
  std::span<const std::uint8_t> top_cut_;
  std::span<const PositionPrior> priors_;
  const ScalePrior& prior_;
  std::vector<std::int32_t> cells_;                 ///< by session
  std::vector<std::size_t> first_cells_;            ///< in cells_, by session
  std::vector<std::int32_t> items_;                 ///< by first session
  std::vector<std::size_t> first_items_;            ///< in items_, by session
  std::vector<std::vector<std::int32_t>> bridges_;  ///< items that have votes on both sides
};

}  // namespace orrery::norms
