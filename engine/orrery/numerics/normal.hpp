// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace orrery::numerics {

/// φ(x), the density of the standard normal distribution.
double normal_pdf(double x);

/// Φ(x) = P(Z ≤ x), to double precision in both tails (erfc).
double normal_cdf(double x);

/// Φ⁻¹(p) for 0 < p < 1, to double precision in both tails.
double normal_quantile(double p);

/// ln Φ(x) without underflow: below −30 by the continued fraction of Mills' ratio.
double log_normal_cdf(double x);

/// ln(Φ(b) − Φ(a)) for a < b, without cancellation in the tails; −∞ for a ≥ b.
double log_normal_interval(double a, double b);

}  // namespace orrery::numerics
