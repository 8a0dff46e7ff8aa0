// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/store/database.hpp"

namespace orrery::states {

/// A state as the directory knows it: its codes, present or last.
struct StateEntry {
  State state;
  std::string abb;   ///< COW abbreviation
  std::string name;  ///< English short name
  std::string iso3;  ///< empty if it never had one
};

/// Who is meant by a code or name. Looks up by ISO3 ("CHN", former codes such as "SUN" too), COW
/// code ("710"), COW abbreviation ("UKG"), Gleditsch-Ward code ("gw:260") and by any name of any
/// period in English, Russian or Chinese, without regard to case, accents or punctuation. What is
/// meant by several states (an alias of two) goes to the one that is or was last a member.
class Directory {
 public:
  /// Reads core.states, core.state_names and core.state_codes of a world.
  explicit Directory(store::Database& database);

  /// The state, or nothing.
  std::optional<State> find(std::string_view who) const;

  /// The state. Throws Error{Usage} with the nearest names as a hint.
  State need(std::string_view who) const;

  /// Likely meanings of a text that is no name, best first: "China (CHN, COW 710)".
  std::vector<std::string> suggestions(std::string_view who) const;

  /// What a state is called and coded; a code that is no state's is an Error{Internal}.
  const StateEntry& entry(State state) const;

 private:
  void add(std::string_view key, State state);

  std::unordered_map<std::string, State> by_key_;
  std::unordered_map<State, StateEntry> entries_;
  std::vector<std::string> names_;
};

}  // namespace orrery::states
