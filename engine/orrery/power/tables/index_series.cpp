// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/tables/index_series.hpp"

#include <algorithm>
#include <array>

#include "orrery/power/net_power.hpp"

namespace orrery::power {
namespace {

struct Naming {
  std::string_view name;
  std::string_view title;
  std::string_view unit;
};

constexpr std::array<Naming, kComponents> kComponentTitles{{
    {"milex", "Military expenditure (capability data)", "thousand current US dollars"},
    {"milper", "Military personnel", "thousands"},
    {"irst", "Iron and steel production", "thousand tons"},
    {"pec", "Primary energy consumption", "thousand coal-ton equivalents"},
    {"tpop", "Total population", "thousands"},
    {"upop", "Urban population", "thousands"},
}};

constexpr std::array<Naming, 10> kIndicatorTitles{{
    {"gdp_usd", "GDP at market exchange rates", "current US dollars"},
    {"gdp_ppp", "GDP at purchasing power parity", "current international dollars"},
    {"rgdpo", "Real GDP, output side", "US dollars of 2017"},
    {"rgdpe", "Real GDP, expenditure side", "US dollars of 2017"},
    {"gdp_est", "Real GDP, estimated since 1816", "US dollars of 2017"},
    {"population", "Population", "people"},
    {"pwt_population", "Population (Penn World Table)", "people"},
    {"population_est", "Population, estimated since 1816", "people"},
    {"milex_usd", "Military expenditure", "current US dollars"},
    {"milex_constant", "Military expenditure", "constant US dollars"},
}};

/// Net power by the first pair of GDP and population that both have data.
struct NetPowerInputs {
  std::string_view name;
  std::string_view title;
  std::string_view gdp;
  std::string_view population;
};

constexpr std::array<NetPowerInputs, 3> kNetPower{{
    {"net_power", "Net power (GDP at PPP times GDP per head)", "gdp_ppp", "population"},
    {"net_power_est", "Net power on estimates since 1816", "gdp_est", "population_est"},
    {"net_power_usd",
     "Net power (GDP at market rates times GDP per head)",
     "gdp_usd",
     "population"},
}};

const IndexSeries* find(const std::vector<IndexSeries>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &IndexSeries::name);
  return found == all.end() ? nullptr : &*found;
}

double value_of(std::span<const StateValue> rows, State state) {
  const auto found = std::ranges::lower_bound(rows, state, {}, &StateValue::state);
  return found != rows.end() && found->state == state ? found->value : kMissing;
}

void add_capability_indices(const world::WorldView& view, std::vector<IndexSeries>& all) {
  const auto vintages = view.vintages();
  if (vintages.empty()) return;
  const auto& vintage = vintages.back();
  const std::vector<std::string> sources{view.capability_source(vintage)};
  IndexSeries index{"cinc", "Composite Index of National Capability", "share", sources, {}};
  std::vector<IndexSeries> components;
  components.reserve(kComponentTitles.size());
  for (const auto& naming : kComponentTitles) {
    components.push_back({std::string(naming.name),
                          std::string(naming.title),
                          std::string(naming.unit),
                          sources,
                          {}});
  }
  const auto panel = view.capabilities(vintage);
  for (std::size_t y = 0; y < panel.years().size(); ++y) {
    const auto year = panel.years()[y];
    for (const auto& row : cinc(capabilities_of(panel.rows(y)))) {
      if (!is_missing(row.cinc)) index.panel.add(year, {row.state, row.cinc});
    }
    for (const auto& row : panel.rows(y)) {
      for (std::size_t c = 0; c < kComponents; ++c) {
        if (!is_missing(row.value[c])) components[c].panel.add(year, {row.state, row.value[c]});
      }
    }
  }
  all.push_back(std::move(index));
  for (auto& component : components) all.push_back(std::move(component));
}

void add_indicators(const world::WorldView& view, std::vector<IndexSeries>& all) {
  for (const auto& [indicator, source] : view.indicators()) {
    const auto naming = std::ranges::find(kIndicatorTitles, indicator, &Naming::name);
    if (naming == kIndicatorTitles.end()) continue;
    IndexSeries index{
        indicator, std::string(naming->title), std::string(naming->unit), {source}, {}};
    index.totals = view.world_totals(indicator);
    const auto panel = view.indicator(indicator);
    for (std::size_t y = 0; y < panel.years().size(); ++y) {
      for (const auto& row : panel.rows(y))
        index.panel.add(panel.years()[y], {row.state, row.value});
    }
    all.push_back(std::move(index));
  }
}

/// Beckley's index for every year that both inputs cover.
void add_net_power(std::vector<IndexSeries>& all) {
  for (const auto& inputs : kNetPower) {
    const auto* gdp = find(all, inputs.gdp);
    const auto* population = find(all, inputs.population);
    if (gdp == nullptr || population == nullptr) continue;
    IndexSeries index{std::string(inputs.name),
                      std::string(inputs.title),
                      "GDP squared over people",
                      {gdp->sources.front(), population->sources.front()},
                      {}};
    const auto years = population->panel.years();
    for (std::size_t y = 0; y < gdp->panel.years().size(); ++y) {
      const auto year = gdp->panel.years()[y];
      const auto at = std::ranges::lower_bound(years, year);
      if (at == years.end() || *at != year) continue;
      const auto people = population->panel.rows(static_cast<std::size_t>(at - years.begin()));
      for (const auto& row : gdp->panel.rows(y)) {
        const double value = net_power(row.value, value_of(people, row.state));
        if (!is_missing(value)) index.panel.add(year, {row.state, value});
      }
    }
    all.push_back(std::move(index));
  }
}

}  // namespace

std::vector<Capabilities> capabilities_of(std::span<const world::CapabilityRow> rows) {
  std::vector<Capabilities> result;
  result.reserve(rows.size());
  for (const auto& row : rows) result.push_back({row.state, row.value});
  return result;
}

std::vector<double> values_of(std::span<const StateValue> rows) {
  std::vector<double> result;
  result.reserve(rows.size());
  for (const auto& row : rows) result.push_back(row.value);
  return result;
}

std::vector<IndexSeries> index_series(const world::WorldView& view) {
  std::vector<IndexSeries> all;
  add_capability_indices(view, all);
  add_indicators(view, all);
  add_net_power(all);
  return all;
}

}  // namespace orrery::power
