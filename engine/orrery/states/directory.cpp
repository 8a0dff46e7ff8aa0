// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/states/directory.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::states {
namespace {

State state_at(const store::Result& rows, std::size_t row) {
  return State(static_cast<std::int16_t>(rows.integer(row, 0)));
}

}  // namespace

Directory::Directory(store::Database& database) {
  const auto states =
      database.query("SELECT state, abb, name, iso3, gw FROM core.states ORDER BY state");
  for (std::size_t i = 0; i < states.rows(); ++i) {
    const auto state = state_at(states, i);
    entries_.emplace(state,
                     StateEntry{state, states.text(i, 1), states.text(i, 2), states.text(i, 3)});
  }
  // The first to take a key keeps it: present codes before COW's abbreviations, those before former
  // codes, names in use before names of the past.
  for (std::size_t i = 0; i < states.rows(); ++i) {
    const auto state = state_at(states, i);
    add(std::to_string(state.value()), state);
    add(states.text(i, 3), state);
    add(states.text(i, 2), state);
    names_.push_back(states.text(i, 2));
  }
  for (std::size_t i = 0; i < states.rows(); ++i) add(states.text(i, 1), state_at(states, i));
  const auto codes = database.query(
      "SELECT state, iso3, gw FROM core.state_codes ORDER BY coalesce(last_day, DATE '9999-12-31') "
      "DESC, state");
  for (std::size_t i = 0; i < codes.rows(); ++i) {
    add(codes.text(i, 1), state_at(codes, i));
    if (!codes.is_null(i, 2)) add("gw:" + codes.text(i, 2), state_at(codes, i));
  }
  const auto names = database.query(
      "SELECT state, name FROM core.state_names "
      "ORDER BY kind = 'alias', coalesce(last_day, DATE '9999-12-31') DESC, state");
  for (std::size_t i = 0; i < names.rows(); ++i) {
    add(names.text(i, 1), state_at(names, i));
    names_.push_back(names.text(i, 1));
  }
}

void Directory::add(std::string_view key, State state) {
  if (auto text = folded(key); !text.empty()) by_key_.emplace(std::move(text), state);
}

std::optional<State> Directory::find(std::string_view who) const {
  auto key = folded(who);
  if (key.starts_with("cow ")) key.erase(0, 4);
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? std::nullopt : std::optional(found->second);
}

State Directory::need(std::string_view who) const {
  if (const auto state = find(who)) return *state;
  throw Error(
      ErrorKind::Usage,
      fmt::format("no state is called \"{}\"", who),
      {},
      did_you_mean(
          suggestions(who),
          "states go by ISO3 (CHN), COW code (710), GW code (gw:710) or name; list them with "
          "`orrery sql \"SELECT state, iso3, name FROM core.states\"`"));
}

std::vector<std::string> Directory::suggestions(std::string_view who) const {
  std::vector<std::string> result;
  for (const auto& name : closest(who, names_, 6)) {
    const auto& found = entry(by_key_.at(folded(name)));
    const auto text =
        found.iso3.empty()
            ? fmt::format("{} (COW {})", found.name, found.state.value())
            : fmt::format("{} ({}, COW {})", found.name, found.iso3, found.state.value());
    if (result.size() < 3 && std::ranges::find(result, text) == result.end())
      result.push_back(text);
  }
  return result;
}

const StateEntry& Directory::entry(State state) const {
  const auto found = entries_.find(state);
  if (found == entries_.end())
    throw Error(ErrorKind::Internal, fmt::format("no state has the code {}", state.value()));
  return found->second;
}

}  // namespace orrery::states
