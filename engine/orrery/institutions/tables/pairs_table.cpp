// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "orrery/base/parallel.hpp"
#include "orrery/institutions/overlap.hpp"
#include "orrery/institutions/tables/read_memberships.hpp"
#include "orrery/institutions/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::institutions {
namespace {

/// What makes rivals of two organisations: the same field, different leaders.
struct Standing {
  std::string field;                   ///< issue and region; empty: one is not known
  std::optional<std::int64_t> leader;  ///< a state
};
using Standings = std::map<std::pair<Year, std::string>, Standing>;

Standings read_standings(store::Database& database, const std::string& basis) {
  const auto rows = database.query(fmt::format(
      "SELECT year, org, CASE WHEN region <> 'interregional' THEN issue || ' in ' || region END, "
      "leader FROM institutions.organisation_years WHERE basis = {}",
      store::quoted_text(basis)));
  Standings result;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    result[{static_cast<Year>(rows.integer(i, 0)), rows.text(i, 1)}] = {
        rows.text(i, 2), rows.is_null(i, 3) ? std::nullopt : std::optional(rows.integer(i, 3))};
  }
  return result;
}

/// Whether two are rivals; nothing where issue, region or leader of one is not known.
std::optional<bool> rivals(const Standing& one, const Standing& other) {
  if (one.field.empty() || other.field.empty()) return std::nullopt;
  if (one.field != other.field) return false;
  if (!one.leader || !other.leader) return std::nullopt;
  return one.leader != other.leader;
}

void append_year(store::Appender& rows,
                 const Memberships& memberships,
                 const MembershipYear& year,
                 const Standings& standings) {
  const auto organisations = year.full.transposed();
  const auto sizes = organisations.sizes();
  std::vector<Standing> standing;
  for (const auto org : year.orgs) {
    const auto found = standings.find({year.year, memberships.orgs[org]});
    standing.push_back(found == standings.end() ? Standing{} : found->second);
  }
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    for (std::size_t j = i + 1; j < sizes.size(); ++j) {
      if (sizes[i] == 0 || sizes[j] == 0) continue;
      const auto shared = shared_bits(organisations.row(i), organisations.row(j));
      const auto rival = rivals(standing[i], standing[j]);
      if (shared == 0 && !rival.value_or(false)) continue;
      rows.add(memberships.basis,
               memberships.orgs[year.orgs[i]],
               memberships.orgs[year.orgs[j]],
               year.year,
               static_cast<std::int16_t>(shared),
               static_cast<std::int16_t>(sizes[i]),
               static_cast<std::int16_t>(sizes[j]),
               rival);
    }
  }
}

}  // namespace

std::vector<std::string> fill_pairs(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "institutions", "organisation_years")) return {};
  run_sql(database, "pairs.sql");
  store::Appender rows(database, "institutions", "overlaps");
  for (const auto& memberships : read_memberships(database)) {
    const auto standings = read_standings(database, memberships.basis);
    for (const auto& year : memberships.years) append_year(rows, memberships, year, standings);
  }
  rows.finish();
  return world::sources_of(database, {"organisation_years"});
}

}  // namespace orrery::institutions
