// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/vote_kernel.hpp"

#include <cmath>

#include "orrery/numerics/normal.hpp"

namespace orrery::norms {
namespace {

using numerics::log_normal_cdf;
using numerics::log_normal_interval;
using numerics::normal_cdf;
using numerics::normal_pdf;

constexpr double kLogRoot2Pi = 0.91893853320467274178;
constexpr double kSafeProbability = 1e-10;

/// φ(x) / P from the logarithm of P, where P itself has no digits left.
double ratio(double x, double log_probability) {
  return std::exp(-0.5 * x * x - kLogRoot2Pi - log_probability);
}

}  // namespace

VoteKernel lowest_vote(double high) {
  const double p = normal_cdf(high);
  if (p > kSafeProbability) return {std::log(p), 0, normal_pdf(high) / p};
  const double log_p = log_normal_cdf(high);
  return {log_p, 0, ratio(high, log_p)};
}

VoteKernel highest_vote(double low) {
  const auto mirrored = lowest_vote(-low);
  return {mirrored.log_probability, mirrored.high_ratio, 0};
}

VoteKernel middle_vote(double low, double high) {
  // Both tails are taken on the side where they are small.
  const double p =
      low > 0 ? normal_cdf(-low) - normal_cdf(-high) : normal_cdf(high) - normal_cdf(low);
  if (p > kSafeProbability) return {std::log(p), normal_pdf(low) / p, normal_pdf(high) / p};
  const double log_p = log_normal_interval(low, high);
  return {log_p, ratio(low, log_p), ratio(high, log_p)};
}

}  // namespace orrery::norms
