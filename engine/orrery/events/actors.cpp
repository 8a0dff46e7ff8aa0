// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/actors.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "orrery/base/text.hpp"

namespace orrery::events {

void Actors::add_name(std::string_view text, State state, Day first_day, Day last_day) {
  auto name = folded(text);
  if (name.empty()) return;
  const auto [found, is_new] = keys_.emplace(std::move(name), static_cast<Key>(bearers_.size()));
  if (is_new) bearers_.emplace_back();
  bearers_[found->second].push_back({state, first_day, last_day});
}

void Actors::add_member(State state, Day first_day, Day last_day) {
  members_[state].push_back({state, first_day, last_day});
}

bool Actors::is_member(State state, Day day) const {
  const auto found = members_.find(state);
  return found != members_.end() && std::ranges::any_of(found->second, [day](const Period& spell) {
           return spell.first_day <= day && day <= spell.last_day;
         });
}

std::optional<State> Actors::meant(const std::vector<Period>& bearers, Day day) const {
  const auto bears_it = [&](const Period& period) {
    return period.first_day <= day && day <= period.last_day && is_member(period.state, day);
  };
  auto found = std::ranges::find_if(bearers, bears_it);
  if (found == bearers.end())
    found = std::ranges::find_if(
        bearers, [&](const Period& period) { return is_member(period.state, day); });
  return found == bearers.end() ? std::nullopt : std::optional(found->state);
}

void Actors::settle() {
  constexpr auto kEnd = std::numeric_limits<Day>::max();
  segments_.clear();
  for (const auto& bearers : bearers_) {
    // The meaning can only change where a period or a membership begins or has ended.
    std::set<Day> changes{std::numeric_limits<Day>::min()};
    const auto note = [&](const Period& period) {
      changes.insert(period.first_day);
      if (period.last_day < kEnd) changes.insert(period.last_day + 1);
    };
    for (const auto& period : bearers) {
      note(period);
      if (const auto found = members_.find(period.state); found != members_.end())
        std::ranges::for_each(found->second, note);
    }
    auto& segments = segments_.emplace_back();
    for (const Day day : changes) {
      const auto state = meant(bearers, day);
      if (segments.empty() || segments.back().state != state) segments.push_back({day, state});
    }
  }
}

std::optional<Actors::Key> Actors::find(std::string_view text) const {
  const auto found = keys_.find(folded(text));
  return found == keys_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<State> Actors::state_on(Key key, Day day) const {
  const auto& segments = segments_[key];
  const auto after = std::ranges::upper_bound(segments, day, {}, &Segment::first_day);
  return std::prev(after)->state;
}

}  // namespace orrery::events
