// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/order/tables/order_data.hpp"
#include "orrery/order/tables/tables.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

constexpr int kYearsNear = 10;
constexpr int kPairsShown = 10;

/// The question with what was left open settled.
struct Asked {
  Year year = 0;
  bool one_year = true;  ///< false: change points of all years are meant
  std::string element;   ///< empty: all
  order::ChangeOptions changes;
  std::string penalty;  ///< in words
  bool explain = false;
};

void require_order(store::Database& database) {
  if (store::has_table(database, "world_order", "change")) return;
  throw Error(ErrorKind::MissingData,
              "this world has no measures of the order",
              {},
              "see `orrery sources` for the datasets that are missing; `orrery build --measures` "
              "may have left them out");
}

Year resolve_year(store::Database& database, const std::optional<Year>& wanted) {
  const auto rows = database.query("SELECT min(year), max(year) FROM world_order.indicator_years");
  const auto first = static_cast<Year>(rows.integer(0, 0));
  const auto last = static_cast<Year>(rows.integer(0, 1));
  const Year year = wanted.value_or(last);
  if (year < first || year > last) {
    throw Error(ErrorKind::Usage,
                fmt::format("nothing is known of the order in {}", year),
                "--year",
                fmt::format("its indicators cover {} to {}", first, last));
  }
  return year;
}

std::string resolve_element(const std::string& wanted) {
  if (wanted.empty() || std::ranges::find(order::kElements, wanted) != order::kElements.end()) {
    return wanted;
  }
  throw Error(
      ErrorKind::Usage,
      fmt::format("there is no element \"{}\"", wanted),
      "--element",
      "use " + one_of(std::vector<std::string>(order::kElements.begin(), order::kElements.end())));
}

void set_penalty(const std::string& wanted, Asked& asked) {
  if (wanted.empty() || wanted == "mbic") {
    asked.penalty = "MBIC: 2 ln n a change point and p ln of the years of a segment";
    return;
  }
  if (wanted == "bic") {
    asked.changes.criterion = order::Criterion::Bic;
    asked.penalty = "BIC: (p + 1) ln n a change point";
    return;
  }
  double number = 0;
  const auto* const end = wanted.data() + wanted.size();
  const auto read = std::from_chars(wanted.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end || !(number > 0) || !std::isfinite(number)) {
    throw Error(ErrorKind::Usage,
                fmt::format("\"{}\" is no penalty", wanted),
                "--penalty",
                "write a number above 0, such as 15, or mbic or bic");
  }
  asked.changes.penalty = number;
  asked.penalty = fmt::format("{} a change point", wanted);
}

/// True for an element that is wanted and has indicators in the world.
bool is_shown(store::Database& database, const Asked& asked, std::string_view element) {
  if (!asked.element.empty() && asked.element != element) return false;
  return database
             .query("SELECT count(*) FROM world_order.indicators WHERE n > 0 AND element = " +
                    quoted_text(element))
             .integer(0, 0) > 0;
}

std::string element_condition(const Asked& asked, const std::string& column) {
  return asked.element.empty() ? std::string("true") : column + " = " + quoted_text(asked.element);
}

/// Says which indicators have no value in the year, and which none at all.
void note_gaps(store::Database& database,
               const Asked& asked,
               std::string_view element,
               Table& table) {
  const auto rows = database.query(fmt::format(
      "SELECT string_agg(indicator || ' (' || first_year || '-' || last_year || ')', ', ' ORDER BY "
      "rowid) FILTER (n > 0 AND indicator NOT IN (SELECT indicator FROM "
      "world_order.indicator_years "
      "WHERE year = {0})), string_agg(indicator, ', ' ORDER BY rowid) FILTER (n IS NULL) FROM "
      "world_order.indicators WHERE element = {1}",
      asked.year,
      quoted_text(element)));
  if (!rows.is_null(0, 0)) {
    table.notes.push_back(fmt::format("no value in {}: {}", asked.year, rows.text(0, 0)));
  }
  if (!rows.is_null(0, 1)) {
    table.notes.push_back("not in this world: " + rows.text(0, 1));
  }
}

Table element_table(store::Database& database, const Asked& asked, std::string_view element) {
  std::vector<Column> columns{
      {"indicator", "", "indicator of world_order.indicators"},
      {"value", "", "value in the year"},
      {"lo", "", "5 % point"},
      {"hi", "", "95 % point"},
      {"change", "", "change since the year before", 2},
      {"rank", "", "rank among the years of the indicator, 1 is the highest value"},
      {"of", "", "years ranked"}};
  std::string more;
  if (asked.explain) {
    more = ", p.typical, p.part";
    columns.push_back({"typical", "", "typical change from one year to the next", 2});
    columns.push_back({"part", "share", "share in the squared rate of change of the element", 2});
  }
  auto table = table_of(
      database,
      fmt::format(
          "WITH ranked AS (SELECT indicator, year, value, lo, hi, rank() OVER (PARTITION BY "
          "indicator ORDER BY value DESC) AS rank, count(*) OVER (PARTITION BY indicator) AS of "
          "FROM world_order.indicator_years) SELECT y.indicator, y.value, y.lo, y.hi, y.value - "
          "b.value, y.rank, y.of{} FROM ranked AS y JOIN world_order.indicators AS i USING "
          "(indicator) LEFT JOIN world_order.indicator_years AS b ON b.indicator = y.indicator AND "
          "b.year = y.year - 1 LEFT JOIN world_order.change_parts AS p ON p.indicator = "
          "y.indicator "
          "AND p.year = y.year AND p.span = 1 WHERE y.year = {} AND i.element = {} ORDER BY "
          "i.rowid",
          more,
          asked.year,
          quoted_text(element)),
      std::string(element),
      fmt::format("Indicators of {}, {}", element, asked.year),
      std::move(columns));
  note_gaps(database, asked, element, table);
  if (asked.explain) {
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

Table change_table(store::Database& database, const Asked& asked) {
  auto table = table_of(
      database,
      fmt::format(
          "SELECT c.element, c.rate, c.lo, c.hi, c.rank, c.of, f.rate, f.rank FROM "
          "world_order.change AS c LEFT JOIN world_order.change AS f ON f.element = "
          "c.element AND f.year = c.year AND f.span = 5 WHERE c.span = 1 AND c.year = {} AND "
          "{} ORDER BY c.rowid",
          asked.year,
          element_condition(asked, "c.element")),
      "change",
      fmt::format("How fast the elements changed, {}", asked.year),
      {{"element", "", "element of the order"},
       {"rate", "", "rate of change since the year before; 1 is a typical year", 3},
       {"lo", "", "5 % point over draws from the intervals of its indicators", 3},
       {"hi", "", "95 % point over draws from the intervals of its indicators", 3},
       {"rank", "", "rank among the years of the element, 1 is the fastest"},
       {"of", "", "years ranked"},
       {"rate_5", "", "rate of change over five years", 3},
       {"rank_5", "", "its rank"}});
  const auto ends = database.query(
      fmt::format("SELECT element, min(year), max(year) FROM world_order.change WHERE span = 1 AND "
                  "{} GROUP BY element HAVING count(*) FILTER (year = {}) = 0 ORDER BY min(rowid)",
                  element_condition(asked, "element"),
                  asked.year));
  for (std::size_t i = 0; i < ends.rows(); ++i) {
    table.notes.push_back(
        fmt::format("{} has no rate in {}: its rates cover {} to {}, some years missing",
                    ends.text(i, 0),
                    asked.year,
                    ends.integer(i, 1),
                    ends.integer(i, 2)));
  }
  if (asked.explain) {
    table.notes.push_back(
        "rate = sqrt(mean over indicators of E[change²] / typical²); errors of indicators shrink "
        "the "
        "change and widen the interval");
  }
  return table;
}

/// Change points at the penalty that was asked for.
struct Found {
  order::OrderData data;
  std::vector<order::NamedChanges> series;
};

Found find_changes(store::Database& database, const Asked& asked) {
  Found found{order::read_order(database), {}};
  for (auto& one : order::all_changes(database, found.data, asked.changes)) {
    if (asked.element.empty() || one.element == asked.element)
      found.series.push_back(std::move(one));
  }
  return found;
}

Cell cell_of(double value) {
  return is_missing(value) ? Cell{std::monostate{}} : Cell{value};
}

Table change_points_table(const Found& found, const Asked& asked) {
  Table table{
      "change_points",
      asked.one_year ? fmt::format("Change points within {} years of {}", kYearsNear, asked.year)
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
  for (const auto& one : found.series) {
    for (const auto& change : one.found.changes) {
      const auto year = found.data.year(change.step);
      if (asked.one_year && std::abs(year - asked.year) > kYearsNear) continue;
      table.rows.push_back({one.series,
                            std::int64_t{year},
                            change.share,
                            cell_of(change.size),
                            cell_of(change.before),
                            cell_of(change.after),
                            one.found.penalty.per_change,
                            one.found.penalty.per_log_length});
    }
  }
  table.notes.push_back("penalty: " + asked.penalty);
  if (asked.explain) {
    table.notes.push_back(
        "levels that drift look like steps: where autocorrelation in world_order.change_series is "
        "0.9, read a change point as the middle of a drift");
  }
  return table;
}

Table sensitivity_table(const Found& found) {
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
  for (const auto& one : found.series) {
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

Table lead_lag_table(store::Database& database, const Asked& asked) {
  auto table = table_of(
      database,
      fmt::format(
          "SELECT leader, follower, kind, lag, correlation, lo, hi, bound, p_value FROM "
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
       {"lo", "", "5 % point, stationary bootstrap", 2},
       {"hi", "", "95 % point", 2},
       {"bound", "", "what all lags of unrelated series stay below with 95 %", 2},
       {"p", "", "probability of as much if unrelated, all lags together", 2}});
  if (table.rows.empty()) {
    table.notes.push_back("no two elements are observed together long enough");
  } else {
    table.notes.push_back(
        "the strongest of 21 lags is large by selection: read p, not the interval");
  }
  return table;
}

Table volatility_table(store::Database& database, const Asked& asked) {
  const auto rows = database.query("SELECT min(basis) FROM world_order.volatility");
  const auto basis = rows.text(0, 0);
  const auto period = fmt::format("{}s", asked.year - asked.year % 10);
  auto table = table_of(
      database,
      fmt::format(
          "SELECT rank, of, core.name_of(state1, {0}, 'en'), core.name_of(state2, {0}, "
          "'en'), sd, n, mean FROM world_order.volatility WHERE basis = {1} AND period = {2} "
          "AND sd IS NOT NULL ORDER BY rank, state1, state2 LIMIT {3}",
          asked.year,
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

}  // namespace

Document Session::order(const OrderQuery& query) const {
  auto& database = impl_->database;
  Asked asked;
  asked.element = resolve_element(query.element);
  set_penalty(query.penalty, asked);
  require_order(database);
  asked.year = resolve_year(database, query.year);
  asked.one_year = query.year.has_value() || asked.element.empty();
  asked.explain = query.explain;

  Document document{fmt::format("The order, {}", asked.year), {}};
  auto& tables = document.tables;
  for (const auto element : order::kElements) {
    if (is_shown(database, asked, element))
      tables.push_back(element_table(database, asked, element));
  }
  tables.push_back(change_table(database, asked));
  const auto found = find_changes(database, asked);
  tables.push_back(change_points_table(found, asked));
  if (asked.explain) tables.push_back(sensitivity_table(found));
  if (store::has_table(database, "world_order", "lead_lag")) {
    tables.push_back(lead_lag_table(database, asked));
  }
  const bool pairs = asked.element.empty() || asked.element == "relations";
  if (pairs && store::has_table(database, "world_order", "volatility")) {
    tables.push_back(volatility_table(database, asked));
  }
  return document;
}

}  // namespace orrery::api
