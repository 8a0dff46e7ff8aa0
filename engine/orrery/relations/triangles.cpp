// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/triangles.hpp"

#include <algorithm>

#include "orrery/base/missing.hpp"

namespace orrery::relations {
namespace {

bool is_certain(const Side& side, double threshold) {
  const auto tie = tie_of(side.index, threshold);
  return tie_of(side.lo, threshold) == tie && tie_of(side.hi, threshold) == tie;
}

/// The state opposite to the only side with this tie.
int opposite(const std::array<Tie, 3>& ties, Tie tie) {
  return static_cast<int>(std::ranges::find(ties, tie) - ties.begin());
}

/// Adds years to a spell, and gives means in the end.
struct SpellSum {
  TriangleSpell spell;
  std::array<double, 3> sum{};
  std::array<int, 3> known{};

  void add(const TriangleYear& year, bool certain) {
    spell.to = year.year;
    spell.certain_years += certain ? 1 : 0;
    for (std::size_t i = 0; i < 3; ++i) {
      if (is_missing(year.sides[i].index)) continue;
      sum[i] += year.sides[i].index;
      ++known[i];
    }
  }
  TriangleSpell finished() const {
    auto result = spell;
    for (std::size_t i = 0; i < 3; ++i)
      result.mean[i] = known[i] == 0 ? kMissing : sum[i] / known[i];
    return result;
  }
};

}  // namespace

std::string_view name_of(TriangleType type) {
  switch (type) {
    case TriangleType::Unknown:
      return "not known";
    case TriangleType::Open:
      return "open";
    case TriangleType::MenageATrois:
      return "ménage à trois";
    case TriangleType::RomanticTriangle:
      return "romantic triangle";
    case TriangleType::StableMarriage:
      return "stable marriage";
    case TriangleType::UnitVeto:
      return "unit veto";
  }
  return "";
}

Tie tie_of(double index, double threshold) {
  if (is_missing(index)) return Tie::Unknown;
  if (index > threshold) return Tie::Amity;
  return index < -threshold ? Tie::Enmity : Tie::Neither;
}

Triangle triangle_of(const std::array<Side, 3>& sides, double threshold) {
  std::array<Tie, 3> ties{};
  std::ranges::transform(
      sides, ties.begin(), [&](const Side& side) { return tie_of(side.index, threshold); });
  const auto number = [&](Tie tie) { return std::ranges::count(ties, tie); };
  if (number(Tie::Unknown) > 0) return {};
  Triangle result;
  result.certain =
      std::ranges::all_of(sides, [&](const Side& side) { return is_certain(side, threshold); });
  result.type = TriangleType::Open;
  if (number(Tie::Neither) > 0) return result;
  switch (number(Tie::Enmity)) {
    case 0:
      result.type = TriangleType::MenageATrois;
      break;
    case 1:
      result.type = TriangleType::RomanticTriangle;
      result.pivot = opposite(ties, Tie::Enmity);
      break;
    case 2:
      result.type = TriangleType::StableMarriage;
      result.pivot = opposite(ties, Tie::Amity);
      break;
    default:
      result.type = TriangleType::UnitVeto;
  }
  return result;
}

std::vector<TriangleSpell> triangle_spells(std::span<const TriangleYear> years, double threshold) {
  std::vector<SpellSum> sums;
  for (const auto& year : years) {
    const auto triangle = triangle_of(year.sides, threshold);
    const bool goes_on = !sums.empty() && sums.back().spell.to + 1 == year.year &&
                         sums.back().spell.type == triangle.type &&
                         sums.back().spell.pivot == triangle.pivot;
    if (!goes_on) {
      sums.emplace_back();
      sums.back().spell.from = year.year;
      sums.back().spell.type = triangle.type;
      sums.back().spell.pivot = triangle.pivot;
    }
    sums.back().add(year, triangle.certain);
  }
  std::vector<TriangleSpell> spells;
  std::ranges::transform(
      sums, std::back_inserter(spells), [](const SpellSum& sum) { return sum.finished(); });
  return spells;
}

}  // namespace orrery::relations
