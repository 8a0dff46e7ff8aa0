// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"

namespace orrery::api {
namespace {

Table names_table(store::Database& database, int state, std::string_view language) {
  return table_of(
      database,
      fmt::format("SELECT first_day, last_day, name, kind FROM core.state_names WHERE state = {} "
                  "AND lang = {} "
                  "ORDER BY kind = 'alias', coalesce(first_day, DATE '0001-01-01'), kind",
                  state,
                  store::quoted_text(language)),
      "names",
      "Names by period",
      {{"from", "", "first day; empty: from the beginning"},
       {"to", "", "last day; empty: still in use"},
       {"name", "", "the name"},
       {"kind", "", "short, official, former or alias"}});
}

Table codes_table(store::Database& database, int state) {
  return table_of(database,
                  fmt::format("SELECT first_day, last_day, state, gw, iso3, un_m49, note FROM "
                              "core.state_codes WHERE state = {} "
                              "ORDER BY coalesce(first_day, DATE '0001-01-01')",
                              state),
                  "codes",
                  "Codes by period",
                  {{"from", "", "first day; empty: from the beginning"},
                   {"to", "", "last day; empty: open"},
                   {"cow", "", "Correlates of War code"},
                   {"gw", "", "Gleditsch-Ward code"},
                   {"iso3", "", "ISO 3166 alpha-3"},
                   {"un_m49", "", "UN M49"},
                   {"note", "", "why the period begins or ends"}});
}

Table spells_table(store::Database& database, int state) {
  auto table = table_of(
      database,
      fmt::format(
          "SELECT system, code, first_day, CASE WHEN NOT open THEN last_day END, source FROM ("
          "SELECT system, code, first_day, last_day, open, source FROM core.state_spells WHERE "
          "state = {0} UNION ALL "
          "SELECT 'major power', state, first_day, last_day, open, source FROM core.majors WHERE "
          "state = {0}) "
          "ORDER BY system = 'major power', system, first_day",
          state),
      "spells",
      "Membership of the systems of states",
      {{"system", "", "cow, gw or major power"},
       {"code", "", "code in that system"},
       {"from", "", "first day"},
       {"to", "", "last day; empty: still a member when the list ends"},
       {"source", "", "source of the spell"}});
  return table;
}

Table power_table(store::Database& database, int state) {
  auto table = table_of(database,
                        fmt::format("SELECT i.index, s.year, s.value, s.share, s.rank, s.n, i.unit "
                                    "FROM power.shares AS s JOIN power.indices AS i USING (index) "
                                    "WHERE s.state = {} QUALIFY s.year = max(s.year) OVER "
                                    "(PARTITION BY s.index) ORDER BY i.rowid",
                                    state),
                        "power",
                        "Power, last year with data",
                        {{"index", "", "index of power"},
                         {"year", "", "last year with data of this state"},
                         {"value", "", "value in its unit"},
                         {"share", "share", "share of the total over states with data"},
                         {"rank", "", "rank, 1 is the largest"},
                         {"of", "", "states with data"},
                         {"unit", "", "unit of the value"}});
  cite(database, table, sources_of_measure(database, "shares"));
  return table;
}

/// The last position and bloc of the state, and how far it had moved.
Table norms_table(store::Database& database, int state) {
  const std::string blocs = store::has_table(database, "norms", "blocs")
                                ? "(FROM norms.blocs WHERE basis = 'un')"
                                : "(SELECT NULL::SMALLINT AS state, NULL::SMALLINT AS session, "
                                  "NULL::SMALLINT AS bloc, NULL::DOUBLE AS belonging)";
  auto table = table_of(
      database,
      fmt::format(
          "SELECT p.model, p.issue, p.year, p.votes, p.mean, p.sd, "
          "CASE WHEN p.issue = 'all' THEN b.bloc END, CASE WHEN p.issue = 'all' THEN b.belonging "
          "END, five.change, five.z, ten.change, ten.z FROM norms.ideal_points AS p "
          "LEFT JOIN {1} AS b ON b.state = p.state AND b.session = p.session "
          "LEFT JOIN norms.moves AS five ON five.model = p.model AND five.issue = p.issue AND "
          "five.state = p.state AND five.session = p.session AND five.span = 5 "
          "LEFT JOIN norms.moves AS ten ON ten.model = p.model AND ten.issue = p.issue AND "
          "ten.state = p.state AND ten.session = p.session AND ten.span = 10 "
          "WHERE p.state = {0} QUALIFY p.session = max(p.session) OVER (PARTITION BY p.model, "
          "p.issue) ORDER BY p.issue <> 'all', p.issue, p.model",
          state,
          blocs),
      "norms",
      "Norms: votes in the UN General Assembly, last session with votes",
      {{"model", "", "model of the ideal points"},
       {"issue", "", "votes used"},
       {"year", "", "year in which the session began"},
       {"votes", "", "votes cast in the session"},
       {"position", "", "ideal point; higher is nearer to the United States", 3},
       {"sd", "", "its standard deviation", 2},
       {"bloc", "", "bloc of the session, 1 is the largest"},
       {"belonging", "share", "share of runs in which the state sits with its bloc", 3},
       {"moved_5", "", "change of the position over five sessions", 3},
       {"z_5", "", "that change over its standard deviation", 2},
       {"moved_10", "", "change of the position over ten sessions", 3},
       {"z_10", "", "that change over its standard deviation", 2}});
  if (table.rows.empty()) table.notes.emplace_back("no votes of this state are known");
  cite(database, table, sources_of_measure(database, "ideal_points"));
  return table;
}

/// How central the state is among organisations, last year of each basis.
Table institutions_table(store::Database& database, int state) {
  auto table = table_of(
      database,
      fmt::format(
          "SELECT basis, year, degree, degree_share, strength, eigenvector, rank, n FROM "
          "(SELECT *, rank() OVER (PARTITION BY basis, year ORDER BY eigenvector DESC NULLS "
          "LAST) AS rank, count(eigenvector) OVER (PARTITION BY basis, year) AS n FROM "
          "institutions.centralities) WHERE state = {} QUALIFY year = max(year) OVER "
          "(PARTITION BY basis) ORDER BY basis",
          state),
      "institutions",
      "Institutions: memberships of organisations, last year with data",
      {{"basis", "", "igo: IGO data; reference: reference edition"},
       {"year", "", "calendar year"},
       {"memberships", "", "organisations of which it is a full member"},
       {"of", "share", "these over all organisations of the year", 3},
       {"joint", "", "joint full memberships with other states, sum over the states"},
       {"eigenvector", "", "eigenvector centrality, 1 the largest", 3},
       {"rank", "", "rank by it, 1 is the most central"},
       {"states", "", "states with a membership"}});
  cite(database, table, sources_of_measure(database, "centralities"));
  return table;
}

}  // namespace

Document Session::state(std::string_view who, std::string_view language) const {
  if (language != "en" && language != "ru" && language != "zh") {
    throw Error(ErrorKind::Usage,
                fmt::format("names are not kept in \"{}\"", language),
                "--lang",
                "use en, ru or zh");
  }
  auto& database = impl_->database;
  const auto state = impl_->directory().need(who);
  const int code = state.value();
  const auto identity = database.query(
      fmt::format("SELECT {}, iso3, gw, capital, subregion FROM core.states WHERE state = {}",
                  Impl::name_sql(std::to_string(code), "2024", language),
                  code));
  std::string title = fmt::format("{} · COW {}", identity.text(0, 0), code);
  if (!identity.is_null(0, 2)) title += fmt::format(" · GW {}", identity.text(0, 2));
  if (!identity.is_null(0, 1)) title += fmt::format(" · {}", identity.text(0, 1));
  if (!identity.is_null(0, 3)) title += fmt::format(" · {}", identity.text(0, 3));
  if (!identity.is_null(0, 4)) title += fmt::format(", {}", identity.text(0, 4));
  Document document{title,
                    {names_table(database, code, language),
                     codes_table(database, code),
                     spells_table(database, code)}};
  if (store::has_table(database, "power", "shares"))
    document.tables.push_back(power_table(database, code));
  if (store::has_table(database, "norms", "ideal_points"))
    document.tables.push_back(norms_table(database, code));
  if (store::has_table(database, "institutions", "centralities"))
    document.tables.push_back(institutions_table(database, code));
  return document;
}

}  // namespace orrery::api
