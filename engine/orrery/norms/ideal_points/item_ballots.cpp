// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/item_ballots.hpp"

namespace orrery::norms {

ItemShape ItemShape::of(std::span<const VotePanel::ByItem> votes) {
  std::array<bool, 3> occurs = {};
  for (const auto& vote : votes) occurs[vote.category] = true;
  ItemShape shape;
  for (std::size_t k = 0; k < 3; ++k)
    if (occurs[k]) shape.rank[k] = shape.occurring++;
  return shape;
}

ItemBallots::ItemBallots(const VotePanel& panel) {
  cells_.reserve(panel.size());
  begin_.push_back(0);
  for (std::size_t j = 0; j < panel.items().size(); ++j) {
    const auto shape = ItemShape::of(panel.item_votes(j));
    for (int part = 0; part < 3; ++part) {
      for (const auto& vote : panel.item_votes(j)) {
        const int rank = shape.rank[vote.category];
        const int its_part = rank > 0 && rank == shape.occurring - 1 ? 2 : rank;
        if (its_part == part) cells_.push_back(vote.cell);
      }
      begin_.push_back(cells_.size());
    }
    shapes_.push_back(shape);
  }
}

VoteGroup ItemBallots::votes(std::size_t j) const {
  const auto part = [&](std::size_t k) {
    return std::span(cells_).subspan(begin_[k], begin_[k + 1] - begin_[k]);
  };
  return {part(3 * j), part(3 * j + 1), part(3 * j + 2)};
}

}  // namespace orrery::norms
