// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/dependence.hpp"

#include "orrery/base/missing.hpp"

namespace orrery::relations {

double asymmetry(double a, double b) {
  const double sum = a + b;
  return is_missing(sum) || sum <= 0 ? kMissing : (a - b) / sum;
}

double saturated(double dependence, double half) {
  return dependence / (dependence + half);
}

KnownMean known_mean(std::span<const double> parts) {
  KnownMean result;
  double sum = 0;
  for (const double part : parts) {
    if (is_missing(part)) continue;
    sum += part;
    ++result.known;
  }
  result.mean = result.known == 0 ? kMissing : sum / result.known;
  return result;
}

Influence influence(std::span<const double> bandwidth, std::span<const double> dependence) {
  const auto width = known_mean(bandwidth);
  const auto need = known_mean(dependence);
  return {width.mean, need.mean, width.mean * need.mean, width.known, need.known};
}

}  // namespace orrery::relations
