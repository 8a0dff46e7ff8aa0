// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "orrery/api/composite_table.hpp"
#include "orrery/api/power_reader.hpp"
#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

std::string limit_sql(int top) {
  return top > 0 ? fmt::format(" LIMIT {}", top) : std::string();
}

/// The components of CINC, in the order in which tables list them.
constexpr std::pair<const char*, const char*> kComponents[] = {
    {"milex", "share of military expenditure"},
    {"milper", "share of military personnel"},
    {"irst", "share of iron and steel production"},
    {"pec", "share of primary energy consumption"},
    {"tpop", "share of total population"},
    {"upop", "share of urban population"}};

/// The shares in the components, or with `explain` what each adds: its share over the number of
/// components that the state has.
std::string component_columns(bool explain) {
  std::string known;
  for (const auto& [name, what] : kComponents)
    known += fmt::format("{}(share_{} IS NOT NULL)::INTEGER", known.empty() ? "" : " + ", name);
  std::string columns;
  for (const auto& [name, what] : kComponents)
    columns +=
        explain ? fmt::format(", share_{} / ({})", name, known) : fmt::format(", share_{}", name);
  return columns;
}

/// CINC of a vintage with its components.
Table cinc_table(const PowerReader& power,
                 const PowerQuery& query,
                 const std::string& name_sql,
                 Year year,
                 const std::string& vintage) {
  auto columns = ranking_columns();
  columns.push_back({"cinc", "share", "Composite Index of National Capability"});
  for (const auto& [name, what] : kComponents) {
    columns.push_back(
        {name, "share", query.explain ? fmt::format("what the {} adds to CINC", what) : what});
  }
  auto table = table_of(
      power.database(),
      fmt::format(
          "SELECT rank() OVER (ORDER BY c.cinc DESC) AS rank, c.state, s.iso3, {}, c.cinc{} FROM "
          "power.cinc AS c JOIN core.states AS s USING "
          "(state) "
          "WHERE c.year = {} AND c.vintage = {} AND c.cinc IS NOT NULL ORDER BY rank, state{}",
          name_sql,
          component_columns(query.explain),
          year,
          quoted_text(vintage),
          limit_sql(query.top)),
      "power",
      fmt::format("National capability (CINC, {}), {}", vintage, year),
      std::move(columns));
  const auto source = power.database().query(fmt::format(
      "SELECT any_value(source) FROM core.capabilities WHERE vintage = {}", quoted_text(vintage)));
  cite(power.database(), table, {source.text(0, 0)});
  if (query.explain)
    table.notes.emplace_back(
        "the columns of the components sum to cinc: each is the share divided by the number of "
        "components that the state has; · no data");
  return table;
}

Table shares_table(const PowerReader& power,
                   const PowerQuery& query,
                   const std::string& name_sql,
                   Year year,
                   const std::string& index) {
  const auto about = power.database().query(
      fmt::format("SELECT title, unit FROM power.indices WHERE index = {}", quoted_text(index)));
  auto columns = ranking_columns();
  columns.push_back({"value", about.text(0, 1), about.text(0, 0)});
  columns.push_back({"share", "share", "share of the total over the states with data"});
  auto table = table_of(power.database(),
                        fmt::format("SELECT c.rank, c.state, s.iso3, {}, c.value, c.share FROM "
                                    "power.shares AS c JOIN core.states AS s USING (state) "
                                    "WHERE c.year = {} AND c.index = {} ORDER BY c.rank, c.state{}",
                                    name_sql,
                                    year,
                                    quoted_text(index),
                                    limit_sql(query.top)),
                        "power",
                        fmt::format("{}, {}", about.text(0, 0), year),
                        std::move(columns));
  const auto n = power.database().query(
      fmt::format("SELECT any_value(n) FROM power.shares WHERE year = {} AND index = {}",
                  year,
                  quoted_text(index)));
  table.notes.push_back(
      fmt::format("{} states have data in {}; shares are of their total", n.integer(0, 0), year));
  cite(power.database(), table, power.sources(index));
  return table;
}

/// The vintage asked for, or the newest.
std::string chosen_vintage(store::Database& database, const std::optional<std::string>& wanted) {
  const auto rows =
      database.query("SELECT DISTINCT vintage FROM core.capabilities ORDER BY vintage");
  std::vector<std::string> known;
  for (std::size_t i = 0; i < rows.rows(); ++i) known.push_back(rows.text(i, 0));
  if (known.empty())
    throw Error(
        ErrorKind::MissingData, "this world has no capability data", {}, "see `orrery sources`");
  if (!wanted) return known.back();
  if (std::ranges::find(known, *wanted) != known.end()) return *wanted;
  throw Error(ErrorKind::Usage,
              fmt::format("there is no vintage \"{}\"", *wanted),
              "--vintage",
              fmt::format("this world has {}", one_of(known)));
}

Table composite_or_index(store::Database& database, const PowerQuery& query) {
  const PowerReader power(database);
  if (query.index == "composite" || !query.weights.empty()) return composite_table(power, query);
  // The reference edition has no capability data; GDP is what it can show first.
  const bool without_cinc = query.index == "cinc" && !power.is_index("cinc");
  const auto index = power.resolve(without_cinc ? "gdp" : query.index, query.year, "--index");
  if (index == "cinc") {
    const auto vintage = chosen_vintage(database, query.vintage);
    const auto span = database.query(fmt::format(
        "SELECT min(year), max(year) FROM power.cinc WHERE vintage = {}", quoted_text(vintage)));
    const auto first = static_cast<Year>(span.integer(0, 0));
    const auto last = static_cast<Year>(span.integer(0, 1));
    const auto year = query.year.value_or(last);
    if (year < first || year > last)
      fail_year(fmt::format("CINC ({})", vintage), year, first, last);
    return cinc_table(
        power, query, "coalesce(core.name_of(c.state, c.year, 'en'), s.name)", year, vintage);
  }
  const auto year = query.year.value_or(power.last_common_year({index}));
  power.require_year(index, year);
  auto table = shares_table(
      power, query, "coalesce(core.name_of(c.state, c.year, 'en'), s.name)", year, index);
  if (without_cinc)
    table.notes.emplace_back(
        "this world has no capability data, so CINC cannot be shown; see `orrery sources`");
  return table;
}

/// The weights of a composite as the flag would give them; of other indices none.
std::vector<Choice> power_choices(const PowerQuery& query) {
  std::vector<Choice> choices;
  if (query.weights.empty()) return choices;
  std::string value;
  for (const auto& [name, weight] : query.weights)
    value += fmt::format("{}{}={}", value.empty() ? "" : ",", name, weight);
  choices.push_back({"weights", std::move(value), true});
  return choices;
}

}  // namespace

Document Session::power(const PowerQuery& query) const {
  auto table = composite_or_index(impl_->database, query);
  auto title = table.title;
  return {std::move(title), {std::move(table)}, power_choices(query)};
}

}  // namespace orrery::api
