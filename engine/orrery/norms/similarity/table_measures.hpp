// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>

namespace orrery::norms {

/// Places of the measures in what measure_table writes.
using MeasurePlace = std::size_t;
inline constexpr MeasurePlace kN = 0;
inline constexpr MeasurePlace kAgree = 1;
inline constexpr MeasurePlace kSAbs = 2;
inline constexpr MeasurePlace kSSq = 3;
inline constexpr MeasurePlace kKappaNom = 4;
inline constexpr MeasurePlace kKappaAbs = 5;
inline constexpr MeasurePlace kKappaSq = 6;
inline constexpr MeasurePlace kPiNom = 7;
inline constexpr MeasurePlace kPiAbs = 8;
inline constexpr MeasurePlace kPiSq = 9;
inline constexpr MeasurePlace kTauB = 10;
inline constexpr std::size_t kMeasurePlaces = 11;

/// The formulas of Similarity, once for all who compute them: `Real` is a double, or several side
/// by side in one of the compiler's vectors. Where a measure is undefined, 0/0 makes it missing,
/// for a disagreement is 0 wherever the expected one is. Of counts all sums are whole numbers below
/// 2^53, so that every result is one correctly rounded division, on any machine.
template <int K, typename Real>
[[gnu::always_inline]] inline void measure_table(const Real (&cell)[K * K],
                                                 Real (&measure)[kMeasurePlaces]) {
  Real first[K]{};
  Real second[K]{};
  Real observed[K]{};
  for (int a = 0; a < K; ++a) {
    for (int b = 0; b < K; ++b) {
      first[a] += cell[a * K + b];
      second[b] += cell[a * K + b];
      observed[a < b ? b - a : a - b] += cell[a * K + b];
    }
  }
  // Products of the marginals by distance of the categories: expected disagreement of kappa and of
  // pi, and for tau-b twice the pairs of items that one of the two tells apart.
  Real by_kappa[K]{};
  Real by_pi[K]{};
  Real untied_first{};
  Real untied_second{};
  for (int a = 0; a < K; ++a) {
    for (int b = 0; b < a; ++b) {
      by_kappa[a - b] += first[a] * second[b] + first[b] * second[a];
      by_pi[a - b] += 2.0 * (first[a] + second[a]) * (first[b] + second[b]);
      untied_first += 2.0 * first[a] * first[b];
      untied_second += 2.0 * second[a] * second[b];
    }
  }
  Real n = observed[0];
  for (int d = 1; d < K; ++d) n += observed[d];
  // Distances: nominal, absolute, squared.
  Real disagreement[3]{};
  Real expected_kappa[3]{};
  Real expected_pi[3]{};
  for (int d = 1; d < K; ++d) {
    const double distance[3] = {1.0, static_cast<double>(d), static_cast<double>(d * d)};
    for (int v = 0; v < 3; ++v) {
      disagreement[v] += distance[v] * observed[d];
      expected_kappa[v] += distance[v] * by_kappa[d];
      expected_pi[v] += distance[v] * by_pi[d];
    }
  }
  // Concordant less discordant pairs: each row against the sum of those below it.
  Real balance{};
  Real below[K]{};
  for (int a = K - 1; a >= 0; --a) {
    for (int b = 0; b < K; ++b) {
      for (int c = 0; c < b; ++c) {
        balance += cell[a * K + c] * below[b] - cell[a * K + b] * below[c];
      }
    }
    for (int b = 0; b < K; ++b) below[b] += cell[a * K + b];
  }

  measure[kN] = n;
  measure[kAgree] = observed[0] / n;
  measure[kSAbs] = 1.0 - 2.0 * disagreement[1] / (static_cast<double>(K - 1) * n);
  measure[kSSq] = 1.0 - 2.0 * disagreement[2] / (static_cast<double>((K - 1) * (K - 1)) * n);
  for (std::size_t v = 0; v < 3; ++v) {
    measure[kKappaNom + v] = 1.0 - disagreement[v] * n / expected_kappa[v];
    measure[kPiNom + v] = 1.0 - 4.0 * disagreement[v] * n / expected_pi[v];
  }
  const Real squared = untied_first * untied_second;
  if constexpr (sizeof(Real) == sizeof(double)) {
    measure[kTauB] = 2.0 * balance / std::sqrt(squared);
  } else {
    Real root;
    for (std::size_t i = 0; i < sizeof(Real) / sizeof(double); ++i) root[i] = std::sqrt(squared[i]);
    measure[kTauB] = 2.0 * balance / root;
  }
}

}  // namespace orrery::norms
