// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/order/spread.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::norms {
namespace {

/// A state that counts: where it stands and its share of the weight.
struct Point {
  double at;
  double share;
};

void require_valid(std::span<const double> positions,
                   std::span<const double> weights,
                   const SpreadOptions& options) {
  if (!weights.empty() && weights.size() != positions.size()) {
    throw Error(ErrorKind::Failure,
                fmt::format("{} weights for {} positions", weights.size(), positions.size()));
  }
  for (const double weight : weights) {
    if (weight < 0 || std::isinf(weight)) {
      throw Error(ErrorKind::Failure,
                  fmt::format("weight {}: it must be 0 or more and finite", weight));
    }
  }
  if (std::ranges::any_of(positions, [](double x) { return std::isinf(x); })) {
    throw Error(ErrorKind::Failure, "a position is infinite");
  }
  if (options.alpha <= 0 || options.bin_width <= 0 || options.shifts < 1) {
    throw Error(ErrorKind::Failure, "alpha, width of bins and shifts must be above 0");
  }
}

double weight_of(std::span<const double> weights, std::size_t i) {
  return weights.empty() ? 1 : weights[i];
}

bool counts(std::span<const double> positions, std::span<const double> weights, std::size_t i) {
  return !is_missing(positions[i]) && weight_of(weights, i) > 0;
}

/// A state and where it stands.
struct Place {
  double at;
  std::size_t state;
};

/// States with a position, ascending by it.
std::vector<Place> places_of(std::span<const double> positions) {
  std::vector<Place> places;
  places.reserve(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i)
    if (!is_missing(positions[i])) places.push_back({positions[i], i});
  std::ranges::sort(places, {}, &Place::at);
  return places;
}

/// Those that count among ordered places.
std::vector<Point> points_of(const std::vector<Place>& places, std::span<const double> weights) {
  std::vector<Point> points;
  points.reserve(places.size());
  double total = 0;
  for (const auto& place : places) {
    const double weight = weight_of(weights, place.state);
    if (!(weight > 0)) continue;
    points.push_back({place.at, weight});
    total += weight;
  }
  for (auto& point : points) point.share /= total;
  return points;
}

/// Moments about the mean.
struct Moments {
  double second = 0;
  double third = 0;
  double fourth = 0;
};

Moments central_moments(const std::vector<Point>& points, double mean) {
  Moments sum;
  for (const auto& point : points) {
    const double off = point.at - mean;
    const double square = off * off;
    sum.second += point.share * square;
    sum.third += point.share * square * off;
    sum.fourth += point.share * square * square;
  }
  return sum;
}

double mean_of(const std::vector<Point>& points) {
  double sum = 0;
  for (const auto& point : points) sum += point.share * point.at;
  return sum;
}

void set_quantiles(const std::vector<Point>& points, Spread& result) {
  // Shares that sum to .5 in thought can fall short of it by rounding.
  constexpr double kRounding = 1e-12;
  double sum = 0;
  std::size_t i = 0;
  const auto next_quantile = [&](double part) {
    while (i + 1 < points.size() && sum + points[i].share < part - kRounding) {
      sum += points[i].share;
      ++i;
    }
    return points[i].at;
  };
  result.q10 = next_quantile(0.10);
  result.q25 = next_quantile(0.25);
  result.q50 = next_quantile(0.50);
  result.q75 = next_quantile(0.75);
  result.q90 = next_quantile(0.90);
}

// Between neighbours in order lie all pairs with one state on either side.
double mean_difference(const std::vector<Point>& points) {
  double below = 0;
  double sum = 0;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    below += points[i].share;
    sum += 2 * below * (1 - below) * (points[i + 1].at - points[i].at);
  }
  return sum;
}

double bimodality(const std::vector<Point>& points, const Moments& moments, bool weighted) {
  if (points.size() < 4 || points.front().at == points.back().at) return kMissing;
  const double skewness = moments.third / std::pow(moments.second, 1.5);
  const double excess = moments.fourth / (moments.second * moments.second) - 3;
  if (weighted) return (skewness * skewness + 1) / (excess + 3);
  const auto n = static_cast<double>(points.size());
  const double g = skewness * std::sqrt(n * (n - 1)) / (n - 2);
  const double k = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6);
  return (g * g + 1) / (k + 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3)));
}

/// Shares in a stretch of the scale, which begins at `number` times its length.
struct Stretch {
  std::int64_t number = 0;
  double share = 0;
  double sum = 0;  ///< of share · position
};

/// The stretches that hold points, ascending.
std::vector<Stretch> stretches_of(const std::vector<Point>& points, double length) {
  std::vector<Stretch> stretches;
  for (const auto& point : points) {
    const auto number = static_cast<std::int64_t>(std::floor(point.at / length));
    if (stretches.empty() || stretches.back().number != number) stretches.push_back({number});
    stretches.back().share += point.share;
    stretches.back().sum += point.share * point.at;
  }
  return stretches;
}

/// Esteban and Ray's measure on the groups of one grid, whose bins are `shifts` stretches and begin
/// at stretch `shift`.
double polarisation_on_grid(
    const std::vector<Stretch>& stretches, double mean, int shift, int shifts, double alpha) {
  // Groups ascend, so what lies on either side of one follows from sums so far.
  double share_below = 0;
  double sum_below = 0;
  double sum = 0;
  for (std::size_t i = 0; i < stretches.size();) {
    const auto offset = stretches[i].number - shift;
    const auto end = stretches[i].number + shifts - (offset % shifts + shifts) % shifts;
    double share = 0;
    double share_sum = 0;
    for (; i < stretches.size() && stretches[i].number < end; ++i) {
      share += stretches[i].share;
      share_sum += stretches[i].sum;
    }
    const double at = share_sum / share;
    const double below = share_below * at - sum_below;
    const double above = mean - sum_below - (1 - share_below) * at;
    sum += std::pow(share, 1 + alpha) * (below + above);
    share_below += share;
    sum_below += share_sum;
  }
  return sum;
}

double polarisation(const std::vector<Point>& points, double mean, const SpreadOptions& options) {
  const auto stretches = stretches_of(points, options.bin_width / options.shifts);
  double sum = 0;
  for (int shift = 0; shift < options.shifts; ++shift)
    sum += polarisation_on_grid(stretches, mean, shift, options.shifts, options.alpha);
  return sum / options.shifts;
}

Spread spread_of(const std::vector<Place>& places,
                 std::span<const double> weights,
                 const SpreadOptions& options) {
  Spread result;
  const auto points = points_of(places, weights);
  result.n = points.size();
  if (points.empty()) return result;
  result.mean = mean_of(points);
  const auto moments = central_moments(points, result.mean);
  result.sd = std::sqrt(moments.second);
  set_quantiles(points, result);
  result.mean_difference = mean_difference(points);
  result.bimodality = bimodality(points, moments, !weights.empty());
  result.polarisation = polarisation(points, result.mean, options);
  return result;
}

/// What is summed up over draws: the quantities of Spread that have a value in every draw.
constexpr std::array kQuantities{&Spread::mean,
                                 &Spread::sd,
                                 &Spread::q10,
                                 &Spread::q25,
                                 &Spread::q50,
                                 &Spread::q75,
                                 &Spread::q90,
                                 &Spread::mean_difference,
                                 &Spread::bimodality,
                                 &Spread::polarisation};

void set_means(const std::vector<Spread>& drawn, Spread& expected) {
  for (const auto quantity : kQuantities) {
    double sum = 0;
    for (const auto& draw : drawn) sum += draw.*quantity;
    expected.*quantity = sum / static_cast<double>(drawn.size());
  }
}

Interval interval_of(const std::vector<Spread>& drawn, double Spread::*quantity) {
  std::vector<double> values;
  values.reserve(drawn.size());
  for (const auto& draw : drawn) values.push_back(draw.*quantity);
  if (std::ranges::any_of(values, is_missing)) return {};
  std::ranges::sort(values);
  const auto order_statistic = [&](double part) {
    const auto rank = std::ceil(part * static_cast<double>(values.size()));
    return values[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
  };
  return {order_statistic(0.05), order_statistic(0.95)};
}

bool errors_are_known(std::span<const double> means,
                      std::span<const double> sds,
                      std::span<const double> weights) {
  for (std::size_t i = 0; i < sds.size(); ++i) {
    if (counts(means, weights, i) && is_missing(sds[i])) return false;
  }
  return true;
}

/// By weighting, then draw; the draws of all weightings are the same.
std::vector<std::vector<Spread>> draw_spreads(std::span<const double> means,
                                              std::span<const double> sds,
                                              std::span<const std::span<const double>> weightings,
                                              const SpreadOptions& options,
                                              const DrawOptions& draws) {
  std::vector<std::vector<Spread>> drawn(weightings.size());
  std::vector<double> moved(means.size());
  for (int draw = 0; draw < draws.draws; ++draw) {
    RandomStream random(draws.seed, draws.unit, static_cast<std::uint64_t>(draw));
    for (std::size_t i = 0; i < moved.size(); ++i) moved[i] = means[i] + sds[i] * random.normal();
    const auto places = places_of(moved);
    for (std::size_t w = 0; w < weightings.size(); ++w)
      drawn[w].push_back(spread_of(places, weightings[w], options));
  }
  return drawn;
}

}  // namespace

Spread spread(std::span<const double> positions,
              std::span<const double> weights,
              const SpreadOptions& options) {
  require_valid(positions, weights, options);
  return spread_of(places_of(positions), weights, options);
}

std::vector<UncertainSpread> uncertain_spreads(std::span<const double> means,
                                               std::span<const double> sds,
                                               std::span<const std::span<const double>> weightings,
                                               const SpreadOptions& options,
                                               const DrawOptions& draws) {
  if (sds.size() != means.size()) {
    throw Error(ErrorKind::Failure,
                fmt::format("{} standard deviations for {} positions", sds.size(), means.size()));
  }
  std::vector<UncertainSpread> results(weightings.size());
  std::vector<std::span<const double>> to_draw;
  std::vector<UncertainSpread*> into;
  for (std::size_t w = 0; w < weightings.size(); ++w) {
    auto& expected = results[w].expected;
    expected = spread(means, weightings[w], options);
    if (expected.n == 0 || !errors_are_known(means, sds, weightings[w])) continue;
    to_draw.push_back(weightings[w]);
    into.push_back(&results[w]);
  }
  if (draws.draws < 1 || to_draw.empty()) return results;
  const auto drawn = draw_spreads(means, sds, to_draw, options, draws);
  for (std::size_t w = 0; w < into.size(); ++w) {
    auto& result = *into[w];
    set_means(drawn[w], result.expected);
    result.mean = interval_of(drawn[w], &Spread::mean);
    result.sd = interval_of(drawn[w], &Spread::sd);
    result.mean_difference = interval_of(drawn[w], &Spread::mean_difference);
    result.bimodality = interval_of(drawn[w], &Spread::bimodality);
    result.polarisation = interval_of(drawn[w], &Spread::polarisation);
  }
  return results;
}

UncertainSpread uncertain_spread(std::span<const double> means,
                                 std::span<const double> sds,
                                 std::span<const double> weights,
                                 const SpreadOptions& options,
                                 const DrawOptions& draws) {
  return uncertain_spreads(means, sds, std::array{weights}, options, draws).front();
}

}  // namespace orrery::norms
