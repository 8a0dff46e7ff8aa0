// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "orrery/base/missing.hpp"

namespace orrery::power {

/// What becomes of a state that lacks one of the indices.
enum class MissingIndex {
  Rescale,  ///< its score is the weighted mean of the indices it has
  Drop,     ///< it has no score
};

struct CompositeOptions {
  MissingIndex missing = MissingIndex::Rescale;
  /// How firm the weights are: they are Dirichlet with parameters concentration × weight, so a
  /// weight w has the mean w and the standard deviation sqrt(w (1 − w) / (concentration + 1)): ±.09
  /// around .25 at the default. With equal weights and a concentration of their number all weights
  /// are equally likely.
  double concentration = 20;
  std::size_t draws = 2000;  ///< 0: scores and ranks only
  double lower = 0.05;       ///< quantile of the lower ends of the intervals
  double upper = 0.95;       ///< quantile of the upper ends
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: all cores; the result is the same whatever it is
};

/// One state's place in a composite index.
struct CompositeRow {
  double score = kMissing;  ///< weighted mean of its indices, in [0, 1]
  int rank = 0;             ///< 1 is best; equal scores share the better rank; 0 without a score
  double available = 0;     ///< share of the weights whose index it has, in [0, 1]
  double score_lo = kMissing;
  double score_hi = kMissing;
  int rank_lo = 0;  ///< the better end of the interval of ranks
  int rank_hi = 0;
};

/// Two rows of the input, by position.
struct RowPair {
  std::size_t a;
  std::size_t b;
};

struct Composite {
  std::vector<CompositeRow> rows;  ///< in the input's order
  std::vector<double> above;  ///< for each pair asked for: P(a scores above b), equals counted half
};

/// A composite index with the user's weights, and how much of the ranking rests on them.
///
///   score_i = Σ_k w_k x_ik / Σ_k w_k     over the indices k that i has
///
/// `indices` holds one row a state, one column an index, each in [0, 1] (shares of the set, or
/// scaled by the caller), row after row; `weights` one number an index, 0 or more, rescaled to
/// sum 1. With all weight on one index the score is that index. Under `Rescale` a state that lacks
/// an index is scored by the others, as if it did as well there as on their mean: read `available`
/// beside the score. An index of weight 0 is neither needed nor drawn.
///
/// Uncertainty: in each draw the weights come from a Dirichlet distribution around the user's
/// (normalised Gamma numbers of a RandomStream keyed by (seed, draw)), states are scored and ranked
/// anew, and the intervals are order statistics over the draws (the smallest value that at least
/// the given share of draws does not exceed). They say how far another weighing of the same indices
/// would change the result (Saisana, Saltelli & Tarantola 2005), nothing about errors in the
/// indices. Ranks of a draw are among the states that have a score.
///
/// Cost O(draws · n · (k + log n)), memory 12 bytes a draw and state. Throws Error{Usage} for
/// weights that are negative or sum to 0 and for impossible options, Error{Failure} for an index
/// outside [0, 1], Error{Internal} for sizes that do not fit.
Composite composite(std::span<const double> indices,
                    std::span<const double> weights,
                    std::span<const RowPair> pairs = {},
                    const CompositeOptions& options = {});

}  // namespace orrery::power
