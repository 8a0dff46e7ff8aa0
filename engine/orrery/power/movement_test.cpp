// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/movement.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::power {
namespace {

using Year = std::vector<StateValue>;

TEST(Movement, IsZeroWhenSharesStayEvenIfTheTotalGrows) {
  const Movement result =
      movement(Year{{State{2}, 1}, {State{200}, 3}}, Year{{State{2}, 10}, {State{200}, 30}});
  EXPECT_EQ(result.n, 2U);
  EXPECT_EQ(result.gross, 0);
  EXPECT_EQ(result.move, 0);
}

TEST(Movement, IsOneWhenTheWeakestHeldEverythingBefore) {
  const Movement result = movement(Year{{State{2}, 0}, {State{200}, 1}, {State{220}, 0}},
                                   Year{{State{2}, 0.5}, {State{200}, 0.1}, {State{220}, 0.4}});
  EXPECT_DOUBLE_EQ(result.gross, 1.8);
  EXPECT_DOUBLE_EQ(result.move, 1);
}

TEST(Movement, MatchesAWorkedExample) {
  const Movement result = movement(Year{{State{2}, 0.5}, {State{200}, 0.3}, {State{220}, 0.2}},
                                   Year{{State{2}, 0.4}, {State{200}, 0.3}, {State{220}, 0.3}});
  EXPECT_NEAR(result.gross, 0.2, 1e-15);
  EXPECT_NEAR(result.move, 0.2 / (2 * 0.7), 1e-15);
}

TEST(Movement, CountsAStateOutsideTheSetAsNoneOfIt) {
  const Year earlier{{State{2}, 0.5}, {State{200}, 0.5}};
  const Year later{{State{2}, 0.5}, {State{365}, 0.5}};
  const Movement all = movement(earlier, later);
  EXPECT_EQ(all.n, 3U);
  EXPECT_EQ(all.n_entered, 1U);
  EXPECT_EQ(all.n_left, 1U);
  EXPECT_DOUBLE_EQ(all.move, 0.5);

  const Movement common = movement(earlier, later, {.membership = Membership::Common});
  EXPECT_EQ(common.n, 1U);
  EXPECT_EQ(common.gross, 0);
  EXPECT_TRUE(is_missing(common.move));
}

TEST(Movement, LeavesAStateWithoutDataOutOfBothYears) {
  const Movement result = movement(Year{{State{2}, 0.4}, {State{200}, 0.4}, {State{220}, kMissing}},
                                   Year{{State{2}, 0.3}, {State{200}, 0.3}, {State{220}, 0.4}});
  EXPECT_EQ(result.n, 2U);
  EXPECT_EQ(result.n_entered, 0U);
  EXPECT_EQ(result.move, 0);
}

TEST(Movement, IsMissingWithoutAnyCapability) {
  EXPECT_TRUE(is_missing(movement(Year{}, Year{}).move));
  EXPECT_TRUE(is_missing(movement(Year{{State{2}, 0}}, Year{{State{2}, 1}}).gross));
  EXPECT_TRUE(is_missing(movement(Year{}, Year{{State{2}, 1}, {State{3}, 1}}).move));
}

TEST(Movement, RefusesStatesOutOfOrderAndNegativeValues) {
  const Year good{{State{2}, 1}, {State{200}, 1}};
  EXPECT_THROW(movement(good, Year{{State{200}, 1}, {State{2}, 1}}), Error);
  EXPECT_THROW(movement(Year{{State{2}, 1}, {State{2}, 1}}, good), Error);
  EXPECT_THROW(movement(good, Year{{State{2}, -9}, {State{200}, 1}}), Error);
}

TEST(Movement, StaysWithinZeroAndOneWhateverTheMembership) {
  RandomStream random(3, 0);
  for (int trial = 0; trial < 200; ++trial) {
    Year earlier;
    Year later;
    for (std::int16_t state = 0; state < 12; ++state) {
      if (random.uniform() < 0.7) earlier.push_back({State{state}, random.gamma(0.2)});
      if (random.uniform() < 0.7) later.push_back({State{state}, random.gamma(0.2)});
    }
    for (const auto membership : {Membership::Union, Membership::Common}) {
      const Movement result = movement(earlier, later, {.membership = membership});
      if (is_missing(result.move)) continue;
      EXPECT_GE(result.move, 0);
      EXPECT_LE(result.gross, 2 + 1e-12);
      EXPECT_LE(result.move, 1);
    }
  }
}

}  // namespace
}  // namespace orrery::power
