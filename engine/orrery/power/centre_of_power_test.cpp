// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/centre_of_power.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "orrery/base/error.hpp"

namespace orrery::power {
namespace {

using Places = std::vector<WeightedPlace>;

Centre at(double lon, double lat) {
  Centre centre;
  centre.lon = lon;
  centre.lat = lat;
  return centre;
}

const double kQuarterKm = kEarthRadiusKm * std::numbers::pi / 2;

TEST(CentreOfPower, IsThePlaceItselfWhenThereIsOne) {
  const Centre result = centre_of_power(Places{{116.4, 39.9, 3}});
  EXPECT_NEAR(result.lon, 116.4, 1e-12);
  EXPECT_NEAR(result.lat, 39.9, 1e-12);
  EXPECT_NEAR(result.depth, 0, 1e-15);
}

TEST(CentreOfPower, LiesMidwayBetweenEqualsAndBelowTheSurface) {
  const Centre result = centre_of_power(Places{{0, 0, 1}, {90, 0, 1}});
  EXPECT_NEAR(result.lon, 45, 1e-12);
  EXPECT_NEAR(result.lat, 0, 1e-12);
  EXPECT_NEAR(result.depth, 1 - std::sqrt(0.5), 1e-15);
  EXPECT_NEAR(result.depth_km, kEarthRadiusKm * (1 - std::sqrt(0.5)), 1e-9);
}

TEST(CentreOfPower, LeansToTheStronger) {
  // Mean vector (3, 1, 0)/4.
  const Centre result = centre_of_power(Places{{0, 0, 3}, {90, 0, 1}});
  EXPECT_NEAR(result.lon, std::atan2(1, 3) * 180 / std::numbers::pi, 1e-12);
  EXPECT_NEAR(result.depth, 1 - std::sqrt(10.0) / 4, 1e-15);
}

TEST(CentreOfPower, CrossesTheDateLine) {
  const Centre result = centre_of_power(Places{{170, 10, 1}, {-170, 10, 1}});
  EXPECT_NEAR(std::abs(result.lon), 180, 1e-12);
  EXPECT_GT(result.lat, 10);
}

TEST(CentreOfPower, HasNoProjectionAtTheCentreOfTheEarth) {
  const Centre result = centre_of_power(Places{{0, 0, 1}, {180, 0, 1}});
  EXPECT_NEAR(result.depth, 1, 1e-15);
  EXPECT_TRUE(is_missing(result.lon));
  EXPECT_TRUE(is_missing(result.lat));
}

TEST(CentreOfPower, LeavesIncompletePlacesOut) {
  const Centre result =
      centre_of_power(Places{{0, 0, 1}, {kMissing, 0, 1}, {50, 50, kMissing}, {90, 0, 0}});
  EXPECT_EQ(result.n, 2U);
  EXPECT_EQ(result.total, 1);
  EXPECT_NEAR(result.lon, 0, 1e-15);
}

TEST(CentreOfPower, IsMissingWithoutPower) {
  for (const Places& places : {Places{}, Places{{10, 10, 0}}, Places{{10, 10, kMissing}}}) {
    const Centre result = centre_of_power(places);
    EXPECT_TRUE(is_missing(result.lon));
    EXPECT_TRUE(is_missing(result.depth));
    EXPECT_TRUE(is_missing(result.total));
  }
}

TEST(CentreOfPower, RefusesImpossiblePlacesAndWeights) {
  EXPECT_THROW(centre_of_power(Places{{0, 91, 1}}), Error);
  EXPECT_THROW(centre_of_power(Places{{181, 0, 1}}), Error);
  EXPECT_THROW(centre_of_power(Places{{0, 0, -9}}), Error);
}

TEST(CentreOfPower, DoesNotDependOnTheUnitAndTurnsWithTheGlobe) {
  const Places places{{-77, 39, 5}, {116, 40, 4}, {37, 56, 1}, {2, 49, 2}};
  Places turned = places;
  for (auto& place : turned) {
    place.weight *= 1e9;
    place.lon += 30;
  }
  const Centre before = centre_of_power(places);
  const Centre after = centre_of_power(turned);
  EXPECT_NEAR(after.lon - before.lon, 30, 1e-11);
  EXPECT_NEAR(after.lat, before.lat, 1e-11);
  EXPECT_NEAR(after.depth, before.depth, 1e-14);
}

TEST(Moved, KnowsTheQuartersOfTheGlobe) {
  EXPECT_NEAR(moved(at(0, 0), at(90, 0)).km, kQuarterKm, 1e-9);
  EXPECT_NEAR(moved(at(0, 0), at(90, 0)).bearing, 90, 1e-12);
  EXPECT_NEAR(moved(at(0, 0), at(0, 90)).bearing, 0, 1e-12);
  EXPECT_NEAR(moved(at(0, 0), at(-90, 0)).bearing, 270, 1e-12);
  EXPECT_NEAR(moved(at(0, 0), at(180, 0)).km, 2 * kQuarterKm, 1e-9);
  EXPECT_NEAR(moved(at(179, 0), at(-179, 0)).km, kQuarterKm / 45, 1e-9);
}

TEST(Moved, IsNothingAtTheSamePointAndMissingWithoutOne) {
  EXPECT_EQ(moved(at(10, 20), at(10, 20)).km, 0);
  EXPECT_TRUE(is_missing(moved(at(10, 20), at(10, 20)).bearing));
  EXPECT_TRUE(is_missing(moved(Centre{}, at(1, 1)).km));
}

TEST(Drift, TellsNetFromPathAndCountsByTheDecade) {
  const std::vector<CentreYear> series{
      {1980, at(0, 0)}, {1985, at(10, 0)}, {1990, Centre{}}, {2000, at(4, 0)}};
  const Drift result = drift(series);
  const double degree_km = kQuarterKm / 90;
  EXPECT_EQ(result.first, 1980);
  EXPECT_EQ(result.last, 2000);
  EXPECT_NEAR(result.net.km, 4 * degree_km, 1e-9);
  EXPECT_NEAR(result.path_km, 16 * degree_km, 1e-9);
  EXPECT_NEAR(result.net_km_per_decade, 2 * degree_km, 1e-9);
  EXPECT_NEAR(result.path_km_per_decade, 8 * degree_km, 1e-9);
  EXPECT_NEAR(result.net.bearing, 90, 1e-12);
}

TEST(Drift, NeedsTwoYears) {
  EXPECT_TRUE(is_missing(drift({}).path_km));
  const std::vector<CentreYear> one{{1980, at(0, 0)}, {1990, Centre{}}};
  EXPECT_TRUE(is_missing(drift(one).net_km_per_decade));
  EXPECT_EQ(drift(one).last, 1980);
  const std::vector<CentreYear> disordered{{1990, at(0, 0)}, {1980, at(0, 0)}};
  EXPECT_THROW(drift(disordered), Error);
}

}  // namespace
}  // namespace orrery::power
