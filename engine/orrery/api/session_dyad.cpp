// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "orrery/api/dyad_dossier.hpp"
#include "orrery/api/dyad_influence.hpp"
#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

/// One of the two: what it is called, and the rows (state, year) of who belongs to it when.
struct Side {
  std::string key;  ///< the same for the same state or group
  std::string name;
  std::string members_sql;
  bool is_group = false;
};

Side state_side(const states::Directory& directory, State state) {
  return {
      .key = fmt::format("state {}", state.value()),
      .name = directory.entry(state).name,
      .members_sql = fmt::format("SELECT {}::SMALLINT AS state, year FROM years", state.value())};
}

/// A group of core.groups or an organisation of core.memberships by its id, if there is one.
std::optional<Side> group_side(store::Database& database, const std::string& who) {
  const auto id = quoted_text(who);
  const auto group =
      database.query("SELECT group_id, name FROM core.groups WHERE group_id = lower(" + id + ")");
  if (!group.empty()) {
    return Side{.key = "group " + group.text(0, 0),
                .name = group.text(0, 1),
                .members_sql = fmt::format(
                    "SELECT DISTINCT m.state, y.year FROM core.group_members AS m JOIN years AS y "
                    "ON y.year BETWEEN coalesce(m.first_year, y.year) AND coalesce(m.last_year, "
                    "y.year) WHERE m.group_id = {}",
                    quoted_text(group.text(0, 0))),
                .is_group = true};
  }
  const auto org = database.query("SELECT org, name FROM core.orgs WHERE org = lower(" + id + ")");
  if (org.empty()) return std::nullopt;
  return Side{.key = "group " + org.text(0, 0),
              .name = org.text(0, 1),
              .members_sql = fmt::format(
                  "SELECT DISTINCT m.state, y.year FROM core.memberships AS m JOIN years AS y ON "
                  "m.first_day <= make_date(y.year, 12, 31) AND coalesce(m.last_day, DATE "
                  "'9999-12-31') >= make_date(y.year, 12, 31) WHERE m.org = {} AND m.status IN "
                  "('full', 'suspended')",
                  quoted_text(org.text(0, 0))),
              .is_group = true};
}

/// An organisation of the Correlates of War by its acronym, if the world has them.
std::optional<Side> igo_side(store::Database& database, const std::string& who) {
  const auto igo =
      database.query("SELECT org, name FROM core.igos WHERE org = upper(" + quoted_text(who) + ")");
  if (igo.empty()) return std::nullopt;
  return Side{
      .key = "igo " + igo.text(0, 0),
      .name = igo.text(0, 1),
      .members_sql = fmt::format("SELECT DISTINCT m.state, m.year FROM core.igo_memberships "
                                 "AS m JOIN years AS y USING (year) WHERE m.org = {} AND "
                                 "m.status = 'full'",
                                 quoted_text(igo.text(0, 0))),
      .is_group = true};
}

/// States go before groups, and both before the many acronyms of organisations.
Side resolve(store::Database& database,
             const states::Directory& directory,
             const std::string& who) {
  if (const auto state = directory.find(who)) return state_side(directory, *state);
  if (auto group = group_side(database, who)) return *group;
  if (auto igo = igo_side(database, who)) return *igo;
  return state_side(directory, directory.need(who));
}

std::string positions_sql(store::Database& database, const std::string& members) {
  if (!store::has_table(database, "norms", "ideal_points")) {
    return "SELECT NULL::SMALLINT AS year, NULL::DOUBLE AS mean, NULL::DOUBLE AS sd WHERE false";
  }
  return fmt::format(
      "SELECT p.year, avg(p.mean) AS mean, CASE WHEN count(p.sd) = count(*) THEN sqrt(sum(p.sd * "
      "p.sd)) / count(*) END AS sd FROM norms.ideal_points AS p JOIN {} USING (state, year) WHERE "
      "p.model = 'fast' AND p.issue = 'all' GROUP BY p.year",
      members);
}

std::string similarity_sql(store::Database& database,
                           std::string_view basis,
                           std::string_view period) {
  if (!store::has_table(database, "norms", "similarity")) {
    return "SELECT NULL::SMALLINT AS year, NULL::DOUBLE AS n, NULL::DOUBLE AS agree, NULL::DOUBLE "
           "AS kappa WHERE false";
  }
  return fmt::format(
      "SELECT p.year, avg(s.n) AS n, avg(s.agree) AS agree, avg(s.kappa_sq) AS kappa FROM pairs AS "
      "p JOIN norms.similarity AS s ON s.basis = {} AND s.period = {} AND s.state1 = p.state1 AND "
      "s.state2 = p.state2 GROUP BY p.year",
      quoted_text(basis),
      period);
}

/// All years in which the world has anything on pairs.
std::string years_sql(store::Database& database, const DyadQuery& query) {
  std::string years = "SELECT NULL::SMALLINT AS year WHERE false";
  if (store::has_table(database, "norms", "ideal_points"))
    years += " UNION SELECT year FROM norms.ideal_points";
  if (store::has_table(database, "norms", "similarity"))
    years +=
        " UNION SELECT CASE WHEN basis LIKE 'un%' THEN period + 1945 ELSE period END FROM "
        "norms.similarity";
  return fmt::format("SELECT year::SMALLINT AS year FROM ({}) WHERE year BETWEEN {} AND {}",
                     years,
                     query.from.value_or(0),
                     query.to.value_or(9999));
}

Table norms_of(store::Database& database,
               const Side& one,
               const Side& other,
               const DyadQuery& query) {
  return table_of(
      database,
      fmt::format(
          "WITH years AS ({0}), one AS ({1}), two AS ({2}), "
          "pairs AS (SELECT DISTINCT o.year, least(o.state, t.state) AS state1, "
          "greatest(o.state, t.state) AS state2 FROM one AS o JOIN two AS t USING (year) WHERE "
          "o.state <> t.state), "
          "at_one AS ({3}), at_two AS ({4}), un AS ({5}), atop AS ({6}), cow AS ({7}) "
          "SELECT year, un.n, un.agree, un.kappa, at_one.mean, at_two.mean, abs(at_one.mean - "
          "at_two.mean), sqrt(at_one.sd * at_one.sd + at_two.sd * at_two.sd), atop.kappa, "
          "cow.kappa FROM years LEFT JOIN at_one USING (year) LEFT JOIN at_two USING (year) "
          "LEFT JOIN un USING (year) LEFT JOIN atop USING (year) LEFT JOIN cow USING (year) "
          "WHERE un.n > 0 OR atop.kappa IS NOT NULL OR cow.kappa IS NOT NULL OR (at_one.mean IS "
          "NOT NULL AND at_two.mean IS NOT NULL) ORDER BY year",
          years_sql(database, query),
          one.members_sql,
          other.members_sql,
          positions_sql(database, "one"),
          positions_sql(database, "two"),
          similarity_sql(database, "un", "p.year - 1945"),
          similarity_sql(database, "atop", "p.year"),
          similarity_sql(database, "cow", "p.year")),
      "norms",
      fmt::format(
          "{} and {}: votes in the UN General Assembly, and alliances", one.name, other.name),
      {{"year", "", "calendar year; of votes that in which the session began"},
       {"votes", "", "roll calls in which both voted; between groups the mean over pairs", 3},
       {"agree", "share", "share of these in which they voted the same", 3},
       {"kappa", "", "Cohen's kappa of the votes, squared weights", 3},
       {"ideal_1", "", "ideal point of the first; higher is nearer to the United States", 3},
       {"ideal_2", "", "ideal point of the second", 3},
       {"distance", "", "distance of the two", 3},
       {"sd", "", "standard deviation of the distance, errors taken as independent", 2},
       {"atop", "", "Cohen's kappa of alliances (ATOP), squared weights", 3},
       {"cow", "", "Cohen's kappa of alliances (COW), squared weights", 3}});
}

NamedPair named_pair(const states::Directory& directory, State one, State other) {
  const auto& first = directory.entry(one);
  const auto& second = directory.entry(other);
  const auto code = [](const states::StateEntry& entry) {
    return entry.iso3.empty() ? entry.abb : entry.iso3;
  };
  return {one, other, code(first) + "-" + code(second), first.name, second.name};
}

/// A pair of --compare: "USA-CHN".
NamedPair compared_pair(const states::Directory& directory, const std::string& text) {
  const auto dash = text.find('-');
  if (dash == std::string::npos) {
    throw Error(ErrorKind::Usage,
                fmt::format("\"{}\" is no pair", text),
                "--compare",
                "write two codes with a dash between them, such as USA-CHN");
  }
  const auto one = directory.need(text.substr(0, dash));
  const auto other = directory.need(text.substr(dash + 1));
  if (one == other) {
    throw Error(ErrorKind::Usage,
                fmt::format("the two of {} are the same", text),
                "--compare",
                "name two states");
  }
  return named_pair(directory, one, other);
}

/// True if what was asked for is of the signed index or influence, which groups do not have.
bool wants_index(const DyadQuery& query) {
  return !query.weights.empty() || !query.compare.empty() || query.explain ||
         !query.bandwidth.empty() || !query.dependence.empty();
}

/// The weights of index and influence as flags would give them.
std::vector<Choice> dyad_choices(const DyadQuery& query) {
  const auto parts = part_weights(query);
  return {
      weights_choice(
          "weights", layer_names(), layer_weights(query.weights).values, !query.weights.empty()),
      weights_choice(
          "bandwidth", relations::kBandwidthParts, parts.bandwidth, !query.bandwidth.empty()),
      weights_choice(
          "dependence", relations::kDependenceParts, parts.dependence, !query.dependence.empty())};
}

/// The relations of two states, if the world has them; of groups none.
std::vector<Table> dossier_of(store::Database& database,
                              const states::Directory& directory,
                              const DyadQuery& query,
                              bool groups) {
  if (groups && wants_index(query)) {
    throw Error(ErrorKind::Usage,
                "the signed index and influence are of two states, not of groups",
                {},
                "leave out --weights, --bandwidth, --dependence, --compare and --explain, or name "
                "two states");
  }
  const bool has = store::has_table(database, "relations", "dyad_years");
  if (groups || (!has && !wants_index(query))) return {};
  const RelationsReader reader(database, layer_weights(query.weights));
  std::vector<NamedPair> others;
  for (const auto& pair : query.compare) others.push_back(compared_pair(directory, pair));
  return dyad_dossier(reader,
                      named_pair(directory, directory.need(query.one), directory.need(query.other)),
                      others,
                      query);
}

}  // namespace

Document Session::dyad(const DyadQuery& query) const {
  auto& database = impl_->database;
  const auto one = resolve(database, impl_->directory(), query.one);
  const auto other = resolve(database, impl_->directory(), query.other);
  if (one.key == other.key) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} and {} are the same: {}", query.one, query.other, one.name),
                {},
                "name two states, or groups");
  }
  auto tables = dossier_of(database, impl_->directory(), query, one.is_group || other.is_group);
  std::vector<Choice> choices;
  if (!tables.empty()) choices = dyad_choices(query);
  auto table = norms_of(database, one, other, query);
  if (table.rows.empty())
    table.notes.emplace_back("nothing is known of these two together in these years");
  if (one.is_group || other.is_group)
    table.notes.emplace_back(
        "a group is its members on 31 December: its position is their mean, similarity the mean "
        "over pairs of different states");
  auto sources = sources_of_measure(database, "similarity");
  for (const auto& source : sources_of_measure(database, "ideal_points")) sources.push_back(source);
  cite(database, table, sources);
  tables.push_back(std::move(table));
  return {fmt::format("{} · {}", one.name, other.name), std::move(tables), std::move(choices)};
}

}  // namespace orrery::api
