// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/logit.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/numerics/chi_square.hpp"
#include "orrery/numerics/clustered_scores.hpp"
#include "orrery/numerics/concave_maximum.hpp"
#include "orrery/numerics/design_matrix.hpp"

namespace orrery::numerics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr Index kBlock = 256;  ///< rows at a time: their part of the design stays in the cache

double probability(double eta) {
  return eta >= 0 ? 1 / (1 + std::exp(-eta)) : std::exp(eta) / (1 + std::exp(eta));
}

/// The complete rows, ready to be fitted.
struct Rows {
  std::vector<std::size_t> number;  ///< in the data
  VectorXd outcome;
  VectorXd weight;
  DesignMatrix design;
};

void require_values(const LogitData& data) {
  for (const double y : data.outcome.values) {
    if (!is_missing(y) && y != 0 && y != 1)
      throw Error(
          ErrorKind::Usage,
          "the outcome of a logit is 0 or 1, but \"" + data.outcome.name + "\" has other values");
  }
  for (const double w : data.weights) {
    if (w < 0) throw Error(ErrorKind::Usage, "a weight is negative");
  }
}

/// Picks the rows in which nothing is missing, and counts the others.
std::vector<std::size_t> complete_rows(const LogitData& data, LogitFit& fit) {
  const LogitColumn weights{"weights", data.weights};
  std::vector<const LogitColumn*> columns{&data.outcome};
  for (const auto& term : data.terms) columns.push_back(&term);
  if (!data.weights.empty()) columns.push_back(&weights);
  std::vector<std::size_t> lacking(columns.size());
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < data.outcome.values.size(); ++i) {
    bool complete = data.weights.empty() || data.weights[i] > 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (std::isfinite(columns[c]->values[i])) continue;
      ++lacking[c];
      complete = false;
    }
    if (complete) rows.push_back(i);
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (lacking[c] > 0) fit.missing.push_back({columns[c]->name, lacking[c]});
  }
  fit.rows = rows.size();
  fit.left_out = data.outcome.values.size() - rows.size();
  return rows;
}

Rows rows_of(const LogitData& data, const LogitOptions& options, LogitFit& fit) {
  Rows rows;
  rows.number = complete_rows(data, fit);
  const auto n = static_cast<Index>(rows.number.size());
  rows.outcome.resize(n);
  rows.weight = VectorXd::Ones(n);
  for (Index i = 0; i < n; ++i) {
    const auto row = rows.number[static_cast<std::size_t>(i)];
    rows.outcome[i] = data.outcome.values[row];
    if (!data.weights.empty()) rows.weight[i] = data.weights[row];
  }
  fit.ones = static_cast<std::size_t>(rows.outcome.sum());
  if (fit.rows == 0) throw Error(ErrorKind::MissingData, "no row has all variables of the model");
  if (fit.ones == 0 || fit.ones == fit.rows) {
    throw Error(ErrorKind::MissingData,
                "the outcome \"" + data.outcome.name + "\" is " + (fit.ones == 0 ? "0" : "1") +
                    " in all complete rows");
  }
  std::vector<std::span<const double>> columns;
  for (const auto& term : data.terms) columns.push_back(term.values);
  rows.design = design_of(columns, rows.number, options.constant);
  return rows;
}

/// The log-likelihood with its derivatives at coefficients of the scaled design.
Curve likelihood(const Rows& rows, const VectorXd& at) {
  const auto& z = rows.design.z;
  const auto width = z.cols();
  Curve curve{0, VectorXd::Zero(width), MatrixXd::Zero(width, width)};
  VectorXd residual(kBlock);
  VectorXd root(kBlock);
  for (Index begin = 0; begin < z.rows(); begin += kBlock) {
    const auto size = std::min(kBlock, z.rows() - begin);
    const auto part = z.middleRows(begin, size);
    const VectorXd eta = part * at;
    double sum = 0;
    for (Index i = 0; i < size; ++i) {
      const bool one = rows.outcome[begin + i] == 1;
      const double w = rows.weight[begin + i];
      // One exponential says p, 1 − p and the logarithm of either without cancellation.
      const double e = std::exp(-std::abs(eta[i]));
      const double likely = 1 / (1 + e);
      const double unlikely = e / (1 + e);
      const bool right = (eta[i] >= 0) == one;
      sum -= w * (std::log1p(e) + (right ? 0 : std::abs(eta[i])));
      residual[i] = (one ? w : -w) * (right ? unlikely : likely);
      root[i] = std::sqrt(w * likely * unlikely);
    }
    curve.value += sum;
    curve.gradient += part.transpose() * residual.head(size);
    const MatrixXd weighted = root.head(size).asDiagonal() * part;
    curve.hessian.selfadjointView<Eigen::Lower>().rankUpdate(weighted.transpose(), -1);
  }
  curve.hessian.triangularView<Eigen::StrictlyUpper>() = curve.hessian.transpose();
  return curve;
}

double null_likelihood(const Rows& rows, bool constant) {
  const double weight = rows.weight.sum();
  const double ones = rows.weight.dot(rows.outcome);
  if (!constant) return -weight * std::log(2.0);
  return ones * std::log(ones / weight) + (weight - ones) * std::log(1 - ones / weight);
}

/// Where the search ended, in the scaled design.
struct Solution {
  VectorXd at;
  Curve curve;
  VectorXd step;  ///< Newton's next step
  int iterations = 0;
  bool converged = false;
};

VectorXd newton_step(const Curve& curve) {
  return (-curve.hessian).ldlt().solve(curve.gradient);
}

Solution solve(const Rows& rows, double null, const LogitOptions& options) {
  const auto width = rows.design.z.cols();
  const Box everywhere{VectorXd::Constant(width, -kInfinity), VectorXd::Constant(width, kInfinity)};
  const auto found = maximise_concave([&](const VectorXd& at) { return likelihood(rows, at); },
                                      VectorXd::Zero(width),
                                      everywhere,
                                      {options.iterations, 1e-12 * (1 + std::abs(null))});
  // One more step doubles the digits; the step after it is next to nothing, but in a separated fit
  // as long as those before.
  Solution solution{found.at, likelihood(rows, found.at), {}, found.iterations, found.converged};
  const VectorXd next = found.at + newton_step(solution.curve);
  auto there = likelihood(rows, next);
  if (there.value >= solution.curve.value - 1e-12 * (1 + std::abs(null))) {
    solution.at = next;
    solution.curve = std::move(there);
  }
  solution.step = newton_step(solution.curve);
  return solution;
}

/// How well coefficients sort the rows by outcome: the least and the largest of ±z'c, + for ones.
struct Sorting {
  double least = kInfinity;
  double largest = -kInfinity;
};

Sorting sorting_by(const Rows& rows, const VectorXd& direction) {
  const VectorXd eta = rows.design.z * direction;
  Sorting sorting;
  for (Index i = 0; i < eta.size(); ++i) {
    const double right = rows.outcome[i] == 1 ? eta[i] : -eta[i];
    sorting.least = std::min(sorting.least, right);
    sorting.largest = std::max(sorting.largest, right);
  }
  return sorting;
}

/// Log odds by which a step moves a row that are no rounding.
constexpr double kMoving = 0.1;

bool moves(const Rows& rows, const VectorXd& step) {
  return !step.allFinite() || (rows.design.z * step).cwiseAbs().maxCoeff() > kMoving;
}

/// Names the coefficients that run away, if some direction sorts rows without fault. Along such a
/// direction the likelihood rises for ever, so that Newton's steps keep their length along it and
/// vanish across it. Returns which columns of the design run away.
std::vector<bool> find_separation(const Rows& rows, const Solution& solution, LogitFit& fit) {
  constexpr double kNone = 1e-3;  ///< against the largest: as good as none
  const auto width = solution.at.size();
  std::vector<bool> away(static_cast<std::size_t>(width), false);
  if (sorting_by(rows, solution.at).least > 0) {
    away.assign(away.size(), true);
    fit.predicted_perfectly = fit.rows;
    return away;
  }
  const auto sorting = sorting_by(rows, solution.step);
  if (!(sorting.largest > kMoving) || sorting.least < -kNone * sorting.largest) return away;
  const VectorXd eta = rows.design.z * solution.step;
  fit.predicted_perfectly =
      static_cast<std::size_t>((eta.array().abs() > kNone * sorting.largest).count());
  const VectorXd raw = rows.design.to_raw() * solution.step;
  const VectorXd size = raw.cwiseProduct(rows.design.scale).cwiseAbs();
  for (Index c = 0; c < width; ++c)
    away[static_cast<std::size_t>(c)] = size[c] > kNone * size.maxCoeff();
  return away;
}

double small_sample_factor(SmallSample kind, std::size_t groups, std::size_t rows, Index width) {
  const auto g = static_cast<double>(groups);
  const auto n = static_cast<double>(rows);
  switch (kind) {
    case SmallSample::None:
      return 1;
    case SmallSample::Groups:
      return g / (g - 1);
    case SmallSample::Degrees:
      return g / (g - 1) * (n - 1) / (n - static_cast<double>(width));
  }
  return 1;
}

std::vector<std::int64_t> picked(std::span<const std::int64_t> ids,
                                 const std::vector<std::size_t>& rows) {
  std::vector<std::int64_t> result;
  result.reserve(rows.size());
  for (const auto row : rows) result.push_back(ids[row]);
  return result;
}

/// The covariance of the coefficients of the scaled design.
MatrixXd covariance_of(const LogitData& data,
                       const LogitOptions& options,
                       const Rows& rows,
                       const Solution& solution,
                       LogitFit& fit) {
  const auto& z = rows.design.z;
  const auto width = z.cols();
  MatrixXd bread = (-solution.curve.hessian).ldlt().solve(MatrixXd::Identity(width, width));
  if (options.errors == LogitErrors::Classical) return bread;
  const VectorXd eta = z * solution.at;
  VectorXd residual(eta.size());
  for (Index i = 0; i < eta.size(); ++i)
    residual[i] = rows.weight[i] * (rows.outcome[i] - probability(eta[i]));
  const MatrixXd scores = residual.asDiagonal() * z;
  ScoreProducts middle;
  auto small_sample = options.small_sample;
  if (options.errors == LogitErrors::Robust) {
    middle = {scores.transpose() * scores, fit.rows};
  } else if (options.errors == LogitErrors::Clustered) {
    middle = clustered_products(scores, picked(data.groups.at(0), rows.number));
    fit.groups = middle.groups;
  } else {
    middle = dyadic_products(
        scores, picked(data.groups.at(0), rows.number), picked(data.groups.at(1), rows.number));
    fit.groups = middle.groups;
    small_sample = SmallSample::None;
  }
  return small_sample_factor(small_sample, middle.groups, fit.rows, width) *
         (bread * middle.sum * bread);
}

/// An average effect and its gradient in the coefficients of the scaled design.
struct Effect {
  double value = 0;
  VectorXd gradient;
};

bool is_binary(const Rows& rows, Index column) {
  const auto& design = rows.design;
  const double centre = design.centre[column];
  const double scale = design.scale[column];
  return std::ranges::all_of(design.z.col(column), [&](double z) {
    const double x = centre + scale * z;
    return std::abs(x) < 1e-9 || std::abs(x - 1) < 1e-9;
  });
}

Effect difference_effect(const Rows& rows, const VectorXd& at, Index column) {
  const auto& z = rows.design.z;
  const double zero = -rows.design.centre[column] / rows.design.scale[column];
  const double one = (1 - rows.design.centre[column]) / rows.design.scale[column];
  const VectorXd eta = z * at;
  Effect effect{0, VectorXd::Zero(at.size())};
  for (Index i = 0; i < z.rows(); ++i) {
    const double w = rows.weight[i];
    const double with = probability(eta[i] + at[column] * (one - z(i, column)));
    const double without = probability(eta[i] + at[column] * (zero - z(i, column)));
    const double slope_with = with * (1 - with);
    const double slope_without = without * (1 - without);
    effect.value += w * (with - without);
    effect.gradient += w * (slope_with - slope_without) * z.row(i).transpose();
    effect.gradient[column] +=
        w * (slope_with * (one - z(i, column)) - slope_without * (zero - z(i, column)));
  }
  const double weight = rows.weight.sum();
  return {effect.value / weight, effect.gradient / weight};
}

Effect slope_effect(const Rows& rows, const VectorXd& at, Index column) {
  const auto& z = rows.design.z;
  const VectorXd eta = z * at;
  double slope = 0;
  VectorXd bend = VectorXd::Zero(at.size());
  for (Index i = 0; i < z.rows(); ++i) {
    const double p = probability(eta[i]);
    slope += rows.weight[i] * p * (1 - p);
    bend += rows.weight[i] * p * (1 - p) * (1 - 2 * p) * z.row(i).transpose();
  }
  const double weight = rows.weight.sum() * rows.design.scale[column];
  Effect effect{at[column] * slope / weight, at[column] / weight * bend};
  effect.gradient[column] += slope / weight;
  return effect;
}

void add_effect(const Rows& rows,
                const Solution& solution,
                const MatrixXd& covariance,
                Index column,
                LogitCoefficient& to) {
  const auto effect = is_binary(rows, column) ? difference_effect(rows, solution.at, column)
                                              : slope_effect(rows, solution.at, column);
  const double variance = effect.gradient.dot(covariance * effect.gradient);
  to.effect = effect.value;
  to.effect_error = variance >= 0 ? std::sqrt(variance) : kMissing;
}

LogitCoefficient coefficient_of(double estimate, double variance, double quantile) {
  LogitCoefficient result{
      {}, estimate, kMissing, kMissing, kMissing, kMissing, kMissing, kMissing, kMissing};
  if (!(variance >= 0) || !std::isfinite(estimate)) return result;
  result.error = std::sqrt(variance);
  result.z = estimate / result.error;
  result.p = std::erfc(std::abs(result.z) / std::sqrt(2.0));
  result.lower = estimate - quantile * result.error;
  result.upper = estimate + quantile * result.error;
  return result;
}

/// Puts estimates and errors where they belong among all terms, the missing ones too.
void fill_coefficients(const LogitData& data,
                       const LogitOptions& options,
                       const Rows& rows,
                       const Solution& solution,
                       const MatrixXd& scaled_covariance,
                       const std::vector<bool>& away,
                       LogitFit& fit) {
  const Index first = options.constant ? 1 : 0;
  const auto whole = static_cast<Index>(data.terms.size()) + first;
  const MatrixXd to_raw = rows.design.to_raw();
  const VectorXd estimate = to_raw * solution.at;
  const MatrixXd covariance = to_raw * scaled_covariance * to_raw.transpose();
  const double quantile = std::sqrt(chi_square_quantile(options.level, 1));
  fit.covariance = MatrixXd::Constant(whole, whole, kMissing);
  fit.coefficients.assign(static_cast<std::size_t>(whole),
                          coefficient_of(kMissing, kMissing, quantile));
  if (options.constant) fit.coefficients.front().name = "(constant)";
  for (std::size_t t = 0; t < data.terms.size(); ++t)
    fit.coefficients[t + static_cast<std::size_t>(first)].name = data.terms[t].name;

  std::vector<Index> place;  ///< of the columns of the design among all coefficients
  if (options.constant) place.push_back(0);
  for (const auto term : rows.design.kept) place.push_back(static_cast<Index>(term) + first);
  for (Index a = 0; a < estimate.size(); ++a) {
    const auto at = place[static_cast<std::size_t>(a)];
    auto& to = fit.coefficients[static_cast<std::size_t>(at)];
    if (away[static_cast<std::size_t>(a)]) {
      fit.separated.push_back(to.name);
      continue;
    }
    const auto name = to.name;
    to = coefficient_of(estimate[a], covariance(a, a), quantile);
    to.name = name;
    if (options.effects && at >= first) add_effect(rows, solution, scaled_covariance, a, to);
    for (Index b = 0; b < estimate.size(); ++b) {
      if (away[static_cast<std::size_t>(b)]) continue;
      fit.covariance(at, place[static_cast<std::size_t>(b)]) = covariance(a, b);
    }
  }
}

}  // namespace

LogitFit fit_logit(const LogitData& data, const LogitOptions& options) {
  require_values(data);
  LogitFit fit;
  const auto rows = rows_of(data, options, fit);
  for (const auto term : rows.design.spared) fit.collinear.push_back(data.terms[term].name);
  fit.null_log_likelihood = null_likelihood(rows, options.constant);
  const auto solution = solve(rows, fit.null_log_likelihood, options);
  fit.iterations = solution.iterations;
  const auto away = find_separation(rows, solution, fit);
  const bool separated = fit.predicted_perfectly > 0;
  fit.converged = solution.converged && !separated && !moves(rows, solution.step);
  fit.log_likelihood = solution.curve.value;
  const auto width = static_cast<double>(rows.design.z.cols());
  fit.pseudo_r2 = 1 - fit.log_likelihood / fit.null_log_likelihood;
  fit.aic = 2 * width - 2 * fit.log_likelihood;
  fit.bic = width * std::log(static_cast<double>(fit.rows)) - 2 * fit.log_likelihood;
  const auto covariance = covariance_of(data, options, rows, solution, fit);
  fill_coefficients(data, options, rows, solution, covariance, away, fit);
  return fit;
}

}  // namespace orrery::numerics
