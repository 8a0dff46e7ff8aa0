// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orrery::norms {

/// One vote as it comes from the data. Numbers of actors, sessions and items are any the caller
/// likes; an item that comes back in another session under its number has one set of parameters
/// (repeated resolutions bridge sessions in this way).
struct Vote {
  std::int32_t actor = 0;
  std::int32_t session = 0;
  std::int32_t item = 0;
  std::uint8_t category = 0;  ///< ordered: 0 yes, 1 abstain, 2 no; or 0 and 1
};

/// A position that is estimated: one actor in one session in which it voted.
struct Cell {
  std::int32_t actor = 0;    ///< index into VotePanel::actors()
  std::int32_t session = 0;  ///< index into VotePanel::sessions()
  std::int32_t votes = 0;    ///< votes cast by the actor in the session
};

/// Votes laid out for estimation of ideal points: every vote stands twice, once by item and once
/// by cell, in blocks that are read in order. Actors, sessions and items are numbered from 0 in
/// ascending order of the caller's numbers; cells ascend by actor, then session, so that an actor's
/// cells are its trajectory. A session in which an actor cast no vote is no cell.
class VotePanel {
 public:
  /// Lays out votes, in any order; O(n log n). Throws Error{Failure} for a second vote of an actor
  /// on an item in one session and for a category above 2, or above 1 on a binary item.
  /// `binary_items` are the caller's numbers of items that take two categories though others of the
  /// panel take three.
  explicit VotePanel(std::vector<Vote> votes, std::span<const std::int32_t> binary_items = {});

  /// A vote within an item: which cell cast it.
  struct ByItem {
    std::int32_t cell;
    std::uint8_t category;
  };
  /// A vote within a cell: on which item, and where it stands in the order by item.
  struct ByCell {
    std::int32_t item;
    std::int32_t position;
    std::uint8_t category;
  };

  /// The caller's numbers of the actors, sessions and items, ascending.
  std::span<const std::int32_t> actors() const { return actors_; }
  /// As actors().
  std::span<const std::int32_t> sessions() const { return sessions_; }
  /// As actors().
  std::span<const std::int32_t> items() const { return items_; }
  /// All cells.
  std::span<const Cell> cells() const { return cells_; }
  /// The index of an actor's first cell; its cells end where those of the next begin, so that
  /// actor_begin(actors().size()) is cells().size().
  std::size_t actor_begin(std::size_t actor) const { return actor_begin_[actor]; }

  /// Votes in the order by item.
  std::size_t size() const { return by_item_.size(); }
  /// The votes on an item, ascending by cell.
  std::span<const ByItem> item_votes(std::size_t item) const {
    return std::span(by_item_).subspan(item_begin_[item],
                                       item_begin_[item + 1] - item_begin_[item]);
  }
  /// Where an item's votes begin in the order by item.
  std::size_t item_begin(std::size_t item) const { return item_begin_[item]; }
  /// The votes of a cell, ascending by item.
  std::span<const ByCell> cell_votes(std::size_t cell) const {
    return std::span(by_cell_).subspan(cell_begin_[cell],
                                       cell_begin_[cell + 1] - cell_begin_[cell]);
  }
  /// How many categories an item can take: 3 if any item of the panel has a vote of category 2,
  /// else 2.
  int categories() const { return categories_; }
  /// How many categories this item can take: categories(), or 2 for a binary item.
  int item_categories(std::size_t item) const { return item_categories_[item]; }

 private:
  std::vector<std::int32_t> actors_, sessions_, items_;
  std::vector<Cell> cells_;
  std::vector<std::size_t> actor_begin_, item_begin_, cell_begin_;
  std::vector<ByItem> by_item_;
  std::vector<ByCell> by_cell_;
  std::vector<std::uint8_t> item_categories_;
  int categories_ = 2;
};

}  // namespace orrery::norms
