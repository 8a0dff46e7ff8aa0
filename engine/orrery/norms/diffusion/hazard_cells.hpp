// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace orrery::norms {

/// A time at which somebody could adopt: a member of the system and covered by the source, from
/// `from` up to, not including, `to`. Times are years with decimals: 1990.5 is the middle of 1990.
struct RiskSpell {
  std::int32_t unit;
  double from;
  double to;
  /// Whose adoptions it is exposed to: those of its own group (a region), or all if all have one.
  std::int32_t group = 0;
};

/// When a unit first adopted. An adoption that is `dated` false happened some time before `time`,
/// nobody knows when: it counts among those who have adopted from then on, and is no event.
struct Adoption {
  std::int32_t unit;
  double time;
  bool dated = true;
};

/// How times of adoption are known.
enum class AdoptionTiming {
  Yearly,  ///< the calendar year; the hazard of a year follows what was there when it began
  Daily,   ///< the day; the hazard follows at once
};

/// Units exposed to the same share of adopters for the same time: what the likelihood needs.
struct HazardCell {
  double share;     ///< of the group's members who have adopted before, in [0, 1]
  double time;      ///< years that those lived through who did not adopt in the cell
  double adopters;  ///< how many adopted
  /// Years at risk of each adopter, within which it is not known when; 0 if the moment is known.
  double span;
};

/// The cells of one norm within [from, to). Before `from` nobody is at risk: who adopted before
/// counts among those who have (left truncation). After `to` nobody is watched (right censoring). A
/// unit is at risk in its spells until it adopts; adopting is for good. An adoption outside a spell
/// is no event.
///
/// The share is over the group's members at the time: those with a spell that holds when the year
/// begins (Yearly), or at the moment (Daily). With nobody there it is 0.
///
/// A unit keeps one group and has at most one adoption. Cells come in order of time. O(spells ×
/// years) yearly, O(spells × changes) daily.
std::vector<HazardCell> hazard_cells(std::span<const RiskSpell> spells,
                                     std::span<const Adoption> adoptions,
                                     double from,
                                     double to,
                                     AdoptionTiming timing);

}  // namespace orrery::norms
