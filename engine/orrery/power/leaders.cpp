// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/leaders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::power {
namespace {

void require_valid(std::span<const StateYearValue> panel) {
  for (std::size_t i = 0; i < panel.size(); ++i) {
    if (i > 0 && panel[i].year < panel[i - 1].year) {
      throw Error(ErrorKind::Failure,
                  fmt::format("year {} follows year {}: a panel's years must ascend",
                              panel[i].year,
                              panel[i - 1].year));
    }
    if (panel[i].value < 0 || std::isinf(panel[i].value)) {
      throw Error(ErrorKind::Failure,
                  fmt::format("value {} of state {} in {}: it must be 0 or more and finite",
                              panel[i].value,
                              panel[i].state.value(),
                              panel[i].year));
    }
  }
}

bool is_stronger(const StateYearValue& a, const StateYearValue& b) {
  return a.value != b.value ? a.value > b.value : a.state < b.state;
}

// Hands over the states with data of each year, the leader first; `ranked` sorts the others, too.
template <typename Visit>
void for_each_year(std::span<const StateYearValue> panel, bool ranked, const Visit& visit) {
  require_valid(panel);
  std::vector<StateYearValue> year;
  for (std::size_t i = 0; i < panel.size();) {
    const Year current = panel[i].year;
    year.clear();
    for (; i < panel.size() && panel[i].year == current; ++i) {
      if (!is_missing(panel[i].value)) year.push_back(panel[i]);
    }
    if (year.empty()) continue;
    if (ranked) {
      std::sort(year.begin(), year.end(), is_stronger);
    } else {
      std::iter_swap(year.begin(), std::min_element(year.begin(), year.end(), is_stronger));
    }
    if (year.front().value > 0) visit(std::span<const StateYearValue>(year));
  }
}

void record(std::map<State, Challenger>& found,
            const StateYearValue& challenger,
            const StateYearValue& leader) {
  const double ratio = challenger.value / leader.value;
  auto [place, is_new] = found.try_emplace(challenger.state,
                                           Challenger{challenger.state,
                                                      challenger.year,
                                                      challenger.year,
                                                      0,
                                                      ratio,
                                                      challenger.year,
                                                      leader.state});
  Challenger& known = place->second;
  known.last = challenger.year;
  ++known.n_years;
  if (is_new || ratio <= known.closest) return;
  known.closest = ratio;
  known.closest_year = challenger.year;
  known.closest_leader = leader.state;
}

}  // namespace

std::vector<Leader> leaders(std::span<const StateYearValue> panel) {
  std::vector<Leader> result;
  for_each_year(panel, false, [&](std::span<const StateYearValue> year) {
    result.push_back({year.front().year, year.front().state, year.front().value, year.size()});
  });
  return result;
}

std::vector<Challenger> challengers(std::span<const StateYearValue> panel,
                                    const ChallengerOptions& options) {
  std::map<State, Challenger> found;
  for_each_year(panel, true, [&](std::span<const StateYearValue> year) {
    for (std::size_t rank = 1; rank < year.size(); ++rank) {
      const bool is_near = year[rank].value >= options.min_ratio * year.front().value;
      if (!is_near && rank > options.top_k) break;
      record(found, year[rank], year.front());
    }
  });
  std::vector<Challenger> result;
  result.reserve(found.size());
  for (const auto& [state, challenger] : found) result.push_back(challenger);
  return result;
}

}  // namespace orrery::power
