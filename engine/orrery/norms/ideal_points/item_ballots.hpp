// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "orrery/norms/ideal_points/vote_layout.hpp"
#include "orrery/norms/ideal_points/vote_panel.hpp"

namespace orrery::norms {

/// Which categories occur on an item, and so how many of its parameters mean something: the slope
/// if there are two, and a cut point between each two that follow one another.
struct ItemShape {
  std::array<int, 3> rank = {-1, -1, -1};  ///< place among the categories that occur; −1: none
  int occurring = 0;

  /// The shape that these votes give.
  static ItemShape of(std::span<const VotePanel::ByItem> votes);
  /// Parameters that are estimated: 0, 2 or 3.
  int parameters() const { return occurring < 2 ? 0 : occurring; }
};

/// The votes on every item, as cells, by answer among the categories that occur on it: the lowest,
/// the one between, the highest. With one category all are low; with two none is between.
class ItemBallots {
 public:
  /// O(votes).
  explicit ItemBallots(const VotePanel& panel);

  /// How many items there are.
  std::size_t items() const { return shapes_.size(); }
  /// The categories of an item.
  const ItemShape& shape(std::size_t j) const { return shapes_[j]; }
  /// Its votes.
  VoteGroup votes(std::size_t j) const;
  /// The same one after another: low, middle, top.
  std::span<const std::int32_t> cells(std::size_t j) const {
    return std::span(cells_).subspan(begin(j), begin(j + 1) - begin(j));
  }
  /// Where the votes of an item begin among those of all.
  std::size_t begin(std::size_t j) const { return begin_[3 * j]; }

 private:
  std::vector<ItemShape> shapes_;
  std::vector<std::int32_t> cells_;
  std::vector<std::size_t> begin_;  ///< three an item, and the end
};

}  // namespace orrery::norms
