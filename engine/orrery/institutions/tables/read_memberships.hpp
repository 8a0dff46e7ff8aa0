// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/institutions/membership_bits.hpp"
#include "orrery/store/database.hpp"

namespace orrery::institutions {

/// The memberships of a year: rows are states, columns organisations.
struct MembershipYear {
  Year year = 0;
  std::vector<State> states;      ///< covered in the year, ascending
  std::vector<std::size_t> orgs;  ///< places in Memberships::orgs of the columns, ascending
  std::int32_t unknown = 0;       ///< memberships of which the source could not tell
  MembershipBits full;            ///< full members
  MembershipBits any;             ///< these, suspended members, associates and observers
  MembershipBits most;            ///< full members and those of which it could not tell
};

/// All years of one basis of institutions.membership_years, ascending.
struct Memberships {
  std::string basis;
  std::vector<std::string> orgs;  ///< ascending
  std::vector<MembershipYear> years;
};

/// Reads a basis, "igo" or "reference". Without data it has no years.
Memberships read_memberships(store::Database& database, const std::string& basis);

/// Both bases, without those that have no years.
std::vector<Memberships> read_memberships(store::Database& database);

}  // namespace orrery::institutions
