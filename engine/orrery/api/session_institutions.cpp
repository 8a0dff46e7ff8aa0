// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "orrery/api/group_name.hpp"
#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

/// Rows of institutions.organisation_years on the basis that institutions.memberships takes.
constexpr std::string_view kUsedYears =
    "(SELECT y.*, o.name FROM institutions.organisation_years AS y JOIN institutions.organisations "
    "AS o USING (org) WHERE y.used)";

void require_tables(store::Database& database) {
  if (store::has_table(database, "institutions", "organisation_years")) return;
  throw Error(ErrorKind::MissingData,
              "this world has no measures of institutions",
              "",
              "build it with institutions among --measures");
}

/// The organisation that is meant by an acronym, a name of the reference edition or a full name.
std::string resolve_organisation(store::Database& database, const std::string& wanted) {
  const auto found = database.query(fmt::format(
      "SELECT org FROM institutions.organisations WHERE upper({0}) IN (upper(org), upper(igo), "
      "upper(reference), upper(name)) ORDER BY upper(org) <> upper({0}), org LIMIT 1",
      quoted_text(wanted)));
  if (!found.empty()) return found.text(0, 0);
  const auto rows = database.query("SELECT org, name FROM institutions.organisations ORDER BY org");
  std::vector<std::string> known;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    known.push_back(rows.text(i, 0));
    if (!rows.is_null(i, 1)) known.push_back(rows.text(i, 1));
  }
  const auto near = closest(wanted, known);
  throw Error(ErrorKind::Usage,
              fmt::format("there is no organisation \"{}\"", wanted),
              "ORG",
              did_you_mean(near, "`orrery show org` lists them"));
}

/// The year asked for, or the last one of these rows.
int year_of(store::Database& database,
            const std::optional<Year>& asked,
            const std::string& rows,
            const std::string& whose) {
  const auto years = database.query("SELECT min(year), max(year) FROM " + rows);
  if (years.is_null(0, 0)) {
    throw Error(ErrorKind::MissingData, fmt::format("no members of {} are known", whose));
  }
  if (!asked) return static_cast<int>(years.integer(0, 1));
  if (*asked < years.integer(0, 0) || *asked > years.integer(0, 1)) {
    throw Error(ErrorKind::Usage,
                fmt::format("no members of {} are known in {}", whose, *asked),
                "--year",
                fmt::format("the data cover {} to {}", years.integer(0, 0), years.integer(0, 1)));
  }
  return *asked;
}

Table list_table(store::Database& database, int year, int top, const std::string& leader) {
  auto table = table_of(
      database,
      fmt::format(
          "SELECT m.org, m.name, m.basis, m.issue, m.region, m.members, m.share_states, "
          "m.share_power, {2}, m.position_sd FROM {0} AS m WHERE m.year = {1} AND m.members "
          "> 0 ORDER BY m.members DESC, m.org{3}",
          kUsedYears,
          year,
          leader,
          top > 0 ? fmt::format(" LIMIT {}", top) : ""),
      "organisations",
      fmt::format("Organisations, {}", year),
      {{"org", "", "acronym"},
       {"name", "", "name"},
       {"basis", "", "igo: IGO data; reference: reference edition"},
       {"issue", "", "purpose or issue area"},
       {"region", "", "region"},
       {"members", "", "full members"},
       {"states", "share", "full members over all states", 3},
       {"power", "share", "their part of the power of all states", 3},
       {"leader", "", "the most powerful member"},
       {"spread", "", "standard deviation of the members' ideal points", 3}});
  const auto all = database.query(fmt::format(
      "SELECT count(*) FROM {} AS m WHERE m.year = {} AND m.members > 0", kUsedYears, year));
  if (all.integer(0, 0) > static_cast<std::int64_t>(table.rows.size())) {
    table.notes.push_back(fmt::format(
        "the largest {} of {}; --top 0 lists all", table.rows.size(), all.integer(0, 0)));
  }
  cite(database, table, sources_of_measure(database, "organisation_years"));
  return table;
}

/// Which organisations a group leads, and in which it has more than the share asked for.
std::string group_sql(const OrganisationQuery& query) {
  return fmt::format(
      "(SELECT basis, org, year, led, share_members, share_power, share_members > {0} AS "
      "majority, share_power > {0} AS power_majority FROM institutions.organisation_groups WHERE "
      "group_id = {1})",
      query.majority,
      quoted_text(query.group));
}

/// The world of organisations by year, with the share of a group.
Table world_table(store::Database& database, const OrganisationQuery& query) {
  auto table = table_of(
      database,
      fmt::format(
          "WITH g AS (SELECT o.basis, o.year, avg(coalesce(g.led, false)::INTEGER) FILTER "
          "(o.leader IS NOT NULL) AS led, avg(coalesce(g.majority, false)::INTEGER) AS majority, "
          "avg(coalesce(g.power_majority, false)::INTEGER) FILTER (o.leader IS NOT NULL) AS "
          "power_majority FROM institutions.organisation_years AS o LEFT JOIN {0} AS g USING "
          "(basis, org, year) SEMI JOIN institutions.group_years AS n ON n.basis = o.basis AND "
          "n.year = o.year AND n.group_id = {1} WHERE o.members > 0 AND o.org NOT IN (SELECT org "
          "FROM institutions.organisations WHERE reference = {1}) GROUP BY o.basis, o.year) "
          "SELECT y.year, "
          "y.basis, y.organisations, y.entropy, y.overlap, y.modularity, y.nestedness, g.led, "
          "g.majority, g.power_majority FROM institutions.years AS y LEFT JOIN g USING (basis, "
          "year) WHERE y.year BETWEEN {2} AND {3} ORDER BY y.basis, y.year",
          group_sql(query),
          quoted_text(query.group),
          query.from.value_or(0),
          query.to.value_or(9999)),
      "world",
      "Number, diversity, overlap and leaders by year",
      {{"year", "", "calendar year"},
       {"basis", "", "igo: IGO data; reference: reference edition"},
       {"orgs", "", "organisations that have a full member"},
       {"diversity", "", "entropy over issues and regions", 3},
       {"overlap", "", "mean Jaccard index of all pairs of organisations", 3},
       {"modularity", "", "of the network of states and organisations", 3},
       {"nested", "", "NODF, 0 to 100", 3},
       {"led", "share", "organisations whose most powerful member is of the group", 2},
       {"majority", "share", "organisations in which the group has the majority of members", 2},
       {"power", "share", "organisations in which it has the majority of power", 2}});
  table.notes.push_back(
      fmt::format("group {}; a majority is more than {:g} of members, or of power",
                  query.group,
                  query.majority));
  cite(database, table, sources_of_measure(database, "institution_years"));
  return table;
}

/// The organisations of a year in which a group has anyone: what its share is made of.
Table group_table(store::Database& database,
                  const OrganisationQuery& query,
                  int year,
                  const std::string& leader) {
  auto table = table_of(
      database,
      fmt::format(
          "SELECT m.org, m.basis, m.members, g.share_members, g.share_power, {}, g.led, "
          "g.majority, g.power_majority FROM {} AS m JOIN {} AS g USING (basis, org, year) WHERE "
          "m.year = {} AND m.members > 0 ORDER BY g.share_power DESC NULLS LAST, m.org{}",
          leader,
          kUsedYears,
          group_sql(query),
          year,
          query.top > 0 ? fmt::format(" LIMIT {}", query.top) : ""),
      "group",
      fmt::format("The group {} in organisations, {}", query.group, year),
      {{"org", "", "acronym"},
       {"basis", "", "igo or reference"},
       {"members", "", "full members"},
       {"share", "share", "part of the group in the members", 2},
       {"power", "share", "part of the group in their power", 2},
       {"leader", "", "the most powerful member"},
       {"led", "", "the leader is of the group"},
       {"majority", "", "more than the threshold of members"},
       {"power_majority", "", "more than the threshold of power"}});
  table.notes.push_back(
      fmt::format("a majority is more than {:g}; listed are organisations that the group leads or "
                  "of which it has more than half of members or power",
                  query.majority));
  cite(database, table, sources_of_measure(database, "organisation_years"));
  return table;
}

Table members_table(store::Database& database,
                    const std::string& org,
                    int year,
                    const std::string& name) {
  auto table = table_of(
      database,
      fmt::format(
          "SELECT {2}, m.status, coalesce(s.first_day::VARCHAR, s.first_year::VARCHAR), m.basis, "
          "m.source FROM institutions.memberships AS m LEFT JOIN institutions.spells AS s ON "
          "s.basis = m.basis AND s.org = m.org AND s.state = m.state AND s.status = m.status AND "
          "m.year BETWEEN s.first_year AND s.last_year AND (s.first_day IS NULL OR "
          "coalesce(s.last_day, DATE '9999-12-31') >= make_date(m.year, 12, 31)) WHERE m.org = {0} "
          "AND m.year = {1} ORDER BY list_position(['full', 'suspended', 'associate', 'observer', "
          "'candidate', 'invited', 'declined'], m.status), 1",
          quoted_text(org),
          year,
          name),
      "members",
      fmt::format("Who belonged to {}, {}", org, year),
      {{"state", "", "state"},
       {"status", "", "full, suspended, associate, observer, candidate, invited or declined"},
       {"since", "", "first day of the status, or its first year in the IGO data"},
       {"basis", "", "igo: some day of the year; reference: 31 December"},
       {"source", "", "source of the row"}});
  cite(database, table, sources_of_measure(database, "memberships"));
  return table;
}

Table history_table(store::Database& database, const std::string& org, const std::string& leader) {
  auto table = table_of(
      database,
      fmt::format(
          "SELECT m.year, m.basis, m.members, m.unknown, m.share_states, m.share_population, "
          "m.share_power, m.power_index, {2}, m.leader_share, m.position_mean, m.position_sd, "
          "(SELECT string_agg(g.group_id, ', ' ORDER BY g.group_id) FROM "
          "institutions.organisation_groups AS g WHERE g.basis = m.basis AND g.org = m.org AND "
          "g.year = m.year AND g.share_members > 0.5) FROM {0} AS m WHERE m.org = {1} ORDER BY "
          "m.year",
          kUsedYears,
          quoted_text(org),
          leader),
      "years",
      fmt::format("{} by year", org),
      {{"year", "", "calendar year"},
       {"basis", "", "igo or reference"},
       {"members", "", "full members"},
       {"unknown", "", "states of which the publisher could not tell"},
       {"states", "share", "full members over all states", 3},
       {"population", "share", "their part of the population", 3},
       {"power", "share", "their part of the power of all states", 3},
       {"index", "", "index of power"},
       {"leader", "", "the most powerful member"},
       {"leader_share", "share", "its part of the power of the members", 3},
       {"position", "", "mean ideal point of the members", 3},
       {"spread", "", "standard deviation of their ideal points", 3},
       {"majority", "", "groups that have more than half of the members"}});
  cite(database, table, sources_of_measure(database, "organisation_years"));
  return table;
}

Table pairs_table(store::Database& database, const std::string& org, int year, int top) {
  auto table = table_of(
      database,
      fmt::format(
          "WITH p AS (SELECT basis, year, shared, jaccard, containment, rival, CASE org1 WHEN {0} "
          "THEN org2 ELSE org1 END AS org FROM institutions.pairs WHERE year = {1} AND (org1 = {0} "
          "OR org2 = {0}) QUALIFY basis = min(basis) OVER ()) SELECT p.org, o.name, p.basis, "
          "p.shared, "
          "p.jaccard, p.containment, p.rival FROM p JOIN institutions.organisations AS o USING "
          "(org) ORDER BY p.jaccard "
          "DESC, p.org{2}",
          quoted_text(org),
          year,
          top > 0 ? fmt::format(" LIMIT {}", top) : ""),
      "overlap",
      fmt::format("Nearest to {} by members, {}", org, year),
      {{"org", "", "organisation"},
       {"name", "", "name"},
       {"basis", "", "igo; reference where the IGO data do not have the organisation"},
       {"shared", "", "full members of both"},
       {"jaccard", "share", "shared over the members of either", 3},
       {"containment", "share", "shared over the members of the smaller", 3},
       {"rival", "", "same issue and region, different leaders; empty: not known"}});
  cite(database, table, sources_of_measure(database, "organisation_pairs"));
  return table;
}

Table conflicts_table(store::Database& database, const std::string& org, const std::string& name) {
  auto table = table_of(
      database,
      fmt::format(
          "WITH runs AS (SELECT *, year - row_number() OVER (PARTITION BY state, igo, "
          "reference ORDER BY year) AS run FROM institutions.conflicts WHERE org = {}), m AS "
          "(SELECT state, min(year) AS first, max(year) AS year, any_value(igo) AS igo, "
          "any_value(reference) AS reference, any_value(used) AS used FROM runs GROUP BY "
          "state, igo, reference, run) SELECT {}, m.first, m.year, m.igo, m.reference, "
          "m.used FROM m ORDER BY 1, 2",
          quoted_text(org),
          name),
      "conflicts",
      "Where the IGO data and the reference edition disagree",
      {{"state", "", "state"},
       {"from", "", "first year"},
       {"to", "", "last year"},
       {"igo", "", "status in the IGO data; empty: not listed"},
       {"reference", "", "status in the reference edition; empty: not listed"},
       {"used", "", "the one that is used"}});
  cite(database, table, sources_of_measure(database, "memberships"));
  return table;
}

}  // namespace

Document Session::organisation(const OrganisationQuery& asked) const {
  auto& database = impl_->database;
  require_tables(database);
  const auto leader = fmt::format("CASE WHEN m.leader IS NOT NULL THEN {} END",
                                  Impl::name_sql("m.leader", "m.year"));
  auto query = asked;
  query.group = resolve_group(database, "core.groups", asked.group);
  std::vector<Choice> choices{{"group", query.group, query.group != OrganisationQuery{}.group},
                              {"majority",
                               fmt::format("{}", query.majority),
                               query.majority != OrganisationQuery{}.majority}};
  if (query.org.empty() && (query.from || query.to)) {
    auto world = world_table(database, query);
    Document document{"Organisations of the world", {std::move(world)}, std::move(choices)};
    if (query.explain) {
      const auto year =
          year_of(database, query.to, "institutions.organisation_years", "organisations");
      document.tables.push_back(group_table(database, query, year, leader));
    }
    return document;
  }
  if (query.org.empty()) {
    const auto year =
        year_of(database, query.year, "institutions.organisation_years", "organisations");
    Document document{fmt::format("Organisations of the world, {}", year),
                      {list_table(database, year, query.top, leader)},
                      std::move(choices)};
    if (query.explain) document.tables.push_back(group_table(database, query, year, leader));
    return document;
  }
  const auto org = resolve_organisation(database, query.org);
  const auto year =
      year_of(database,
              query.year,
              fmt::format("institutions.memberships WHERE org = {}", quoted_text(org)),
              org);
  const auto about =
      database.query(fmt::format("SELECT CASE WHEN name <> org THEN name END, purpose, complete "
                                 "FROM institutions.organisations "
                                 "WHERE org = {}",
                                 quoted_text(org)));
  const auto name = Impl::name_sql("m.state", "m.year");
  Document document{
      org, {members_table(database, org, year, name), history_table(database, org, leader)}};
  if (!about.is_null(0, 0)) document.title += " · " + about.text(0, 0);
  if (!about.is_null(0, 1)) document.title += " · " + about.text(0, 1);
  if (!about.is_null(0, 2) && about.integer(0, 2) == 0)
    document.tables.front().notes.emplace_back(
        "the reference edition does not have all members of this organisation");
  if (store::has_table(database, "institutions", "pairs"))
    document.tables.push_back(pairs_table(database, org, year, query.top));
  auto conflicts = conflicts_table(database, org, name);
  if (!conflicts.rows.empty()) document.tables.push_back(std::move(conflicts));
  return document;
}

}  // namespace orrery::api
