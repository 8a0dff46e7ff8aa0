// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/dependence.hpp"

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::relations {

double asymmetry(double a, double b) {
  const double sum = a + b;
  return is_missing(sum) || sum <= 0 ? kMissing : (a - b) / sum;
}

double saturated(double dependence, double half) {
  return dependence / (dependence + half);
}

KnownMean known_mean(std::span<const double> parts, std::span<const double> weights) {
  if (!weights.empty() && weights.size() != parts.size())
    throw Error(ErrorKind::Internal, "as many weights as parts are needed");
  KnownMean result;
  double sum = 0;
  double known = 0;
  double all = 0;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const double weight = weights.empty() ? 1 : weights[k];
    all += weight;
    if (is_missing(parts[k])) continue;
    ++result.known;
    sum += weight * parts[k];
    known += weight;
  }
  result.mean = known > 0 ? sum / known : kMissing;
  if (all > 0) {
    result.lo = sum / all;
    result.hi = (sum + all - known) / all;
  }
  return result;
}

Influence influence(std::span<const double> bandwidth,
                    std::span<const double> dependence,
                    const InfluenceWeights& weights) {
  const auto width = known_mean(bandwidth, weights.bandwidth);
  const auto need = known_mean(dependence, weights.dependence);
  return {.bandwidth = width.mean,
          .dependence = need.mean,
          .influence = width.mean * need.mean,
          .lo = width.lo * need.lo,
          .hi = width.hi * need.hi,
          .n_bandwidth = width.known,
          .n_dependence = need.known};
}

}  // namespace orrery::relations
