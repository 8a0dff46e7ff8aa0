// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/centre_of_power.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "orrery/base/error.hpp"
#include "orrery/power/series.hpp"

namespace orrery::power {
namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kNoDirection = 1e-9;

struct Vector {
  double x = 0;
  double y = 0;
  double z = 0;
};

Vector unit_vector(double lon, double lat) {
  const double across = std::cos(lat * kRadians);
  return {across * std::cos(lon * kRadians),
          across * std::sin(lon * kRadians),
          std::sin(lat * kRadians)};
}

bool is_complete(const WeightedPlace& place) {
  return !is_missing(place.lon) && !is_missing(place.lat) && !is_missing(place.weight);
}

void require_valid(const WeightedPlace& place) {
  if (std::abs(place.lon) > 180 || std::abs(place.lat) > 90) {
    throw Error(ErrorKind::Failure,
                fmt::format("longitude {}, latitude {}: no place on earth", place.lon, place.lat));
  }
  if (place.weight < 0 || std::isinf(place.weight)) {
    throw Error(ErrorKind::Failure,
                fmt::format("weight of {}: it must be 0 or more and finite", place.weight));
  }
}

bool has_projection(const Centre& centre) {
  return !is_missing(centre.lon);
}

}  // namespace

Centre centre_of_power(std::span<const WeightedPlace> places) {
  Centre result;
  Vector sum;
  for (const WeightedPlace& place : places) {
    if (!is_complete(place)) continue;
    require_valid(place);
    ++result.n;
    result.total += place.weight;
    const Vector u = unit_vector(place.lon, place.lat);
    sum.x += place.weight * u.x;
    sum.y += place.weight * u.y;
    sum.z += place.weight * u.z;
  }
  if (result.total <= 0) {
    result.total = kMissing;
    return result;
  }
  const double across = std::hypot(sum.x, sum.y);
  const double length = std::hypot(across, sum.z) / result.total;
  result.depth = length < 1 ? 1 - length : 0;
  result.depth_km = result.depth * kEarthRadiusKm;
  if (length < kNoDirection) return result;
  result.lon = std::atan2(sum.y, sum.x) / kRadians;
  result.lat = std::atan2(sum.z, across) / kRadians;
  return result;
}

Move moved(const Centre& from, const Centre& to) {
  Move result;
  if (!has_projection(from) || !has_projection(to)) return result;
  // Vincenty's formula on the sphere keeps its digits at all distances.
  const double lat1 = from.lat * kRadians;
  const double lat2 = to.lat * kRadians;
  const double turn = (to.lon - from.lon) * kRadians;
  const double east = std::cos(lat2) * std::sin(turn);
  const double north =
      std::cos(lat1) * std::sin(lat2) - std::sin(lat1) * std::cos(lat2) * std::cos(turn);
  const double along =
      std::sin(lat1) * std::sin(lat2) + std::cos(lat1) * std::cos(lat2) * std::cos(turn);
  const double across = std::hypot(east, north);
  result.km = kEarthRadiusKm * std::atan2(across, along);
  if (across < kNoDirection) return result;
  const double degrees = std::atan2(east, north) / kRadians;
  result.bearing = degrees < 0 ? degrees + 360 : degrees;
  return result;
}

Drift drift(std::span<const CentreYear> series) {
  Drift result;
  const CentreYear* first = nullptr;
  const CentreYear* last = nullptr;
  double path = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (i > 0) require_ascending(series[i - 1].year, series[i].year);
    if (!has_projection(series[i].centre)) continue;
    if (first == nullptr) {
      first = &series[i];
    } else {
      path += moved(last->centre, series[i].centre).km;
    }
    last = &series[i];
  }
  if (first == nullptr) return result;
  result.first = first->year;
  result.last = last->year;
  if (first == last) return result;
  const double decades = (last->year - first->year) / 10.0;
  result.net = moved(first->centre, last->centre);
  result.path_km = path;
  result.net_km_per_decade = result.net.km / decades;
  result.path_km_per_decade = path / decades;
  return result;
}

}  // namespace orrery::power
