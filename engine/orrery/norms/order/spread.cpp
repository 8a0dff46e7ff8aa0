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

/// Those that count, ascending by position.
std::vector<Point> points_of(std::span<const double> positions, std::span<const double> weights) {
  std::vector<Point> points;
  double total = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (!counts(positions, weights, i)) continue;
    points.push_back({positions[i], weight_of(weights, i)});
    total += weight_of(weights, i);
  }
  for (auto& point : points) point.share /= total;
  std::ranges::sort(points, {}, &Point::at);
  return points;
}

double central_moment(const std::vector<Point>& points, double mean, int power) {
  double sum = 0;
  for (const auto& point : points) sum += point.share * std::pow(point.at - mean, power);
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
  const auto quantile = [&](double part) {
    double sum = 0;
    for (const auto& point : points) {
      sum += point.share;
      if (sum >= part - kRounding) return point.at;
    }
    return points.back().at;
  };
  result.q10 = quantile(0.10);
  result.q25 = quantile(0.25);
  result.q50 = quantile(0.50);
  result.q75 = quantile(0.75);
  result.q90 = quantile(0.90);
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

double bimodality(const std::vector<Point>& points, double mean, bool weighted) {
  const double m2 = central_moment(points, mean, 2);
  if (points.size() < 4 || points.front().at == points.back().at) return kMissing;
  const double skewness = central_moment(points, mean, 3) / std::pow(m2, 1.5);
  const double excess = central_moment(points, mean, 4) / (m2 * m2) - 3;
  if (weighted) return (skewness * skewness + 1) / (excess + 3);
  const auto n = static_cast<double>(points.size());
  const double g = skewness * std::sqrt(n * (n - 1)) / (n - 2);
  const double k = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6);
  return (g * g + 1) / (k + 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3)));
}

/// The groups of one grid: Esteban and Ray's measure on them.
double polarisation_on_grid(const std::vector<Point>& points,
                            double origin,
                            double alpha,
                            double width) {
  std::vector<Point> groups;
  double bin = 0;
  for (const auto& point : points) {
    const double its_bin = std::floor((point.at - origin) / width);
    if (groups.empty() || its_bin != bin) groups.push_back({0, 0});
    bin = its_bin;
    groups.back().at += point.share * point.at;
    groups.back().share += point.share;
  }
  for (auto& group : groups) group.at /= group.share;
  // Groups ascend, so what lies on either side of one follows from sums so far.
  double mean = 0;
  for (const auto& group : groups) mean += group.share * group.at;
  double share_below = 0;
  double sum_below = 0;
  double sum = 0;
  for (const auto& group : groups) {
    const double below = share_below * group.at - sum_below;
    const double above = mean - sum_below - (1 - share_below) * group.at;
    sum += std::pow(group.share, 1 + alpha) * (below + above);
    share_below += group.share;
    sum_below += group.share * group.at;
  }
  return sum;
}

double polarisation(const std::vector<Point>& points, const SpreadOptions& options) {
  double sum = 0;
  for (int shift = 0; shift < options.shifts; ++shift) {
    const double origin = options.bin_width * shift / options.shifts;
    sum += polarisation_on_grid(points, origin, options.alpha, options.bin_width);
  }
  return sum / options.shifts;
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

std::vector<Spread> draw_spreads(std::span<const double> means,
                                 std::span<const double> sds,
                                 std::span<const double> weights,
                                 const SpreadOptions& options,
                                 const DrawOptions& draws) {
  std::vector<Spread> drawn;
  std::vector<double> moved(means.size());
  for (int draw = 0; draw < draws.draws; ++draw) {
    RandomStream random(draws.seed, draws.unit, static_cast<std::uint64_t>(draw));
    for (std::size_t i = 0; i < moved.size(); ++i) moved[i] = means[i] + sds[i] * random.normal();
    drawn.push_back(spread(moved, weights, options));
  }
  return drawn;
}

}  // namespace

Spread spread(std::span<const double> positions,
              std::span<const double> weights,
              const SpreadOptions& options) {
  require_valid(positions, weights, options);
  Spread result;
  const auto points = points_of(positions, weights);
  result.n = points.size();
  if (points.empty()) return result;
  result.mean = mean_of(points);
  result.sd = std::sqrt(central_moment(points, result.mean, 2));
  set_quantiles(points, result);
  result.mean_difference = mean_difference(points);
  result.bimodality = bimodality(points, result.mean, !weights.empty());
  result.polarisation = polarisation(points, options);
  return result;
}

UncertainSpread uncertain_spread(std::span<const double> means,
                                 std::span<const double> sds,
                                 std::span<const double> weights,
                                 const SpreadOptions& options,
                                 const DrawOptions& draws) {
  if (sds.size() != means.size()) {
    throw Error(ErrorKind::Failure,
                fmt::format("{} standard deviations for {} positions", sds.size(), means.size()));
  }
  UncertainSpread result;
  result.expected = spread(means, weights, options);
  if (draws.draws < 1 || result.expected.n == 0) return result;
  if (!errors_are_known(means, sds, weights)) return result;
  const auto drawn = draw_spreads(means, sds, weights, options, draws);
  set_means(drawn, result.expected);
  result.mean = interval_of(drawn, &Spread::mean);
  result.sd = interval_of(drawn, &Spread::sd);
  result.mean_difference = interval_of(drawn, &Spread::mean_difference);
  result.bimodality = interval_of(drawn, &Spread::bimodality);
  result.polarisation = interval_of(drawn, &Spread::polarisation);
  return result;
}

}  // namespace orrery::norms
