// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "orrery/base/parallel.hpp"
#include "orrery/numerics/autoregression.hpp"
#include "orrery/numerics/lead_lag.hpp"
#include "orrery/order/tables/order_data.hpp"
#include "orrery/order/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::order {
namespace {

constexpr int kLongestLag = 10;

/// An element's series of one kind, persistence removed.
struct NewsOf {
  std::string element;
  std::vector<double> news;
};

/// Two elements to be compared.
struct Comparison {
  const char* kind;
  NewsOf one;
  NewsOf other;
  numerics::LeadLag found;
};

std::vector<double> yearly_changes(const std::vector<double>& values) {
  std::vector<double> changes(values.size(), kMissing);
  for (std::size_t t = 1; t < values.size(); ++t) changes[t] = values[t] - values[t - 1];
  return changes;
}

std::vector<NewsOf> news_of_levels(const OrderData& data) {
  std::vector<NewsOf> all;
  for (const auto& element : data.elements) {
    if (!element.headline) continue;
    const auto& values = element.series[*element.headline].values;
    all.push_back({element.name, numerics::innovations(yearly_changes(values))});
  }
  return all;
}

std::vector<NewsOf> news_of_rates(store::Database& database, const OrderData& data) {
  std::vector<NewsOf> all;
  for (const auto& element : data.elements) {
    const auto rates = log_rates(read_rates(database, data, element.name));
    all.push_back({element.name, numerics::innovations(rates)});
  }
  return all;
}

void add_pairs(const char* kind, const std::vector<NewsOf>& all, std::vector<Comparison>& pairs) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) pairs.push_back({kind, all[i], all[j], {}});
  }
}

void write(const OrderData& data, const Comparison& pair, store::Appender& out) {
  std::size_t first = data.years;
  std::size_t last = 0;
  for (std::size_t t = 0; t < data.years; ++t) {
    if (is_missing(pair.one.news[t]) || is_missing(pair.other.news[t])) continue;
    first = std::min(first, t);
    last = t;
  }
  // Without a year in common nothing is known of the two.
  if (first == data.years) return;
  const auto add =
      [&](const NewsOf& leader, const NewsOf& follower, const numerics::LagCorrelation& at) {
        out.add(pair.kind,
                leader.element,
                follower.element,
                static_cast<std::int16_t>(std::abs(at.lag)),
                at.correlation,
                at.lo,
                at.hi,
                static_cast<std::int16_t>(at.n),
                data.year(first),
                data.year(last),
                pair.found.block_length,
                pair.found.bound,
                pair.found.p_value);
      };
  for (const auto& at : pair.found.lags) {
    if (at.lag >= 0) add(pair.one, pair.other, at);
    if (at.lag <= 0) add(pair.other, pair.one, at);
  }
}

}  // namespace

std::vector<std::string> fill_lead_lag(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "world_order", "change")) return {};
  const auto data = read_order(database);
  std::vector<Comparison> pairs;
  add_pairs("level", news_of_levels(data), pairs);
  add_pairs("rate", news_of_rates(database, data), pairs);
  if (pairs.empty()) return {};
  parallel_for(pairs.size(), context.threads, [&](std::size_t i) {
    database.check_cancelled();
    const numerics::LeadLagOptions options{
        .longest = kLongestLag, .seed = context.seed, .unit = 1000 + i};
    pairs[i].found = numerics::lead_lag(pairs[i].one.news, pairs[i].other.news, options);
  });
  create_tables(database, "lead_lag.sql");
  store::Appender out(database, "world_order", "lead_lag");
  for (const auto& pair : pairs) write(data, pair, out);
  out.finish();
  return world::sources_of(database, {"order_indicators"});
}

}  // namespace orrery::order
