// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/base/missing.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/networks/signed_balance.hpp"
#include "orrery/relations/tables/signed_networks.hpp"
#include "orrery/relations/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::relations {
namespace {

struct Balance {
  networks::SignedTriads triads;
  double walks = kMissing;
};

Balance balance_of(const networks::SignedGraph& graph) {
  return {networks::signed_triads(graph), networks::walk_balance(graph)};
}

std::int32_t count(std::int64_t number) {
  return static_cast<std::int32_t>(number);
}

}  // namespace

std::vector<std::string> fill_balance(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "relations", "signed_ties")) return {};
  const auto all = read_signed_networks(database);
  std::vector<Balance> found(all.size());
  parallel_for(all.size(), context.threads, [&](std::size_t i) {
    database.check_cancelled();
    found[i] = balance_of(all[i].graph);
  });
  run_sql(database, "balance.sql");
  store::Appender rows(database, "relations", "balance");
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& network = all[i];
    const auto& triads = found[i].triads;
    const auto positive = friendly_ties(network.graph);
    rows.add(network.set,
             network.year,
             static_cast<std::int16_t>(network.states.size() + network.untied.size()),
             static_cast<std::int16_t>(network.states.size()),
             positive,
             static_cast<std::int32_t>(network.graph.ties.size()) - positive,
             network.mixed,
             count(triads.ppp),
             count(triads.ppn),
             count(triads.pnn),
             count(triads.nnn),
             count(triads.pp),
             count(triads.pn),
             count(triads.nn),
             count(triads.triangles()),
             networks::triangle_balance(triads),
             networks::weak_triangle_balance(triads),
             found[i].walks);
  }
  rows.finish();
  return world::sources_of(database, {"signed_ties"});
}

}  // namespace orrery::relations
