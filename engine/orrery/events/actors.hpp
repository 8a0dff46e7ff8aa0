// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/events/calendar.hpp"

namespace orrery::events {

/// Which state an actor's code or name means on a day.
///
/// A text means the state that bears it on that day, if the state is a member of a system then. If
/// none does, it means the state that bore it at another time and is a member on that day: sources
/// write RUS for the Soviet Union and SRB for Yugoslavia. A text that several states bear goes to
/// the one that was named first. Case, accents and punctuation do not count.
class Actors {
 public:
  /// A text as it is known to a table; made by `find`.
  using Key = std::uint32_t;

  /// The state bears the code or name on these days, both included.
  void add_name(std::string_view text, State state, Day first_day, Day last_day);
  /// The state is a member of a system on these days, both included.
  void add_member(State state, Day first_day, Day last_day);
  /// Works out the table; to be called once, after all have been added.
  void settle();

  /// The text, if any state ever bears it. Folds the text, so callers keep what they found.
  std::optional<Key> find(std::string_view text) const;
  /// The state that a text means on a day, if it is a member then.
  std::optional<State> state_on(Key key, Day day) const;

 private:
  struct Period {
    State state;
    Day first_day;
    Day last_day;
  };
  /// From this day on the text means this state, or none.
  struct Segment {
    Day first_day;
    std::optional<State> state;
  };

  bool is_member(State state, Day day) const;
  std::optional<State> meant(const std::vector<Period>& bearers, Day day) const;

  std::unordered_map<std::string, Key> keys_;
  std::vector<std::vector<Period>> bearers_;
  std::map<State, std::vector<Period>> members_;
  std::vector<std::vector<Segment>> segments_;
};

}  // namespace orrery::events
