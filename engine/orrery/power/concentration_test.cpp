// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/concentration.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::power {
namespace {

using Values = std::vector<double>;

TEST(Concentration, IsZeroForEqualShares) {
  for (const std::size_t n : {2U, 3U, 7U, 195U}) {
    const Concentration result = concentration(Values(n, 0.3));
    EXPECT_NEAR(result.con, 0, 1e-15);
    EXPECT_NEAR(result.enp, static_cast<double>(n), 1e-10);
    EXPECT_NEAR(result.entropy_normalised, 1, 1e-12);
  }
}

TEST(Concentration, IsOneWhenOneStateHoldsAll) {
  const Concentration result = concentration(Values{0, 4, 0, 0, 0});
  EXPECT_EQ(result.n, 5U);
  EXPECT_DOUBLE_EQ(result.con, 1);
  EXPECT_DOUBLE_EQ(result.hhi, 1);
  EXPECT_DOUBLE_EQ(result.enp, 1);
  EXPECT_DOUBLE_EQ(result.top, 1);
  EXPECT_EQ(result.entropy, 0);
}

TEST(Concentration, MatchesWorkedExamples) {
  const Concentration halves = concentration(Values{0.5, 0.5, 0, 0});
  EXPECT_NEAR(halves.con, 0.577350269189626, 1e-14);
  EXPECT_NEAR(halves.entropy, std::log(2.0), 1e-15);
  EXPECT_NEAR(halves.entropy_normalised, 0.5, 1e-15);
  EXPECT_NEAR(concentration(Values{0.7, 0.1, 0.1, 0.1}).con, 0.6, 1e-15);
  EXPECT_NEAR(concentration(Values{0.7, 0.1, 0.1, 0.1}).hhi, 0.52, 1e-15);
}

TEST(Concentration, LeavesMissingMembersOutOfTheSet) {
  const Concentration with = concentration(Values{3, kMissing, 1, kMissing});
  const Concentration without = concentration(Values{3, 1});
  EXPECT_EQ(with.n, 2U);
  EXPECT_EQ(with.con, without.con);
  EXPECT_DOUBLE_EQ(with.top, 0.75);
}

TEST(Concentration, IsNotDefinedForOneMemberOrForNone) {
  const Concentration one = concentration(Values{5});
  EXPECT_EQ(one.n, 1U);
  EXPECT_EQ(one.hhi, 1);
  EXPECT_TRUE(is_missing(one.con));
  EXPECT_TRUE(is_missing(one.entropy_normalised));
  for (const Values& nobody : {Values{}, Values{kMissing, kMissing}, Values{0, 0}}) {
    const Concentration none = concentration(nobody);
    EXPECT_TRUE(is_missing(none.hhi));
    EXPECT_TRUE(is_missing(none.top));
    EXPECT_TRUE(is_missing(none.con));
  }
  EXPECT_EQ(concentration(Values{0, 0}).n, 2U);
}

TEST(Concentration, RefusesNegativeValues) {
  EXPECT_THROW(concentration(Values{1, -9}), Error);
}

TEST(Concentration, TiesConToHhiAndIgnoresUnitsAndOrder) {
  RandomStream random(11, 0);
  for (int trial = 0; trial < 50; ++trial) {
    Values values(static_cast<std::size_t>(2 + trial));
    for (double& value : values) value = random.gamma(0.4);
    const Concentration result = concentration(values);
    const double n = static_cast<double>(values.size());
    EXPECT_NEAR(result.con * result.con * (1 - 1 / n) + 1 / n, result.hhi, 1e-13);
    EXPECT_NEAR(result.enp * result.hhi, 1, 1e-14);
    EXPECT_LE(result.top * result.top, result.hhi + 1e-15);
    EXPECT_LE(result.hhi, result.top + 1e-15);
    EXPECT_GE(std::exp(result.entropy), result.enp - 1e-10);

    for (double& value : values) value *= 1e6;
    std::reverse(values.begin(), values.end());
    const Concentration again = concentration(values);
    EXPECT_NEAR(again.con, result.con, 1e-13);
    EXPECT_NEAR(again.entropy, result.entropy, 1e-13);
  }
}

TEST(ComponentShares, SumToOneAndAverageWithinTheSet) {
  const double none = kMissing;
  const std::vector<Capabilities> set{{State{2}, {3, 1, none, 0, 1, 1}},
                                      {State{200}, {1, 1, none, 0, 1, 3}},
                                      {State{220}, {none, none, none, none, none, none}}};
  const auto share = component_shares(set);
  // Two components are held by nobody: the means are (.75 + .5 + .5 + .25) / 4 and its complement.
  EXPECT_DOUBLE_EQ(share[0], 0.5);
  EXPECT_DOUBLE_EQ(share[1], 0.5);
  EXPECT_TRUE(is_missing(share[2]));
}

}  // namespace
}  // namespace orrery::power
