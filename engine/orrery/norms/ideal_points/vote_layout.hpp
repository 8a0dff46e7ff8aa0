// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orrery/norms/ideal_points/vote_panel.hpp"

namespace orrery::norms {

/// The votes on an item (as cells) or of a cell (as items), by answer: below the first cut, between
/// the cuts, above the last cut. With two categories none is between.
struct VoteGroup {
  std::span<const std::int32_t> low;
  std::span<const std::int32_t> middle;
  std::span<const std::int32_t> top;

  /// How many votes there are.
  std::size_t size() const { return low.size() + middle.size() + top.size(); }
};

/// The votes of a panel sorted by answer within items and within cells, so that the loops of the
/// sampler run without a branch.
class VoteLayout {
 public:
  /// O(votes).
  explicit VoteLayout(const VotePanel& panel);

  /// The cells that voted on an item.
  VoteGroup item(std::size_t j) const { return by_item_.group(j); }
  /// The items that a cell voted on.
  VoteGroup cell(std::size_t c) const { return by_cell_.group(c); }

 private:
  struct Grouped {
    std::vector<std::int32_t> entries;
    std::vector<std::size_t> begin;  ///< three a group, and the end

    VoteGroup group(std::size_t g) const;
    void close_part() { begin.push_back(entries.size()); }
  };

  Grouped by_item_;
  Grouped by_cell_;
};

}  // namespace orrery::norms
