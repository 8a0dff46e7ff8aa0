// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/vote_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "orrery/base/error.hpp"

namespace orrery::norms {
namespace {

/// The distinct numbers of a field, ascending.
std::vector<std::int32_t> distinct(std::span<const Vote> votes, std::int32_t Vote::*field) {
  std::vector<std::int32_t> numbers;
  numbers.reserve(votes.size());
  for (const auto& vote : votes) numbers.push_back(vote.*field);
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

/// Replaces the numbers of a field by their places among the distinct ones.
void renumber(std::vector<Vote>& votes,
              std::int32_t Vote::*field,
              std::span<const std::int32_t> numbers) {
  for (auto& vote : votes) {
    vote.*field =
        static_cast<std::int32_t>(std::ranges::lower_bound(numbers, vote.*field) - numbers.begin());
  }
}

void refuse_bad_votes(std::span<const Vote> sorted) {
  for (std::size_t v = 0; v < sorted.size(); ++v) {
    const auto& vote = sorted[v];
    if (vote.category > 2) {
      throw Error(
          ErrorKind::Failure,
          fmt::format(
              "vote of category {} by actor {} on item {}", vote.category, vote.actor, vote.item));
    }
    if (v == 0) continue;
    const auto& before = sorted[v - 1];
    if (before.actor == vote.actor && before.session == vote.session && before.item == vote.item) {
      throw Error(ErrorKind::Failure,
                  fmt::format("two votes of actor {} on item {} in session {}",
                              vote.actor,
                              vote.item,
                              vote.session));
    }
  }
}

void refuse_third_category(std::int32_t item, std::span<const VotePanel::ByItem> votes) {
  for (const auto& vote : votes) {
    if (vote.category > 1) {
      throw Error(ErrorKind::Failure, fmt::format("vote of category 2 on binary item {}", item));
    }
  }
}

}  // namespace

VotePanel::VotePanel(std::vector<Vote> votes, std::span<const std::int32_t> binary_items) {
  std::ranges::sort(
      votes, {}, [](const Vote& v) { return std::tuple(v.actor, v.session, v.item); });
  refuse_bad_votes(votes);
  actors_ = distinct(votes, &Vote::actor);
  sessions_ = distinct(votes, &Vote::session);
  items_ = distinct(votes, &Vote::item);
  renumber(votes, &Vote::actor, actors_);
  renumber(votes, &Vote::session, sessions_);
  renumber(votes, &Vote::item, items_);

  item_begin_.assign(items_.size() + 1, 0);
  for (const auto& vote : votes) ++item_begin_[static_cast<std::size_t>(vote.item) + 1];
  for (std::size_t j = 0; j < items_.size(); ++j) item_begin_[j + 1] += item_begin_[j];
  auto next = item_begin_;
  by_item_.resize(votes.size());
  by_cell_.reserve(votes.size());
  for (const auto& vote : votes) {
    if (cells_.empty() || cells_.back().actor != vote.actor ||
        cells_.back().session != vote.session) {
      if (cells_.empty() || cells_.back().actor != vote.actor)
        actor_begin_.push_back(cells_.size());
      cells_.push_back({vote.actor, vote.session, 0});
      cell_begin_.push_back(by_cell_.size());
    }
    ++cells_.back().votes;
    const auto position = next[static_cast<std::size_t>(vote.item)]++;
    by_item_[position] = {static_cast<std::int32_t>(cells_.size() - 1), vote.category};
    by_cell_.push_back({vote.item, static_cast<std::int32_t>(position), vote.category});
    if (vote.category == 2) categories_ = 3;
  }
  actor_begin_.push_back(cells_.size());
  cell_begin_.push_back(by_cell_.size());
  item_categories_.assign(items_.size(), static_cast<std::uint8_t>(categories_));
  for (const auto number : binary_items) {
    const auto found = std::ranges::lower_bound(items_, number);
    if (found == items_.end() || *found != number) continue;
    const auto item = static_cast<std::size_t>(found - items_.begin());
    refuse_third_category(number, item_votes(item));
    item_categories_[item] = 2;
  }
}

}  // namespace orrery::norms
