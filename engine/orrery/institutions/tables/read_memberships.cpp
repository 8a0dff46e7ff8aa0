// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/tables/read_memberships.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "orrery/store/typed_column.hpp"
#include "orrery/world/measure.hpp"

namespace orrery::institutions {
namespace {

enum class Standing : std::int8_t { Unknown, Full, Part };

struct Tie {
  State state;
  std::size_t org = 0;
  Standing standing = Standing::Unknown;
};

std::map<Year, std::vector<State>> states_by_year(store::Database& database,
                                                  const std::string& basis) {
  const auto columns = store::read_typed(
      database,
      basis == "igo" ? "SELECT year, state FROM core.igo_state_years ORDER BY year, state"
                     : "SELECT DISTINCT year, state FROM core.state_years, (SELECT covers_from AS "
                       "first, covers_to AS last FROM meta.sources WHERE source = 'reference') "
                       "WHERE year BETWEEN first AND last ORDER BY year, state");
  std::map<Year, std::vector<State>> result;
  for (std::size_t i = 0; i < columns[0].rows(); ++i)
    result[columns[0].cells<std::int16_t>()[i]].emplace_back(columns[1].cells<std::int16_t>()[i]);
  return result;
}

std::map<Year, std::vector<Tie>> ties_by_year(store::Database& database, const std::string& basis) {
  const auto columns = store::read_typed(
      database,
      fmt::format("WITH numbered AS (SELECT org, (row_number() OVER (ORDER BY org) - 1)::SMALLINT "
                  "AS number FROM institutions.organisations) SELECT year, state, number, (CASE "
                  "WHEN status IS NULL THEN 0 WHEN status = 'full' THEN 1 ELSE 2 "
                  "END)::TINYINT FROM institutions.membership_years JOIN numbered USING (org) "
                  "WHERE basis = {} AND (status IS NULL OR status IN ('full', 'suspended', "
                  "'associate', 'observer'))",
                  store::quoted_text(basis)));
  std::map<Year, std::vector<Tie>> result;
  for (std::size_t i = 0; i < columns[0].rows(); ++i) {
    result[columns[0].cells<std::int16_t>()[i]].push_back(
        {State{columns[1].cells<std::int16_t>()[i]},
         static_cast<std::size_t>(columns[2].cells<std::int16_t>()[i]),
         static_cast<Standing>(columns[3].cells<std::int8_t>()[i])});
  }
  return result;
}

/// The place of a value in an ascending list that has it, or its length.
template <typename T>
std::size_t place_of(const std::vector<T>& list, const T& value) {
  const auto found = std::ranges::lower_bound(list, value);
  return found != list.end() && *found == value ? static_cast<std::size_t>(found - list.begin())
                                                : list.size();
}

MembershipYear year_of(Year year, std::vector<State> states, const std::vector<Tie>& ties) {
  MembershipYear result;
  result.year = year;
  result.states = std::move(states);
  for (const auto& tie : ties) result.orgs.push_back(tie.org);
  std::ranges::sort(result.orgs);
  result.orgs.erase(std::ranges::unique(result.orgs).begin(), result.orgs.end());
  result.full = MembershipBits(result.states.size(), result.orgs.size());
  result.any = result.full;
  result.most = result.full;
  for (const auto& tie : ties) {
    const auto row = place_of(result.states, tie.state);
    if (row == result.states.size()) continue;
    const auto column = place_of(result.orgs, tie.org);
    if (tie.standing == Standing::Unknown) ++result.unknown;
    if (tie.standing != Standing::Unknown) result.any.add(row, column);
    if (tie.standing == Standing::Full) result.full.add(row, column);
    if (tie.standing != Standing::Part) result.most.add(row, column);
  }
  return result;
}

}  // namespace

Memberships read_memberships(store::Database& database, const std::string& basis) {
  Memberships result;
  result.basis = basis;
  result.orgs =
      world::text_column(database, "SELECT org FROM institutions.organisations ORDER BY org");
  auto ties = ties_by_year(database, basis);
  for (auto& [year, states] : states_by_year(database, basis))
    result.years.push_back(year_of(year, std::move(states), ties[year]));
  return result;
}

std::vector<Memberships> read_memberships(store::Database& database) {
  std::vector<Memberships> result;
  for (const auto* const basis : {"igo", "reference"}) {
    auto memberships = read_memberships(database, basis);
    if (!memberships.years.empty()) result.push_back(std::move(memberships));
  }
  return result;
}

}  // namespace orrery::institutions
