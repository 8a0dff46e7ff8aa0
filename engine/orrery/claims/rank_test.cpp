// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/rank.hpp"

#include <gtest/gtest.h>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"

namespace orrery::claims {
namespace {

/// Three items over 40 years: calm and low, calm and high, wild.
struct Rows {
  std::vector<std::string> items;
  std::vector<double> values;
  std::vector<double> years;
};

Rows three_items() {
  Rows rows;
  for (int year = 1980; year < 2020; ++year) {
    RandomStream random(3, static_cast<std::uint64_t>(year));
    for (const auto& [item, mean, spread] :
         {std::tuple{"low", 0.0, 0.1}, {"high", 1.0, 0.1}, {"wild", 0.5, 1.0}}) {
      rows.items.emplace_back(item);
      rows.values.push_back(mean + spread * random.normal());
      rows.years.push_back(year);
    }
  }
  return rows;
}

Rank rank(const Rows& rows, const RankOptions& options) {
  return rank_of({rows.items, rows.values, rows.years}, options);
}

TEST(Rank, PutsItemsInOrderOfTheirMeans) {
  const auto rows = three_items();
  const auto high = rank(rows, {.of = "high"});
  EXPECT_EQ(high.rank, 1);
  EXPECT_EQ(high.hi, 1);
  EXPECT_EQ(high.items, 3);
  EXPECT_EQ(high.first, "high");
  EXPECT_EQ(rank(rows, {.of = "low"}).rank, 3);
  EXPECT_EQ(rank(rows, {.of = "low", .descending = false}).rank, 1);
}

TEST(Rank, OfVolatilityAsksForChanges) {
  const auto rows = three_items();
  EXPECT_EQ(rank(rows, {.of = "wild", .by = RankBy::Volatility}).rank, 1);
  const auto low = rank(rows, {.of = "low", .by = RankBy::Volatility});
  EXPECT_GE(low.lo, 2) << "the two calm items cannot be told apart, the wild one can";
  EXPECT_EQ(low.hi, 3);
}

TEST(Rank, WithoutYearsIsExact) {
  const std::vector<std::string> items{"a", "b", "c"};
  const std::vector<double> values{3, 1, 3};
  const auto found = rank_of({items, values, {}}, {.of = "b"});
  EXPECT_EQ(found.rank, 3);
  EXPECT_EQ(found.lo, 3);
  EXPECT_EQ(rank_of({items, values, {}}, {.of = "c"}).rank, 1) << "ties share the better place";
}

TEST(Rank, OfAnItemWithoutValuesIsMissing) {
  const auto rows = three_items();
  EXPECT_TRUE(is_missing(rank(rows, {.of = "absent"}).rank));
}

TEST(Rank, RefusesTwoValuesOfAnItemInAYear) {
  const std::vector<std::string> items{"a", "a"};
  EXPECT_THROW(
      rank_of({items, std::vector<double>{1, 2}, std::vector<double>{1990, 1990}}, {.of = "a"}),
      Error);
}

TEST(Rank, OfASlopeFindsTheRiser) {
  Rows rows;
  for (int year = 0; year < 20; ++year) {
    rows.items.insert(rows.items.end(), {"flat", "riser"});
    rows.values.insert(rows.values.end(), {1, 0.1 * year});
    rows.years.insert(rows.years.end(), {2000.0 + year, 2000.0 + year});
  }
  EXPECT_EQ(rank(rows, {.of = "riser", .by = RankBy::Slope}).hi, 1);
}

}  // namespace
}  // namespace orrery::claims
