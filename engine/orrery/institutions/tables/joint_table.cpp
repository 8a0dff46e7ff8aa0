// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <set>

#include "orrery/base/missing.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/institutions/joint.hpp"
#include "orrery/institutions/tables/read_memberships.hpp"
#include "orrery/institutions/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::institutions {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

/// What the pairs of a year share by one basis.
struct JointYear {
  Year year = 0;
  std::vector<State> states;
  JointMemberships full;
  std::vector<std::int16_t> most;
  std::vector<std::int16_t> any;

  /// The place of each of these states among its own, or kNone.
  std::vector<std::size_t> places(const std::vector<State>& wanted) const {
    std::vector<std::size_t> result;
    for (const auto state : wanted) {
      const auto found = std::ranges::lower_bound(states, state);
      const bool covered = found != states.end() && *found == state;
      result.push_back(covered ? static_cast<std::size_t>(found - states.begin()) : kNone);
    }
    return result;
  }
  /// The place of the pair of two of its states, the first below the second; kNone if one is.
  std::size_t pair(std::size_t one, std::size_t other) const {
    if (one == kNone || other == kNone) return kNone;
    return one * states.size() - one * (one + 1) / 2 + (other - one - 1);
  }
};

std::vector<JointYear> joint_years(const Memberships& memberships, int threads) {
  std::vector<JointYear> result(memberships.years.size());
  parallel_for(result.size(), threads, [&](std::size_t i) {
    const auto& year = memberships.years[i];
    result[i].year = year.year;
    result[i].states = year.states;
    result[i].full = joint_memberships(year.full);
    result[i].any = joint_counts(year.any);
    if (memberships.basis == "igo") result[i].most = joint_counts(year.most);
  });
  return result;
}

/// The year of a basis, empty if it does not cover it.
const JointYear& of_year(const std::vector<JointYear>& years, Year year) {
  static const JointYear kEmpty;
  const auto found = std::ranges::lower_bound(years, year, {}, &JointYear::year);
  return found != years.end() && found->year == year ? *found : kEmpty;
}

/// A cell of a pair, empty where the basis does not cover it.
std::optional<std::int16_t> cell(const std::vector<std::int16_t>& values, std::size_t pair) {
  return pair == kNone ? std::nullopt : std::optional(values[pair]);
}

/// A row for each pair of states that either basis covers.
void append_year(store::Appender& rows, Year year, const JointYear& igo, const JointYear& dated) {
  std::vector<State> states;
  std::ranges::set_union(igo.states, dated.states, std::back_inserter(states));
  const auto in_igo = igo.places(states);
  const auto in_dated = dated.places(states);
  for (std::size_t i = 0; i < states.size(); ++i) {
    for (std::size_t j = i + 1; j < states.size(); ++j) {
      const auto a = igo.pair(in_igo[i], in_igo[j]);
      const auto b = dated.pair(in_dated[i], in_dated[j]);
      if (a == kNone && b == kNone) continue;
      rows.add(states[i],
               states[j],
               year,
               cell(igo.full.count, a),
               cell(igo.most, a),
               cell(igo.any, a),
               a == kNone ? kMissing : igo.full.weight[a],
               cell(dated.full.count, b),
               cell(dated.any, b));
    }
  }
}

}  // namespace

std::vector<std::string> fill_joint(const world::MeasureContext& context) {
  auto& database = context.database;
  const auto igo = joint_years(read_memberships(database, "igo"), context.threads);
  const auto dated = joint_years(read_memberships(database, "reference"), context.threads);
  std::set<Year> years;
  for (const auto* const basis : {&igo, &dated}) {
    for (const auto& year : *basis) years.insert(year.year);
  }
  if (years.empty()) return {};
  run_sql(database, "joint.sql");
  store::Appender rows(database, "institutions", "joint");
  for (const auto year : years) {
    database.check_cancelled();
    append_year(rows, year, of_year(igo, year), of_year(dated, year));
  }
  rows.finish();
  return membership_sources(database);
}

}  // namespace orrery::institutions
