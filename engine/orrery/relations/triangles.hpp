// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "orrery/base/ids.hpp"

namespace orrery::relations {

/// What a side of a triangle is.
enum class Tie : std::uint8_t { Unknown, Enmity, Neither, Amity };

/// Strategic triangles by Dittmer, L. (1981), The strategic triangle: an elementary
/// game-theoretical analysis, World Politics 33(4): 485–515. Unit veto, three enmities, was added
/// in later writings.
enum class TriangleType : std::uint8_t {
  Unknown,           ///< a side is not known
  Open,              ///< a side is neither amity nor enmity, so that it is no triangle
  MenageATrois,      ///< three amities
  RomanticTriangle,  ///< two amities and an enmity: the pivot is friend of both
  StableMarriage,    ///< an amity and two enmities: the pivot is left out
  UnitVeto,          ///< three enmities
};

/// "ménage à trois", "romantic triangle", …
std::string_view name_of(TriangleType type);

/// A side: the index of the pair with its interval; missing as kMissing.
struct Side {
  double index = 0;
  double lo = 0;
  double hi = 0;
};

/// The tie of an index: amity above the threshold, enmity below its negative, neither between.
Tie tie_of(double index, double threshold);

struct Triangle {
  TriangleType type = TriangleType::Unknown;
  int pivot = -1;        ///< 0, 1 or 2: the state that stands apart; -1: none does
  bool certain = false;  ///< the ends of all intervals give the same ties as the indices
};

/// The triangle of three states; side i lies opposite to state i. Precondition: threshold >= 0.
Triangle triangle_of(const std::array<Side, 3>& sides, double threshold);

/// The three sides in a year.
struct TriangleYear {
  Year year = 0;
  std::array<Side, 3> sides{};
};

/// Consecutive years of one type with one pivot.
struct TriangleSpell {
  Year from = 0;
  Year to = 0;
  TriangleType type = TriangleType::Unknown;
  int pivot = -1;
  int certain_years = 0;
  std::array<double, 3> mean{};  ///< mean index of each side over the years in which it is known
};

/// The spells of a series in order of years. A year that is not in the series ends a spell.
std::vector<TriangleSpell> triangle_spells(std::span<const TriangleYear> years, double threshold);

}  // namespace orrery::relations
