// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace orrery::relations {

/// What bandwidth and dependence are made of, in the order of their parts.
inline constexpr std::array<std::string_view, 5> kBandwidthParts{
    "trade", "arms", "joint", "alliance", "agreements"};
inline constexpr std::array<std::string_view, 2> kDependenceParts{"trade", "arms"};

/// Trade over GDP that makes half of full dependence in influence.
inline constexpr double kHalfDependence = 0.05;

/// Asymmetry of two dependences that are not negative: (a - b) / (a + b), from -1 (only the second
/// depends) to 1 (only the first). Missing if either is, or both are 0.
double asymmetry(double a, double b);

/// A dependence as a share that grows fast at first: d / (d + half), 0 to 1, one half at `half`.
/// Missing stays missing.
double saturated(double dependence, double half);

/// A mean over the parts that are known.
struct KnownMean {
  double mean = 0;  ///< missing if no part of a weight above 0 is known
  double lo = 0;    ///< the mean of all parts if the missing ones are 0, and if they are 1
  double hi = 1;
  int known = 0;  ///< how many parts are
};

/// The mean of the parts that are not missing. `weights` has one of 0 or more for each part; empty:
/// all weigh the same. Throws Error{Internal} for another number of weights.
KnownMean known_mean(std::span<const double> parts, std::span<const double> weights = {});

/// Capacity of a state to influence another.
struct Influence {
  double bandwidth = 0;   ///< 0 to 1: how much runs between the two; the same both ways
  double dependence = 0;  ///< 0 to 1: how much the target depends on the source
  double influence = 0;   ///< their product, 0 to 1; missing if either is
  double lo = 0;          ///< the product if every part that is missing is 0, and if it is 1
  double hi = 1;
  int n_bandwidth = 0;   ///< parts of the bandwidth that are known
  int n_dependence = 0;  ///< parts of the dependence that are known
};

/// The weights of the parts of influence; empty: all weigh the same.
struct InfluenceWeights {
  std::span<const double> bandwidth;
  std::span<const double> dependence;
};

/// Influence = bandwidth × dependence, each the mean of its known parts, all of them 0 to 1. The
/// idea of a product of the two is that of the Formal Bilateral Influence Capacity index: Moyer, J.
/// D., T. Sweijs, M. J. Burrows and H. van Manen (2018), Power and Influence in a Globalized World,
/// Atlantic Council; parts and weights are our own.
Influence influence(std::span<const double> bandwidth,
                    std::span<const double> dependence,
                    const InfluenceWeights& weights = {});

}  // namespace orrery::relations
