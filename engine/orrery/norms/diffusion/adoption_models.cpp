// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/diffusion/adoption_models.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "orrery/numerics/chi_square.hpp"
#include "orrery/numerics/concave_maximum.hpp"
#include "orrery/numerics/profile_interval.hpp"

namespace orrery::norms {
namespace {

using Eigen::Vector2d;
using Eigen::VectorXd;
using numerics::Box;
using numerics::Curve;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A term of the log-likelihood and its derivatives by the hazard.
struct Term {
  double value = 0;
  double first = 0;
  double second = 0;
};

Term term_of(const HazardCell& cell, double hazard) {
  Term term{-hazard * cell.time, -cell.time, 0};
  if (cell.adopters == 0) return term;
  if (hazard <= 0) return {-kInfinity, 0, 0};
  if (cell.span == 0) {
    term.value += cell.adopters * std::log(hazard);
    term.first += cell.adopters / hazard;
    term.second -= cell.adopters / (hazard * hazard);
    return term;
  }
  const double x = hazard * cell.span;
  const double odds = std::expm1(x);
  term.value += cell.adopters * std::log(-std::expm1(-x));
  term.first += cell.adopters * cell.span / odds;
  term.second -= cell.adopters * cell.span * cell.span / odds * (1 + 1 / odds);
  return term;
}

/// The hazard p + q x over the cells of a norm, x their exposures.
class LinearHazard {
 public:
  LinearHazard(std::span<const HazardCell> cells, std::vector<double> exposure)
      : cells_(cells), exposure_(std::move(exposure)) {}

  Curve curve(const VectorXd& at) const {
    Curve sum{0, Vector2d::Zero(), Eigen::Matrix2d::Zero()};
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const double x = exposure_[i];
      const Term term = term_of(cells_[i], at[0] + at[1] * x);
      sum.value += term.value;
      sum.gradient += term.first * Vector2d(1, x);
      sum.hessian(0, 0) += term.second;
      sum.hessian(0, 1) += term.second * x;
      sum.hessian(1, 1) += term.second * x * x;
    }
    sum.hessian(1, 0) = sum.hessian(0, 1);
    return sum;
  }

  /// The maximum within a box, from a start with a finite value.
  numerics::Maximum best(const Vector2d& start, const Box& box) const {
    return numerics::maximise_concave([this](const VectorXd& at) { return curve(at); }, start, box);
  }

  /// The maximum with one of the two (0: p, 1: q) held at a value.
  double profile(Eigen::Index which, double value, const Vector2d& start) const {
    Box box{Vector2d::Zero(), Vector2d(kInfinity, kInfinity)};
    box.lower[which] = box.upper[which] = value;
    Vector2d from = start;
    from[which] = value;
    // Adopters need a hazard.
    if (from[0] <= 0 && which != 0) from[0] = 1e-6;
    if (from[1] <= 0 && which != 1) from[1] = 1e-6;
    if (!std::isfinite(curve(from).value)) return -kInfinity;
    return best(from, box).value;
  }

  std::span<const HazardCell> cells() const { return cells_; }
  const std::vector<double>& exposure() const { return exposure_; }

 private:
  std::span<const HazardCell> cells_;
  std::vector<double> exposure_;
};

double years_at_risk(const HazardCell& cell) {
  return cell.time + cell.adopters * cell.span;
}

/// True if more hazard per exposure always costs likelihood in the end, so that q has a maximum.
bool has_survivors(const LinearHazard& hazard) {
  double weight = 0;
  for (std::size_t i = 0; i < hazard.cells().size(); ++i)
    weight += hazard.exposure()[i] * hazard.cells()[i].time;
  return weight > 0;
}

bool varies(const LinearHazard& hazard) {
  const auto [least, most] = std::ranges::minmax(hazard.exposure());
  return most > least;
}

AdoptionFit fit_constant(std::span<const HazardCell> cells,
                         double adopters,
                         double time,
                         double drop) {
  AdoptionFit fit;
  if (time <= 0) return fit;
  const LinearHazard hazard(cells, std::vector<double>(cells.size(), 0.0));
  const double survived = std::accumulate(
      cells.begin(), cells.end(), 0.0, [](double sum, const auto& c) { return sum + c.time; });
  const auto loglik = [&](double p) { return hazard.curve(Vector2d(p, 0)).value; };
  if (survived <= 0) {  // all adopt at once: the larger the hazard, the better
    fit.p.lo = numerics::profile_interval(loglik, 1e6 / time, 0, drop, 0, 2e6 / time).lo;
    return fit;
  }
  const double guess = adopters / time;
  Box box{Vector2d::Zero(), Vector2d(kInfinity, 0)};
  const auto best = hazard.best(Vector2d(guess, 0), box);
  const auto ends = numerics::profile_interval(loglik, best.at[0], best.value, drop, 0, kInfinity);
  fit.identified = true;
  fit.converged = best.converged;
  fit.p = {best.at[0], ends.lo, ends.hi};
  fit.loglik = best.value;
  fit.aic = -2 * fit.loglik + 2;
  return fit;
}

/// p + q x, with the constant as where it starts from; the intervals are profiles.
AdoptionFit fit_linear(const LinearHazard& hazard, const AdoptionFit& constant, double drop) {
  AdoptionFit fit;
  if (!constant.identified || constant.p.value <= 0 || !varies(hazard) || !has_survivors(hazard))
    return fit;
  const Vector2d start(constant.p.value / 2, constant.p.value / 2);
  const auto best = hazard.best(start, {Vector2d::Zero(), Vector2d(kInfinity, kInfinity)});
  const Vector2d at = best.at;
  fit.identified = true;
  fit.converged = best.converged;
  fit.loglik = best.value;
  const auto profile = [&](Eigen::Index which) {
    return numerics::profile_interval(
        [&, which](double value) { return hazard.profile(which, value, at); },
        at[which],
        best.value,
        drop,
        0,
        kInfinity);
  };
  const auto p = profile(0);
  const auto q = profile(1);
  fit.p = {at[0], p.lo, p.hi};
  fit.q = {at[1], q.lo, q.hi};
  return fit;
}

void compare(AdoptionFit& fit, const AdoptionFit& constant, int parameters) {
  fit.aic = -2 * fit.loglik + 2 * parameters;
  fit.ratio = std::max(0.0, 2 * (fit.loglik - constant.loglik));
  // What the search leaves undone is no evidence.
  if (fit.ratio < 1e-8) fit.ratio = 0;
}

AdoptionFit fit_bass(std::span<const HazardCell> cells, const AdoptionFit& constant, double drop) {
  std::vector<double> shares;
  for (const auto& cell : cells) shares.push_back(cell.share);
  auto fit = fit_linear(LinearHazard(cells, std::move(shares)), constant, drop);
  if (!fit.identified) return fit;
  compare(fit, constant, 2);
  fit.p_value = numerics::edge_tail(fit.ratio);
  return fit;
}

/// Whether a share reaches a threshold; shares that are meant to equal it may miss by rounding.
bool reaches(double share, double threshold) {
  return share >= threshold - 1e-9;
}

/// The cells on one side of a threshold, those of one kind of span summed: sides are fitted apart.
class Side {
 public:
  void add(const HazardCell& cell) {
    time_ += cell.time;
    if (cell.adopters == 0) return;
    const auto same = std::ranges::find(events_, cell.span, &HazardCell::span);
    if (same != events_.end()) {
      same->adopters += cell.adopters;
    } else {
      events_.push_back({0, 0, cell.adopters, cell.span});
    }
  }

  /// The largest log-likelihood of a hazard of its own, and that hazard; ∞ where all adopt.
  std::pair<double, double> best() const {
    if (events_.empty()) return {0, 0};
    if (time_ <= 0 && events_.front().span > 0) return {kInfinity, 0};
    double adopters = 0;
    double years = time_;
    for (const auto& event : events_) {
      adopters += event.adopters;
      years += event.adopters * event.span;
    }
    double hazard = adopters / years;
    Term sum;
    for (int step = 0; step < 50; ++step) {
      sum = {-hazard * time_, -time_, 0};
      for (const auto& event : events_) {
        const Term term = term_of(event, hazard);
        sum.value += term.value;
        sum.first += term.first;
        sum.second += term.second;
      }
      // Newton on ln h, in which the likelihood has no edge.
      const double slope = sum.first * hazard;
      const double curvature = sum.second * hazard * hazard + slope;
      if (std::abs(slope) < 1e-9 * adopters || curvature >= 0) break;
      hazard *= std::exp(std::clamp(-slope / curvature, -1.0, 1.0));
    }
    return {hazard, sum.value};
  }

 private:
  double time_ = 0;
  std::vector<HazardCell> events_;
};

/// A threshold that was tried.
struct Tried {
  double threshold;
  double above;   ///< part of the expected adoptions at or above it
  double loglik;  ///< with q ≥ 0
  bool finite;    ///< false where all adopt on one side
};

std::vector<Tried> try_thresholds(std::span<const HazardCell> cells,
                                  const AdoptionFit& constant,
                                  const AdoptionOptions& options) {
  const auto years = [&](double least) {
    double sum = 0;
    for (const auto& cell : cells) sum += reaches(cell.share, least) ? years_at_risk(cell) : 0;
    return sum;
  };
  const double all = years(0);
  std::vector<Tried> tried;
  for (int step = 1; step * options.threshold_step < 1; ++step) {
    const double threshold = std::round(step * options.threshold_step * 1e6) / 1e6;
    const double above = years(threshold) / all;
    if (above < options.trimming || above > 1 - options.trimming) continue;
    if (!tried.empty() && tried.back().above - above < 1e-12) continue;  // the same two sides
    Side low;
    Side high;
    for (const auto& cell : cells) (reaches(cell.share, threshold) ? high : low).add(cell);
    const auto [low_hazard, low_loglik] = low.best();
    const auto [high_hazard, high_loglik] = high.best();
    const bool rises = high_hazard > low_hazard;
    tried.push_back({threshold,
                     above,
                     rises ? low_loglik + high_loglik : constant.loglik,
                     std::isfinite(high_hazard) && std::isfinite(low_hazard)});
  }
  return tried;
}

/// How the score statistics of neighbouring thresholds correlate.
std::vector<double> correlations(std::span<const Tried> tried) {
  std::vector<double> result;
  for (std::size_t i = 0; i + 1 < tried.size(); ++i) {
    const double a = tried[i].above;
    const double b = tried[i + 1].above;
    result.push_back(std::sqrt(b * (1 - a) / (a * (1 - b))));
  }
  return result;
}

AdoptionFit fit_threshold(std::span<const HazardCell> cells,
                          const AdoptionFit& constant,
                          const AdoptionOptions& options,
                          double drop) {
  if (!constant.identified || constant.p.value <= 0) return {};
  const auto tried = try_thresholds(cells, constant, options);
  if (tried.empty()) return {};
  const auto best = *std::ranges::max_element(tried, {}, &Tried::loglik);
  if (!best.finite) return {};
  std::vector<double> steps;
  for (const auto& cell : cells) steps.push_back(reaches(cell.share, best.threshold) ? 1 : 0);
  auto fit = fit_linear(LinearHazard(cells, std::move(steps)), constant, drop);
  if (!fit.identified) return fit;
  compare(fit, constant, 3);
  fit.p_value = numerics::maximum_tail(std::sqrt(fit.ratio), correlations(tried));
  if (fit.ratio == 0) return fit;  // no rise, and so no threshold
  fit.threshold.value = best.threshold;
  for (const auto& one : tried) {
    if (one.loglik < best.loglik - drop) continue;
    if (is_missing(fit.threshold.lo)) fit.threshold.lo = one.threshold;
    fit.threshold.hi = one.threshold;
  }
  return fit;
}

}  // namespace

double adoption_loglik(std::span<const HazardCell> cells,
                       std::span<const double> exposure,
                       double p,
                       double q) {
  double sum = 0;
  for (std::size_t i = 0; i < cells.size(); ++i)
    sum += term_of(cells[i], p + q * exposure[i]).value;
  return sum;
}

AdoptionFits fit_adoption(std::span<const HazardCell> cells, const AdoptionOptions& options) {
  AdoptionFits fits;
  for (const auto& cell : cells) {
    fits.adopters += cell.adopters;
    fits.time += years_at_risk(cell);
  }
  const double drop = numerics::chi_square_quantile(options.level, 1) / 2;
  fits.constant = fit_constant(cells, fits.adopters, fits.time, drop);
  fits.bass = fit_bass(cells, fits.constant, drop);
  fits.threshold = fit_threshold(cells, fits.constant, options, drop);
  return fits;
}

}  // namespace orrery::norms
