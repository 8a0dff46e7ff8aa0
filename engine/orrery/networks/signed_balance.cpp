// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_balance.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "orrery/base/missing.hpp"

namespace orrery::networks {
namespace {

/// The signs of all pairs, 0 where there is no tie, and each node's neighbours above it.
struct SignTable {
  std::size_t nodes;
  std::vector<std::int8_t> sign;
  std::vector<std::vector<std::int32_t>> above;

  explicit SignTable(const SignedGraph& graph)
      : nodes(static_cast<std::size_t>(graph.nodes)), sign(nodes * nodes, 0), above(nodes) {
    for (const auto& tie : graph.ties) {
      const auto low = static_cast<std::size_t>(std::min(tie.a, tie.b));
      const auto high = static_cast<std::size_t>(std::max(tie.a, tie.b));
      sign[low * nodes + high] = tie.weight > 0 ? 1 : -1;
      above[low].push_back(static_cast<std::int32_t>(high));
    }
  }

  int of(std::int32_t low, std::int32_t high) const {
    return sign[static_cast<std::size_t>(low) * nodes + static_cast<std::size_t>(high)];
  }
};

/// Calls `visit(a, b, c, hostile)` for each triangle, with its number of hostile ties.
template <typename Visit>
void each_triangle(const SignedGraph& graph, const Visit& visit) {
  const SignTable table(graph);
  for (std::int32_t a = 0; a < graph.nodes; ++a) {
    const auto& neighbours = table.above[static_cast<std::size_t>(a)];
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
      for (std::size_t j = i + 1; j < neighbours.size(); ++j) {
        const auto [b, c] = std::minmax(neighbours[i], neighbours[j]);
        const int third = table.of(b, c);
        if (third == 0) continue;
        visit(a, b, c, (table.of(a, b) < 0) + (table.of(a, c) < 0) + (third < 0));
      }
    }
  }
}

std::int64_t pairs_of(std::int64_t count) {
  return count * (count - 1) / 2;
}

/// All pairs of ties that meet in a node, closed by a third or not.
struct Meetings {
  std::int64_t pp = 0;
  std::int64_t pn = 0;
  std::int64_t nn = 0;
};

Meetings meetings(const SignedGraph& graph) {
  std::vector<std::int64_t> friends(static_cast<std::size_t>(graph.nodes), 0);
  std::vector<std::int64_t> enemies(friends);
  for (const auto& tie : graph.ties) {
    auto& count = tie.weight > 0 ? friends : enemies;
    ++count[static_cast<std::size_t>(tie.a)];
    ++count[static_cast<std::size_t>(tie.b)];
  }
  Meetings sum;
  for (std::size_t node = 0; node < friends.size(); ++node) {
    sum.pp += pairs_of(friends[node]);
    sum.pn += friends[node] * enemies[node];
    sum.nn += pairs_of(enemies[node]);
  }
  return sum;
}

/// Triples that a tie of a sign is in alone: all of its n − 2, less those with more ties.
std::int64_t alone(std::int64_t ties, std::int64_t others, std::int64_t with_more) {
  return ties * others - with_more;
}

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? kMissing : static_cast<double>(part) / static_cast<double>(whole);
}

/// Σ exp(λ − shift) over the eigenvalues of a symmetric matrix.
double shifted_trace(const Eigen::VectorXd& eigenvalues, double shift) {
  return (eigenvalues.array() - shift).exp().sum();
}

Eigen::VectorXd eigenvalues(const Eigen::MatrixXd& matrix) {
  return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(matrix, Eigen::EigenvaluesOnly)
      .eigenvalues();
}

}  // namespace

SignedTriads signed_triads(const SignedGraph& graph) {
  require_valid(graph);
  SignedTriads triads;
  each_triangle(graph, [&](auto, auto, auto, int hostile) {
    ++(hostile == 0   ? triads.ppp
       : hostile == 1 ? triads.ppn
       : hostile == 2 ? triads.pnn
                      : triads.nnn);
  });
  const auto met = meetings(graph);
  triads.pp = met.pp - 3 * triads.ppp - triads.ppn;
  triads.pn = met.pn - 2 * triads.ppn - 2 * triads.pnn;
  triads.nn = met.nn - triads.pnn - 3 * triads.nnn;
  const auto friendly = static_cast<std::int64_t>(
      std::ranges::count_if(graph.ties, [](const auto& tie) { return tie.weight > 0; }));
  const auto hostile = static_cast<std::int64_t>(graph.ties.size()) - friendly;
  const std::int64_t nodes = graph.nodes;
  triads.p = alone(friendly,
                   nodes - 2,
                   3 * triads.ppp + 2 * triads.ppn + triads.pnn + 2 * triads.pp + triads.pn);
  triads.n = alone(
      hostile, nodes - 2, triads.ppn + 2 * triads.pnn + 3 * triads.nnn + triads.pn + 2 * triads.nn);
  const std::int64_t all = nodes * (nodes - 1) * (nodes - 2) / 6;
  triads.none = all - triads.triangles() - triads.pp - triads.pn - triads.nn - triads.p - triads.n;
  return triads;
}

double triangle_balance(const SignedTriads& triads) {
  return share(triads.ppp + triads.pnn, triads.triangles());
}

double weak_triangle_balance(const SignedTriads& triads) {
  return share(triads.ppp + triads.pnn + triads.nnn, triads.triangles());
}

std::vector<NodeTriangles> node_triangles(const SignedGraph& graph) {
  require_valid(graph);
  std::vector<NodeTriangles> result(static_cast<std::size_t>(graph.nodes));
  each_triangle(graph, [&](std::int32_t a, std::int32_t b, std::int32_t c, int hostile) {
    for (const auto node : {a, b, c}) {
      auto& own = result[static_cast<std::size_t>(node)];
      ++(hostile % 2 == 0 ? own.balanced : own.unbalanced);
    }
  });
  return result;
}

double walk_balance(const SignedGraph& graph) {
  require_valid(graph);
  if (graph.nodes == 0) return kMissing;
  std::vector<Eigen::Index> row(static_cast<std::size_t>(graph.nodes), -1);
  Eigen::Index tied = 0;
  for (const auto& tie : graph.ties) {
    for (const auto node : {tie.a, tie.b}) {
      auto& number = row[static_cast<std::size_t>(node)];
      if (number < 0) number = tied++;
    }
  }
  if (tied == 0) return 1;
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(tied, tied);
  for (const auto& tie : graph.ties) {
    const auto a = row[static_cast<std::size_t>(tie.a)];
    const auto b = row[static_cast<std::size_t>(tie.b)];
    matrix(a, b) = matrix(b, a) = tie.weight;
  }
  const auto with_signs = eigenvalues(matrix);
  const auto without = eigenvalues(matrix.cwiseAbs());
  // The largest eigenvalue of |A| bounds all others, so that no exponential overflows.
  const double shift = without.maxCoeff();
  const double untied = static_cast<double>(graph.nodes - tied) * std::exp(-shift);
  return (shifted_trace(with_signs, shift) + untied) / (shifted_trace(without, shift) + untied);
}

}  // namespace orrery::networks
