// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/order/rate_of_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"
#include "orrery/numerics/chain_diagnostics.hpp"

namespace orrery::order {
namespace {

// 5 and 95 % points of a normal number lie this many standard deviations apart.
constexpr double kWidthOfInterval = 2 * 1.6448536269514722;

/// A change as it is observed.
struct Observed {
  double change = kMissing;
  double error_variance = 0;
  bool has_interval = false;
};

/// A change as it is known: normal, in units of the typical one.
struct Known {
  double mean = kMissing;
  double sd = 0;

  double expected_square() const { return mean * mean + sd * sd; }
};

double error_variance(const IndicatorSeries& series, std::size_t t) {
  const double sd = (series.hi[t] - series.lo[t]) / kWidthOfInterval;
  return sd * sd;
}

std::vector<Observed> observed_changes(const IndicatorSeries& series, std::size_t span) {
  std::vector<Observed> all(series.values.size());
  for (std::size_t t = span; t < all.size(); ++t) {
    auto& one = all[t];
    one.change = series.values[t] - series.values[t - span];
    if (is_missing(one.change)) continue;
    for (const std::size_t end : {t - span, t}) {
      const double variance = error_variance(series, end);
      if (!is_missing(variance)) one.error_variance += variance;
    }
    one.has_interval = !is_missing(error_variance(series, t) + error_variance(series, t - span));
  }
  return all;
}

/// Root mean square of changes less what errors explain; missing if nothing is left.
double typical_change(const std::vector<Observed>& changes) {
  double n = 0;
  double squares = 0;
  double errors = 0;
  for (const auto& one : changes) {
    if (is_missing(one.change)) continue;
    n += 1;
    squares += one.change * one.change;
    errors += one.error_variance;
  }
  return squares > errors ? std::sqrt((squares - errors) / n) : kMissing;
}

Known known_change(const Observed& observed, double typical) {
  if (is_missing(observed.change) || is_missing(typical)) return {};
  const double variance = typical * typical;
  const double share = variance / (variance + observed.error_variance);
  return {share * observed.change / typical, std::sqrt(share * observed.error_variance) / typical};
}

/// What is known of all indicators in a year.
using YearKnown = std::vector<Known>;

void set_rate(const YearKnown& known, std::size_t fewest, YearRate& year) {
  double sum = 0;
  for (const auto& one : known) {
    if (is_missing(one.mean)) continue;
    ++year.indicators;
    sum += one.expected_square();
  }
  year.parts.assign(known.size(), kMissing);
  if (year.indicators < fewest) return;
  year.rate = std::sqrt(sum / static_cast<double>(year.indicators));
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (sum > 0) year.parts[i] = known[i].expected_square() / sum;
  }
}

double drawn_rate(const YearKnown& known, RandomStream& random) {
  double n = 0;
  double sum = 0;
  for (const auto& one : known) {
    if (is_missing(one.mean)) continue;
    const double change = one.sd > 0 ? one.mean + one.sd * random.normal() : one.mean;
    n += 1;
    sum += change * change;
  }
  return std::sqrt(sum / n);
}

void set_intervals(const std::vector<YearKnown>& known,
                   const RateOptions& options,
                   std::vector<YearRate>& years) {
  for (std::size_t t = 0; t < years.size(); ++t) {
    if (is_missing(years[t].rate) || years[t].with_interval == 0) continue;
    RandomStream random(options.seed, options.unit, t);
    std::vector<double> rates;
    rates.reserve(static_cast<std::size_t>(std::max(options.draws, 0)));
    for (int draw = 0; draw < options.draws; ++draw) rates.push_back(drawn_rate(known[t], random));
    if (rates.empty()) continue;
    std::ranges::sort(rates);
    years[t].lo = numerics::sorted_quantile(rates, 0.05);
    years[t].hi = numerics::sorted_quantile(rates, 0.95);
  }
}

std::size_t years_of(std::span<const IndicatorSeries> indicators, const RateOptions& options) {
  if (options.span == 0) throw Error(ErrorKind::Failure, "a change over no years");
  if (indicators.empty()) return 0;
  const std::size_t n = indicators.front().values.size();
  for (const auto& one : indicators) {
    if (one.values.size() != n || one.lo.size() != n || one.hi.size() != n) {
      throw Error(ErrorKind::Failure,
                  fmt::format("indicators of {} and {} years", n, one.values.size()));
    }
  }
  return n;
}

}  // namespace

RateOfChange rate_of_change(std::span<const IndicatorSeries> indicators,
                            const RateOptions& options) {
  RateOfChange result;
  result.years.resize(years_of(indicators, options));
  std::vector<YearKnown> known(result.years.size());
  std::size_t usable = 0;
  for (const auto& indicator : indicators) {
    const auto changes = observed_changes(indicator, options.span);
    const double typical = typical_change(changes);
    result.typical.push_back(typical);
    if (!is_missing(typical)) ++usable;
    for (std::size_t t = 0; t < changes.size(); ++t) {
      known[t].push_back(known_change(changes[t], typical));
      result.years[t].changes.push_back(changes[t].change);
      const bool counts = !is_missing(known[t].back().mean) && changes[t].has_interval;
      if (counts) ++result.years[t].with_interval;
    }
  }
  const std::size_t fewest = std::max<std::size_t>(1, (usable + 1) / 2);
  for (std::size_t t = 0; t < known.size(); ++t) set_rate(known[t], fewest, result.years[t]);
  set_intervals(known, options, result.years);
  return result;
}

}  // namespace orrery::order
