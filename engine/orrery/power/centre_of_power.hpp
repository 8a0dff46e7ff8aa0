// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "orrery/base/ids.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::power {

/// The mean radius of the earth; all distances are on a sphere of this radius.
inline constexpr double kEarthRadiusKm = 6371.0;

/// A place and the power that is put there. Degrees, east and north positive.
struct WeightedPlace {
  double lon;
  double lat;
  double weight;
};

/// The centre of gravity of power.
struct Centre {
  std::size_t n = 0;      ///< places with coordinates and weight
  double total = 0;       ///< sum of their weights
  double lon = kMissing;  ///< of the projection to the surface, degrees in [−180, 180]
  double lat = kMissing;  ///< of the projection to the surface, degrees in [−90, 90]
  /// 1 − |mean vector|: 0 when all is in one place, 1 at the earth's centre.
  double depth = kMissing;
  double depth_km = kMissing;  ///< depth × 6371 km below the surface
};

/// The centre of power after Quah (2011): the weighted mean of the unit vectors from the earth's
/// centre to each place, a point inside the earth, reported as the point of the surface above it
/// and its depth.
///
///   m = Σ w_i u_i / Σ w_i,  u = (cos φ cos λ, cos φ sin λ, sin φ)
///
/// A state's power is put at one place (its capital): large states are so drawn to a point, which
/// Quah's own figures avoid by using many cities. A deep centre means power spread over the globe,
/// and then its projection moves far for small changes: read depth beside it. Where the mean vector
/// is shorter than 1e-9 the projection is missing.
///
/// Places with a missing coordinate or weight are left out; everything but n is missing when the
/// weights sum to 0. O(n), no allocation. Throws Error{Failure} for a negative weight or
/// coordinates outside [−180, 180] and [−90, 90].
Centre centre_of_power(std::span<const WeightedPlace> places);

/// The way from one point of the surface to another.
struct Move {
  double km = kMissing;       ///< great-circle distance on the sphere
  double bearing = kMissing;  ///< initial direction in degrees from north, clockwise, in [0, 360)
};

/// Great-circle distance and initial bearing between the projections of two centres. Missing where
/// either is missing; the bearing also where they coincide or lie opposite.
Move moved(const Centre& from, const Centre& to);

/// A centre and its year.
struct CentreYear {
  Year year;
  Centre centre;
};

/// How a centre travelled over a series.
struct Drift {
  Year first = 0;             ///< first year with a projection, 0 if there is none
  Year last = 0;              ///< last year with a projection, 0 if there is none
  Move net;                   ///< from the first to the last, as the crow flies
  double path_km = kMissing;  ///< the sum of the ways between successive years with data
  double net_km_per_decade = kMissing;
  double path_km_per_decade = kMissing;
};

/// Net and path distance of a series in ascending order of year, also per ten calendar years. Years
/// without a projection are passed over. The path grows with the frequency of observation and with
/// noise in the data; the net distance does not. Missing with fewer than two years. O(n). Throws
/// Error{Failure} for years out of order.
Drift drift(std::span<const CentreYear> series);

}  // namespace orrery::power
