// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/numerics/change_points.hpp"

namespace orrery::order {

/// How the penalty of change points is chosen.
enum class Criterion { Mbic, Bic };

struct ChangeOptions {
  Criterion criterion = Criterion::Mbic;
  std::optional<double> penalty;  ///< of a change point, instead of a criterion's; above 0
  std::size_t shortest = 5;       ///< years of a segment at least
  std::size_t tolerance = 2;      ///< years within which changes at two penalties are the same
  double least_factor = 0.5;      ///< of the penalties at which stability is looked at
  double most_factor = 4;
};

/// A change of level.
struct Change {
  std::size_t step = 0;  ///< first step of the new level
  double share = 0;      ///< of penalties at which it is found, see numerics::stability
  double size =
      kMissing;  ///< root mean square over dimensions, in standard deviations of their noise
  double before =
      kMissing;  ///< mean of the segment before and after; missing with several dimensions
  double after = kMissing;
};

/// The change points of one series of one or more dimensions.
struct SeriesChanges {
  std::size_t first = 0;  ///< steps that were looked at: [first, last]
  std::size_t last = 0;
  std::size_t dimensions = 0;  ///< those with values and noise
  double effective = 0;
  double autocorrelation = kMissing;
  numerics::ChangePenalty penalty;
  std::vector<Change> changes;
  std::vector<numerics::PenaltyRange> ranges;  ///< its steps count from `first`

  /// How many steps were looked at; 0 if there is nothing to look at.
  std::size_t steps() const { return dimensions == 0 ? 0 : last - first + 1; }
};

/// Where the level of a series changes, of all dimensions at once: each is put on the scale of its
/// long-run noise (numerics::noise_scale), so that persistence does not look like change, the
/// misfit is multiplied by effective over counted dimensions (numerics::effective_dimensions), so
/// that copies of one indicator are no new evidence, and PELT is run for changes in mean. Looked at
/// is from the first to the last step at which half of the dimensions are observed. Throws
/// Error{Failure} for dimensions of different lengths or a penalty that is not above 0.
SeriesChanges changes_of(std::span<const std::vector<double>> dimensions,
                         const ChangeOptions& options = {});

}  // namespace orrery::order
