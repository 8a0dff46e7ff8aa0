// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/transition.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "orrery/power/leaders.hpp"
#include "orrery/power/tables/index_series.hpp"
#include "orrery/power/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::power {
namespace {

using Pair = std::pair<State, State>;  ///< leader, challenger

std::vector<StateYearValue> flat(const IndexSeries& index) {
  std::vector<StateYearValue> rows;
  for (std::size_t y = 0; y < index.panel.years().size(); ++y) {
    for (const auto& row : index.panel.rows(y))
      rows.push_back({index.panel.years()[y], row.state, row.value});
  }
  return rows;
}

std::map<State, std::vector<YearValue>> by_state(std::span<const StateYearValue> panel) {
  std::map<State, std::vector<YearValue>> result;
  for (const auto& row : panel) result[row.state].push_back({row.year, row.value});
  return result;
}

/// Who challenged whom: the leader at the closest approach, and whoever lost the first rank to
/// whom.
std::set<Pair> challenges(std::span<const StateYearValue> panel) {
  std::set<Pair> pairs;
  for (const auto& challenger : challengers(panel))
    pairs.emplace(challenger.closest_leader, challenger.state);
  const auto series = leaders(panel);
  for (std::size_t i = 1; i < series.size(); ++i) {
    if (series[i].state != series[i - 1].state) pairs.emplace(series[i - 1].state, series[i].state);
  }
  return pairs;
}

/// The year whose closing speed tells the story: the last overtaking, else the closest approach.
const RatioYear& telling_year(const Transition& t) {
  if (!t.overtakings.empty()) {
    return *std::ranges::find(t.years, t.overtakings.back().year, &RatioYear::year);
  }
  return *std::ranges::max_element(t.years, {}, &RatioYear::ratio);
}

void write(const std::string& index,
           const Pair& pair,
           const Transition& t,
           store::Appender& ratios,
           store::Appender& transitions) {
  const auto& [leader, challenger] = pair;
  for (const auto& year : t.years) {
    ratios.add(index,
               leader,
               challenger,
               year.year,
               year.ratio,
               year.parity,
               year.closing_speed,
               static_cast<std::int16_t>(year.n));
  }
  transitions.add(index,
                  leader,
                  challenger,
                  t.parity.empty() ? std::optional<Year>() : t.parity.front().first,
                  t.parity.empty() ? std::optional<Year>() : t.parity.back().last,
                  t.overtakings.empty() ? std::optional<Year>() : t.overtakings.back().year,
                  t.overtakings.empty() ? std::optional<Year>() : t.overtakings.front().year,
                  static_cast<std::int16_t>(t.overtakings.size()),
                  telling_year(t).closing_speed,
                  t.years.back().year,
                  t.years.back().ratio);
}

}  // namespace

std::vector<std::string> fill_transitions(const world::MeasureContext& context) {
  const auto indices = index_series(context.view);
  std::vector<std::string> sources;
  if (indices.empty()) return sources;
  create_tables(context.database, "transitions.sql");
  store::Appender ratios(context.database, "power", "ratios");
  store::Appender transitions(context.database, "power", "transitions");
  for (const auto& index : indices) {
    const auto panel = flat(index);
    const auto series = by_state(panel);
    for (const auto& pair : challenges(panel)) {
      const auto t = transition(series.at(pair.first), series.at(pair.second));
      if (!t.years.empty()) write(index.name, pair, t, ratios, transitions);
    }
    sources.insert(sources.end(), index.sources.begin(), index.sources.end());
  }
  ratios.finish();
  transitions.finish();
  return sources;
}

}  // namespace orrery::power
