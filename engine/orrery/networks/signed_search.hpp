// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "orrery/networks/signed_blocks.hpp"
#include "orrery/networks/signed_core.hpp"
#include "orrery/networks/signed_cycle_bound.hpp"
#include "orrery/networks/signed_graph.hpp"
#include "orrery/networks/signed_local_search.hpp"

namespace orrery::networks {

/// Sums of weights that differ by less are the same.
inline constexpr double kSameWeight = 1e-6;

/// Limits and draws of a search.
struct SearchOptions {
  std::int64_t steps = 500'000;         ///< most steps of the simplex method in all
  int starts = 20;                      ///< random divisions that a local search begins with
  std::uint64_t seed = 1;               ///< of these
  std::function<void()> check = [] {};  ///< called between steps; what it throws ends the search
};

/// What is known of a graph: the best division so far and what none can go below.
struct Enclosure {
  Division best;
  double lower = 0;
};

/// The search behind frustration(): the graph is made smaller (SignedCore), parted into blocks,
/// each bounded from above by local search and from below by negative cycles (cycle_bound); where
/// the two differ, a tie is tried out as kept and as broken.
class FrustrationSearch {
 public:
  /// For a valid graph and for what is left of it once nodes have been joined: its weights say by
  /// how much two divisions differ at least.
  FrustrationSearch(const SignedGraph& graph, const SearchOptions& options);

  /// The first round of a search: what it had to solve.
  struct Root {
    std::int32_t nodes = 0;
    std::int32_t ties = 0;
    double lower = 0;
  };

  /// The best division if one frustrates less than `cutoff`; else a lower bound that reaches it.
  /// When the steps are spent, what is known by then. Throws Error{Cancelled}.
  Enclosure solve(SignedCore core, double cutoff, Root* root = nullptr);

  /// True if no division can be better than one that frustrates that much.
  bool proves(double lower, double frustrated) const { return lower > better_than(frustrated); }

  /// By how much two divisions that differ in frustration do so at least.
  double apart() const { return apart_; }
  /// Ties of which both cases were tried out.
  std::int64_t branchings() const { return branchings_; }
  /// Steps of the simplex method.
  std::int64_t steps() const { return steps_; }

 private:
  /// A block while it is worked on.
  struct OpenBlock {
    Division best;
    CycleBound bound;
    double lower = 0;
  };

  void check() const;
  double better_than(double frustrated) const { return frustrated - apart_; }
  bool is_closed(const OpenBlock& block) const;
  bool is_spent() const { return steps_ >= options_.steps; }
  void keep_better(OpenBlock& block, Division found) const;
  void close_if_proven(OpenBlock& block) const;
  OpenBlock enclose(const SignedGraph& graph);
  void branch(const SignedGraph& graph, OpenBlock& block, double cutoff);

  SearchOptions options_;
  double apart_ = 1;
  std::int64_t branchings_ = 0;
  std::int64_t steps_ = 0;
};

}  // namespace orrery::networks
