// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/lead_lag.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/numerics/block_bootstrap.hpp"
#include "orrery/numerics/chain_diagnostics.hpp"
#include "orrery/numerics/normal.hpp"

namespace orrery::numerics {
namespace {

/// x_t and y_{t + lag}, a step each; missing where either is.
struct Pairs {
  std::vector<double> x;
  std::vector<double> y;
};

Pairs pairs_at(std::span<const double> x, std::span<const double> y, int lag) {
  Pairs pairs;
  const auto n = static_cast<std::ptrdiff_t>(x.size());
  for (std::ptrdiff_t t = std::max(0, -lag); t < n - std::max(0, lag); ++t) {
    const double a = x[static_cast<std::size_t>(t)];
    const double b = y[static_cast<std::size_t>(t + lag)];
    const bool both = !is_missing(a) && !is_missing(b);
    pairs.x.push_back(both ? a : kMissing);
    pairs.y.push_back(both ? b : kMissing);
  }
  return pairs;
}

/// Sums of pairs, from which their correlation follows.
struct PairSums {
  double n = 0;
  double x = 0;
  double y = 0;
  double xx = 0;
  double yy = 0;
  double xy = 0;

  void add(double a, double b) {
    if (is_missing(a) || is_missing(b)) return;
    n += 1;
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  double correlation() const {
    const double vx = xx - x * x / n;
    const double vy = yy - y * y / n;
    if (n < 3 || vx <= 1e-12 * xx || vy <= 1e-12 * yy) return kMissing;
    return std::clamp((xy - x * y / n) / std::sqrt(vx * vy), -1.0, 1.0);
  }
};

double fisher_z(double r) {
  constexpr double kMost = 1 - 1e-9;
  return std::atanh(std::clamp(r, -kMost, kMost));
}

/// Values about their mean and over their spread, so that sums of squares lose nothing.
std::vector<double> standardised(std::span<const double> series) {
  PairSums sums;
  for (const double value : series) sums.add(value, value);
  std::vector<double> result(series.begin(), series.end());
  if (sums.n < 1) return result;
  const double mean = sums.x / sums.n;
  double squares = 0;
  for (const double value : series) {
    if (!is_missing(value)) squares += (value - mean) * (value - mean);
  }
  const double sd = std::sqrt(squares / sums.n);
  for (double& value : result) value = (value - mean) / (sd > 0 ? sd : 1);
  return result;
}

void set_interval(const Pairs& pairs,
                  const LeadLagOptions& options,
                  double block_length,
                  LagCorrelation& found) {
  std::vector<std::size_t> steps(pairs.x.size());
  double n = 0;
  double sum = 0;
  double squares = 0;
  const auto lag_key = static_cast<std::uint64_t>(found.lag + options.longest + 1) << 32;
  for (int draw = 0; draw < options.draws; ++draw) {
    RandomStream random(options.seed, options.unit, lag_key + static_cast<std::uint64_t>(draw));
    draw_steps(random, block_length, steps);
    PairSums sums;
    for (const std::size_t t : steps) sums.add(pairs.x[t], pairs.y[t]);
    const double r = sums.correlation();
    if (is_missing(r)) continue;
    const double z = fisher_z(r);
    n += 1;
    sum += z;
    squares += z * z;
  }
  if (n < 2) return;
  const double sd = std::sqrt(std::max(squares - sum * sum / n, 0.0) / (n - 1));
  const double reach = normal_quantile(0.5 + options.level / 2) * sd;
  const double z = fisher_z(found.correlation);
  found.lo = std::tanh(z - reach);
  found.hi = std::tanh(z + reach);
}

/// The largest |r| over the lags that have a correlation.
double largest_correlation(std::span<const double> x,
                           std::span<const double> y,
                           const std::vector<LagCorrelation>& lags) {
  double largest = 0;
  const auto n = static_cast<std::ptrdiff_t>(x.size());
  for (const auto& one : lags) {
    if (is_missing(one.correlation)) continue;
    PairSums sums;
    for (std::ptrdiff_t t = std::max(0, -one.lag); t < n - std::max(0, one.lag); ++t) {
      sums.add(x[static_cast<std::size_t>(t)], y[static_cast<std::size_t>(t + one.lag)]);
    }
    const double r = sums.n >= 3 ? sums.correlation() : kMissing;
    if (!is_missing(r)) largest = std::max(largest, std::abs(r));
  }
  return largest;
}

void set_bound(std::span<const double> x,
               std::span<const double> y,
               const LeadLagOptions& options,
               LeadLag& found) {
  double observed = 0;
  for (const auto& one : found.lags) {
    if (!is_missing(one.correlation)) observed = std::max(observed, std::abs(one.correlation));
  }
  std::vector<std::size_t> steps(x.size());
  std::vector<double> drawn_x(x.size());
  std::vector<double> drawn_y(y.size());
  std::vector<double> largest;
  int as_large = 0;
  for (int draw = 0; draw < options.draws; ++draw) {
    RandomStream random(options.seed, options.unit, static_cast<std::uint64_t>(draw));
    draw_steps(random, found.block_length, steps);
    for (std::size_t t = 0; t < steps.size(); ++t) drawn_x[t] = x[steps[t]];
    draw_steps(random, found.block_length, steps);
    for (std::size_t t = 0; t < steps.size(); ++t) drawn_y[t] = y[steps[t]];
    largest.push_back(largest_correlation(drawn_x, drawn_y, found.lags));
    if (largest.back() >= observed) ++as_large;
  }
  std::ranges::sort(largest);
  found.bound = sorted_quantile(largest, options.together);
  found.p_value = (1.0 + as_large) / (1.0 + options.draws);
}

/// The part of two series from the first to the last step at which both are observed.
struct Common {
  std::vector<double> x;
  std::vector<double> y;
};

Common common_part(std::span<const double> x, std::span<const double> y) {
  const auto both = [&](std::size_t t) { return !is_missing(x[t]) && !is_missing(y[t]); };
  std::size_t first = 0;
  std::size_t end = x.size();
  while (first < end && !both(first)) ++first;
  while (end > first && !both(end - 1)) --end;
  return {standardised(x.subspan(first, end - first)), standardised(y.subspan(first, end - first))};
}

void require_valid(std::span<const double> x,
                   std::span<const double> y,
                   const LeadLagOptions& options) {
  if (x.size() != y.size()) {
    throw Error(ErrorKind::Failure, fmt::format("series of {} and {} steps", x.size(), y.size()));
  }
  const auto is_part = [](double value) { return value > 0 && value < 1; };
  if (options.longest < 0 || options.draws < 1 || !is_part(options.level) ||
      !is_part(options.together) || options.block_length < 0) {
    throw Error(ErrorKind::Failure,
                "lags, draws, levels or block length of a lead-lag make no sense");
  }
}

}  // namespace

LeadLag lead_lag(std::span<const double> x,
                 std::span<const double> y,
                 const LeadLagOptions& options) {
  require_valid(x, y, options);
  const auto [a, b] = common_part(x, y);
  LeadLag found;
  found.block_length = options.block_length > 0
                           ? std::max(options.block_length, 1.0)
                           : std::max(automatic_block_length(a), automatic_block_length(b));
  bool any = false;
  for (int lag = -options.longest; lag <= options.longest; ++lag) {
    LagCorrelation one{.lag = lag};
    const auto pairs = pairs_at(a, b, lag);
    PairSums sums;
    for (std::size_t t = 0; t < pairs.x.size(); ++t) sums.add(pairs.x[t], pairs.y[t]);
    one.n = static_cast<std::size_t>(sums.n);
    if (one.n >= std::max<std::size_t>(options.fewest_pairs, 3)) {
      one.correlation = sums.correlation();
    }
    if (!is_missing(one.correlation)) {
      any = true;
      set_interval(pairs, options, found.block_length, one);
    }
    found.lags.push_back(one);
  }
  if (any) set_bound(a, b, options, found);
  return found;
}

}  // namespace orrery::numerics
