// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/order/tables/order_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "orrery/order/tables/tables.hpp"

namespace orrery::order {
namespace {

constexpr double kLeastRate = 0.01;

IndicatorSeries missing_series(std::size_t years) {
  const std::vector<double> missing(years, kMissing);
  return {missing, missing, missing};
}

std::vector<std::vector<double>> values_of(const Element& element) {
  std::vector<std::vector<double>> values;
  for (const auto& one : element.series) values.push_back(one.values);
  return values;
}

Element read_element(store::Database& database,
                     std::string_view name,
                     const OrderData& data,
                     const std::vector<std::string>& without) {
  Element element{std::string(name), {}, {}, {}};
  const auto rows = database.query(fmt::format(
      "SELECT i.indicator, i.headline, y.year, y.value, y.lo, y.hi FROM "
      "world_order.indicators AS i JOIN world_order.indicator_years AS y USING (indicator) WHERE "
      "i.in_rate AND i.element = {} ORDER BY i.rowid, y.year",
      store::quoted_text(name)));
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    if (std::ranges::find(without, rows.text(i, 0)) != without.end()) continue;
    if (element.indicators.empty() || element.indicators.back() != rows.text(i, 0)) {
      if (rows.integer(i, 1) != 0) element.headline = element.indicators.size();
      element.indicators.push_back(rows.text(i, 0));
      element.series.push_back(missing_series(data.years));
    }
    auto& series = element.series.back();
    const auto step = static_cast<std::size_t>(rows.integer(i, 2) - data.first_year);
    series.values[step] = rows.real(i, 3);
    series.lo[step] = rows.real(i, 4);
    series.hi[step] = rows.real(i, 5);
  }
  return element;
}

/// Levels of logs as what they are logs of.
void undo_log(SeriesChanges& found) {
  for (auto& change : found.changes) {
    change.before = std::exp(change.before);
    change.after = std::exp(change.after);
  }
}

}  // namespace

OrderData read_order(store::Database& database, const std::vector<std::string>& without) {
  OrderData data;
  const auto span = database.query("SELECT min(year), max(year) FROM world_order.indicator_years");
  data.first_year = static_cast<Year>(span.integer(0, 0));
  data.years = static_cast<std::size_t>(span.integer(0, 1) - span.integer(0, 0) + 1);
  for (const auto name : kElements) {
    auto element = read_element(database, name, data, without);
    if (!element.indicators.empty()) data.elements.push_back(std::move(element));
  }
  return data;
}

RateOfChange rates_of(const OrderData& data,
                      std::size_t element,
                      std::size_t span,
                      std::uint64_t seed) {
  const RateOptions options{.span = span, .seed = seed, .unit = element * 16 + span};
  return rate_of_change(data.elements[element].series, options);
}

std::vector<double> read_rates(store::Database& database,
                               const OrderData& data,
                               std::string_view element) {
  std::vector<double> rates(data.years, kMissing);
  const auto rows =
      database.query("SELECT year, rate FROM world_order.change WHERE span = 1 AND element = " +
                     store::quoted_text(element));
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    rates[static_cast<std::size_t>(rows.integer(i, 0) - data.first_year)] = rows.real(i, 1);
  }
  return rates;
}

std::vector<double> log_rates(std::vector<double> rates) {
  for (double& rate : rates) {
    if (!is_missing(rate)) rate = std::log(std::max(rate, kLeastRate));
  }
  return rates;
}

std::vector<std::vector<double>> read_all_rates(store::Database& database, const OrderData& data) {
  std::vector<std::vector<double>> rates;
  for (const auto& element : data.elements)
    rates.push_back(read_rates(database, data, element.name));
  return rates;
}

std::vector<NamedChanges> all_changes(const OrderData& data,
                                      const std::vector<std::vector<double>>& rates,
                                      const ChangeOptions& options) {
  std::vector<NamedChanges> all;
  const auto add = [&](const std::string& series,
                       const char* kind,
                       const Element& element,
                       SeriesChanges found) {
    if (found.steps() > 0) all.push_back({series, kind, element.name, std::move(found)});
  };
  for (std::size_t e = 0; e < data.elements.size(); ++e) {
    const auto& element = data.elements[e];
    add(element.name, "element", element, changes_of(values_of(element), options));
    const std::vector<std::vector<double>> rate{log_rates(rates[e])};
    auto found = changes_of(rate, options);
    undo_log(found);
    add(element.name + "_rate", "rate", element, std::move(found));
    for (std::size_t i = 0; i < element.indicators.size(); ++i) {
      const std::vector<std::vector<double>> one{element.series[i].values};
      add(element.indicators[i], "indicator", element, changes_of(one, options));
    }
  }
  return all;
}

}  // namespace orrery::order
