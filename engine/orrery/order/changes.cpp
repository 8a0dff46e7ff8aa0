// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/order/changes.hpp"

#include <fmt/format.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/numerics/noise_scale.hpp"

namespace orrery::order {
namespace {

/// A dimension with what its noise is.
struct Scaled {
  std::span<const double> values;
  numerics::NoiseScale noise;
};

std::vector<Scaled> moving(std::span<const std::vector<double>> dimensions) {
  std::vector<Scaled> result;
  for (const auto& one : dimensions) {
    if (one.size() != dimensions.front().size()) {
      throw Error(
          ErrorKind::Failure,
          fmt::format("dimensions of {} and {} steps", dimensions.front().size(), one.size()));
    }
    const auto noise = numerics::noise_scale(one);
    if (noise.sd > 0) result.push_back({one, noise});
  }
  return result;
}

std::size_t observed_at(const std::vector<Scaled>& dimensions, std::size_t step) {
  std::size_t n = 0;
  for (const auto& one : dimensions) n += is_missing(one.values[step]) ? 0U : 1U;
  return n;
}

/// From the first to the last step at which half of the dimensions are observed; false if none is.
bool set_steps(const std::vector<Scaled>& dimensions, std::size_t n, SeriesChanges& result) {
  bool any = false;
  for (std::size_t t = 0; t < n; ++t) {
    if (2 * observed_at(dimensions, t) < dimensions.size()) continue;
    if (!any) result.first = t;
    any = true;
    result.last = t;
  }
  return any;
}

/// Values over their long-run noise, step by step.
std::vector<double> scaled_values(const std::vector<Scaled>& dimensions,
                                  const SeriesChanges& looked_at) {
  std::vector<double> values;
  for (std::size_t t = looked_at.first; t <= looked_at.last; ++t) {
    for (const auto& one : dimensions) values.push_back(one.values[t] / one.noise.long_run_sd);
  }
  return values;
}

double mean_between(std::span<const double> values, std::size_t from, std::size_t to) {
  double n = 0;
  double sum = 0;
  for (std::size_t t = from; t < to; ++t) {
    if (is_missing(values[t])) continue;
    n += 1;
    sum += values[t];
  }
  return n > 0 ? sum / n : kMissing;
}

numerics::ChangePenalty penalty_of(const SeriesChanges& series, const ChangeOptions& options) {
  if (options.penalty) {
    if (!(*options.penalty > 0)) {
      throw Error(ErrorKind::Failure, fmt::format("a penalty of {}", *options.penalty));
    }
    return {*options.penalty, 0};
  }
  return options.criterion == Criterion::Bic
             ? numerics::bic_penalty(series.steps(), series.effective)
             : numerics::mbic_penalty(series.steps(), series.effective);
}

/// Sets size, before and after of each change from the segments on its two sides.
void describe(const std::vector<Scaled>& dimensions, SeriesChanges& series) {
  for (std::size_t c = 0; c < series.changes.size(); ++c) {
    auto& change = series.changes[c];
    const std::size_t from = c == 0 ? series.first : series.changes[c - 1].step;
    const std::size_t to =
        c + 1 == series.changes.size() ? series.last + 1 : series.changes[c + 1].step;
    double n = 0;
    double squares = 0;
    for (const auto& one : dimensions) {
      const double before = mean_between(one.values, from, change.step);
      const double after = mean_between(one.values, change.step, to);
      if (is_missing(before) || is_missing(after)) continue;
      n += 1;
      squares += std::pow((after - before) / one.noise.sd, 2);
      if (dimensions.size() == 1) {
        change.before = before;
        change.after = after;
      }
    }
    if (n > 0) change.size = std::sqrt(squares / n);
  }
}

}  // namespace

SeriesChanges changes_of(std::span<const std::vector<double>> dimensions,
                         const ChangeOptions& options) {
  SeriesChanges result;
  if (dimensions.empty()) return result;
  const auto counted = moving(dimensions);
  if (counted.empty() || !set_steps(counted, dimensions.front().size(), result)) return result;
  result.dimensions = counted.size();
  result.autocorrelation = 0;
  for (const auto& one : counted) {
    result.autocorrelation += one.noise.autocorrelation / static_cast<double>(counted.size());
  }
  const auto values = scaled_values(counted, result);
  result.effective = numerics::effective_dimensions(values, counted.size());
  result.penalty = penalty_of(result, options);
  const numerics::ChangePointOptions search{
      .change = numerics::ChangeIn::Mean,
      .penalty = result.penalty,
      .shortest = options.shortest,
      .weight = result.effective / static_cast<double>(counted.size())};
  const auto found = numerics::change_points(values, counted.size(), search);
  const double at = result.penalty.per_change;
  if (at > 0) {
    result.ranges = numerics::change_points_by_penalty(
        values, counted.size(), search, options.least_factor * at, options.most_factor * at);
  }
  for (const std::size_t start : found.starts) {
    const double share =
        result.ranges.empty() ? 0 : numerics::stability(result.ranges, start, options.tolerance);
    result.changes.push_back({.step = result.first + start, .share = share});
  }
  describe(counted, result);
  return result;
}

}  // namespace orrery::order
