// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "orrery/networks/signed_graph.hpp"

namespace orrery::networks {

/// A signed graph that is made smaller without losing an optimal division into two factions: for
/// any division of the nodes that are left, expand() finds the best sides of all others, and its
/// frustration is cost() plus that of what is left.
class SignedCore {
 public:
  /// Begins with the whole graph, which must be valid.
  explicit SignedCore(const SignedGraph& graph);

  /// Joins two nodes that are to be on the same side (relation 1) or on opposite ones (−1). Ties
  /// of the pair that this breaks go to cost().
  void join(std::int32_t node, std::int32_t into, int relation);

  /// Applies these rules until none fits:
  /// - a node with one tie, or with a tie that outweighs all its others together, can keep it
  ///   unbroken: it is joined along it;
  /// - a node with two ties is replaced by one tie of its neighbours, with three by a triangle of
  ///   them, of the same cost for every division (star and triangle);
  /// - nodes whose ties to all others are proportional, and whose own tie does not object, can
  ///   always side the same way: they are joined.
  /// They are persistency criteria of maximum cuts (Lange, Andres & Swoboda 2019,
  /// arXiv:1812.01426) in terms of signed graphs. O(nodes² × degree) a round.
  void reduce();

  /// The frustration that is already certain.
  double cost() const { return cost_; }

  /// What is left, nodes numbered anew.
  struct Rest {
    SignedGraph graph;
    std::vector<std::int32_t> node;  ///< the number that each had at first
  };
  /// What is left: nodes that are neither joined nor replaced. O(nodes + ties).
  Rest rest() const;

  /// The sides, 1 or −1, of all nodes, given those of rest()'s.
  std::vector<std::int8_t> expand(const Rest& rest, const std::vector<std::int8_t>& side) const;

  /// For each node the one of rest() that it was joined to, itself if none; for cores on which
  /// only join() was used. O(nodes × joins in a row).
  std::vector<std::int32_t> joined_to() const;

 private:
  using Ties = std::map<std::int32_t, double>;

  /// A node that left: its ties at that time decide its side once those of the others are known.
  struct Leaving {
    std::int32_t node;
    Ties ties;
  };

  Ties& ties_of(std::int32_t node) { return ties_[static_cast<std::size_t>(node)]; }
  const Ties& ties_of(std::int32_t node) const { return ties_[static_cast<std::size_t>(node)]; }
  void add_tie(std::int32_t a, std::int32_t b, double weight);
  void remove(std::int32_t node);
  void leave(std::int32_t node);
  bool reduce_node(std::int32_t node);
  void replace_by_tie(std::int32_t node);
  void replace_by_triangle(std::int32_t node);
  bool join_twins();

  std::vector<Ties> ties_;
  std::vector<bool> left_;
  std::vector<Leaving> leavings_;
  double cost_ = 0;
};

}  // namespace orrery::networks
