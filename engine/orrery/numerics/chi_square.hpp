// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace orrery::numerics {

/// P(X > x) for a chi-square of `df` degrees of freedom; 1 for x ≤ 0.
double chi_square_tail(double x, double df);

/// The x with P(X ≤ x) = level for a chi-square of `df` degrees of freedom, 0 < level < 1.
double chi_square_quantile(double level, double df);

/// The p-value of a likelihood ratio statistic when one parameter lies on the edge of its range
/// under the null: half a point mass at 0, half a chi-square of one degree of freedom (Chernoff
/// 1954; Self & Liang 1987, case 5). 1 for a ratio of 0 or less.
double edge_tail(double ratio);

/// An upper bound of P(max Z_i > c) for standard normal Z_1, …, Z_k of which neighbours correlate
/// by `correlations` (k − 1 of them, each in [0, 1]): the improved Bonferroni inequality
///
///   P(max > c) ≤ k Φ(−c) − Σ P(Z_i > c, Z_i+1 > c) = Φ(−c) + 2 Σ T(c, sqrt((1 − ρ_i)/(1 + ρ_i)))
///
/// with Owen's T (Worsley 1982). At most 1; 1 for c ≤ 0. O(k).
double maximum_tail(double c, std::span<const double> correlations);

}  // namespace orrery::numerics
