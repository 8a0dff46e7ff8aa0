// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/wildcard.hpp"

#include <gtest/gtest.h>

namespace orrery::intake {
namespace {

TEST(Wildcard, MatchesTheWholeTextInEitherCase) {
  EXPECT_TRUE(matches_wildcard("NMC-70-abridged.csv", "nmc-70-ABRIDGED.CSV"));
  EXPECT_FALSE(matches_wildcard("NMC-70", "NMC-70-abridged.csv"));
  EXPECT_FALSE(matches_wildcard("NMC-70-abridged.csv", "NMC-70"));
}

TEST(Wildcard, StarStandsForAnyRunAndQuestionMarkForOneByte) {
  EXPECT_TRUE(matches_wildcard("Constant*US$*", "Constant (2023) US$"));
  EXPECT_TRUE(matches_wildcard("*", ""));
  EXPECT_TRUE(matches_wildcard("a*b*c", "aXbYbZc"));
  EXPECT_FALSE(matches_wildcard("a*b*c", "aXbYbZ"));
  EXPECT_TRUE(matches_wildcard("s50?.dat", "s501.dat"));
  EXPECT_FALSE(matches_wildcard("?", ""));
}

TEST(Wildcard, TakesOtherBytesAsTheyAre) {
  EXPECT_TRUE(matches_wildcard("a[1](x).csv", "a[1](x).csv"));
  EXPECT_FALSE(matches_wildcard("a[1].csv", "a1.csv"));
}

}  // namespace
}  // namespace orrery::intake
