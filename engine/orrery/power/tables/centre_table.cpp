// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "orrery/power/centre_of_power.hpp"
#include "orrery/power/tables/index_series.hpp"
#include "orrery/power/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::power {
namespace {

using Capitals = std::map<Year, std::map<State, world::Place>>;

Capitals capitals_of(const world::WorldView& view) {
  Capitals result;
  const auto panel = view.capitals();
  for (std::size_t y = 0; y < panel.years().size(); ++y) {
    for (const auto& place : panel.rows(y)) result[panel.years()[y]].emplace(place.state, place);
  }
  return result;
}

Centre centre_in(Year year, std::span<const StateValue> rows, const Capitals& capitals) {
  std::vector<WeightedPlace> places;
  if (const auto known = capitals.find(year); known != capitals.end()) {
    for (const auto& row : rows) {
      const auto place = known->second.find(row.state);
      if (place != known->second.end())
        places.push_back({place->second.lon, place->second.lat, row.value});
    }
  }
  return centre_of_power(places);
}

Move moved_since(const std::map<Year, Centre>& series, Year year, int years) {
  const auto from = series.find(static_cast<Year>(year - years));
  return from == series.end() ? Move{} : moved(from->second, series.at(year));
}

}  // namespace

std::vector<std::string> fill_centre(const world::MeasureContext& context) {
  const auto indices = index_series(context.view);
  const auto capitals = capitals_of(context.view);
  std::vector<std::string> sources;
  if (indices.empty() || capitals.empty()) return sources;
  create_tables(context.database, "centre.sql");
  store::Appender table(context.database, "power", "centre");
  for (const auto& index : indices) {
    std::map<Year, Centre> series;
    for (std::size_t y = 0; y < index.panel.years().size(); ++y) {
      const auto year = index.panel.years()[y];
      const auto centre = centre_in(year, index.panel.rows(y), capitals);
      if (centre.n == 0) continue;
      series.emplace(year, centre);
      const auto decade = moved_since(series, year, 10);
      table.add(index.name,
                year,
                static_cast<std::int16_t>(centre.n),
                centre.lon,
                centre.lat,
                centre.depth,
                centre.depth_km,
                moved_since(series, year, 1).km,
                decade.km,
                decade.bearing);
    }
    sources.insert(sources.end(), index.sources.begin(), index.sources.end());
  }
  table.finish();
  sources.push_back(context.view.capitals_source());
  return sources;
}

}  // namespace orrery::power
