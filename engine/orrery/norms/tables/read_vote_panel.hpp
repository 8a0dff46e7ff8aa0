// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/norms/ideal_points/vote_panel.hpp"
#include "orrery/store/database.hpp"

namespace orrery::norms {

/// What an absent member says.
enum class Absence {
  Exclude,  ///< nothing: its vote is missing
  Abstain,  ///< that it abstains
  Model,    ///< being absent is a vote of its own, on a second item with two categories
};

/// Which votes are read.
struct VoteQuery {
  std::string issue = "all";  ///< all, important, me, nu, di, hr, co or ec
  std::optional<int> first_session;
  std::optional<int> last_session;
  Absence absence = Absence::Exclude;
  bool bridge = true;  ///< repeated resolutions share an item (see bridges)
  /// Votes on paragraphs and amendments from session 45 (1990) on, which the published estimates of
  /// 2020 leave out.
  bool late_parts = true;
};

/// What was read and what was left out.
struct VoteReading {
  std::vector<Vote> votes;  ///< actor: state; session; item: roll call, the first of a bridge
  /// Items with two categories: 0 present, 1 absent. The number of such an item is that of its roll
  /// call plus kAbsenceItems.
  std::vector<std::int32_t> absence_items;
  std::vector<std::string> sources;
  std::int64_t roll_calls = 0;       ///< read, those without dissent included
  std::int64_t without_dissent = 0;  ///< roll calls in which all voted alike: left out
  std::int64_t bridged = 0;          ///< roll calls that take the item of an earlier one
  std::int64_t duplicates = 0;       ///< rows left out because the state's vote stood there already
  std::int64_t contradictions = 0;   ///< rows left out because two rows of a state disagree
  std::int64_t unknown_codes = 0;    ///< rows with a code other than 1, 2, 3 and 8: left out
};

/// Added to the number of a roll call to number its item of absence.
inline constexpr std::int32_t kAbsenceItems = 100'000'000;

/// Reads votes of the world by the query, in the order of roll call and state. Roll calls of
/// unknown session (the landmarks of the reference edition) are left out, and so are roll calls
/// without dissent, which say nothing about positions. Empty where the world has no votes. Throws
/// Error{Usage} for an unknown issue.
VoteReading read_votes(store::Database& database, const VoteQuery& query);

/// The votes laid out for estimation.
VotePanel panel_of(const VoteReading& reading);

/// A roll call as far as it tells which resolution it repeats.
struct RollCall {
  std::int32_t number = 0;
  std::int32_t session = 0;
  std::string text;   ///< its description
  bool part = false;  ///< a vote on a paragraph or an amendment: never bridged
};

/// For each roll call the number of its item: its own, or that of the first roll call of its
/// bridge. A bridge joins roll calls of the same description (case, accents and punctuation aside),
/// each the only such one of its session, in at most three sessions on end. The published
/// estimates link resolutions whose texts were compared by hand; among the 573 items of sessions
/// 46-55 this rule finds 54 % of their pairs, and 23 % of its own are among theirs.
std::vector<std::int32_t> bridges(std::span<const RollCall> roll_calls);

/// The words of a user for Absence: exclude, abstain, model. Error{Usage} for another.
Absence absence_of(std::string_view word);

}  // namespace orrery::norms
