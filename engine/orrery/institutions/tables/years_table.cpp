// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "orrery/base/missing.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/institutions/nestedness.hpp"
#include "orrery/institutions/overlap.hpp"
#include "orrery/institutions/profile.hpp"
#include "orrery/institutions/tables/read_memberships.hpp"
#include "orrery/institutions/tables/tables.hpp"
#include "orrery/networks/two_mode.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::institutions {
namespace {

/// How organisations are spread over kinds: entropies of issue, region and both.
struct Diversity {
  double issue = kMissing;
  double region = kMissing;
  double both = kMissing;
};

double entropy_of(const std::map<std::string, std::int32_t>& kinds) {
  std::vector<std::int32_t> counts;
  counts.reserve(kinds.size());
  for (const auto& [kind, count] : kinds) counts.push_back(count);
  return entropy(counts);
}

std::map<Year, Diversity> read_diversity(store::Database& database, const std::string& basis) {
  const auto rows = database.query(fmt::format(
      "SELECT year, issue, region FROM institutions.organisation_years WHERE basis = {} "
      "AND members > 0 AND issue IS NOT NULL AND region IS NOT NULL",
      store::quoted_text(basis)));
  struct Kinds {
    std::map<std::string, std::int32_t> issue;
    std::map<std::string, std::int32_t> region;
    std::map<std::string, std::int32_t> both;
  };
  std::map<Year, Kinds> kinds;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    auto& year = kinds[static_cast<Year>(rows.integer(i, 0))];
    ++year.issue[rows.text(i, 1)];
    ++year.region[rows.text(i, 2)];
    ++year.both[rows.text(i, 1) + " in " + rows.text(i, 2)];
  }
  std::map<Year, Diversity> result;
  for (const auto& [year, each] : kinds)
    result[year] = {entropy_of(each.issue), entropy_of(each.region), entropy_of(each.both)};
  return result;
}

/// What the group global_south leads and holds in a year.
struct Led {
  double led = kMissing;
  double majority = kMissing;
};

std::map<Year, Led> read_led(store::Database& database, const std::string& basis) {
  const auto rows = database.query(
      fmt::format("SELECT year, led, majority FROM institutions.group_years WHERE basis = {} AND "
                  "group_id = 'global_south'",
                  store::quoted_text(basis)));
  std::map<Year, Led> result;
  for (std::size_t i = 0; i < rows.rows(); ++i)
    result[static_cast<Year>(rows.integer(i, 0))] = {rows.real(i, 1), rows.real(i, 2)};
  return result;
}

std::map<Year, std::int16_t> read_leaders_known(store::Database& database,
                                                const std::string& basis) {
  const auto rows = database.query(fmt::format(
      "SELECT year, count(leader) FROM institutions.organisation_years WHERE basis = {} "
      "GROUP BY year",
      store::quoted_text(basis)));
  std::map<Year, std::int16_t> result;
  for (std::size_t i = 0; i < rows.rows(); ++i)
    result[static_cast<Year>(rows.integer(i, 0))] = static_cast<std::int16_t>(rows.integer(i, 1));
  return result;
}

/// The shape of a year's network.
struct Shape {
  std::int32_t organisations = 0;
  std::int32_t memberships = 0;
  double overlap = kMissing;
  double nestedness = kMissing;
  networks::TwoModePartition modules;
  std::int32_t modules_with_ties = 0;
};

networks::TwoModeGraph graph_of(const MembershipBits& states) {
  networks::TwoModeGraph graph;
  graph.rows = static_cast<std::int32_t>(states.rows());
  graph.columns = static_cast<std::int32_t>(states.columns());
  for (std::size_t i = 0; i < states.rows(); ++i) {
    for_shared_bits(states.row(i), states.row(i), [&](std::size_t column) {
      graph.ties.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(column)});
    });
  }
  return graph;
}

Shape shape_of(const MembershipYear& year, std::uint64_t seed) {
  const auto organisations = year.full.transposed();
  const auto sizes = organisations.sizes();
  Shape shape;
  shape.organisations =
      static_cast<std::int32_t>(std::ranges::count_if(sizes, [](auto n) { return n > 0; }));
  shape.memberships = std::accumulate(sizes.begin(), sizes.end(), 0);
  shape.overlap = mean_jaccard(shared_members(organisations), sizes);
  shape.nestedness = nestedness(year.full);
  const auto graph = graph_of(year.full);
  networks::TwoModeOptions options;
  options.seed = seed;
  options.unit = static_cast<std::uint64_t>(year.year);
  shape.modules = networks::two_mode_modules(graph, options);
  std::set<std::int32_t> tied;
  for (const auto& tie : graph.ties)
    tied.insert(shape.modules.row_module[static_cast<std::size_t>(tie.row)]);
  shape.modules_with_ties = static_cast<std::int32_t>(tied.size());
  return shape;
}

template <typename T>
T value_or(const std::map<Year, T>& values, Year year, T otherwise) {
  const auto found = values.find(year);
  return found == values.end() ? otherwise : found->second;
}

void append_basis(store::Appender& rows,
                  const Memberships& memberships,
                  const world::MeasureContext& context) {
  const auto diversity = read_diversity(context.database, memberships.basis);
  const auto led = read_led(context.database, memberships.basis);
  const auto known = read_leaders_known(context.database, memberships.basis);
  std::vector<Shape> shapes(memberships.years.size());
  parallel_for(shapes.size(), context.threads, [&](std::size_t i) {
    context.database.check_cancelled();
    shapes[i] = shape_of(memberships.years[i], context.seed);
  });
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const auto& year = memberships.years[i];
    const auto& shape = shapes[i];
    const auto states = static_cast<double>(year.states.size());
    const auto kinds = value_or(diversity, year.year, Diversity{});
    const auto south = value_or(led, year.year, Led{});
    rows.add(memberships.basis,
             year.year,
             static_cast<std::int16_t>(year.states.size()),
             static_cast<std::int16_t>(shape.organisations),
             shape.memberships,
             year.unknown,
             states > 0 ? shape.memberships / states : kMissing,
             kinds.issue,
             kinds.region,
             kinds.both,
             shape.overlap,
             shape.memberships > 0 ? shape.modules.quality : kMissing,
             static_cast<std::int16_t>(shape.modules_with_ties),
             shape.nestedness,
             value_or(known, year.year, std::int16_t{0}),
             south.led,
             south.majority);
  }
}

}  // namespace

std::vector<std::string> fill_years(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "institutions", "organisation_years")) return {};
  run_sql(database, "years.sql");
  store::Appender rows(database, "institutions", "years");
  for (const auto& memberships : read_memberships(database))
    append_basis(rows, memberships, context);
  rows.finish();
  return world::sources_of(database, {"organisation_years"});
}

}  // namespace orrery::institutions
