// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/store/database.hpp"

namespace orrery::frames {

/// Years of a system, counted from its first.
using YearSet = std::bitset<512>;

/// A state in a year in which it was a member.
struct Member {
  std::int16_t state = 0;  ///< COW code on the last day of membership in the year
  std::int16_t gw = 0;     ///< Gleditsch-Ward code on that day, 0 if none
  bool in_cow = false;     ///< a member of the COW system on any day of the year
  bool in_gw = false;      ///< the same for Gleditsch and Ward's
};

/// Who was a member of a system of states in which year, as arrays: what a frame's rows are made
/// from. States are numbered from 0 in the order of their codes, years from the first.
class Members {
 public:
  /// Reads core.state_years and core.false_dyads for "cow" or "gw".
  Members(store::Database& database, const std::string& system);

  /// How many states there ever were.
  std::size_t states() const { return codes_.size(); }
  /// ccode or gwcode of a state.
  std::int16_t code(std::size_t state) const { return codes_[state]; }
  /// The first year with a member.
  Year first_year() const { return first_; }
  /// The last year known.
  Year last_year() const { return last_; }
  /// Lists that the membership comes from, separated by commas.
  const std::string& sources() const { return sources_; }

  /// Years in which a state is a member.
  const YearSet& years(std::size_t state) const { return years_[state]; }
  /// Years in which both were members on one same day.
  YearSet common_years(std::size_t a, std::size_t b) const;
  /// The member of a year that years() holds.
  const Member& member(std::size_t state, std::size_t year) const {
    return members_[state * span_ + year];
  }
  /// How many state-years there are.
  std::size_t rows() const { return rows_; }

 private:
  std::vector<std::int16_t> codes_;
  std::vector<YearSet> years_;
  std::vector<Member> members_;
  std::unordered_map<std::uint32_t, YearSet> false_years_;
  std::size_t span_ = 0;
  std::size_t rows_ = 0;
  Year first_ = 0;
  Year last_ = 0;
  std::string sources_;
};

}  // namespace orrery::frames
