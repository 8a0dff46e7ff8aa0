// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "orrery/base/missing.hpp"
#include "orrery/norms/diffusion/hazard_cells.hpp"

namespace orrery::norms {

/// An estimate and the ends of its interval; missing where the data do not tell.
struct Estimate {
  double value = kMissing;
  double lo = kMissing;
  double hi = kMissing;
};

/// A model of adoption fitted to one norm. The hazard (adoptions a year of one who has not adopted)
/// is
///
///   constant   h = p
///   Bass       h = p + q F           F the share of the group that has adopted
///   threshold  h = p + q [F ≥ θ]
///
/// with p, q ≥ 0. `identified` is false where the likelihood has no maximum of its own (see the
/// fits); then estimates are missing that the data do not tell.
struct AdoptionFit {
  bool identified = false;
  bool converged = false;
  Estimate p;                 ///< a year: what moves without any example
  Estimate q;                 ///< a year: what the example of all adds
  Estimate threshold;         ///< θ, a share
  double loglik = kMissing;   ///< log-likelihood; constants that all models share are left out
  double aic = kMissing;      ///< −2 loglik + 2 (1, 2 or 3 parameters)
  double ratio = kMissing;    ///< 2 (loglik − that of the constant), at least 0
  double p_value = kMissing;  ///< of that ratio if the hazard is constant
};

/// The three fits, and what they rest on.
struct AdoptionFits {
  double adopters = 0;  ///< events
  double time = 0;      ///< years at risk, with an adopter's span as a whole
  AdoptionFit constant;
  AdoptionFit bass;
  AdoptionFit threshold;
};

struct AdoptionOptions {
  double level = 0.95;  ///< of the intervals
  /// Thresholds that are tried: each multiple of this share.
  double threshold_step = 0.05;
  /// A threshold is tried where at least this part of the expected adoptions lies on either side.
  double trimming = 0.1;
};

/// The log-likelihood of a hazard p + q x, x of each cell in `exposure`. With known moments
/// (span 0) it is that of a point process, Σ d ln h − h T; within spans it is that of grouped
/// times, Σ d ln(1 − exp(−h span)) − h T, where d adopt and T is the time of those who do not.
/// −∞ where an adopter's hazard is 0. O(cells).
double adoption_loglik(std::span<const HazardCell> cells,
                       std::span<const double> exposure,
                       double p,
                       double q);

/// Fits the three models by maximum likelihood.
///
/// The constant hazard with known moments is adopters / time. The likelihoods of p and q are
/// concave and maximised by projected Newton steps; θ is searched on a grid of shares, in the
/// manner of a change point. Intervals of p and q are those of the profile likelihood (the other
/// estimated anew, θ held); that of θ holds the tried shares whose profile lies within half the
/// chi-square quantile of the maximum, which is a support interval and promises no coverage.
///
/// The null q = 0 is on the edge: Bass's ratio follows half a point mass at 0 and half a chi-square
/// of one degree (Self & Liang 1987). θ means nothing under the null; its p-value is Worsley's
/// (1982) bound on the maximum over the thresholds tried, whose score statistics correlate as those
/// of a change point do, by the expected adoptions on either side: it errs to the safe side.
///
/// Bass 1969 (doi:10.1287/mnsc.15.5.215); Granovetter 1978 (doi:10.1086/226707); Valente 1996
/// (doi:10.1016/0378-8733(95)00256-1). Without an adopter p is 0 with an upper end, and the other
/// models are not identified; nor are they if all were exposed to the same share. If all adopt
/// within a span at once, p has a lower end only. O(cells × steps).
AdoptionFits fit_adoption(std::span<const HazardCell> cells, const AdoptionOptions& options = {});

}  // namespace orrery::norms
