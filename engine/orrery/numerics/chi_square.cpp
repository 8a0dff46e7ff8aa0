// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/chi_square.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/special_functions/owens_t.hpp>
#include <cmath>

#include "orrery/numerics/normal.hpp"

namespace orrery::numerics {

double chi_square_tail(double x, double df) {
  if (x <= 0) return 1;
  return boost::math::cdf(boost::math::complement(boost::math::chi_squared(df), x));
}

double chi_square_quantile(double level, double df) {
  return boost::math::quantile(boost::math::chi_squared(df), level);
}

double edge_tail(double ratio) {
  return ratio <= 0 ? 1 : chi_square_tail(ratio, 1) / 2;
}

double maximum_tail(double c, std::span<const double> correlations) {
  if (c <= 0) return 1;
  double bound = normal_cdf(-c);
  for (const double rho : correlations) {
    bound += 2 * boost::math::owens_t(c, std::sqrt((1 - rho) / (1 + rho)));
  }
  return std::min(bound, 1.0);
}

}  // namespace orrery::numerics
