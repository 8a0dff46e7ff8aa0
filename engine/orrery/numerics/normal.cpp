// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/normal.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <limits>
#include <numbers>

namespace orrery::numerics {
namespace {

constexpr double kInverseRoot2 = 1 / std::numbers::sqrt2;
constexpr double kLogRoot2Pi = 0.91893853320467274178;

/// (1 − Φ(x)) / φ(x) for x > 5 by Laplace's continued fraction.
double mills_ratio(double x) {
  double tail = x;
  for (int k = 40; k >= 1; --k) tail = x + k / tail;
  return 1 / tail;
}

}  // namespace

double normal_pdf(double x) {
  return std::exp(-0.5 * x * x - kLogRoot2Pi);
}

double normal_cdf(double x) {
  return 0.5 * std::erfc(-x * kInverseRoot2);
}

double normal_quantile(double p) {
  return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p);
}

double log_normal_cdf(double x) {
  if (x > 5) return std::log1p(-normal_cdf(-x));
  if (x > -30) return std::log(normal_cdf(x));
  return -0.5 * x * x - kLogRoot2Pi + std::log(mills_ratio(-x));
}

double log_normal_interval(double a, double b) {
  if (!(a < b)) return -std::numeric_limits<double>::infinity();
  if (a > 0) return log_normal_interval(-b, -a);  // the lower tail keeps its digits
  if (b > 0) return std::log1p(-normal_cdf(a) - normal_cdf(-b));
  const double low = log_normal_cdf(a);
  const double high = log_normal_cdf(b);
  return high + std::log(-std::expm1(low - high));
}

}  // namespace orrery::numerics
