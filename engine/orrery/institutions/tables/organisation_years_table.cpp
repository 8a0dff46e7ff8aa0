// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "orrery/base/missing.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/institutions/profile.hpp"
#include "orrery/institutions/tables/read_memberships.hpp"
#include "orrery/institutions/tables/tables.hpp"
#include "orrery/store/appender.hpp"
#include "orrery/store/typed_column.hpp"

namespace orrery::institutions {
namespace {

/// What one quantity is in a year: of which index, and by state.
struct Values {
  std::string index;
  std::map<State, double> of;
};
using ValuesByYear = std::map<Year, Values>;

/// The first of the indices of power.shares that has the year.
ValuesByYear read_indices(store::Database& database, const std::vector<std::string>& indices) {
  ValuesByYear result;
  if (!store::has_table(database, "power", "shares")) return result;
  for (const auto& index : indices) {
    const auto columns = store::read_typed(
        database,
        fmt::format("SELECT year, state, value FROM power.shares WHERE index = {} AND value IS NOT "
                    "NULL",
                    store::quoted_text(index)));
    ValuesByYear found;
    for (std::size_t i = 0; i < columns[0].rows(); ++i) {
      auto& values = found[columns[0].cells<std::int16_t>()[i]];
      values.index = index;
      values.of[State{columns[1].cells<std::int16_t>()[i]}] = columns[2].cells<double>()[i];
    }
    result.merge(found);
  }
  return result;
}

ValuesByYear read_positions(store::Database& database) {
  ValuesByYear result;
  if (!store::has_table(database, "norms", "ideal_points")) return result;
  const auto columns = store::read_typed(
      database,
      "SELECT year, state, mean FROM norms.ideal_points WHERE model = 'fast' AND issue = 'all' AND "
      "mean IS NOT NULL");
  for (std::size_t i = 0; i < columns[0].rows(); ++i)
    result[columns[0].cells<std::int16_t>()[i]].of[State{columns[1].cells<std::int16_t>()[i]}] =
        columns[2].cells<double>()[i];
  return result;
}

/// The values of states in their order; empty if none is known in the year.
std::vector<double> in_order(const ValuesByYear& values,
                             Year year,
                             const std::vector<State>& states) {
  const auto found = values.find(year);
  if (found == values.end()) return {};
  std::vector<double> result;
  for (const auto state : states) {
    const auto value = found->second.of.find(state);
    result.push_back(value == found->second.of.end() ? kMissing : value->second);
  }
  return result;
}

/// Regions of states, numbered.
struct Regions {
  std::vector<std::string> names;
  std::map<State, int> of;

  std::string name(int region) const {
    if (region == kGlobal) return "global";
    if (region == kInterregional) return "interregional";
    return names[static_cast<std::size_t>(region)];
  }
};

Regions read_regions(store::Database& database) {
  Regions regions;
  regions.names = world::text_column(
      database, "SELECT DISTINCT region FROM core.states WHERE region IS NOT NULL ORDER BY region");
  const auto rows =
      database.query("SELECT state, region FROM core.states WHERE region IS NOT NULL");
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto place = std::ranges::lower_bound(regions.names, rows.text(i, 1));
    regions.of[State{static_cast<std::int16_t>(rows.integer(i, 0))}] =
        static_cast<int>(place - regions.names.begin());
  }
  return regions;
}

/// A group of states with its members' years, an organisation that it follows among them.
struct Group {
  struct Member {
    State state;
    Year first;
    Year last;
  };
  std::string id;
  std::string follows;  ///< organisation; empty: none
  std::vector<Member> members;
};

std::vector<Group> read_groups(store::Database& database) {
  const auto rows = database.query(
      "SELECT group_id, coalesce(o.org, ''), state, coalesce(m.first_year, 0), "
      "coalesce(m.last_year, 9999) FROM core.group_members AS m LEFT JOIN "
      "institutions.organisations AS o ON o.reference = m.group_id ORDER BY group_id, state");
  std::vector<Group> groups;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    if (groups.empty() || groups.back().id != rows.text(i, 0))
      groups.push_back({rows.text(i, 0), rows.text(i, 1), {}});
    groups.back().members.push_back({State{static_cast<std::int16_t>(rows.integer(i, 2))},
                                     static_cast<Year>(rows.integer(i, 3)),
                                     static_cast<Year>(rows.integer(i, 4))});
  }
  return groups;
}

/// The group's members of a year as one row of bits over states.
MembershipBits bits_of(const Group& group, const MembershipYear& year) {
  MembershipBits bits(1, year.states.size());
  for (const auto& member : group.members) {
    if (year.year < member.first || year.year > member.last) continue;
    const auto found = std::ranges::lower_bound(year.states, member.state);
    if (found != year.states.end() && *found == member.state)
      bits.add(0, static_cast<std::size_t>(found - year.states.begin()));
  }
  return bits;
}

/// All that is read for the tables.
struct Facts {
  ValuesByYear population;
  ValuesByYear power;
  ValuesByYear position;
  Regions regions;
  std::vector<Group> groups;
};

/// A year of a basis, computed.
struct ProfileYear {
  std::vector<Profile> profiles;
  std::vector<std::optional<int>> regions;
  std::vector<std::vector<GroupShare>> groups;  ///< by group, then organisation
  std::vector<bool> group_there;                ///< a state of the group is covered in the year
};

ProfileYear profile_year(const MembershipYear& year, const Facts& facts) {
  const auto population = in_order(facts.population, year.year, year.states);
  const auto power = in_order(facts.power, year.year, year.states);
  const auto position = in_order(facts.position, year.year, year.states);
  std::vector<int> region;
  for (const auto state : year.states) {
    const auto found = facts.regions.of.find(state);
    region.push_back(found == facts.regions.of.end() ? -1 : found->second);
  }
  const auto organisations = year.full.transposed();
  ProfileYear result;
  result.profiles = profiles(organisations, {population, power, position});
  for (std::size_t i = 0; i < organisations.rows(); ++i)
    result.regions.push_back(region_of(organisations.row(i), region));
  for (const auto& group : facts.groups) {
    const auto bits = bits_of(group, year);
    result.group_there.push_back(bits.sizes().front() > 0);
    result.groups.push_back(group_shares(organisations, bits.row(0), power, result.profiles));
  }
  return result;
}

struct Tables {
  store::Appender profiles;
  store::Appender groups;
  store::Appender years;
};

std::int16_t small(std::int32_t value) {
  return static_cast<std::int16_t>(value);
}

void append_profiles(Tables& tables,
                     const Memberships& memberships,
                     const MembershipYear& year,
                     const ProfileYear& computed,
                     const Facts& facts) {
  const auto power = facts.power.find(year.year);
  const bool population_known = facts.population.contains(year.year);
  const bool positions_known = facts.position.contains(year.year);
  using Count = std::optional<std::int16_t>;
  for (std::size_t i = 0; i < computed.profiles.size(); ++i) {
    const auto& profile = computed.profiles[i];
    const bool power_known = power != facts.power.end();
    tables.profiles.add(memberships.basis,
                        memberships.orgs[year.orgs[i]],
                        year.year,
                        small(profile.members),
                        profile.share_states,
                        population_known ? Count(small(profile.population.n)) : Count(),
                        profile.population.share,
                        power_known ? std::optional(power->second.index) : std::nullopt,
                        power_known ? Count(small(profile.power.n)) : Count(),
                        profile.power.share,
                        profile.leader ? std::optional(year.states[*profile.leader]) : std::nullopt,
                        profile.leader_share,
                        positions_known ? Count(small(profile.positions)) : Count(),
                        profile.position_mean,
                        profile.position_sd,
                        computed.regions[i]
                            ? std::optional(facts.regions.name(*computed.regions[i]))
                            : std::nullopt);
  }
}

void append_groups(Tables& tables,
                   const Memberships& memberships,
                   const MembershipYear& year,
                   const ProfileYear& computed,
                   const Facts& facts) {
  for (std::size_t g = 0; g < facts.groups.size(); ++g) {
    const auto& group = facts.groups[g];
    std::int32_t organisations = 0;
    std::int32_t with_leader = 0;
    std::int32_t led = 0;
    std::int32_t majority = 0;
    std::int32_t power_majority = 0;
    for (std::size_t i = 0; i < computed.profiles.size(); ++i) {
      const auto& org = memberships.orgs[year.orgs[i]];
      if (computed.profiles[i].members == 0 || org == group.follows) continue;
      const auto& share = computed.groups[g][i];
      const bool more = share.share_members > 0.5;
      const bool more_power = share.share_power > 0.5;
      ++organisations;
      with_leader += computed.profiles[i].leader ? 1 : 0;
      led += share.led ? 1 : 0;
      majority += more ? 1 : 0;
      power_majority += more_power ? 1 : 0;
      if (!more && !more_power && !share.led) continue;
      tables.groups.add(memberships.basis,
                        org,
                        year.year,
                        group.id,
                        small(share.members),
                        share.share_members,
                        share.share_power,
                        computed.profiles[i].leader ? std::optional(share.led) : std::nullopt);
    }
    if (organisations == 0 || !computed.group_there[g]) continue;
    tables.years.add(
        memberships.basis,
        year.year,
        group.id,
        small(organisations),
        with_leader > 0 ? led / static_cast<double>(with_leader) : kMissing,
        majority / static_cast<double>(organisations),
        with_leader > 0 ? power_majority / static_cast<double>(with_leader) : kMissing);
  }
}

}  // namespace

std::vector<std::string> fill_organisation_years(const world::MeasureContext& context) {
  auto& database = context.database;
  const auto bases = read_memberships(database);
  if (bases.empty()) return {};
  const Facts facts{read_indices(database, {"tpop", "population"}),
                    read_indices(database, {"cinc", "gdp_ppp"}),
                    read_positions(database),
                    read_regions(database),
                    read_groups(database)};
  run_sql(database, "organisation_years.sql");
  {
    Tables tables{{database, "institutions", "organisation_profiles"},
                  {database, "institutions", "organisation_groups"},
                  {database, "institutions", "group_years"}};
    for (const auto& memberships : bases) {
      std::vector<ProfileYear> computed(memberships.years.size());
      parallel_for(computed.size(), context.threads, [&](std::size_t i) {
        database.check_cancelled();
        computed[i] = profile_year(memberships.years[i], facts);
      });
      for (std::size_t i = 0; i < computed.size(); ++i) {
        append_profiles(tables, memberships, memberships.years[i], computed[i], facts);
        append_groups(tables, memberships, memberships.years[i], computed[i], facts);
      }
    }
    tables.profiles.finish();
    tables.groups.finish();
    tables.years.finish();
  }
  run_sql(database, "fill_organisation_years.sql");
  auto sources = membership_sources(database);
  for (auto& source : world::sources_of(database, {"cinc", "shares", "ideal_points"}))
    sources.push_back(std::move(source));
  return sources;
}

}  // namespace orrery::institutions
