// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "orrery/base/missing.hpp"

namespace orrery::norms {

/// What two raters gave the same items: cell(a, b) is how often, or with which weight, the first
/// gave category a and the second b. Categories are ordered and equally far apart: yes, abstain,
/// no; or none to defence.
struct ContingencyTable {
  static constexpr int kMaxCategories = 4;

  int categories = 0;  ///< 2 to 4
  std::array<double, static_cast<std::size_t>(kMaxCategories* kMaxCategories)> cells{};

  /// The cell of a category of the first and one of the second.
  double& cell(int a, int b) { return cells[place(a, b)]; }
  /// As above.
  double cell(int a, int b) const { return cells[place(a, b)]; }
  /// Where that cell lies in `cells`.
  std::size_t place(int a, int b) const {
    return static_cast<std::size_t>(a) * static_cast<std::size_t>(categories) +
           static_cast<std::size_t>(b);
  }
};

/// Measures of the agreement of two raters. With p the table over its sum, p_a+ and p_+b its
/// marginals, q their mean, and v_ab a distance, |a − b| (abs), (a − b)² (sq) or 1[a ≠ b] (nom):
///
///   agree = Σ p_aa
///   S     = 1 − 2 Σ v_ab p_ab / v_max, v_max between the first and the last category
///   kappa = 1 − Σ v_ab p_ab / Σ v_ab p_a+ p_+b
///   pi    = 1 − Σ v_ab p_ab / Σ v_ab q_a q_b
///   tau_b = (concordant − discordant) / √(pairs untied in the first · pairs untied in the second)
///
/// S lies in [−1, 1], agree in [0, 1], kappa, pi and tau_b in [−1, 1]. All are missing for an
/// empty table, kappa and pi also where no disagreement can be expected (both in one and the same
/// category throughout), tau_b where one of the two does not vary.
/// Signorino & Ritter 1999 (S); Cohen 1960, 1968 (kappa); Scott 1955 and Häge 2011 (pi); Kendall
/// 1945 (tau_b).
struct Similarity {
  double n = 0;  ///< sum of the table
  double agree = kMissing;
  double s_abs = kMissing;
  double s_sq = kMissing;
  double kappa_nom = kMissing;
  double kappa_abs = kMissing;
  double kappa_sq = kMissing;
  double pi_nom = kMissing;
  double pi_abs = kMissing;
  double pi_sq = kMissing;
  double tau_b = kMissing;
};

/// The table of two raters on the same items; a category below 0 is missing, and such an item is
/// left out. Items count once, or with their weight where `weights` is not empty. O(items).
/// Error{Failure} for a category that is not below `categories`, for spans of unequal length and
/// for a weight below 0 or missing.
ContingencyTable contingency(std::span<const std::int8_t> first,
                             std::span<const std::int8_t> second,
                             int categories,
                             std::span<const double> weights = {});

/// The table of two categories, the first against all others: any obligation against none, yes
/// against the rest.
ContingencyTable binary(const ContingencyTable& table);

/// The measures of one table. O(1).
Similarity similarity(const ContingencyTable& table);

}  // namespace orrery::norms
