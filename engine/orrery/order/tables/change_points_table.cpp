// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "orrery/order/tables/order_data.hpp"
#include "orrery/order/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::order {
namespace {

std::string years_text(const OrderData& data,
                       const SeriesChanges& found,
                       const std::vector<std::size_t>& starts) {
  std::string text;
  for (const std::size_t start : starts) {
    text += (text.empty() ? "" : " ") + std::to_string(data.year(found.first + start));
  }
  return text;
}

}  // namespace

std::vector<std::string> fill_change_points(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "world_order", "change")) return {};
  database.check_cancelled();
  const auto data = read_order(database);
  const auto all = all_changes(data, read_all_rates(database, data));
  create_tables(database, "change_points.sql");
  store::Appender series(database, "world_order", "change_series");
  store::Appender points(database, "world_order", "change_points");
  store::Appender sensitivity(database, "world_order", "change_sensitivity");
  for (const auto& one : all) {
    const auto& found = one.found;
    series.add(one.series,
               one.kind,
               one.element,
               data.year(found.first),
               data.year(found.last),
               static_cast<std::int16_t>(found.steps()),
               static_cast<std::int16_t>(found.dimensions),
               found.effective,
               found.autocorrelation,
               found.penalty.per_change,
               found.penalty.per_log_length,
               static_cast<std::int16_t>(found.changes.size()));
    for (const auto& change : found.changes) {
      points.add(one.series,
                 data.year(change.step),
                 found.penalty.per_change,
                 change.share,
                 change.size,
                 change.before,
                 change.after);
    }
    for (const auto& range : found.ranges) {
      sensitivity.add(one.series,
                      range.from,
                      range.to,
                      static_cast<std::int16_t>(range.best.starts.size()),
                      years_text(data, found, range.best.starts));
    }
  }
  series.finish();
  points.finish();
  sensitivity.finish();
  return world::sources_of(database, {"order_indicators"});
}

}  // namespace orrery::order
