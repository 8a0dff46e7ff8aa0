// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/vote_layout.hpp"

namespace orrery::norms {
namespace {

/// 0 below the first cut, 1 between the cuts, 2 above the last.
int part_of(int category, int categories) {
  if (category == 0) return 0;
  return category == categories - 1 ? 2 : 1;
}

}  // namespace

VoteGroup VoteLayout::Grouped::group(std::size_t g) const {
  const auto part = [&](std::size_t k) {
    return std::span(entries).subspan(begin[k], begin[k + 1] - begin[k]);
  };
  return {part(3 * g), part(3 * g + 1), part(3 * g + 2)};
}

VoteLayout::VoteLayout(const VotePanel& panel) {
  by_item_.entries.reserve(panel.size());
  by_cell_.entries.reserve(panel.size());
  by_item_.close_part();
  for (std::size_t j = 0; j < panel.items().size(); ++j) {
    for (int part = 0; part < 3; ++part) {
      for (const auto& vote : panel.item_votes(j)) {
        if (part_of(vote.category, panel.item_categories(j)) == part)
          by_item_.entries.push_back(vote.cell);
      }
      by_item_.close_part();
    }
  }
  by_cell_.close_part();
  for (std::size_t c = 0; c < panel.cells().size(); ++c) {
    for (int part = 0; part < 3; ++part) {
      for (const auto& vote : panel.cell_votes(c)) {
        const int categories = panel.item_categories(static_cast<std::size_t>(vote.item));
        if (part_of(vote.category, categories) == part) by_cell_.entries.push_back(vote.item);
      }
      by_cell_.close_part();
    }
  }
}

}  // namespace orrery::norms
