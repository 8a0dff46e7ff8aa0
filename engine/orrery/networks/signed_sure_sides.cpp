// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "orrery/networks/signed_core.hpp"
#include "orrery/networks/signed_cycle_bound.hpp"
#include "orrery/networks/signed_frustration.hpp"

namespace orrery::networks {
namespace {

/// Joins the ends of ties that no optimal division breaks.
SignedCore without_firm_ties(const SignedGraph& graph,
                             const Frustration& found,
                             const FrustrationOptions& options) {
  CycleBoundOptions bound_options;
  bound_options.enough = std::numeric_limits<double>::infinity();
  bound_options.steps = options.steps;
  bound_options.check = options.check;
  const auto bound = cycle_bound(graph, bound_options);
  SignedCore core(graph);
  std::vector<std::int32_t> into(static_cast<std::size_t>(graph.nodes));
  std::iota(into.begin(), into.end(), 0);
  const auto stands_for = [&](std::int32_t node) {
    while (into[static_cast<std::size_t>(node)] != node) {
      node = into[static_cast<std::size_t>(node)];
    }
    return node;
  };
  for (std::size_t i = 0; i < graph.ties.size(); ++i) {
    if (bound.bound + bound.spare[i] < found.frustration + kSameWeight) continue;
    const auto a = stands_for(graph.ties[i].a);
    const auto b = stands_for(graph.ties[i].b);
    if (a == b) continue;
    core.join(
        b, a, found.side[static_cast<std::size_t>(a)] * found.side[static_cast<std::size_t>(b)]);
    into[static_cast<std::size_t>(b)] = a;
  }
  return core;
}

/// Sorts the nodes of a graph into classes whose relations are the same in all optimal divisions.
class Classes {
 public:
  Classes(const SignedGraph& graph,
          std::vector<std::int8_t> side,
          const SignedGraph& whole,
          const FrustrationOptions& options)
      : graph_(graph), search_(whole, options), component_(components(graph)) {
    least_ = frustrated_weight(graph, side);
    optima_.push_back(std::move(side));
    const auto n = static_cast<std::size_t>(graph.nodes);
    class_of_.resize(n);
    unknown_.assign(n, false);
    for (std::size_t node = 0; node < n; ++node) place(node);
  }

  std::size_t class_of(std::size_t node) const { return class_of_[node]; }
  bool is_unknown(std::size_t node) const { return unknown_[node]; }

 private:
  void place(std::size_t node) {
    for (const auto first : firsts_) {
      if (component_[first] != component_[node] || is_parted(first, node)) continue;
      if (is_bound(first, node)) {
        class_of_[node] = first;
        return;
      }
    }
    class_of_[node] = node;
    firsts_.push_back(node);
  }

  /// True if two of the optimal divisions known so far relate the two nodes differently.
  bool is_parted(std::size_t one, std::size_t other) const {
    const int relation = optima_.front()[one] * optima_.front()[other];
    return std::ranges::any_of(
        optima_, [&](const auto& side) { return side[one] * side[other] != relation; });
  }

  /// True if no optimal division relates the two otherwise; one that does is kept.
  bool is_bound(std::size_t one, std::size_t other) {
    SignedCore core(graph_);
    core.join(static_cast<std::int32_t>(other),
              static_cast<std::int32_t>(one),
              -optima_.front()[one] * optima_.front()[other]);
    const double cutoff = least_ + search_.apart() / 2;
    auto found = search_.solve(std::move(core), cutoff);
    if (found.best.frustrated < cutoff) {
      optima_.push_back(std::move(found.best.side));
      return false;
    }
    if (found.lower >= cutoff) return true;
    unknown_[other] = true;
    return false;
  }

  const SignedGraph& graph_;
  FrustrationSearch search_;
  std::vector<std::int32_t> component_;
  double least_ = 0;
  std::vector<std::vector<std::int8_t>> optima_;
  std::vector<std::size_t> firsts_;
  std::vector<std::size_t> class_of_;
  std::vector<bool> unknown_;
};

}  // namespace

std::vector<Sure> sure_sides(const SignedGraph& graph,
                             const Frustration& found,
                             const FrustrationOptions& options) {
  require_valid(graph);
  const auto n = static_cast<std::size_t>(graph.nodes);
  if (!found.optimal) return std::vector<Sure>(n, Sure::Unknown);
  // Nodes without a tie have no side; any will do.
  auto known = found;
  for (auto& side : known.side) side = side == 0 ? std::int8_t{1} : side;
  const auto core = without_firm_ties(graph, known, options);
  const auto rest = core.rest();
  std::vector<std::int8_t> side;
  for (const auto node : rest.node) side.push_back(known.side[static_cast<std::size_t>(node)]);
  const Classes classes(rest.graph, std::move(side), graph, options);

  // What each node of the graph is joined to in the rest.
  std::vector<std::size_t> place(n, 0);
  for (std::size_t i = 0; i < rest.node.size(); ++i) {
    place[static_cast<std::size_t>(rest.node[i])] = i;
  }
  const auto joined = core.joined_to();
  const auto component = components(graph);
  std::vector<std::size_t> class_of(n);
  std::vector<std::size_t> size(rest.node.size(), 0);
  for (std::size_t node = 0; node < n; ++node) {
    class_of[node] = classes.class_of(place[static_cast<std::size_t>(joined[node])]);
    ++size[class_of[node]];
  }
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> largest(n, kNone);
  for (std::size_t node = 0; node < n; ++node) {
    auto& best = largest[static_cast<std::size_t>(component[node])];
    if (best == kNone || size[class_of[node]] > size[best]) best = class_of[node];
  }
  std::vector<Sure> result(n);
  for (std::size_t node = 0; node < n; ++node) {
    const bool in_core = class_of[node] == largest[static_cast<std::size_t>(component[node])];
    const bool unknown = classes.is_unknown(place[static_cast<std::size_t>(joined[node])]);
    result[node] = in_core ? Sure::Yes : unknown ? Sure::Unknown : Sure::No;
  }
  return result;
}

}  // namespace orrery::networks
