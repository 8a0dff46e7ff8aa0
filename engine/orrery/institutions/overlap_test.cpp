// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/overlap.hpp"

#include <gtest/gtest.h>

#include "orrery/base/missing.hpp"
#include "orrery/institutions/nestedness.hpp"
#include "orrery/institutions/testing/drawn_bits.hpp"

namespace orrery::institutions {
namespace {

using testing::drawn;
using testing::drawn_by_chance;

TEST(SharedMembers, ListPairsThatShareAMemberAndNoOthers) {
  const auto found = shared_members(drawn({"xxx.", ".xx.", "...x", "...."}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].one, 0);
  EXPECT_EQ(found[0].other, 1);
  EXPECT_EQ(found[0].shared, 2);
}

TEST(Jaccard, IsTheSharedPartAndContainmentThatOfTheSmaller) {
  EXPECT_DOUBLE_EQ(jaccard(2, 3, 2), 2.0 / 3);
  EXPECT_DOUBLE_EQ(containment(2, 3, 2), 1);
  EXPECT_DOUBLE_EQ(jaccard(0, 3, 2), 0);
  EXPECT_TRUE(is_missing(jaccard(0, 0, 0)));
  EXPECT_TRUE(is_missing(containment(0, 4, 0)));
}

TEST(MeanJaccard, CountsPairsThatShareNothingAndLeavesOutTheEmpty) {
  const auto organisations = drawn({"xx..", "x...", "...x", "...."});
  EXPECT_DOUBLE_EQ(mean_jaccard(shared_members(organisations), organisations.sizes()), 0.5 / 3);
  const auto alone = drawn({"xx", ".."});
  EXPECT_TRUE(is_missing(mean_jaccard(shared_members(alone), alone.sizes())));
}

TEST(Nestedness, IsAHundredForCirclesWithinCircles) {
  EXPECT_DOUBLE_EQ(nestedness(drawn({"xxxx", "xxx.", "xx..", "x..."})), 100);
}

TEST(Nestedness, IsZeroForCirclesApartOrOfOneSize) {
  EXPECT_DOUBLE_EQ(nestedness(drawn({"x...", ".x..", "..x.", "...x"})), 0);
  EXPECT_DOUBLE_EQ(nestedness(drawn({"xx", "xx"})), 0);
  EXPECT_TRUE(is_missing(nestedness(drawn({"x", "x"}))));
  EXPECT_TRUE(is_missing(nestedness(drawn({"..", ".."}))));
}

/// The share of the smaller's ones that the larger has, line against line, as it is printed: sorted
/// by falling fill, 0 where the fill does not fall.
double plain_nodf(const MembershipBits& bits) {
  double sum = 0;
  double pairs = 0;
  const auto add = [&](const MembershipBits& table) {
    for (std::size_t i = 0; i < table.rows(); ++i) {
      for (std::size_t j = 0; j < table.rows(); ++j) {
        double fill_i = 0;
        double fill_j = 0;
        double both = 0;
        for (std::size_t k = 0; k < table.columns(); ++k) {
          fill_i += table.has(i, k) ? 1 : 0;
          fill_j += table.has(j, k) ? 1 : 0;
          both += table.has(i, k) && table.has(j, k) ? 1 : 0;
        }
        if (i == j || fill_i == 0 || fill_j == 0) continue;
        pairs += 0.5;
        if (fill_i > fill_j) sum += 100 * both / fill_j;
      }
    }
  };
  add(bits);
  add(bits.transposed());
  return sum / pairs;
}

TEST(Nestedness, IsThePrintedFormulaOnTablesOfChance) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    const auto bits = drawn_by_chance(9, 70, 0.1 * static_cast<double>(seed), seed);
    EXPECT_NEAR(nestedness(bits), plain_nodf(bits), 1e-9);
  }
}

}  // namespace
}  // namespace orrery::institutions
