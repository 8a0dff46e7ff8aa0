// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

#include "orrery/base/missing.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/institutions/tables/read_memberships.hpp"
#include "orrery/institutions/tables/tables.hpp"
#include "orrery/networks/centrality.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::institutions {
namespace {

/// How central each state of a year is, in the order of its states.
struct Centralities {
  std::vector<std::int32_t> degree;
  std::vector<double> strength;
  std::vector<double> eigenvector;
  double organisations = 0;
};

Centralities centralities(const MembershipYear& year) {
  Centralities result;
  result.degree = year.full.sizes();
  const auto sizes = year.full.transposed().sizes();
  result.organisations =
      static_cast<double>(std::ranges::count_if(sizes, [](auto n) { return n > 0; }));
  networks::TwoModeGraph graph;
  graph.rows = static_cast<std::int32_t>(year.full.rows());
  graph.columns = static_cast<std::int32_t>(year.full.columns());
  for (std::size_t i = 0; i < year.full.rows(); ++i) {
    double partners = 0;
    for_shared_bits(year.full.row(i), year.full.row(i), [&](std::size_t column) {
      partners += sizes[column] - 1;
      graph.ties.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(column)});
    });
    result.strength.push_back(partners);
  }
  result.eigenvector = networks::eigenvector_centrality(graph).rows;
  return result;
}

}  // namespace

std::vector<std::string> fill_centralities(const world::MeasureContext& context) {
  auto& database = context.database;
  const auto bases = read_memberships(database);
  if (bases.empty()) return {};
  run_sql(database, "centralities.sql");
  store::Appender rows(database, "institutions", "centralities");
  for (const auto& memberships : bases) {
    std::vector<Centralities> computed(memberships.years.size());
    parallel_for(computed.size(), context.threads, [&](std::size_t i) {
      database.check_cancelled();
      computed[i] = centralities(memberships.years[i]);
    });
    for (std::size_t y = 0; y < computed.size(); ++y) {
      const auto& year = memberships.years[y];
      const auto& found = computed[y];
      for (std::size_t i = 0; i < year.states.size(); ++i) {
        rows.add(memberships.basis,
                 year.states[i],
                 year.year,
                 static_cast<std::int16_t>(found.degree[i]),
                 found.organisations > 0 ? found.degree[i] / found.organisations : kMissing,
                 found.strength[i],
                 found.degree[i] > 0 ? found.eigenvector[i] : kMissing);
      }
    }
  }
  rows.finish();
  return membership_sources(database);
}

}  // namespace orrery::institutions
