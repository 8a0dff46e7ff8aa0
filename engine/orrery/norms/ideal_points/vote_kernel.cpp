// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/vote_kernel.hpp"

#include <cmath>

#include "orrery/numerics/normal.hpp"

namespace orrery::norms {
namespace {

using numerics::log_normal_cdf;
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
  if (p > kSafeProbability) return {std::log(p), normal_pdf(high) / p};
  const double log_p = log_normal_cdf(high);
  return {log_p, ratio(high, log_p)};
}

}  // namespace orrery::norms
