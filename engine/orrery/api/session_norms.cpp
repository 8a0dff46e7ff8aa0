// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/group_name.hpp"
#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

constexpr std::string_view kPositions = "model = 'fast' AND issue = 'all'";

/// First and last year.
struct Years {
  Year first;
  Year last;
};

Years covered_years(store::Database& database) {
  std::string years;
  for (const std::string table : {"spread", "bloc_sessions"}) {
    if (!store::has_table(database, "norms", table)) continue;
    years += (years.empty() ? "" : " UNION ALL ") + ("SELECT year FROM norms." + table);
  }
  if (years.empty()) {
    throw Error(ErrorKind::MissingData,
                "this world has no votes of the UN General Assembly",
                {},
                "see `orrery sources` for the datasets that are missing");
  }
  const auto rows = database.query("SELECT min(year), max(year) FROM (" + years + ")");
  return {static_cast<Year>(rows.integer(0, 0)), static_cast<Year>(rows.integer(0, 1))};
}

/// The years asked for; the whole of what is covered where one is not said.
Years asked_years(const NormsQuery& query, const Years& covered) {
  const Years asked{query.from.value_or(covered.first), query.to.value_or(covered.last)};
  if (asked.first > asked.last || asked.first > covered.last || asked.last < covered.first) {
    throw Error(ErrorKind::Usage,
                fmt::format("no session from {} to {}", asked.first, asked.last),
                "--from",
                fmt::format("votes cover {} to {}", covered.first, covered.last));
  }
  return asked;
}

std::string limit_sql(int top) {
  return top > 0 ? fmt::format(" LIMIT {}", top) : std::string();
}

/// Says where the weights end, if they end before the year.
void note_missing_weights(store::Database& database, Year year, Table& table) {
  const auto rows = database.query(
      "SELECT weighting, max(year) FROM norms.spread WHERE weighting <> 'states' GROUP BY "
      "weighting ORDER BY weighting");
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    if (rows.integer(i, 1) >= year) continue;
    table.notes.push_back(
        fmt::format("weights by {} end in {}", rows.text(i, 0), rows.integer(i, 1)));
  }
}

Table spread_table(store::Database& database, Year year) {
  auto table = table_of(
      database,
      fmt::format("SELECT weighting, n, mean, sd, sd_q05, sd_q95, polarisation, bimodality, "
                  "polarisation_q05, polarisation_q95 FROM norms.spread WHERE {} AND year = {} "
                  "ORDER BY rowid",
                  kPositions,
                  year),
      "spread",
      fmt::format("Positions of states, {}", year),
      {{"weighting", "", "what a state counts: the same, its population or its power"},
       {"n", "", "states"},
       {"mean", "", "mean position; higher is nearer to the United States", 2},
       {"sd", "", "standard deviation of the positions", 3},
       {"sd_q05", "", "5 % point of the standard deviation", 3},
       {"sd_q95", "", "95 % point of the standard deviation", 3},
       {"polarisation", "", "polarisation of Esteban and Ray", 3},
       {"bimodality", "", "Sarle's coefficient; 5/9 for a uniform distribution", 3},
       {"polarisation_q05", "", "5 % point of the polarisation", 3},
       {"polarisation_q95", "", "95 % point of the polarisation", 3}});
  if (table.rows.empty()) table.notes.push_back(fmt::format("no positions in {}", year));
  note_missing_weights(database, year, table);
  cite(database, table, sources_of_measure(database, "spread"));
  return table;
}

std::string firmness_note(store::Database& database, Year year) {
  const auto rows = database.query(
      fmt::format("SELECT session, n, modularity, adjusted_rand, runs FROM norms.bloc_sessions "
                  "WHERE basis = 'un' AND year = {}",
                  year));
  if (rows.empty()) return fmt::format("no session began in {}", year);
  if (rows.integer(0, 1) == 0) {
    return fmt::format("session {} has no blocs: no two states have 10 roll calls in common",
                       rows.integer(0, 0));
  }
  return fmt::format("modularity {:.3f}; adjusted Rand index over {} runs {:.2f} (1: all agree)",
                     rows.real(0, 2),
                     rows.integer(0, 4),
                     rows.real(0, 3));
}

Table blocs_table(store::Database& database, Year year, const std::string& name) {
  const std::string positions =
      store::has_table(database, "norms", "ideal_points")
          ? fmt::format("(SELECT state, session, mean FROM norms.ideal_points WHERE {})",
                        kPositions)
          : "(SELECT NULL::SMALLINT AS state, NULL::SMALLINT AS session, NULL::DOUBLE AS mean)";
  auto table = table_of(
      database,
      fmt::format("SELECT b.bloc, any_value(b.line), count(*), avg(p.mean), stddev_pop(p.mean), "
                  "avg(b.belonging), string_agg(coalesce(s.iso3, {}), ' ' ORDER BY s.iso3, "
                  "b.state) FROM norms.blocs AS b JOIN core.states AS s USING (state) LEFT JOIN {} "
                  "AS p USING (state, session) WHERE b.basis = 'un' AND b.year = {} "
                  "GROUP BY b.bloc ORDER BY b.bloc",
                  name,
                  positions,
                  year),
      "blocs",
      fmt::format("Blocs that vote alike, {}", year),
      {{"bloc", "", "number in the session, 1 is the largest"},
       {"line", "", "number that the bloc keeps from session to session"},
       {"states", "", "states in it"},
       {"position", "", "mean position", 3},
       {"sd", "", "standard deviation of the positions", 3},
       {"belonging", "share", "share of runs in which its states sit with it, mean", 3},
       {"members", "", "its states"}});
  table.notes.push_back(firmness_note(database, year));
  cite(database, table, sources_of_measure(database, "blocs"));
  return table;
}

Table cohesion_table(store::Database& database, Year year) {
  auto table = table_of(
      database,
      fmt::format("SELECT c.group_id, c.members, c.n, c.mean, c.sd, c.agree, c.agreement_index, "
                  "c.rollcalls, c.agree - b.agree FROM norms.cohesion AS c LEFT JOIN "
                  "norms.cohesion AS b ON "
                  "b.group_id = c.group_id AND b.membership = 'actual' AND b.session = c.session - "
                  "10 WHERE c.membership = 'actual' AND c.year = {} ORDER BY c.agree DESC NULLS "
                  "LAST, c.group_id",
                  year),
      "cohesion",
      fmt::format("Cohesion of groups, {}", year),
      {{"group", "", "group or organisation"},
       {"members", "", "members on 31 December"},
       {"n", "", "of these, with a position"},
       {"mean", "", "mean position", 3},
       {"sd", "", "standard deviation of the positions within the group", 3},
       {"agree", "share", "agreement, mean over pairs of members", 3},
       {"agreement_index", "", "of Hix, Noury and Roland, 0 to 1", 3},
       {"rollcalls", "", "roll calls in which two members or more voted"},
       {"agree_10", "", "change of the agreement over ten sessions, members of each year", 2}});
  table.notes.emplace_back(
      "`orrery show norms --group ID` shows a group by year, with and "
      "without those that joined");
  cite(database, table, sources_of_measure(database, "cohesion"));
  return table;
}

std::vector<Column> move_columns(const std::string& first, const std::string& what) {
  return {{"state", "", "COW code"},
          {"name", "", "name in the year"},
          {first, "", what},
          {"before", "", "position then", 3},
          {"after", "", "position at the end", 3},
          {"change", "", "difference; above 0: towards the United States' side", 3},
          {"sd", "", "its standard deviation", 2},
          {"z", "", "difference over its standard deviation", 2}};
}

Table moves_table(store::Database& database, const Years& years, int top, const std::string& name) {
  // One row a state: its largest move of the period.
  auto table = table_of(
      database,
      fmt::format(
          "SELECT m.state, {0}, m.year, p.mean - m.change, p.mean, m.change, m.sd, m.z "
          "FROM norms.moves AS m JOIN norms.ideal_points AS p USING (model, issue, state, session) "
          "WHERE {1} AND m.span = 5 AND m.year BETWEEN {2} AND {3} "
          "QUALIFY row_number() OVER (PARTITION BY m.state ORDER BY abs(m.change) DESC, m.year) = "
          "1 ORDER BY abs(m.change) DESC, m.state{4}",
          name,
          kPositions,
          years.first,
          years.last,
          limit_sql(top)),
      "moves",
      years.first == years.last
          ? fmt::format("Who moved most in the five sessions to {}", years.first)
          : fmt::format("Who moved most in five sessions, {} to {}", years.first, years.last),
      move_columns("year", "year in which the five sessions end"));
  cite(database, table, sources_of_measure(database, "moves"));
  return table;
}

Table years_table(store::Database& database, const Years& years) {
  const std::string spread =
      store::has_table(database, "norms", "spread")
          ? fmt::format("(FROM norms.spread WHERE {} AND weighting = 'states')", kPositions)
          : "(SELECT NULL::SMALLINT AS year, NULL::SMALLINT AS n, NULL::DOUBLE AS sd, NULL::DOUBLE "
            "AS sd_q05, NULL::DOUBLE AS sd_q95, NULL::DOUBLE AS polarisation, NULL::DOUBLE AS "
            "polarisation_q05, NULL::DOUBLE AS polarisation_q95, "
            "NULL::DOUBLE AS bimodality WHERE false)";
  const std::string blocs =
      store::has_table(database, "norms", "bloc_sessions")
          ? "(FROM norms.bloc_sessions WHERE basis = 'un')"
          : "(SELECT NULL::SMALLINT AS year, NULL::SMALLINT AS n, NULL::SMALLINT AS blocs, "
            "NULL::DOUBLE AS modularity, NULL::DOUBLE AS adjusted_rand WHERE false)";
  auto table = table_of(
      database,
      fmt::format("SELECT year, coalesce(s.n, b.n), s.sd, s.polarisation, s.bimodality, b.blocs, "
                  "b.modularity, b.adjusted_rand, s.sd_q05, s.sd_q95, s.polarisation_q05, "
                  "s.polarisation_q95 "
                  "FROM {} AS s FULL JOIN {} AS b USING (year) WHERE year BETWEEN {} AND {} "
                  "ORDER BY year",
                  spread,
                  blocs,
                  years.first,
                  years.last),
      "years",
      fmt::format("The normative order, {} to {}", years.first, years.last),
      {{"year", "", "year in which the session began"},
       {"n", "", "states"},
       {"sd", "", "standard deviation of the positions", 3},
       {"polarisation", "", "polarisation of Esteban and Ray", 3},
       {"bimodality", "", "Sarle's coefficient; 5/9 for a uniform distribution", 3},
       {"blocs", "", "number of blocs"},
       {"modularity", "", "modularity of the division into blocs", 3},
       {"adjusted_rand", "", "mean over pairs of runs; 1: all find the same blocs", 3},
       {"sd_q05", "", "5 % point of the standard deviation", 3},
       {"sd_q95", "", "95 % point of the standard deviation", 3},
       {"polarisation_q05", "", "5 % point of the polarisation", 3},
       {"polarisation_q95", "", "95 % point of the polarisation", 3}});
  auto sources = sources_of_measure(database, "spread");
  for (const auto& source : sources_of_measure(database, "blocs")) sources.push_back(source);
  cite(database, table, sources);
  return table;
}

Table group_table(store::Database& database, const std::string& group, const Years& years) {
  auto table = table_of(
      database,
      fmt::format(
          "WITH c AS (FROM norms.cohesion WHERE group_id = {0} AND year BETWEEN {1} AND {2}) "
          "SELECT year, a.members, a.mean, a.mean_sd, a.sd, a.agree, i.agree, f.agree, "
          "a.agreement_index, f.members, f.sd FROM (SELECT DISTINCT year FROM c) "
          "LEFT JOIN (FROM c WHERE membership = 'actual') AS a USING (year) "
          "LEFT JOIN (FROM c WHERE membership = 'incumbents') AS i USING (year) "
          "LEFT JOIN (FROM c WHERE membership = 'first') AS f USING (year) ORDER BY year",
          quoted_text(group),
          years.first,
          years.last),
      "group",
      fmt::format("Cohesion in the UN General Assembly: {}", group),
      {{"year", "", "year in which the session began"},
       {"members", "", "members on 31 December"},
       {"mean", "", "mean position of the members", 3},
       {"mean_sd", "", "standard deviation of that mean", 2},
       {"sd", "", "standard deviation of the positions within the group", 3},
       {"agree", "share", "agreement, mean over pairs of members", 3},
       {"agree_old", "share", "agreement among members of the year before", 3},
       {"agree_first", "share", "agreement among members in the first year listed", 3},
       {"agreement_index", "", "of Hix, Noury and Roland, 0 to 1", 3},
       {"members_first", "", "members in the first year listed"},
       {"sd_first", "", "standard deviation of their positions", 3}});
  cite(database, table, sources_of_measure(database, "cohesion"));
  return table;
}

Table entries_table(store::Database& database,
                    const std::string& group,
                    const Years& years,
                    const std::string& name) {
  auto table = table_of(
      database,
      fmt::format(
          "WITH listed AS (SELECT state, first_year FROM core.group_members WHERE group_id = {0} "
          "UNION SELECT state, year(first_day) FROM core.memberships WHERE org = {0} AND status = "
          "'full' AND org NOT IN (SELECT group_id FROM core.groups)), "
          "joined AS (SELECT s.first_year AS year, string_agg({3}, ', ' ORDER BY state) AS names "
          "FROM listed AS s JOIN core.states AS t USING (state) GROUP BY s.first_year) "
          "SELECT a.year, i.members, a.members, i.sd, a.sd, i.agree, a.agree, a.agree - i.agree, "
          "j.names FROM norms.cohesion AS a JOIN norms.cohesion AS i ON i.group_id = a.group_id "
          "AND i.session = a.session AND i.membership = 'incumbents' JOIN joined AS j ON j.year = "
          "a.year WHERE a.group_id = {0} AND a.membership = 'actual' AND a.members > i.members AND "
          "a.year BETWEEN {1} AND {2} ORDER BY a.year",
          quoted_text(group),
          years.first,
          years.last,
          name),
      "entries",
      fmt::format("Enlargements of {}: with and without those that joined", group),
      {{"year", "", "year of entry"},
       {"old", "", "members of the year before, still there"},
       {"all", "", "members with those that joined"},
       {"sd_old", "", "standard deviation of positions without them", 3},
       {"sd_all", "", "and with them", 3},
       {"agree_old", "share", "agreement without them", 3},
       {"agree_all", "share", "and with them", 3},
       {"effect", "", "difference: what entry did to agreement at once", 2},
       {"joined", "", "who joined"}});
  cite(database, table, sources_of_measure(database, "cohesion"));
  return table;
}

Document group_document(store::Database& database, const NormsQuery& query, const Years& covered) {
  if (!store::has_table(database, "norms", "cohesion")) {
    throw Error(ErrorKind::MissingData,
                "this world has no cohesion of groups",
                "--group",
                "see `orrery sources` for the datasets that are missing");
  }
  const auto group = resolve_group(database, "norms.cohesion", query.group);
  auto years = asked_years(query, covered);
  if (query.year) years = {*query.year, *query.year};
  const auto about = database.query(
      fmt::format("SELECT name, description FROM core.groups WHERE group_id = {0} UNION ALL SELECT "
                  "name, NULL FROM core.orgs WHERE org = {0} AND org NOT IN (SELECT group_id FROM "
                  "core.groups)",
                  quoted_text(group)));
  auto table = group_table(database, group, years);
  if (!about.empty() && !about.is_null(0, 1)) table.notes.push_back(about.text(0, 1));
  return {about.empty() ? group : about.text(0, 0),
          {std::move(table), entries_table(database, group, years, "t.name")}};
}

}  // namespace

Document Session::norms(const NormsQuery& query) const {
  auto& database = impl_->database;
  const auto covered = covered_years(database);
  if (!query.group.empty()) return group_document(database, query, covered);
  const auto name = Impl::name_sql("m.state", "m.year");
  if (query.from || query.to) {
    const auto years = asked_years(query, covered);
    Document document{fmt::format("Norms, {} to {}", years.first, years.last),
                      {years_table(database, years)}};
    if (store::has_table(database, "norms", "moves"))
      document.tables.push_back(moves_table(database, years, query.top, name));
    return document;
  }
  const auto year = query.year.value_or(covered.last);
  if (year < covered.first || year > covered.last) {
    throw Error(ErrorKind::Usage,
                fmt::format("no session of the UN General Assembly with votes began in {}", year),
                "--year",
                fmt::format("votes cover {} to {}", covered.first, covered.last));
  }
  Document document{
      fmt::format("Norms, {}: session {} of the UN General Assembly", year, year - 1945), {}};
  if (store::has_table(database, "norms", "spread"))
    document.tables.push_back(spread_table(database, year));
  if (store::has_table(database, "norms", "blocs"))
    document.tables.push_back(blocs_table(database, year, "s.name"));
  if (store::has_table(database, "norms", "cohesion"))
    document.tables.push_back(cohesion_table(database, year));
  if (store::has_table(database, "norms", "moves"))
    document.tables.push_back(moves_table(database, {year, year}, query.top, name));
  return document;
}

}  // namespace orrery::api
