// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/shares.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::power {
namespace {

TEST(Shares, AreOfTheObservedTotalAndKeepMissingMissing) {
  const std::vector<double> values{6, kMissing, 3, 0, 1};
  std::vector<double> share(values.size());
  const Coverage coverage = shares(values, share);
  EXPECT_EQ(coverage.n_members, 5U);
  EXPECT_EQ(coverage.n_with_data, 4U);
  EXPECT_DOUBLE_EQ(coverage.total, 10);
  EXPECT_DOUBLE_EQ(share[0], 0.6);
  EXPECT_TRUE(is_missing(share[1]));
  EXPECT_DOUBLE_EQ(share[2], 0.3);
  EXPECT_EQ(share[3], 0);
  EXPECT_DOUBLE_EQ(share[4], 0.1);
}

TEST(Shares, DoNotChangeWhenTheUnitDoes) {
  const auto in_units = shares(std::vector<double>{2.5, 1.25, 7});
  const auto in_thousands = shares(std::vector<double>{2500, 1250, 7000});
  for (std::size_t i = 0; i < 3; ++i) EXPECT_DOUBLE_EQ(in_units[i], in_thousands[i]);
  EXPECT_DOUBLE_EQ(std::accumulate(in_units.begin(), in_units.end(), 0.0), 1);
}

TEST(Shares, MayBeWrittenInPlace) {
  std::vector<double> values{1, 3};
  shares(values, values);
  EXPECT_EQ(values, (std::vector<double>{0.25, 0.75}));
}

TEST(Shares, AreMissingWhereNobodyHasAnything) {
  for (const double share : shares(std::vector<double>{0, 0, kMissing})) {
    EXPECT_TRUE(is_missing(share));
  }
  EXPECT_TRUE(is_missing(shares(std::vector<double>{kMissing})[0]));
  EXPECT_TRUE(shares(std::vector<double>{}).empty());
}

TEST(Shares, RefuseNegativeAndInfiniteValues) {
  EXPECT_THROW(shares(std::vector<double>{1, -9}), Error);
  EXPECT_THROW(shares(std::vector<double>{1, std::numeric_limits<double>::infinity()}), Error);
}

}  // namespace
}  // namespace orrery::power
