// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace orrery::networks {
namespace {

/// Divisions of a graph with other than whole weights are told apart down to this share of their
/// sum.
constexpr double kFinest = 1e-9;

/// The tie that the relaxation is least sure of, weighed by what it costs to break.
const SignedTie& least_sure(const SignedGraph& graph, const std::vector<double>& broken) {
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

void report(FrustrationSearch::Root& root, const std::vector<Block>& parts, double lower) {
  root.lower = lower;
  for (const auto& part : parts) {
    root.nodes += part.graph.nodes;
    root.ties += static_cast<std::int32_t>(part.graph.ties.size());
  }
}

}  // namespace

FrustrationSearch::FrustrationSearch(const SignedGraph& graph, const SearchOptions& options)
    : options_(options) {
  // Of whole weights all divisions differ by whole numbers, and those of every part that is left
  // of the graph too, so that a bound within less than 1 is a proof.
  const bool whole = std::ranges::all_of(
      graph.ties, [](const auto& tie) { return tie.weight == std::round(tie.weight); });
  double total = 0;
  for (const auto& tie : graph.ties) total += std::abs(tie.weight);
  apart_ = whole ? 1 - kSameWeight : kFinest * std::max(1.0, total);
}

void FrustrationSearch::check() const {
  options_.check();
}

bool FrustrationSearch::is_closed(const OpenBlock& block) const {
  return proves(block.lower, block.best.frustrated);
}

void FrustrationSearch::keep_better(OpenBlock& block, Division found) const {
  if (found.frustrated <= better_than(block.best.frustrated)) block.best = std::move(found);
}

void FrustrationSearch::close_if_proven(OpenBlock& block) const {
  // Where no better division is possible, the lower bound is what the best one frustrates.
  if (is_closed(block)) block.lower = block.best.frustrated;
}

FrustrationSearch::OpenBlock FrustrationSearch::enclose(const SignedGraph& graph) {
  OpenBlock block{local_search(graph, options_.starts, options_.seed), {}, 0};
  block.bound.broken.assign(graph.ties.size(), 0);
  if (is_closed(block)) close_if_proven(block);
  if (is_closed(block) || is_spent()) return block;
  CycleBoundOptions options;
  options.enough = better_than(block.best.frustrated) + kSameWeight / 2;
  options.steps = options_.steps - steps_;
  options.check = options_.check;
  block.bound = cycle_bound(graph, options);
  block.lower = block.bound.bound;
  steps_ += block.bound.steps;
  keep_better(block, from_forest(graph, block.bound.broken));
  close_if_proven(block);
  return block;
}

void FrustrationSearch::branch(const SignedGraph& graph, OpenBlock& block, double cutoff) {
  if (is_spent()) return;
  ++branchings_;
  const auto tie = least_sure(graph, block.bound.broken);
  const int kept = tie.weight > 0 ? 1 : -1;
  double lower = std::numeric_limits<double>::infinity();
  for (const int relation : {kept, -kept}) {
    SignedCore child(graph);
    child.join(tie.b, tie.a, relation);
    auto found = solve(std::move(child),
                       std::min(cutoff, better_than(block.best.frustrated) + kSameWeight / 2));
    lower = std::min(lower, found.lower);
    keep_better(block, std::move(found.best));
  }
  block.lower = std::max(block.lower, lower);
  close_if_proven(block);
}

Enclosure FrustrationSearch::solve(SignedCore core, double cutoff, Root* root) {
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

}  // namespace orrery::networks
