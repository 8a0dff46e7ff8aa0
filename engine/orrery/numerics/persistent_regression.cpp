// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/persistent_regression.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::numerics {
namespace {

constexpr std::array kAutocorrelations{0.0, 0.3, 0.6, 0.8, 0.9, 0.95, 1.0};
constexpr double kLargestOfMeans = 0.9;

/// The steps at which a series is known; `gaps` counts them from the step before.
struct Series {
  std::vector<std::int64_t> times;
  std::vector<double> gaps;
  std::vector<double> values;
  std::vector<double> z;
  std::size_t size() const { return values.size(); }
};

Series known_steps(std::span<const std::int64_t> times,
                   std::span<const double> values,
                   std::span<const double> z) {
  if (times.size() != values.size() || (!z.empty() && z.size() != values.size()))
    throw Error(ErrorKind::Failure, "a series and its times differ in length");
  Series series;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (is_missing(values[i]) || (!z.empty() && is_missing(z[i]))) continue;
    const auto gap = series.times.empty() ? 1 : times[i] - series.times.back();
    if (gap <= 0) throw Error(ErrorKind::Failure, "the times of a series do not ascend");
    series.times.push_back(times[i]);
    series.gaps.push_back(static_cast<double>(gap));
    series.values.push_back(values[i]);
    if (!z.empty()) series.z.push_back(z[i]);
  }
  // A series of every fifth year has steps of five years.
  if (series.size() > 1) {
    const double step = *std::min_element(series.gaps.begin() + 1, series.gaps.end());
    for (auto& gap : series.gaps) gap /= step;
  }
  return series;
}

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// The slope of x on z with a constant, by plain least squares.
double plain_slope(std::span<const double> x, std::span<const double> z) {
  const double mean_x = mean_of(x);
  const double mean_z = mean_of(z);
  double zz = 0;
  double zx = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    zz += (z[i] - mean_z) * (z[i] - mean_z);
    zx += (z[i] - mean_z) * (x[i] - mean_x);
  }
  return zz > 0 ? zx / zz : 0;
}

/// x − mean − slope (z − mean); z may be empty.
std::vector<double> plain_residuals(std::span<const double> x, std::span<const double> z) {
  const double mean_x = mean_of(x);
  std::vector<double> rest(x.begin(), x.end());
  for (auto& value : rest) value -= mean_x;
  if (z.empty()) return rest;
  const double slope = plain_slope(x, z);
  const double mean_z = mean_of(z);
  for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= slope * (z[i] - mean_z);
  return rest;
}

/// Autocorrelation of residuals from one step to the next, with the bias of `terms` estimated
/// coefficients mended, and 1 where it is near 1 unless `largest` is below.
double autocorrelation_of(std::span<const double> rest,
                          std::span<const double> gaps,
                          double terms,
                          double largest) {
  double before = 0;
  double product = 0;
  double pairs = 0;
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (gaps[i] != 1) continue;
    before += rest[i - 1] * rest[i - 1];
    product += rest[i] * rest[i - 1];
    pairs += 1;
  }
  if (before <= 0) return 0;
  const double plain = product / before;
  const double mended = plain + (terms + (terms + 2) * std::max(plain, 0.0)) / pairs;
  if (largest >= 1 && mended > 1 - std::pow(pairs, -0.25)) return 1;
  return std::clamp(mended, 0.0, largest);
}

/// Quasi-differences: (x_i − φ^g x_{i−1}) / s_g with s_g the spread of what is new over g steps.
class QuasiDifferences {
 public:
  QuasiDifferences(std::span<const double> gaps, double phi) : walk_(phi >= 1) {
    const auto n = gaps.size();
    carry_.resize(n);
    scale_.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
      carry_[i] = i == 0 ? 0 : (walk_ ? 1 : std::pow(phi, gaps[i]));
      // The first step of a stationary series has the spread of all; of a walk it tells nothing.
      if (i == 0) {
        scale_[i] = walk_ ? 0 : std::sqrt(1 - phi * phi);
      } else {
        scale_[i] = 1 / std::sqrt(walk_ ? gaps[i] : (1 - carry_[i] * carry_[i]) / (1 - phi * phi));
      }
    }
  }
  /// The step i of a column.
  double operator()(std::span<const double> column, std::size_t i) const {
    return scale_[i] * (i == 0 ? column[0] : column[i] - carry_[i] * column[i - 1]);
  }
  /// The step i of the constant.
  double constant(std::size_t i) const { return scale_[i] * (1 - carry_[i]); }
  /// The step i of a column that is 0 before it and 1 from it on.
  double begin(std::size_t i) const { return scale_[i]; }
  bool walk() const { return walk_; }

 private:
  bool walk_;
  std::vector<double> carry_;
  std::vector<double> scale_;
};

/// Sums of products of constant c, regressor z and values x.
struct Products {
  double cc = 0, cz = 0, zz = 0, cx = 0, zx = 0, xx = 0;
};

struct Coefficient {
  double estimate = kMissing;
  double error = kMissing;
  double rest = kMissing;  ///< sum of squares left over
  double t() const { return error > 0 ? estimate / error : 0; }
};

/// z's coefficient beside the constant's; of a walk, whose level is free, z's alone.
Coefficient coefficient_of(const Products& p, double steps, bool walk) {
  const bool with_constant = !walk && p.cc > 0;
  const double zz = with_constant ? p.zz - p.cz * p.cz / p.cc : p.zz;
  const double zx = with_constant ? p.zx - p.cz * p.cx / p.cc : p.zx;
  const double xx = with_constant ? p.xx - p.cx * p.cx / p.cc : p.xx;
  Coefficient found;
  if (zz <= 1e-12 * p.zz || zz <= 0) return found;
  found.estimate = zx / zz;
  found.rest = std::max(0.0, xx - zx * zx / zz);
  // Of a walk one step and one coefficient are used up, else two coefficients.
  found.error = std::sqrt(found.rest / (steps - 2) / zz);
  if (found.rest <= 1e-20 * p.xx) found.error = 0;
  return found;
}

struct Fitted {
  Coefficient coefficient;
  double autocorrelation = 0;
};

Fitted fit_slope(std::span<const double> x,
                 std::span<const double> z,
                 std::span<const double> gaps) {
  const double phi = autocorrelation_of(plain_residuals(x, z), gaps, 2, 1);
  const QuasiDifferences differences(gaps, phi);
  Products p;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double c = differences.constant(i);
    const double zi = differences(z, i);
    const double xi = differences(x, i);
    p.cc += c * c;
    p.cz += c * zi;
    p.zz += zi * zi;
    p.cx += c * xi;
    p.zx += zi * xi;
    p.xx += xi * xi;
  }
  return {coefficient_of(p, static_cast<double>(x.size()), differences.walk()), phi};
}

Fitted fit_mean(std::span<const double> x, std::span<const double> gaps) {
  const double phi = autocorrelation_of(plain_residuals(x, {}), gaps, 1, kLargestOfMeans);
  const QuasiDifferences differences(gaps, phi);
  Products p;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double c = differences.constant(i);
    const double xi = differences(x, i);
    p.zz += c * c;
    p.zx += c * xi;
    p.xx += xi * xi;
  }
  return {coefficient_of(p, static_cast<double>(x.size()) + 1, true), phi};
}

/// The best step: where it begins, its size, and which other places are not excluded.
struct FittedStep {
  Fitted fitted;
  std::size_t place = 0;
  std::size_t earliest = 0;
  std::size_t latest = 0;
};

/// Where a step leaves the least over by plain least squares.
std::size_t plain_step(std::span<const double> x, std::size_t shortest) {
  const auto n = x.size();
  const double mean = mean_of(x);
  double best = -1;
  std::size_t place = shortest;
  double sum = 0;
  for (std::size_t i = 0; i + shortest < n; ++i) {
    sum += x[i] - mean;
    const auto first = static_cast<double>(i + 1);
    const double gain = sum * sum / (first * (static_cast<double>(n) - first));
    if (i + 1 < shortest || gain <= best) continue;
    best = gain;
    place = i + 1;
  }
  return place;
}

FittedStep fit_step(std::span<const double> x,
                    std::span<const double> gaps,
                    std::size_t shortest,
                    double excluded_above) {
  const auto n = x.size();
  std::vector<double> z(n, 0);
  std::fill(z.begin() + static_cast<std::ptrdiff_t>(plain_step(x, shortest)), z.end(), 1.0);
  const double phi = autocorrelation_of(plain_residuals(x, z), gaps, 2, 1);
  const QuasiDifferences differences(gaps, phi);
  Products p;
  for (std::size_t i = 0; i < n; ++i) {
    const double c = differences.constant(i);
    const double xi = differences(x, i);
    p.cc += c * c;
    p.cx += c * xi;
    p.xx += xi * xi;
  }
  // After its first step a step is as the constant: what lies behind it is a sum from the end.
  std::vector<Coefficient> steps(n);
  Products behind;
  FittedStep best;
  for (std::size_t k = n; k-- > shortest;) {
    const double c = differences.constant(k);
    const double begin = differences.begin(k);
    const double xk = differences(x, k);
    if (k + shortest <= n) {
      p.cz = behind.cc + begin * c;
      p.zz = behind.cc + begin * begin;
      p.zx = behind.cx + begin * xk;
      steps[k] = coefficient_of(p, static_cast<double>(n), differences.walk());
      const auto& now = steps[k];
      const auto& old = best.fitted.coefficient;
      if (!is_missing(now.rest) && (best.place == 0 || now.rest < old.rest))
        best = {{now, phi}, k, k, k};
    }
    behind.cc += c * c;
    behind.cx += c * xk;
  }
  if (best.place == 0) return best;
  const double least = best.fitted.coefficient.rest;
  for (std::size_t k = shortest; k + shortest <= n; ++k) {
    const bool excluded =
        is_missing(steps[k].rest) ||
        (k != best.place &&
         static_cast<double>(n) * std::log(steps[k].rest / std::max(least, 1e-300)) >
             excluded_above);
    if (excluded) continue;
    best.earliest = std::min(best.earliest, k);
    best.latest = std::max(best.latest, k);
  }
  return best;
}

/// |t| of series without effect, ascending, for each autocorrelation.
using NullTails = std::vector<std::vector<double>>;

/// What a simulated distribution depends on.
struct NullKey {
  int statistic;  ///< 0 slope, 1 mean, 2 step
  std::vector<double> gaps;
  std::vector<double> z;  ///< for a step, its shortest segment
  std::uint64_t seed;
  int simulations;
  // NOLINTNEXTLINE(modernize-use-nullptr): a fault of clang-tidy 14
  auto operator<=>(const NullKey&) const = default;
};

double absolute_t(const NullKey& key, std::span<const double> x) {
  if (key.statistic == 0) return std::abs(fit_slope(x, key.z, key.gaps).coefficient.t());
  if (key.statistic == 1) return std::abs(fit_mean(x, key.gaps).coefficient.t());
  return std::abs(
      fit_step(x, key.gaps, static_cast<std::size_t>(key.z[0]), 0).fitted.coefficient.t());
}

NullTails simulate(const NullKey& key) {
  NullTails tails;
  std::vector<double> x(key.gaps.size());
  for (std::size_t a = 0; a < kAutocorrelations.size(); ++a) {
    const double phi = kAutocorrelations[a];
    // Of a mean no more is allowed for than can be estimated.
    if (key.statistic == 1 && phi > kLargestOfMeans) continue;
    auto& tail = tails.emplace_back();
    for (int draw = 0; draw < key.simulations; ++draw) {
      RandomStream random(key.seed, 0x7265675f6e756c6cULL + a, static_cast<std::uint64_t>(draw));
      for (std::size_t i = 0; i < x.size(); ++i) {
        const double noise = random.normal();
        if (i == 0) {
          x[i] = phi < 1 ? noise / std::sqrt(1 - phi * phi) : noise;
          continue;
        }
        const double carry = phi < 1 ? std::pow(phi, key.gaps[i]) : 1;
        const double spread =
            std::sqrt(phi < 1 ? (1 - carry * carry) / (1 - phi * phi) : key.gaps[i]);
        x[i] = carry * x[i - 1] + spread * noise;
      }
      tail.push_back(absolute_t(key, x));
    }
    std::ranges::sort(tail);
  }
  return tails;
}

/// Simulated once for each design; claims ask for the same years many times.
const NullTails& tails_of(NullKey key) {
  static std::mutex mutex;
  static std::map<NullKey, NullTails> known;
  const std::scoped_lock lock(mutex);
  const auto found = known.find(key);
  if (found != known.end()) return found->second;
  auto tails = simulate(key);
  return known.emplace(std::move(key), std::move(tails)).first->second;
}

/// (1 + simulated at least as large) / (1 + simulated), the largest over autocorrelations.
double p_value_of(const NullTails& tails, double t) {
  double largest = 0;
  for (const auto& tail : tails) {
    const auto beyond = tail.end() - std::ranges::lower_bound(tail, std::abs(t));
    largest = std::max(largest,
                       (1 + static_cast<double>(beyond)) / (1 + static_cast<double>(tail.size())));
  }
  return largest;
}

/// The |t| beyond which lies 1 − level at most, whatever the autocorrelation.
double critical_value(const NullTails& tails, double level) {
  double largest = 0;
  for (const auto& tail : tails) {
    const auto place = std::ceil(level * (static_cast<double>(tail.size()) + 1)) - 1;
    const auto last = static_cast<double>(tail.size() - 1);
    largest = std::max(largest, tail[static_cast<std::size_t>(std::clamp(place, 0.0, last))]);
  }
  return largest;
}

PersistentFit fit_of(const Fitted& fitted, const NullKey& key, std::size_t n, double level) {
  PersistentFit fit;
  fit.n = n;
  const auto& found = fitted.coefficient;
  if (is_missing(found.estimate)) return fit;
  fit.autocorrelation = fitted.autocorrelation;
  fit.estimate = found.estimate;
  fit.error = found.error;
  if (found.error <= 0) {
    fit.lo = fit.hi = found.estimate;
    fit.p_value = found.estimate != 0 ? 0 : 1;
    return fit;
  }
  const auto& tails = tails_of(key);
  const double width = critical_value(tails, level) * found.error;
  fit.lo = found.estimate - width;
  fit.hi = found.estimate + width;
  fit.p_value = p_value_of(tails, found.t());
  return fit;
}

}  // namespace

PersistentFit persistent_regression(std::span<const std::int64_t> times,
                                    std::span<const double> values,
                                    std::span<const double> z,
                                    const PersistentOptions& options) {
  const auto series = known_steps(times, values, z);
  if (series.size() < std::max<std::size_t>(options.fewest_steps, 4)) return {.n = series.size()};
  const auto fitted = fit_slope(series.values, series.z, series.gaps);
  // The statistic does not change with the scale and the origin of z, so that all trends over as
  // many years share one distribution.
  std::vector<double> scaled(series.z);
  const auto [least, most] = std::ranges::minmax(series.z);
  for (auto& value : scaled) value = most > least ? (value - least) / (most - least) : 0;
  const NullKey key{0, series.gaps, std::move(scaled), options.seed, options.simulations};
  return fit_of(fitted, key, series.size(), options.level);
}

PersistentFit persistent_mean(std::span<const std::int64_t> times,
                              std::span<const double> values,
                              const PersistentOptions& options) {
  const auto series = known_steps(times, values, {});
  if (series.size() < std::max<std::size_t>(options.fewest_steps, 3)) return {.n = series.size()};
  const NullKey key{1, series.gaps, {}, options.seed, options.simulations};
  return fit_of(fit_mean(series.values, series.gaps), key, series.size(), options.level);
}

LevelShift level_shift(std::span<const std::int64_t> times,
                       std::span<const double> values,
                       std::size_t shortest,
                       const PersistentOptions& options) {
  const auto series = known_steps(times, values, {});
  const auto margin = std::max<std::size_t>(shortest, 2);
  LevelShift shift;
  shift.n = series.size();
  if (series.size() < std::max<std::size_t>(options.fewest_steps, 2 * margin)) return shift;
  const double excluded_above = options.level > 0.925 ? 7.35 : 5.94;
  const auto step = fit_step(series.values, series.gaps, margin, excluded_above);
  if (step.place == 0) return shift;
  const NullKey key{
      2, series.gaps, {static_cast<double>(margin)}, options.seed, options.simulations};
  const auto fit = fit_of(step.fitted, key, series.size(), options.level);
  shift.time = series.times[step.place];
  shift.earliest = series.times[step.earliest];
  shift.latest = series.times[step.latest];
  shift.estimate = fit.estimate;
  shift.lo = fit.lo;
  shift.hi = fit.hi;
  shift.p_value = fit.p_value;
  shift.autocorrelation = fit.autocorrelation;
  return shift;
}

}  // namespace orrery::numerics
