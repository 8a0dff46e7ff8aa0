// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/net_power.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::power {
namespace {

TEST(NetPower, IsGdpTimesGdpPerCapita) {
  EXPECT_DOUBLE_EQ(net_power(1000, 50), 1000 * 20);
  EXPECT_EQ(net_power(0, 50), 0);
}

TEST(NetPower, RatesTheRicherOfTwoEqualEconomiesHigher) {
  EXPECT_GT(net_power(1000, 50), net_power(1000, 500));
}

TEST(NetPower, IsMissingWithoutPeopleOrData) {
  EXPECT_TRUE(is_missing(net_power(1000, 0)));
  EXPECT_TRUE(is_missing(net_power(kMissing, 5)));
  EXPECT_TRUE(is_missing(net_power(5, kMissing)));
}

TEST(NetPower, HasSharesOverTheStatesWithBothInputs) {
  const std::vector<double> gdp{10, 10, 20, kMissing};
  const std::vector<double> population{1, 10, kMissing, 3};
  std::vector<double> share(4);
  const Coverage coverage = net_power_shares(gdp, population, share);
  EXPECT_EQ(coverage.n_members, 4U);
  EXPECT_EQ(coverage.n_with_data, 2U);
  EXPECT_DOUBLE_EQ(share[0], 100.0 / 110);
  EXPECT_DOUBLE_EQ(share[1], 10.0 / 110);
  EXPECT_TRUE(is_missing(share[2]));
  std::vector<double> too_few(3);
  EXPECT_THROW(net_power_shares(gdp, population, too_few), Error);
}

TEST(NetPower, RefusesNegativeInputs) {
  EXPECT_THROW(net_power(-9, 1), Error);
  EXPECT_THROW(net_power(1, -9), Error);
}

TEST(DyadicBalance, IsAHalfAtParityAndAddsUpToOneBothWays) {
  EXPECT_EQ(dyadic_balance(3, 3), 0.5);
  EXPECT_EQ(dyadic_balance(3, 0), 1);
  EXPECT_DOUBLE_EQ(dyadic_balance(3, 7) + dyadic_balance(7, 3), 1);
  EXPECT_TRUE(is_missing(dyadic_balance(0, 0)));
  EXPECT_TRUE(is_missing(dyadic_balance(kMissing, 1)));
  EXPECT_THROW(dyadic_balance(-9, 1), Error);
}

}  // namespace
}  // namespace orrery::power
