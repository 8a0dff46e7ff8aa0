// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "orrery/order/tables/order_data.hpp"
#include "orrery/order/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::order {
namespace {

constexpr std::array<std::int16_t, 2> kSpans{1, 5};

/// The rank of each year's rate, 1 the largest; 0 where there is none.
std::vector<std::int16_t> ranks_of(const std::vector<YearRate>& years) {
  std::vector<std::int16_t> ranks;
  for (const auto& year : years) {
    const auto faster =
        std::ranges::count_if(years, [&](const YearRate& other) { return other.rate > year.rate; });
    ranks.push_back(is_missing(year.rate) ? std::int16_t{0}
                                          : static_cast<std::int16_t>(faster + 1));
  }
  return ranks;
}

void write(const OrderData& data,
           const Element& element,
           std::int16_t span,
           const RateOfChange& found,
           store::Appender& rates,
           store::Appender& parts) {
  const auto ranks = ranks_of(found.years);
  const auto ranked = static_cast<std::int16_t>(
      std::ranges::count_if(ranks, [](std::int16_t rank) { return rank > 0; }));
  for (std::size_t t = 0; t < found.years.size(); ++t) {
    const auto& year = found.years[t];
    if (is_missing(year.rate)) continue;
    rates.add(element.name,
              span,
              data.year(t),
              year.rate,
              year.lo,
              year.hi,
              static_cast<std::int16_t>(year.indicators),
              static_cast<std::int16_t>(year.with_interval),
              ranks[t],
              ranked);
    for (std::size_t i = 0; i < element.indicators.size(); ++i) {
      if (is_missing(year.parts[i])) continue;
      parts.add(element.name,
                span,
                data.year(t),
                element.indicators[i],
                year.changes[i],
                found.typical[i],
                year.parts[i]);
    }
  }
}

}  // namespace

std::vector<std::string> fill_change(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "world_order", "indicator_years")) return {};
  const auto data = read_order(database);
  create_tables(database, "change.sql");
  store::Appender rates(database, "world_order", "change");
  store::Appender parts(database, "world_order", "change_parts");
  for (std::size_t e = 0; e < data.elements.size(); ++e) {
    const auto& element = data.elements[e];
    for (const auto span : kSpans) {
      database.check_cancelled();
      const auto found = rates_of(data, e, static_cast<std::size_t>(span), context.seed);
      write(data, element, span, found, rates, parts);
    }
  }
  rates.finish();
  parts.finish();
  return world::sources_of(database, {"order_indicators"});
}

}  // namespace orrery::order
