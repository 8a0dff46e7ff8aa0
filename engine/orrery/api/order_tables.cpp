// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/order_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "orrery/api/tables.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

constexpr int kYearsNear = 10;
constexpr int kPairsShown = 10;

/// The year in which an element is shown: the one asked for, or the last in which half as many of
/// its indicators are known as ever.
Year year_of(store::Database& database, const OrderAsked& asked, std::string_view element) {
  if (asked.year) return *asked.year;
  const auto rows = database.query(fmt::format(
      "WITH known AS (SELECT y.year, count(*) AS n FROM world_order.indicator_years AS y JOIN "
      "world_order.indicators AS i USING (indicator) WHERE i.element = {} GROUP BY y.year) "
      "SELECT max(year) FROM known WHERE 2 * n >= (SELECT max(n) FROM known)",
      quoted_text(element)));
  return static_cast<Year>(rows.integer(0, 0));
}

std::string element_condition(const OrderAsked& asked, const std::string& column) {
  return asked.element.empty() ? std::string("true") : column + " = " + quoted_text(asked.element);
}

/// Says which indicators have no value in the year, and which none at all.
void note_gaps(store::Database& database, Year year, std::string_view element, Table& table) {
  const auto rows = database.query(fmt::format(
      "SELECT string_agg(indicator || ' (' || first_year || '-' || last_year || ')', ', ' ORDER BY "
      "rowid) FILTER (n > 0 AND indicator NOT IN (SELECT indicator FROM "
      "world_order.indicator_years "
      "WHERE year = {0})), string_agg(indicator, ', ' ORDER BY rowid) FILTER (n IS NULL) FROM "
      "world_order.indicators WHERE element = {1}",
      year,
      quoted_text(element)));
  if (!rows.is_null(0, 0)) {
    table.notes.push_back(fmt::format("no value in {}: {}", year, rows.text(0, 0)));
  }
  if (!rows.is_null(0, 1)) {
    table.notes.push_back("not in this world: " + rows.text(0, 1));
  }
}

/// The step of a year; none outside the years of the order.
std::optional<std::size_t> step_of(const order::OrderData& data, Year year) {
  if (year < data.first_year || year >= data.year(data.years)) return std::nullopt;
  return static_cast<std::size_t>(year - data.first_year);
}

/// Adds to each indicator's row how large a change of it is usually, and its part in the rate.
void add_parts(const OrderFound& found, std::string_view element, Year year, Table& table) {
  table.columns.push_back({"typical", "", "typical change from one year to the next", 2});
  table.columns.push_back(
      {"part", "share", "share in the squared rate of change of the element", 2});
  const auto place = found.place_of(element);
  const auto step = step_of(found.data, year);
  for (auto& row : table.rows) {
    double typical = kMissing;
    double part = kMissing;
    if (place && step) {
      const auto& names = found.data.elements[*place].indicators;
      const auto name = std::ranges::find(names, std::get<std::string>(row[0]));
      const auto& rates = found.rates[*place];
      const auto& parts = rates.years[*step].parts;
      const auto k = static_cast<std::size_t>(name - names.begin());
      if (k < parts.size() && !is_missing(parts[k])) {
        typical = rates.typical[k];
        part = parts[k];
      }
    }
    row.push_back(number_cell(typical));
    row.push_back(number_cell(part));
  }
}

/// The rank of a year's rate, 1 the fastest, and how many there are.
std::pair<std::int64_t, std::int64_t> rank_of(const order::RateOfChange& rates, double rate) {
  std::int64_t faster = 0;
  std::int64_t known = 0;
  for (const auto& year : rates.years) {
    if (is_missing(year.rate)) continue;
    ++known;
    if (year.rate > rate) ++faster;
  }
  return {faster + 1, known};
}

/// The last step that has a rate; none if no step has.
std::optional<std::size_t> last_rate(const order::RateOfChange& rates) {
  for (std::size_t step = rates.years.size(); step > 0; --step) {
    if (!is_missing(rates.years[step - 1].rate)) return step - 1;
  }
  return std::nullopt;
}

/// The decade of the year asked for, or the last in which pairs are ranked.
int decade_of(store::Database& database, const OrderAsked& asked, const std::string& basis) {
  if (asked.year) return *asked.year - *asked.year % 10;
  const auto rows = database.query(
      "SELECT max(try_cast(left(period, 4) AS INTEGER)) FROM world_order.volatility WHERE sd IS "
      "NOT NULL AND period LIKE '____s' AND basis = " +
      quoted_text(basis));
  return rows.is_null(0, 0) ? 0 : static_cast<int>(rows.integer(0, 0));
}

}  // namespace

OrderFound find_changes(store::Database& database, const OrderAsked& asked) {
  OrderFound found{order::read_order(database, asked.without), {}, {}, {}};
  const auto seed =
      static_cast<std::uint64_t>(database.query("SELECT seed FROM meta.build").integer(0, 0));
  std::vector<std::vector<double>> rates;
  for (std::size_t e = 0; e < found.data.elements.size(); ++e) {
    found.rates.push_back(order::rates_of(found.data, e, 1, seed));
    found.rates5.push_back(order::rates_of(found.data, e, 5, seed));
    rates.emplace_back();
    for (const auto& year : found.rates.back().years) rates.back().push_back(year.rate);
  }
  for (auto& one : order::all_changes(found.data, rates, asked.changes)) {
    if (asked.element.empty() || one.element == asked.element)
      found.changes.push_back(std::move(one));
  }
  return found;
}

Table element_table(store::Database& database,
                    const OrderAsked& asked,
                    const OrderFound& found,
                    std::string_view element) {
  const auto year = year_of(database, asked, element);
  auto table = table_of(
      database,
      fmt::format(
          "WITH ranked AS (SELECT indicator, year, value, lo, hi, rank() OVER (PARTITION BY "
          "indicator ORDER BY value DESC) AS rank, count(*) OVER (PARTITION BY indicator) AS of "
          "FROM world_order.indicator_years) SELECT y.indicator, y.value, y.lo, y.hi, y.value - "
          "b.value, y.rank, y.of FROM ranked AS y JOIN world_order.indicators AS i USING "
          "(indicator) LEFT JOIN world_order.indicator_years AS b ON b.indicator = y.indicator AND "
          "b.year = y.year - 1 WHERE y.year = {} AND i.element = {} ORDER BY i.rowid",
          year,
          quoted_text(element)),
      std::string(element),
      fmt::format("Indicators of {}, {}", element, year),
      {{"indicator", "", "indicator of world_order.indicators"},
       {"value", "", "value in the year"},
       {"lo", "", "5 % point"},
       {"hi", "", "95 % point"},
       {"change", "", "change since the year before", 2},
       {"rank", "", "rank among the years of the indicator, 1 is the highest value"},
       {"of", "", "years ranked"}});
  note_gaps(database, year, element, table);
  if (asked.explain) {
    add_parts(found, element, year, table);
    const auto titles = database.query(
        "SELECT indicator || ': ' || title || CASE WHEN unit = '' THEN '' ELSE ', ' || unit END || "
        "CASE WHEN in_rate THEN '' ELSE ' (not in the rate)' END FROM world_order.indicators WHERE "
        "n "
        "> 0 AND element = " +
        quoted_text(element) + " ORDER BY rowid");
    for (std::size_t i = 0; i < titles.rows(); ++i) table.notes.push_back(titles.text(i, 0));
  }
  const auto measures = database.query(
      "SELECT DISTINCT measure FROM world_order.indicators WHERE n > 0 AND element = " +
      quoted_text(element) + " ORDER BY measure");
  std::vector<std::string> sources;
  for (std::size_t i = 0; i < measures.rows(); ++i) {
    for (auto& source : sources_of_measure(database, measures.text(i, 0))) {
      sources.push_back(std::move(source));
    }
  }
  cite(database, table, sources);
  return table;
}

Table change_table(const OrderAsked& asked, const OrderFound& found) {
  Table table{"change",
              asked.year ? fmt::format("How fast the elements changed, {}", *asked.year)
                         : std::string("How fast the elements changed, last year known"),
              {{"element", "", "element of the order"},
               {"year", "", "calendar year"},
               {"rate", "", "rate of change since the year before; 1 is a typical year", 3},
               {"lo", "", "5 % point over draws from the intervals of its indicators", 3},
               {"hi", "", "95 % point over draws from the intervals of its indicators", 3},
               {"rank", "", "rank among the years of the element, 1 is the fastest"},
               {"of", "", "years ranked"},
               {"rate_5", "", "rate of change over five years", 3},
               {"rank_5", "", "its rank"}},
              {},
              {},
              {}};
  for (std::size_t e = 0; e < found.data.elements.size(); ++e) {
    const auto& element = found.data.elements[e];
    if (!asked.element.empty() && asked.element != element.name) continue;
    const auto& rates = found.rates[e];
    const auto last = last_rate(rates);
    if (!last) continue;
    const auto step = asked.year ? step_of(found.data, *asked.year) : last;
    if (!step || is_missing(rates.years[*step].rate)) {
      const auto first = std::ranges::find_if(
          rates.years, [](const order::YearRate& year) { return !is_missing(year.rate); });
      table.notes.push_back(
          fmt::format("{} has no rate in {}: its rates cover {} to {}, some years missing",
                      element.name,
                      asked.year.value_or(0),
                      found.data.year(static_cast<std::size_t>(first - rates.years.begin())),
                      found.data.year(*last)));
      continue;
    }
    const auto& year = rates.years[*step];
    const double over5 = found.rates5[e].years[*step].rate;
    const auto [rank, of] = rank_of(rates, year.rate);
    table.rows.push_back(
        {element.name,
         std::int64_t{found.data.year(*step)},
         number_cell(year.rate),
         number_cell(year.lo),
         number_cell(year.hi),
         rank,
         of,
         number_cell(over5),
         is_missing(over5) ? Cell{} : Cell(rank_of(found.rates5[e], over5).first)});
  }
  if (!asked.without.empty()) {
    std::string names;
    for (const auto& name : asked.without) names += (names.empty() ? "" : ", ") + name;
    table.notes.push_back("without " + names);
  }
  if (asked.explain) {
    table.notes.push_back(
        "rate = sqrt(mean over indicators of E[change²] / typical²); errors of indicators shrink "
        "the change and widen the interval");
  }
  return table;
}

Table change_points_table(const OrderFound& found, const OrderAsked& asked) {
  Table table{
      "change_points",
      asked.year ? fmt::format("Change points within {} years of {}", kYearsNear, *asked.year)
                 : std::string("Change points"),
      {{"series", "", "element, its rate of change, or an indicator"},
       {"year", "", "first year of the new level"},
       {"share", "share", "penalties from half to four times this one at which it is found", 2},
       {"size", "sd", "distance of the levels in standard deviations of the noise", 2},
       {"before", "", "mean before; none for an element of several indicators", 3},
       {"after", "", "mean after", 3},
       {"penalty", "", "penalty for a change point", 3},
       {"per_log", "", "penalty for a segment, times the log of its years", 2}},
      {},
      {},
      {}};
  // Without a year or an element all that there are would be a long list.
  const bool brief = !asked.year && asked.element.empty();
  for (const auto& one : found.changes) {
    if (brief && one.kind == "indicator") continue;
    for (const auto& change : one.found.changes) {
      const auto year = found.data.year(change.step);
      if (asked.year && std::abs(year - *asked.year) > kYearsNear) continue;
      table.rows.push_back({one.series,
                            std::int64_t{year},
                            change.share,
                            number_cell(change.size),
                            number_cell(change.before),
                            number_cell(change.after),
                            one.found.penalty.per_change,
                            one.found.penalty.per_log_length});
    }
  }
  table.notes.push_back("penalty: " + asked.penalty);
  if (brief) table.notes.emplace_back("those of single indicators are with --element or --year");
  if (asked.explain) {
    table.notes.push_back(
        "levels that drift look like steps: where autocorrelation in world_order.change_series is "
        "0.9, read a change point as the middle of a drift");
  }
  return table;
}

Table sensitivity_table(const OrderFound& found) {
  Table table{"sensitivity",
              "Change points by penalty",
              {{"series", "", "element, its rate of change, or an indicator"},
               {"from", "", "smallest penalty for a change point", 3},
               {"to", "", "largest penalty", 3},
               {"changes", "", "change points"},
               {"years", "", "first years of the new levels"}},
              {},
              {},
              {}};
  for (const auto& one : found.changes) {
    if (one.kind == "indicator") continue;
    for (const auto& range : one.found.ranges) {
      std::string years;
      for (const auto start : range.best.starts) {
        years +=
            (years.empty() ? "" : " ") + std::to_string(found.data.year(one.found.first + start));
      }
      table.rows.push_back({one.series,
                            range.from,
                            range.to,
                            static_cast<std::int64_t>(range.best.starts.size()),
                            years});
    }
  }
  return table;
}

Table lead_lag_table(store::Database& database, const OrderAsked& asked) {
  auto table = table_of(
      database,
      fmt::format(
          "SELECT leader, follower, kind, lag, correlation, p_value, lo, hi, bound FROM "
          "world_order.lead_lag WHERE correlation IS NOT NULL AND ({} OR {}) QUALIFY row_number() "
          "OVER (PARTITION BY kind, least(leader, follower), greatest(leader, follower) ORDER BY "
          "abs(correlation) DESC, lag, rowid) = 1 ORDER BY rowid",
          element_condition(asked, "leader"),
          element_condition(asked, "follower")),
      "lead_lag",
      "What leads what: the strongest lag of each pair",
      {{"leader", "", "element that goes first"},
       {"follower", "", "element that follows"},
       {"kind", "", "level (yearly changes of headline indicators) or rate (of change)"},
       {"lag", "years", "years between them, 0 to 10"},
       {"r", "", "correlation, persistence removed", 2},
       {"p", "", "probability of as much if unrelated, all lags together", 2},
       {"lo", "", "5 % point, stationary bootstrap", 2},
       {"hi", "", "95 % point", 2},
       {"bound", "", "what all lags of unrelated series stay below with 95 %", 2}});
  if (table.rows.empty()) {
    table.notes.push_back("no two elements are observed together long enough");
  } else {
    table.notes.push_back(
        "the strongest of 21 lags is large by selection: read p, not the interval");
  }
  return table;
}

Table volatility_table(store::Database& database, const OrderAsked& asked) {
  const auto rows = database.query("SELECT min(basis) FROM world_order.volatility");
  const auto basis = rows.is_null(0, 0) ? std::string() : rows.text(0, 0);
  const auto decade = decade_of(database, asked, basis);
  const auto period = fmt::format("{}s", decade);
  auto table = table_of(
      database,
      fmt::format(
          "SELECT rank, of, core.name_of(state1, {0}, 'en'), core.name_of(state2, {0}, "
          "'en'), sd, n, mean FROM world_order.volatility WHERE basis = {1} AND period = {2} "
          "AND sd IS NOT NULL ORDER BY rank, state1, state2 LIMIT {3}",
          asked.year.value_or(static_cast<Year>(decade)),
          quoted_text(basis),
          quoted_text(period),
          kPairsShown),
      "volatility",
      fmt::format("Most volatile pairs of major powers, {}", period),
      {{"rank", "", "1 is the most volatile"},
       {"of", "", "pairs"},
       {"one", "", "major power"},
       {"other", "", "major power"},
       {"sd", "", "standard deviation of the change from year to year", 3},
       {"n", "", "changes"},
       {"mean", "", "mean change", 2}});
  table.notes.push_back(basis == "index" ? "by the signed index of relations"
                                         : "by agreement in the UN General Assembly");
  if (table.rows.empty()) table.notes.push_back("no pair of major powers is observed in " + period);
  cite(database, table, sources_of_measure(database, "order_volatility"));
  return table;
}

}  // namespace orrery::api
