// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/tables/signed_networks.hpp"
#include "orrery/relations/tables/tables.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace orrery::relations {
namespace {

using networks::SignedGraph;

/// Which network a set and a year are.
using Places = std::map<std::pair<std::string, Year>, std::size_t>;

State state_at(const store::Result& rows, std::size_t row, std::size_t column) {
  return State{static_cast<std::int16_t>(rows.integer(row, column))};
}

/// The networks with their members, all of them without a tie so far.
std::vector<SignedNetwork> networks_of_members(store::Database& database, Places& places) {
  const auto rows = database.query(
      "SELECT s.set, m.year, m.state FROM relations.signed_sets AS s JOIN (SELECT DISTINCT state, "
      "year FROM core.state_years WHERE system = 'cow') AS m ON m.year BETWEEN s.first_year AND "
      "s.last_year ORDER BY s.rowid, m.year, m.state");
  std::vector<SignedNetwork> result;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto year = static_cast<Year>(rows.integer(i, 1));
    const auto [place, is_new] = places.emplace(std::pair(rows.text(i, 0), year), result.size());
    if (is_new) {
      result.emplace_back();
      result.back().set = rows.text(i, 0);
      result.back().year = year;
    }
    result[place->second].untied.push_back(state_at(rows, i, 2));
  }
  return result;
}

/// Makes nodes of the states that have a tie.
void number_states(SignedNetwork& network, std::vector<State> tied) {
  std::ranges::sort(tied);
  const auto end = std::unique(tied.begin(), tied.end());
  tied.erase(end, tied.end());
  std::erase_if(network.untied,
                [&](State state) { return std::ranges::binary_search(tied, state); });
  network.states = std::move(tied);
  network.graph.nodes = static_cast<std::int32_t>(network.states.size());
}

std::int32_t node_of(const SignedNetwork& network, State state) {
  return static_cast<std::int32_t>(std::ranges::lower_bound(network.states, state) -
                                   network.states.begin());
}

}  // namespace

std::vector<SignedNetwork> read_signed_networks(store::Database& database) {
  Places places;
  auto result = networks_of_members(database, places);
  const auto rows = database.query(
      "SELECT set, year, state1, state2, sign, mixed::TINYINT FROM relations.signed_ties ORDER "
      "BY set, "
      "year, state1, state2");
  std::vector<std::size_t> place(rows.rows());
  std::vector<std::vector<State>> tied(result.size());
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    place[i] = places.at({rows.text(i, 0), static_cast<Year>(rows.integer(i, 1))});
    tied[place[i]].push_back(state_at(rows, i, 2));
    tied[place[i]].push_back(state_at(rows, i, 3));
  }
  for (std::size_t i = 0; i < result.size(); ++i) number_states(result[i], std::move(tied[i]));
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    auto& network = result[place[i]];
    network.graph.ties.push_back({node_of(network, state_at(rows, i, 2)),
                                  node_of(network, state_at(rows, i, 3)),
                                  static_cast<double>(rows.integer(i, 4))});
    if (rows.integer(i, 5) != 0) ++network.mixed;
  }
  return result;
}

std::int32_t friendly_ties(const SignedGraph& graph) {
  return static_cast<std::int32_t>(
      std::ranges::count_if(graph.ties, [](const auto& tie) { return tie.weight > 0; }));
}

std::vector<std::string> fill_signed_ties(const world::MeasureContext& context) {
  auto& database = context.database;
  run_sql(database, "signed_layers.sql");
  auto sources = world::text_column(database, "SELECT source FROM signed_sources ORDER BY source");
  if (!sources.empty()) {
    run_sql(database, "schema.sql");
    run_sql(database, "signed_ties.sql");
    run_sql(database, "fill_signed_ties.sql");
  }
  run_sql(database, "drop_signed_layers.sql");
  return sources;
}

}  // namespace orrery::relations
