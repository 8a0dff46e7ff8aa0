// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

#include "orrery/base/missing.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/networks/signed_balance.hpp"
#include "orrery/networks/signed_frustration.hpp"
#include "orrery/relations/tables/signed_networks.hpp"
#include "orrery/relations/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::relations {
namespace {

using networks::Sure;

/// An optimal division of a network and what is known of it.
struct Solved {
  networks::Frustration division;
  std::vector<Sure> sure;
  std::vector<networks::NodeTriangles> triangles;
  std::vector<std::int16_t> component;  ///< of each node, 1 the largest
  std::int16_t components = 0;
};

/// The ties of one state.
struct StateTies {
  std::int16_t positive = 0;
  std::int16_t negative = 0;
  std::int16_t frustrated = 0;
};

/// Numbers the components by their size, of equal ones first the one with the lowest state.
void number_components(const networks::SignedGraph& graph, Solved& solved) {
  const auto component = networks::components(graph);
  std::vector<std::int32_t> size;
  for (const auto number : component) {
    if (static_cast<std::size_t>(number) == size.size()) size.push_back(0);
    ++size[static_cast<std::size_t>(number)];
  }
  std::vector<std::size_t> order(size.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](auto one, auto other) { return size[one] > size[other]; });
  std::vector<std::int16_t> rank(size.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = static_cast<std::int16_t>(i + 1);
  }
  for (const auto number : component) {
    solved.component.push_back(rank[static_cast<std::size_t>(number)]);
  }
  solved.components = static_cast<std::int16_t>(size.size());
}

Solved solve(const networks::SignedGraph& graph,
             std::uint64_t seed,
             const std::function<void()>& check) {
  networks::FrustrationOptions options;
  options.seed = seed;
  options.check = check;
  Solved solved;
  solved.division = networks::frustration(graph, options);
  solved.sure = networks::sure_sides(graph, solved.division, options);
  solved.triangles = networks::node_triangles(graph);
  number_components(graph, solved);
  return solved;
}

std::vector<StateTies> ties_of_states(const SignedNetwork& network, const Solved& solved) {
  std::vector<StateTies> result(network.states.size());
  for (const auto& tie : network.graph.ties) {
    for (const auto node : {tie.a, tie.b}) {
      auto& own = result[static_cast<std::size_t>(node)];
      ++(tie.weight > 0 ? own.positive : own.negative);
      if (networks::is_frustrated(tie, solved.division.side)) ++own.frustrated;
    }
  }
  return result;
}

void add_year(store::Appender& rows, const SignedNetwork& network, const Solved& solved) {
  const auto& found = solved.division;
  const auto lines = static_cast<std::int32_t>(network.graph.ties.size());
  const auto positive = friendly_ties(network.graph);
  const auto between =
      static_cast<std::int32_t>(std::ranges::count_if(network.graph.ties, [&](const auto& tie) {
        return tie.weight > 0 && networks::is_frustrated(tie, found.side);
      }));
  const auto frustration = static_cast<std::int32_t>(std::lround(found.frustration));
  rows.add(network.year,
           network.set,
           static_cast<std::int16_t>(network.states.size() + network.untied.size()),
           static_cast<std::int16_t>(network.states.size()),
           lines,
           positive,
           lines - positive,
           frustration,
           found.optimal,
           found.lower_bound,
           lines == 0 ? kMissing : 1 - 2.0 * frustration / lines,
           between,
           frustration - between,
           solved.components,
           static_cast<std::int16_t>(std::ranges::count(solved.sure, Sure::Yes)),
           static_cast<std::int16_t>(found.core_nodes),
           found.core_ties,
           found.branchings,
           found.steps);
}

void add_states(store::Appender& rows, const SignedNetwork& network, const Solved& solved) {
  const auto ties = ties_of_states(network, solved);
  for (std::size_t i = 0; i < network.states.size(); ++i) {
    const auto& triangles = solved.triangles[i];
    const auto sure = solved.sure[i];
    rows.add(network.set,
             network.year,
             network.states[i],
             solved.component[i],
             static_cast<std::int8_t>(solved.division.side[i] > 0 ? 1 : 2),
             sure == Sure::Unknown ? std::optional<bool>() : std::optional(sure == Sure::Yes),
             ties[i].positive,
             ties[i].negative,
             ties[i].frustrated,
             triangles.balanced + triangles.unbalanced,
             triangles.balanced);
  }
  constexpr std::int16_t kNone = 0;
  for (const auto state : network.untied) {
    rows.add(network.set,
             network.year,
             state,
             std::optional<std::int16_t>(),
             std::optional<std::int8_t>(),
             std::optional<bool>(),
             kNone,
             kNone,
             kNone,
             std::int32_t{0},
             std::int32_t{0});
  }
}

}  // namespace

std::vector<std::string> fill_frustration(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "relations", "signed_ties")) return {};
  const auto all = read_signed_networks(database);
  std::vector<Solved> solved(all.size());
  parallel_for(all.size(), context.threads, [&](std::size_t i) {
    solved[i] = solve(all[i].graph, context.seed, [&] { database.check_cancelled(); });
  });
  run_sql(database, "frustration.sql");
  store::Appender years(database, "relations", "frustration");
  store::Appender states(database, "relations", "factions");
  for (std::size_t i = 0; i < all.size(); ++i) {
    add_year(years, all[i], solved[i]);
    add_states(states, all[i], solved[i]);
  }
  years.finish();
  states.finish();
  return world::sources_of(database, {"signed_ties"});
}

}  // namespace orrery::relations
