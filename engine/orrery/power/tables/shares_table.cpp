// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/shares.hpp"

#include <algorithm>
#include <numeric>

#include "orrery/power/tables/index_series.hpp"
#include "orrery/power/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::power {
namespace {

/// Rank of each value, 1 for the largest; equals share the better rank.
std::vector<std::int16_t> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
  std::vector<std::int16_t> result(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool tied = i > 0 && values[order[i]] == values[order[i - 1]];
    result[order[i]] = tied ? result[order[i - 1]] : static_cast<std::int16_t>(i + 1);
  }
  return result;
}

/// Shares of the world's total where the source gives one, else of the sum over states with data.
std::vector<double> shares_in(const IndexSeries& index,
                              Year year,
                              const std::vector<double>& values) {
  auto result = shares(values);
  if (const auto total = index.totals.find(year); total != index.totals.end()) {
    for (std::size_t i = 0; i < values.size(); ++i) result[i] = values[i] / total->second;
  }
  return result;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

}  // namespace

std::vector<std::string> fill_shares(const world::MeasureContext& context) {
  const auto indices = index_series(context.view);
  std::vector<std::string> sources;
  if (indices.empty()) return sources;
  create_tables(context.database, "shares.sql");
  store::Appender catalogue(context.database, "power", "indices");
  store::Appender table(context.database, "power", "shares");
  for (const auto& index : indices) {
    const auto years = index.panel.years();
    if (years.empty()) continue;
    catalogue.add(
        index.name, index.title, index.unit, joined(index.sources), years.front(), years.back());
    for (std::size_t y = 0; y < years.size(); ++y) {
      const auto rows = index.panel.rows(y);
      const auto values = values_of(rows);
      const auto share = shares_in(index, years[y], values);
      const auto rank = ranks(values);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        table.add(index.name,
                  years[y],
                  rows[i].state,
                  values[i],
                  share[i],
                  rank[i],
                  static_cast<std::int16_t>(rows.size()));
      }
    }
    sources.insert(sources.end(), index.sources.begin(), index.sources.end());
  }
  catalogue.finish();
  table.finish();
  return sources;
}

}  // namespace orrery::power
