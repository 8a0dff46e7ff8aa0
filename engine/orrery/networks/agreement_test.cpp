// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/agreement.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::networks {
namespace {

using Division = std::vector<std::int32_t>;

TEST(AdjustedRand, IsOneForTheSameDivisionUnderOtherNumbers) {
  EXPECT_EQ(adjusted_rand(Division{0, 0, 1, 1, 2}, Division{2, 2, 0, 0, 1}), 1);
  EXPECT_EQ(adjusted_rand(Division{0, 1, 2}, Division{2, 1, 0}), 1);
  EXPECT_EQ(adjusted_rand(Division{0, 0, 0}, Division{0, 0, 0}), 1);
}

TEST(AdjustedRand, MatchesAWorkedExample) {
  // Pairs together: 2 in both (0,1 and 4,5), 4 in each, 15 in all: (2 − 16/15) / (4 − 16/15).
  const Division one{0, 0, 0, 1, 1, 2};
  const Division other{0, 0, 1, 1, 1, 2};
  EXPECT_NEAR(adjusted_rand(one, other), (2 - 16.0 / 15) / (4 - 16.0 / 15), 1e-15);
}

TEST(AdjustedRand, IsNearZeroForUnrelatedDivisions) {
  RandomStream random(2, 0);
  double sum = 0;
  for (int trial = 0; trial < 100; ++trial) {
    Division one;
    Division other;
    for (int i = 0; i < 60; ++i) {
      one.push_back(static_cast<std::int32_t>(random.uniform() * 3));
      other.push_back(static_cast<std::int32_t>(random.uniform() * 3));
    }
    sum += adjusted_rand(one, other);
  }
  EXPECT_NEAR(sum / 100, 0, 0.01);
}

TEST(VariationOfInformation, IsZeroForTheSameAndLnNAtMost) {
  EXPECT_EQ(variation_of_information(Division{0, 0, 1}, Division{1, 1, 0}), 0);
  EXPECT_NEAR(
      variation_of_information(Division{0, 1, 2, 3}, Division{0, 0, 0, 0}), std::log(4), 1e-15);
}

TEST(VariationOfInformation, IsADistance) {
  RandomStream random(4, 0);
  const auto division = [&] {
    Division result;
    for (int i = 0; i < 20; ++i) {
      result.push_back(static_cast<std::int32_t>(random.uniform() * 4));
    }
    return result;
  };
  for (int trial = 0; trial < 50; ++trial) {
    const auto a = division();
    const auto b = division();
    const auto c = division();
    const double ab = variation_of_information(a, b);
    EXPECT_NEAR(ab, variation_of_information(b, a), 1e-12);
    EXPECT_LE(ab, variation_of_information(a, c) + variation_of_information(c, b) + 1e-12);
  }
}

TEST(AdjustedRand, RefusesDivisionsOfDifferentLength) {
  EXPECT_THROW(adjusted_rand(Division{0}, Division{0, 1}), Error);
  EXPECT_THROW(variation_of_information(Division{0}, Division{0, 1}), Error);
}

}  // namespace
}  // namespace orrery::networks
