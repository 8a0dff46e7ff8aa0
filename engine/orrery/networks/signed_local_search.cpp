// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_local_search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "orrery/base/random.hpp"

namespace orrery::networks {
namespace {

struct Neighbour {
  std::size_t node;
  double weight;
};

using Neighbours = std::vector<std::vector<Neighbour>>;

Neighbours neighbours_in(const SignedGraph& graph) {
  Neighbours result(static_cast<std::size_t>(graph.nodes));
  for (const auto& tie : graph.ties) {
    const auto a = static_cast<std::size_t>(tie.a);
    const auto b = static_cast<std::size_t>(tie.b);
    result[a].push_back({b, tie.weight});
    result[b].push_back({a, tie.weight});
  }
  return result;
}

/// What each node's change of side would save.
std::vector<double> savings(const Neighbours& neighbours, std::span<const std::int8_t> side) {
  std::vector<double> result(neighbours.size(), 0);
  for (std::size_t node = 0; node < neighbours.size(); ++node) {
    for (const auto& [other, weight] : neighbours[node]) {
      result[node] -= weight * side[node] * side[other];
    }
  }
  return result;
}

/// One sequence of changes; keeps its best beginning and returns what that saves.
double change_in_turn(const Neighbours& neighbours, std::vector<std::int8_t>& side) {
  const auto n = neighbours.size();
  auto saving = savings(neighbours, side);
  std::vector<bool> changed(n, false);
  std::vector<std::size_t> order;
  double sum = 0;
  double best = 0;
  std::size_t kept = 0;
  while (order.size() < n) {
    std::size_t next = n;
    for (std::size_t node = 0; node < n; ++node) {
      if (!changed[node] && (next == n || saving[node] > saving[next])) next = node;
    }
    sum += saving[next];
    changed[next] = true;
    side[next] = static_cast<std::int8_t>(-side[next]);
    order.push_back(next);
    for (const auto& [other, weight] : neighbours[next]) {
      saving[other] -= 2 * weight * side[next] * side[other];
    }
    if (sum > best + 1e-9) {
      best = sum;
      kept = order.size();
    }
  }
  for (std::size_t i = kept; i < n; ++i) {
    side[order[i]] = static_cast<std::int8_t>(-side[order[i]]);
  }
  return best;
}

Division improve(const SignedGraph& graph,
                 const Neighbours& neighbours,
                 std::vector<std::int8_t> side) {
  while (change_in_turn(neighbours, side) > 0) {
  }
  Division result{std::move(side), 0};
  result.frustrated = frustrated_weight(graph, result.side);
  return result;
}

/// Sides in a forest, each node by its parent's; found by joining trees.
class Forest {
 public:
  explicit Forest(std::size_t n) : tree_(n), side_(n, 1), members_(n) {
    std::iota(tree_.begin(), tree_.end(), std::size_t{0});
    for (std::size_t node = 0; node < n; ++node) members_[node] = {node};
  }

  void join(const SignedTie& tie) {
    const auto a = static_cast<std::size_t>(tie.a);
    const auto b = static_cast<std::size_t>(tie.b);
    auto into = tree_[a];
    auto from = tree_[b];
    if (into == from) return;
    if (members_[into].size() < members_[from].size()) std::swap(into, from);
    const bool turn = (side_[a] == side_[b]) != (tie.weight > 0);
    for (const auto node : members_[from]) {
      tree_[node] = into;
      if (turn) side_[node] = static_cast<std::int8_t>(-side_[node]);
      members_[into].push_back(node);
    }
    members_[from].clear();
  }

  std::vector<std::int8_t> sides() const { return side_; }

 private:
  std::vector<std::size_t> tree_;
  std::vector<std::int8_t> side_;
  std::vector<std::vector<std::size_t>> members_;
};

}  // namespace

Division improve(const SignedGraph& graph, std::vector<std::int8_t> side) {
  return improve(graph, neighbours_in(graph), std::move(side));
}

Division from_forest(const SignedGraph& graph, std::span<const double> doubt) {
  std::vector<std::size_t> order(graph.ties.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t one, std::size_t other) {
    if (doubt[one] != doubt[other]) return doubt[one] < doubt[other];
    return std::abs(graph.ties[one].weight) > std::abs(graph.ties[other].weight);
  });
  Forest forest(static_cast<std::size_t>(graph.nodes));
  for (const auto tie : order) forest.join(graph.ties[tie]);
  return improve(graph, forest.sides());
}

Division local_search(const SignedGraph& graph, int starts, std::uint64_t seed) {
  const auto neighbours = neighbours_in(graph);
  auto best = from_forest(graph, std::vector<double>(graph.ties.size(), 0));
  for (int start = 0; start < starts && best.frustrated > 0; ++start) {
    RandomStream random(seed, 0, static_cast<std::uint64_t>(start));
    std::vector<std::int8_t> side(neighbours.size());
    for (auto& one : side) one = random.uniform() < 0.5 ? 1 : -1;
    auto found = improve(graph, neighbours, std::move(side));
    if (found.frustrated < best.frustrated) best = std::move(found);
  }
  return best;
}

}  // namespace orrery::networks
