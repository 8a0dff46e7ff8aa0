// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "orrery/api/order_tables.hpp"
#include "orrery/api/session_impl.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/order/tables/tables.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

void require_order(store::Database& database) {
  if (store::has_table(database, "world_order", "change")) return;
  throw Error(ErrorKind::MissingData,
              "this world has no measures of the order",
              {},
              "see `orrery sources` for the datasets that are missing; `orrery build --measures` "
              "may have left them out");
}

/// Refuses a year in which nothing is known.
void check_year(store::Database& database, const std::optional<Year>& wanted) {
  if (!wanted) return;
  const auto rows = database.query("SELECT min(year), max(year) FROM world_order.indicator_years");
  const auto first = static_cast<Year>(rows.integer(0, 0));
  const auto last = static_cast<Year>(rows.integer(0, 1));
  if (*wanted >= first && *wanted <= last) return;
  throw Error(ErrorKind::Usage,
              fmt::format("nothing is known of the order in {}", *wanted),
              "--year",
              fmt::format("its indicators cover {} to {}", first, last));
}

/// Refuses names of --without that are no indicators of the world.
void check_indicators(store::Database& database, const std::vector<std::string>& names) {
  const auto rows =
      database.query("SELECT indicator FROM world_order.indicators WHERE n > 0 AND in_rate");
  std::vector<std::string> known;
  for (std::size_t i = 0; i < rows.rows(); ++i) known.push_back(rows.text(i, 0));
  for (const auto& name : names) {
    if (std::ranges::find(known, name) != known.end()) continue;
    throw Error(
        ErrorKind::Usage,
        fmt::format("no indicator \"{}\" counts in a rate of change", name),
        "--without",
        did_you_mean(closest(name, known), fmt::format("those that do are {}", one_of(known))));
  }
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

void set_penalty(const std::string& wanted, OrderAsked& asked) {
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
bool is_shown(store::Database& database, const OrderAsked& asked, std::string_view element) {
  if (!asked.element.empty() && asked.element != element) return false;
  return database
             .query("SELECT count(*) FROM world_order.indicators WHERE n > 0 AND element = " +
                    quoted_text(element))
             .integer(0, 0) > 0;
}

/// Penalty and what is left out, as flags would give them.
std::vector<Choice> order_choices(const OrderQuery& query) {
  std::string names;
  for (const auto& name : query.without) names += (names.empty() ? "" : ",") + name;
  return {{"penalty",
           query.penalty.empty() ? "mbic" : query.penalty,
           !query.penalty.empty() && query.penalty != "mbic"},
          {"without", names, !names.empty()}};
}

}  // namespace

Document Session::order(const OrderQuery& query) const {
  auto& database = impl_->database;
  OrderAsked asked;
  asked.element = resolve_element(query.element);
  set_penalty(query.penalty, asked);
  require_order(database);
  check_year(database, query.year);
  check_indicators(database, query.without);
  asked.year = query.year;
  asked.without = query.without;
  asked.explain = query.explain;

  Document document{
      asked.year ? fmt::format("The order, {}", *asked.year) : std::string("The order"),
      {},
      order_choices(query)};
  auto& tables = document.tables;
  const auto found = find_changes(database, asked);
  for (const auto element : order::kElements) {
    if (is_shown(database, asked, element))
      tables.push_back(element_table(database, asked, found, element));
  }
  tables.push_back(change_table(asked, found));
  tables.push_back(change_points_table(found, asked));
  if (asked.explain) tables.push_back(sensitivity_table(found));
  if (store::has_table(database, "world_order", "lead_lag")) {
    tables.push_back(lead_lag_table(database, asked));
    if (!asked.without.empty())
      tables.back().notes.emplace_back("as in the world: --without does not bear on it");
  }
  const bool pairs = asked.element.empty() || asked.element == "relations";
  if (pairs && store::has_table(database, "world_order", "volatility")) {
    tables.push_back(volatility_table(database, asked));
  }
  return document;
}

}  // namespace orrery::api
