// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/net_power.hpp"

#include <fmt/format.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::power {
namespace {

void require_valid(double value, std::string_view quantity) {
  if (value < 0 || std::isinf(value)) {
    throw Error(ErrorKind::Failure,
                fmt::format("{} of {}: it must be 0 or more and finite", quantity, value));
  }
}

}  // namespace

double net_power(double gdp, double population) {
  require_valid(gdp, "GDP");
  require_valid(population, "population");
  if (is_missing(gdp) || !(population > 0)) return kMissing;
  return gdp * (gdp / population);
}

Coverage net_power_shares(std::span<const double> gdp,
                          std::span<const double> population,
                          std::span<double> share) {
  if (gdp.size() != population.size() || gdp.size() != share.size()) {
    throw Error(ErrorKind::Internal, "GDP, population and share differ in length");
  }
  for (std::size_t i = 0; i < gdp.size(); ++i) share[i] = net_power(gdp[i], population[i]);
  return shares(share, share);
}

double dyadic_balance(double a, double b) {
  require_valid(a, "value");
  require_valid(b, "value");
  if (is_missing(a) || is_missing(b) || a + b <= 0) return kMissing;
  return a / (a + b);
}

}  // namespace orrery::power
