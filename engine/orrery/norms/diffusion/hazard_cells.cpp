// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/diffusion/hazard_cells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

namespace orrery::norms {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// A spell with what became of its unit.
struct Watched {
  RiskSpell spell;
  double adopted = kNever;
  bool dated = true;
};

/// Spells in order of unit and time, those that touch made one.
std::vector<RiskSpell> joined(std::span<const RiskSpell> spells) {
  std::vector<RiskSpell> sorted(spells.begin(), spells.end());
  std::ranges::sort(sorted, [](const RiskSpell& a, const RiskSpell& b) {
    return std::pair(a.unit, a.from) < std::pair(b.unit, b.from);
  });
  std::vector<RiskSpell> result;
  for (const auto& spell : sorted) {
    if (!result.empty() && result.back().unit == spell.unit && result.back().to >= spell.from) {
      result.back().to = std::max(result.back().to, spell.to);
    } else {
      result.push_back(spell);
    }
  }
  return result;
}

std::vector<Watched> watched(std::span<const RiskSpell> spells,
                             std::span<const Adoption> adoptions) {
  std::unordered_map<std::int32_t, Adoption> of;
  for (const auto& adoption : adoptions) of.emplace(adoption.unit, adoption);
  std::vector<Watched> result;
  result.reserve(spells.size());
  for (const auto& spell : joined(spells)) {
    Watched one{spell};
    if (const auto found = of.find(spell.unit); found != of.end()) {
      one.adopted = found->second.time;
      one.dated = found->second.dated;
    }
    result.push_back(one);
  }
  return result;
}

/// Members of a group and those of them who have adopted.
struct Group {
  double members = 0;
  double adopters = 0;

  double share() const { return members > 0 ? adopters / members : 0; }
};

/// The groups as they stand at a moment.
std::map<std::int32_t, Group> groups_at(std::span<const Watched> all, double moment) {
  std::map<std::int32_t, Group> groups;
  for (const auto& one : all) {
    auto& group = groups[one.spell.group];
    if (one.spell.from > moment || one.spell.to <= moment) continue;
    ++group.members;
    if (one.adopted < moment) ++group.adopters;
  }
  return groups;
}

/// One year of a group: the whole-year lives in one cell, each other span of an adopter in its own.
struct YearCells {
  double time = 0;
  std::map<double, double> adopters;  // by years at risk

  void append_to(std::vector<HazardCell>& cells, double share) const {
    if (time > 0 || adopters.empty()) cells.push_back({share, time, 0, 0});
    for (const auto& [span, count] : adopters) cells.push_back({share, 0, count, span});
  }
};

void add_year(std::span<const Watched> all, double begin, double end, std::vector<HazardCell>& to) {
  const auto groups = groups_at(all, begin);
  std::map<std::int32_t, YearCells> cells;
  for (std::size_t i = 0; i < all.size();) {
    const auto& one = all[i];
    double span = 0;
    for (; i < all.size() && all[i].spell.unit == one.spell.unit; ++i) {
      span += std::max(0.0, std::min(all[i].spell.to, end) - std::max(all[i].spell.from, begin));
    }
    if (span <= 0 || one.adopted < begin) continue;
    auto& cell = cells[one.spell.group];
    if (one.adopted >= end) {
      cell.time += span;
    } else if (one.dated) {
      ++cell.adopters[span];
    }
  }
  for (const auto& [group, cell] : cells) cell.append_to(to, groups.at(group).share());
}

std::vector<HazardCell> yearly(std::span<const Watched> all, double from, double to) {
  std::vector<HazardCell> cells;
  for (auto year = static_cast<int>(std::floor(from)); year < to; ++year)
    add_year(all, std::max<double>(year, from), std::min<double>(year + 1, to), cells);
  return cells;
}

/// The moments at which a spell begins or ends or somebody adopts, and both ends.
std::vector<double> changes(std::span<const Watched> all, double from, double to) {
  std::vector<double> moments{from, to};
  for (const auto& one : all) {
    for (const double moment : {one.spell.from, one.spell.to, one.adopted}) {
      if (moment > from && moment < to) moments.push_back(moment);
    }
  }
  std::ranges::sort(moments);
  moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
  return moments;
}

/// Between two changes all shares stand still; who adopts does so at the end, which is why the
/// groups are those of the middle.
void add_interval(std::span<const Watched> all,
                  double begin,
                  double end,
                  std::vector<HazardCell>& to) {
  const double middle = begin + (end - begin) / 2;
  const auto groups = groups_at(all, middle);
  std::map<std::int32_t, HazardCell> cells;
  for (const auto& one : all) {
    const bool here = one.spell.from <= middle && one.spell.to > middle;
    // One who enters and adopts on the same day has no time at risk, and is an event all the same.
    const bool event = one.dated && one.adopted == end && one.spell.from <= end &&
                       one.spell.to > middle && one.spell.to >= end;
    if (!event && (!here || one.adopted <= middle)) continue;
    auto& cell =
        cells.try_emplace(one.spell.group, HazardCell{groups.at(one.spell.group).share(), 0, 0, 0})
            .first->second;
    if (here) cell.time += end - begin;
    if (event) ++cell.adopters;
  }
  for (const auto& [group, cell] : cells) to.push_back(cell);
}

std::vector<HazardCell> daily(std::span<const Watched> all, double from, double to) {
  std::vector<HazardCell> cells;
  const auto moments = changes(all, from, to);
  for (std::size_t i = 0; i + 1 < moments.size(); ++i) {
    add_interval(all, moments[i], moments[i + 1], cells);
  }
  return cells;
}

}  // namespace

std::vector<HazardCell> hazard_cells(std::span<const RiskSpell> spells,
                                     std::span<const Adoption> adoptions,
                                     double from,
                                     double to,
                                     AdoptionTiming timing) {
  if (!(to > from)) return {};
  const auto all = watched(spells, adoptions);
  return timing == AdoptionTiming::Yearly ? yearly(all, from, to) : daily(all, from, to);
}

}  // namespace orrery::norms
