// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_graph.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "orrery/base/error.hpp"

namespace orrery::networks {
namespace {

std::string name_of(const SignedTie& tie) {
  return "a tie of " + std::to_string(tie.a) + " and " + std::to_string(tie.b);
}

void require_valid(const SignedTie& tie, std::int32_t nodes) {
  const auto is_node = [&](std::int32_t node) { return node >= 0 && node < nodes; };
  if (!is_node(tie.a) || !is_node(tie.b) || tie.a == tie.b) {
    throw Error(ErrorKind::Failure,
                name_of(tie) + " in a graph of " + std::to_string(nodes) + " nodes");
  }
  if (!std::isfinite(tie.weight) || tie.weight == 0) {
    throw Error(ErrorKind::Failure,
                name_of(tie) + " of weight " + std::to_string(tie.weight) +
                    ": it must be finite and not 0");
  }
}

}  // namespace

void require_valid(const SignedGraph& graph) {
  std::vector<std::pair<std::int32_t, std::int32_t>> pairs;
  pairs.reserve(graph.ties.size());
  for (const auto& tie : graph.ties) {
    require_valid(tie, graph.nodes);
    pairs.push_back(std::minmax(tie.a, tie.b));
  }
  std::ranges::sort(pairs);
  const auto twice = std::ranges::adjacent_find(pairs);
  if (twice != pairs.end()) {
    throw Error(
        ErrorKind::Failure,
        "two ties of " + std::to_string(twice->first) + " and " + std::to_string(twice->second));
  }
}

std::vector<std::int32_t> components(const SignedGraph& graph) {
  const auto n = static_cast<std::size_t>(graph.nodes);
  std::vector<std::int32_t> parent(n);
  std::iota(parent.begin(), parent.end(), 0);
  const auto root = [&](std::int32_t node) {
    while (parent[static_cast<std::size_t>(node)] != node) {
      auto& up = parent[static_cast<std::size_t>(node)];
      up = parent[static_cast<std::size_t>(up)];
      node = up;
    }
    return node;
  };
  for (const auto& tie : graph.ties) {
    const auto a = root(tie.a);
    const auto b = root(tie.b);
    parent[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
  }
  std::vector<std::int32_t> number(n, -1);
  std::int32_t count = 0;
  for (std::int32_t node = 0; node < graph.nodes; ++node) {
    const auto up = root(node);
    number[static_cast<std::size_t>(node)] =
        up == node ? count++ : number[static_cast<std::size_t>(up)];
  }
  return number;
}

bool is_frustrated(const SignedTie& tie, std::span<const std::int8_t> side) {
  const bool together =
      (side[static_cast<std::size_t>(tie.a)] > 0) == (side[static_cast<std::size_t>(tie.b)] > 0);
  return together != (tie.weight > 0);
}

double frustrated_weight(const SignedGraph& graph, std::span<const std::int8_t> side) {
  double sum = 0;
  for (const auto& tie : graph.ties) {
    if (is_frustrated(tie, side)) sum += std::abs(tie.weight);
  }
  return sum;
}

}  // namespace orrery::networks
