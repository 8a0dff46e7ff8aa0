// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_core.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace orrery::networks {
namespace {

constexpr double kRatioTolerance = 1e-12;

int sign_of(double weight) {
  return weight > 0 ? 1 : -1;
}

/// The heaviest tie if it outweighs all others together.
std::optional<std::pair<std::int32_t, double>> dominant(
    const std::map<std::int32_t, double>& ties) {
  double total = 0;
  std::optional<std::pair<std::int32_t, double>> heaviest;
  for (const auto& [other, weight] : ties) {
    total += std::abs(weight);
    if (!heaviest || std::abs(weight) > std::abs(heaviest->second)) heaviest = {other, weight};
  }
  if (!heaviest || 2 * std::abs(heaviest->second) < total) return std::nullopt;
  return heaviest;
}

/// The sign of the ratio in which one's ties to all third nodes are proportional to the other's, 0
/// if they are not.
int twin_relation(std::int32_t one,
                  const std::map<std::int32_t, double>& ties_of_one,
                  std::int32_t other,
                  const std::map<std::int32_t, double>& ties_of_other) {
  auto a = ties_of_one.begin();
  auto b = ties_of_other.begin();
  double ratio = 0;
  while (true) {
    if (a != ties_of_one.end() && a->first == other) ++a;
    if (b != ties_of_other.end() && b->first == one) ++b;
    if (a == ties_of_one.end() || b == ties_of_other.end()) break;
    if (a->first != b->first) return 0;
    const double here = a->second / b->second;
    if (ratio == 0) ratio = here;
    if (std::abs(here - ratio) > kRatioTolerance * std::abs(ratio)) return 0;
    ++a;
    ++b;
  }
  if (ratio == 0 || a != ties_of_one.end() || b != ties_of_other.end()) return 0;
  const auto own = ties_of_one.find(other);
  const int relation = sign_of(ratio);
  return own != ties_of_one.end() && sign_of(own->second) != relation ? 0 : relation;
}

}  // namespace

SignedCore::SignedCore(const SignedGraph& graph)
    : ties_(static_cast<std::size_t>(graph.nodes)),
      left_(static_cast<std::size_t>(graph.nodes), false) {
  for (const auto& tie : graph.ties) add_tie(tie.a, tie.b, tie.weight);
}

void SignedCore::add_tie(std::int32_t a, std::int32_t b, double weight) {
  const auto [at, is_new] = ties_of(a).emplace(b, weight);
  if (!is_new) {
    // Of two ties that contradict each other the lighter one is broken in one of both cases, and
    // the difference decides.
    if (sign_of(at->second) != sign_of(weight)) {
      cost_ += std::min(std::abs(at->second), std::abs(weight));
    }
    at->second += weight;
    if (at->second == 0) {
      ties_of(a).erase(at);
      ties_of(b).erase(a);
      return;
    }
  }
  ties_of(b)[a] = ties_of(a)[b];
}

void SignedCore::remove(std::int32_t node) {
  for (const auto& [other, weight] : ties_of(node)) ties_of(other).erase(node);
  ties_of(node).clear();
  left_[static_cast<std::size_t>(node)] = true;
}

void SignedCore::leave(std::int32_t node) {
  leavings_.push_back({node, ties_of(node)});
  remove(node);
}

void SignedCore::join(std::int32_t node, std::int32_t into, int relation) {
  const auto ties = ties_of(node);
  remove(node);
  leavings_.push_back({node, {{into, relation}}});
  for (const auto& [other, weight] : ties) {
    if (other != into) {
      add_tie(into, other, relation * weight);
    } else if (sign_of(weight) != relation) {
      cost_ += std::abs(weight);
    }
  }
}

void SignedCore::replace_by_tie(std::int32_t node) {
  const auto [first, first_weight] = *ties_of(node).begin();
  const auto [second, second_weight] = *ties_of(node).rbegin();
  leave(node);
  add_tie(first,
          second,
          sign_of(first_weight) * sign_of(second_weight) *
              std::min(std::abs(first_weight), std::abs(second_weight)));
}

void SignedCore::replace_by_triangle(std::int32_t node) {
  std::array<std::pair<std::int32_t, double>, 3> arms{};
  std::ranges::copy(ties_of(node), arms.begin());
  leave(node);
  // No arm outweighs the two others, so whoever stands alone breaks its own arm and two sides of
  // the triangle.
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& [a, weight_a] = arms[i];
    const auto& [b, weight_b] = arms[(i + 1) % 3];
    const double third = std::abs(arms[(i + 2) % 3].second);
    const double size = (std::abs(weight_a) + std::abs(weight_b) - third) / 2;
    if (size > 0) add_tie(a, b, sign_of(weight_a) * sign_of(weight_b) * size);
  }
}

bool SignedCore::reduce_node(std::int32_t node) {
  if (left_[static_cast<std::size_t>(node)] || ties_of(node).empty()) return false;
  if (const auto tie = dominant(ties_of(node))) {
    join(node, tie->first, sign_of(tie->second));
    return true;
  }
  if (ties_of(node).size() == 2) {
    replace_by_tie(node);
    return true;
  }
  if (ties_of(node).size() == 3) {
    replace_by_triangle(node);
    return true;
  }
  return false;
}

bool SignedCore::join_twins() {
  bool joined = false;
  const auto n = static_cast<std::int32_t>(ties_.size());
  for (std::int32_t one = 0; one < n; ++one) {
    for (std::int32_t other = one + 1; other < n; ++other) {
      if (ties_of(one).empty()) break;
      if (ties_of(other).empty()) continue;
      const int relation = twin_relation(one, ties_of(one), other, ties_of(other));
      if (relation == 0) continue;
      join(other, one, relation);
      joined = true;
    }
  }
  return joined;
}

void SignedCore::reduce() {
  const auto n = static_cast<std::int32_t>(ties_.size());
  bool changed = true;
  while (changed) {
    changed = false;
    for (std::int32_t node = 0; node < n; ++node) {
      while (reduce_node(node)) changed = true;
    }
    if (!changed) changed = join_twins();
  }
}

SignedCore::Rest SignedCore::rest() const {
  Rest rest;
  std::vector<std::int32_t> number(ties_.size(), -1);
  for (std::size_t node = 0; node < ties_.size(); ++node) {
    if (left_[node]) continue;
    number[node] = rest.graph.nodes++;
    rest.node.push_back(static_cast<std::int32_t>(node));
  }
  for (std::size_t node = 0; node < ties_.size(); ++node) {
    for (const auto& [other, weight] : ties_[node]) {
      if (static_cast<std::size_t>(other) < node) continue;
      rest.graph.ties.push_back({number[node], number[static_cast<std::size_t>(other)], weight});
    }
  }
  return rest;
}

std::vector<std::int8_t> SignedCore::expand(const Rest& rest,
                                            const std::vector<std::int8_t>& side) const {
  std::vector<std::int8_t> all(ties_.size(), 1);
  for (std::size_t i = 0; i < rest.node.size(); ++i) {
    all[static_cast<std::size_t>(rest.node[i])] = side[i];
  }
  for (std::size_t last = leavings_.size(); last-- > 0;) {
    const auto& leaving = leavings_[last];
    double pull = 0;
    for (const auto& [other, weight] : leaving.ties) {
      pull += weight * all[static_cast<std::size_t>(other)];
    }
    all[static_cast<std::size_t>(leaving.node)] = pull < 0 ? -1 : 1;
  }
  return all;
}

std::vector<std::int32_t> SignedCore::joined_to() const {
  std::vector<std::int32_t> into(ties_.size());
  std::iota(into.begin(), into.end(), 0);
  for (std::size_t last = leavings_.size(); last-- > 0;) {
    const auto& leaving = leavings_[last];
    into[static_cast<std::size_t>(leaving.node)] =
        into[static_cast<std::size_t>(leaving.ties.begin()->first)];
  }
  return into;
}

}  // namespace orrery::networks
