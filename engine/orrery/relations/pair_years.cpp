// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/pair_years.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace orrery::relations {

PairYears::PairYears(std::span<const MemberYear> members) {
  std::map<std::int16_t, std::vector<std::int16_t>> years;
  for (const auto& member : members) years[member.state].push_back(member.year);
  for (auto& [state, of_state] : years) {
    std::ranges::sort(of_state);
    states_.push_back(state);
  }
  for (const auto& [one, years_of_one] : years) {
    for (const auto& [other, years_of_other] : years) {
      first_.push_back(year_.size());
      if (one >= other) continue;
      std::ranges::set_intersection(years_of_one, years_of_other, std::back_inserter(year_));
      state1_.resize(year_.size(), one);
      state2_.resize(year_.size(), other);
    }
  }
  first_.push_back(year_.size());
}

std::size_t PairYears::place_of(std::int16_t state) const {
  const auto found = std::ranges::lower_bound(states_, state);
  return found != states_.end() && *found == state
             ? static_cast<std::size_t>(found - states_.begin())
             : states_.size();
}

std::optional<std::size_t> PairYears::row_of(std::int16_t state1,
                                             std::int16_t state2,
                                             Year year) const {
  const auto one = place_of(state1);
  const auto other = place_of(state2);
  if (one == states_.size() || other == states_.size()) return std::nullopt;
  const auto pair = one * states_.size() + other;
  const auto begin = year_.begin() + static_cast<std::ptrdiff_t>(first_[pair]);
  const auto end = year_.begin() + static_cast<std::ptrdiff_t>(first_[pair + 1]);
  const auto found = std::lower_bound(begin, end, year);
  if (found == end || *found != year) return std::nullopt;
  return static_cast<std::size_t>(found - year_.begin());
}

}  // namespace orrery::relations
