// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_frustration.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "orrery/networks/signed_blocks.hpp"
#include "orrery/networks/signed_core.hpp"
#include "orrery/networks/signed_cycle_bound.hpp"
#include "orrery/networks/signed_local_search.hpp"

namespace orrery::networks {
namespace {

/// Sums of weights that differ by less are the same.
constexpr double kSame = 1e-6;

/// What is known of a graph: the best division so far and what none can go below.
struct Enclosure {
  Division best;
  double lower = 0;
};

/// A block while it is worked on.
struct OpenBlock {
  Division best;
  CycleBound bound;
  double lower = 0;
};

class BranchAndBound {
 public:
  BranchAndBound(const SignedGraph& graph, const FrustrationOptions& options) : options_(options) {
    const bool whole = std::ranges::all_of(
        graph.ties, [](const auto& tie) { return tie.weight == std::round(tie.weight); });
    double total = 0;
    for (const auto& tie : graph.ties) total += std::abs(tie.weight);
    apart_ = whole ? 1 - kSame : kSame * std::max(1.0, total) * 1e-3;
  }

  /// The best division if one frustrates less than `cutoff`, else a lower bound that reaches it.
  Enclosure solve(SignedCore core, double cutoff, Frustration* root = nullptr) {
    check();
    core.reduce();
    const auto rest = core.rest();
    const auto parts = blocks(rest.graph);
    std::vector<OpenBlock> open;
    double lower = core.cost();
    for (const auto& part : parts) {
      open.push_back(enclose(part.graph));
      lower += open.back().lower;
    }
    if (root != nullptr) report(*root, parts, lower);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (lower >= cutoff || is_closed(open[i])) continue;
      const double others = lower - open[i].lower;
      branch(parts[i].graph, open[i], cutoff - others);
      lower = others + open[i].lower;
    }
    std::vector<std::vector<std::int8_t>> sides;
    double upper = core.cost();
    for (const auto& block : open) {
      sides.push_back(block.best.side);
      upper += block.best.frustrated;
    }
    return {{core.expand(rest, assemble(rest.graph.nodes, parts, sides)), upper}, lower};
  }

  /// True if no division can be better than one that frustrates that much.
  bool proves(double lower, double frustrated) const { return lower > better_than(frustrated); }

  std::int64_t branchings() const { return branchings_; }
  std::int64_t steps() const { return steps_; }

 private:
  void check() const {
    if (options_.cancel != nullptr) options_.cancel->check();
  }

  /// A better division than this frustrates that much at most: of whole weights all divisions of a
  /// part differ by whole numbers.
  double better_than(double frustrated) const { return frustrated - apart_; }
  bool is_closed(const OpenBlock& block) const {
    return proves(block.lower, block.best.frustrated);
  }
  bool is_spent() const { return steps_ >= options_.steps; }

  /// Where no better division is possible, the lower bound is what the best one frustrates.
  void close_if_proven(OpenBlock& block) const {
    if (is_closed(block)) block.lower = block.best.frustrated;
  }

  void keep_better(OpenBlock& block, Division found) const {
    if (found.frustrated <= better_than(block.best.frustrated)) block.best = std::move(found);
  }

  OpenBlock enclose(const SignedGraph& graph) {
    OpenBlock block{local_search(graph, options_.starts, options_.seed), {}, 0};
    block.bound.broken.assign(graph.ties.size(), 0);
    if (is_closed(block) || is_spent()) return block;
    CycleBoundOptions options;
    options.enough = better_than(block.best.frustrated) + kSame / 2;
    options.steps = options_.steps - steps_;
    options.cancel = options_.cancel;
    block.bound = cycle_bound(graph, options);
    block.lower = block.bound.bound;
    steps_ += block.bound.steps;
    keep_better(block, from_forest(graph, block.bound.broken));
    close_if_proven(block);
    return block;
  }

  /// The tie that the relaxation is least sure of, weighed by what it costs to break.
  static const SignedTie& least_sure(const SignedGraph& graph, const std::vector<double>& broken) {
    std::size_t chosen = 0;
    double most = -1;
    for (std::size_t i = 0; i < graph.ties.size(); ++i) {
      const double unsure = std::min(broken[i], 1 - broken[i]) * std::abs(graph.ties[i].weight);
      if (unsure <= most + 1e-12) continue;
      most = unsure;
      chosen = i;
    }
    return graph.ties[chosen];
  }

  /// Closes a block, or shows that it frustrates `cutoff` or more, by trying out both cases of a
  /// tie.
  void branch(const SignedGraph& graph, OpenBlock& block, double cutoff) {
    if (is_spent()) return;
    ++branchings_;
    const auto tie = least_sure(graph, block.bound.broken);
    const int kept = tie.weight > 0 ? 1 : -1;
    double lower = std::numeric_limits<double>::infinity();
    for (const int relation : {kept, -kept}) {
      SignedCore child(graph);
      child.join(tie.b, tie.a, relation);
      auto found =
          solve(std::move(child), std::min(cutoff, better_than(block.best.frustrated) + kSame / 2));
      lower = std::min(lower, found.lower);
      keep_better(block, std::move(found.best));
    }
    block.lower = std::max(block.lower, lower);
    close_if_proven(block);
  }

  static void report(Frustration& root, const std::vector<Block>& parts, double lower) {
    root.first_bound = lower;
    for (const auto& part : parts) {
      root.core_nodes += part.graph.nodes;
      root.core_ties += static_cast<std::int32_t>(part.graph.ties.size());
    }
  }

  FrustrationOptions options_;
  double apart_ = 1;
  std::int64_t branchings_ = 0;
  std::int64_t steps_ = 0;
};

/// Turns the sides of each component so that its larger faction is 1; 0 for nodes without a tie.
void name_sides(const SignedGraph& graph, std::vector<std::int8_t>& side) {
  const auto component = components(graph);
  std::vector<std::int64_t> surplus(side.size(), 0);
  std::vector<std::int8_t> first(side.size(), 0);
  std::vector<bool> tied(side.size(), false);
  for (const auto& tie : graph.ties) {
    tied[static_cast<std::size_t>(tie.a)] = tied[static_cast<std::size_t>(tie.b)] = true;
  }
  for (std::size_t node = 0; node < side.size(); ++node) {
    const auto number = static_cast<std::size_t>(component[node]);
    surplus[number] += side[node];
    if (first[number] == 0) first[number] = side[node];
  }
  for (std::size_t node = 0; node < side.size(); ++node) {
    const auto number = static_cast<std::size_t>(component[node]);
    const bool turn = surplus[number] < 0 || (surplus[number] == 0 && first[number] < 0);
    if (turn) side[node] = static_cast<std::int8_t>(-side[node]);
    if (!tied[node]) side[node] = 0;
  }
}

}  // namespace

Frustration frustration(const SignedGraph& graph, const FrustrationOptions& options) {
  require_valid(graph);
  Frustration result;
  BranchAndBound search(graph, options);
  auto found = search.solve(SignedCore(graph), std::numeric_limits<double>::infinity(), &result);
  result.branchings = search.branchings();
  result.steps = search.steps();
  result.side = std::move(found.best.side);
  result.frustration = frustrated_weight(graph, result.side);
  result.optimal = search.proves(found.lower, result.frustration);
  result.lower_bound = result.optimal ? result.frustration : std::max(0.0, found.lower);
  name_sides(graph, result.side);
  return result;
}

}  // namespace orrery::networks
