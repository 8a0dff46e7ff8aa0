// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

/// A signed network and the years it covers.
struct Network {
  std::string set;
  std::string about;
  Year first = 0;
  Year last = 0;
};

std::vector<Network> networks_in(store::Database& database) {
  if (!store::has_table(database, "relations", "frustration") ||
      !store::has_table(database, "relations", "balance")) {
    throw Error(ErrorKind::MissingData,
                "this world has no signed networks of states",
                {},
                "see `orrery sources` for the datasets that are missing: alliances, and disputes "
                "or rivalries");
  }
  const auto rows = database.query(
      "SELECT set, about, first_year, last_year FROM relations.signed_sets ORDER BY rowid");
  std::vector<Network> result;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    result.push_back({rows.text(i, 0),
                      rows.text(i, 1),
                      static_cast<Year>(rows.integer(i, 2)),
                      static_cast<Year>(rows.integer(i, 3))});
  }
  return result;
}

/// The network asked for, the first if none is named.
Network chosen(const std::vector<Network>& networks, const std::string& set) {
  if (set.empty()) return networks.front();
  std::vector<std::string> names;
  for (const auto& network : networks) {
    if (network.set == set) return network;
    names.push_back(network.set);
  }
  const auto near = closest(set, names);
  throw Error(ErrorKind::Usage,
              fmt::format("there is no signed network \"{}\"", set),
              "--set",
              did_you_mean(near, fmt::format("the networks are {}", one_of(names))));
}

void require_covered(const Network& network, Year from, Year to, const std::string& flag) {
  if (from <= to && from <= network.last && to >= network.first) return;
  throw Error(ErrorKind::Usage,
              from == to ? fmt::format("{} does not cover {}", network.set, from)
                         : fmt::format("{} does not cover {} to {}", network.set, from, to),
              flag,
              fmt::format("both of its sources cover {} to {}", network.first, network.last));
}

void cite_balance(store::Database& database, Table& table) {
  cite(database, table, sources_of_measure(database, "signed_ties"));
}

constexpr std::string_view kFigures =
    "f.n, f.tied, f.positive, f.negative, b.triangle_balance, b.walk_balance, f.frustration, "
    "f.normalised, f.optimal, f.lower_bound, b.ppp, b.ppn, b.pnn, b.nnn";

std::vector<Column> with_figures(Column first) {
  return {std::move(first),
          {"n", "", "members of the state system"},
          {"tied", "", "of them those with a tie"},
          {"positive", "", "friendly ties"},
          {"negative", "", "hostile ties"},
          {"triangles", "share", "balanced triangles, with an even number of hostile ties", 3},
          {"walks", "share", "balance of closed walks of all lengths", 3},
          {"frustration", "", "fewest ties that two factions leave broken"},
          {"normalised", "", "1 - 2 frustration / ties; 1 for a balanced network", 3},
          {"optimal", "", "proven that no factions break fewer"},
          {"lower_bound", "", "no factions break fewer than this"},
          {"ppp", "", "triangles of three friendly ties"},
          {"ppn", "", "triangles of two friendly ties and a hostile one"},
          {"pnn", "", "triangles of a friendly tie and two hostile ones"},
          {"nnn", "", "triangles of three hostile ties"}};
}

Table years_table(store::Database& database, const Network& network, Year from, Year to) {
  auto table = table_of(
      database,
      fmt::format("SELECT f.year, {} FROM relations.frustration AS f JOIN relations.balance AS b "
                  "USING (set, year) WHERE f.set = {} AND f.year BETWEEN {} AND {} ORDER BY f.year",
                  kFigures,
                  quoted_text(network.set),
                  from,
                  to),
      "years",
      fmt::format("Balance by year: {}", network.set),
      with_figures({"year", "", "calendar year"}));
  table.notes.push_back(network.about);
  cite_balance(database, table);
  return table;
}

Table sets_table(store::Database& database, Year year) {
  auto table = table_of(
      database,
      fmt::format("SELECT f.set, {} FROM relations.frustration AS f JOIN relations.balance AS b "
                  "USING (set, year) JOIN relations.signed_sets AS s USING (set) WHERE f.year = {} "
                  "ORDER BY s.rowid",
                  kFigures,
                  year),
      "sets",
      fmt::format("Balance of the signed networks, {}", year),
      with_figures({"set", "", "network"}));
  for (const auto& network : networks_in(database)) {
    table.notes.push_back(fmt::format("{}: {}", network.set, network.about));
  }
  cite_balance(database, table);
  return table;
}

Table factions_table(store::Database& database, const Network& network, Year year) {
  auto table = table_of(
      database,
      fmt::format(
          "SELECT component, faction, count(*), count(*) FILTER (sure), sum(frustrated), "
          "string_agg(coalesce(iso3, name), ' ' ORDER BY iso3, state) FILTER (sure), "
          "string_agg(coalesce(iso3, name), ' ' ORDER BY iso3, state) FILTER (NOT coalesce(sure, "
          "false)) FROM relations.factions JOIN core.states USING (state) WHERE set = {} AND year "
          "= {} AND faction IS NOT NULL GROUP BY ALL ORDER BY component, faction",
          quoted_text(network.set),
          year),
      "factions",
      fmt::format("Factions, {}: {}", year, network.set),
      {{"component", "", "connected part, 1 the largest; each has factions of its own"},
       {"faction", "", "1 or 2, 1 the larger"},
       {"states", "", "states in it"},
       {"sure", "", "of them those on the same side in all optimal divisions"},
       {"broken", "", "ties of its states that the division leaves broken"},
       {"members", "", "states that are sure"},
       {"unsure", "", "states that could as well stand on the other side"}});
  table.notes.push_back(network.about);
  const auto untied = database.query(fmt::format(
      "SELECT count(*) FROM relations.factions WHERE set = {} AND year = {} AND faction "
      "IS NULL",
      quoted_text(network.set),
      year));
  table.notes.push_back(
      fmt::format("{} members without a tie are in no faction", untied.text(0, 0)));
  cite_balance(database, table);
  return table;
}

Table broken_table(store::Database& database,
                   const Network& network,
                   Year year,
                   int top,
                   const std::string& name1,
                   const std::string& name2) {
  auto table = table_of(
      database,
      fmt::format(
          "WITH broken AS (SELECT t.state1, t.state2, t.sign, a.frustrated + b.frustrated AS ends "
          "FROM relations.signed_ties AS t JOIN relations.factions AS a ON a.set = t.set AND "
          "a.year = t.year AND a.state = t.state1 JOIN relations.factions AS b ON b.set = t.set "
          "AND b.year = t.year AND b.state = t.state2 WHERE t.set = {0} AND t.year = {1} AND "
          "(a.faction = b.faction) <> (t.sign > 0)) "
          "SELECT {2}, {3}, CASE WHEN sign > 0 THEN 'friends' ELSE 'enemies' END, CASE WHEN sign > "
          "0 THEN 'apart' ELSE 'together' END FROM broken ORDER BY ends DESC, state1, state2{4}",
          quoted_text(network.set),
          year,
          name1,
          name2,
          top > 0 ? fmt::format(" LIMIT {}", top) : std::string()),
      "broken",
      fmt::format("Ties that these factions leave broken, {}", year),
      {{"state1", "", "state"},
       {"state2", "", "state"},
       {"tie", "", "friends or enemies"},
       {"factions", "", "where the two stand"}});
  table.notes.emplace_back(
      "one optimal division of several; states with most broken ties come first");
  cite_balance(database, table);
  return table;
}

}  // namespace

Document Session::balance(const BalanceQuery& query) const {
  auto& database = impl_->database;
  const auto network = chosen(networks_in(database), query.set);
  const auto year = query.year.value_or(query.to.value_or(network.last));
  Document document;
  if (query.year) {
    require_covered(network, year, year, "--year");
    document.title = fmt::format("Balance of friends and enemies, {}", year);
    document.tables.push_back(sets_table(database, year));
  } else {
    const auto from = query.from.value_or(network.first);
    require_covered(network, from, year, "--from");
    document.title = "Balance of friends and enemies";
    document.tables.push_back(years_table(database, network, from, year));
  }
  const auto shown = std::min(year, network.last);
  document.tables.push_back(factions_table(database, network, shown));
  document.tables.push_back(broken_table(database,
                                         network,
                                         shown,
                                         query.top,
                                         Impl::name_sql("state1", std::to_string(shown)),
                                         Impl::name_sql("state2", std::to_string(shown))));
  return document;
}

}  // namespace orrery::api
