// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/similarity/ratings.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/norms/similarity/contingency.hpp"
#include "orrery/norms/similarity/kernels.hpp"
#include "orrery/norms/similarity/table_measures.hpp"

namespace orrery::norms {
namespace {

/// Ratings of many units, a fifth missing, as values and as bits.
struct Drawn {
  Drawn(std::size_t units, std::size_t items) : values(units), bits(units, items) {
    RandomStream random(7, units * 1000 + items);
    for (std::size_t u = 0; u < units; ++u) {
      for (std::size_t i = 0; i < items; ++i) {
        const auto category = static_cast<int>(random.uniform() * 5) - 1;
        values[u].push_back(static_cast<std::int8_t>(std::min(category, 2)));
        if (category >= 0) bits.rate(u, i, static_cast<std::size_t>(values[u].back()));
      }
    }
  }
  std::vector<std::vector<std::int8_t>> values;
  Ratings bits;
};

/// Sizes around the words of 64 items and the eight pairs that are counted at a time.
const std::pair<std::size_t, std::size_t> kSizes[] = {
    {0, 0}, {1, 5}, {2, 0}, {2, 1}, {3, 63}, {8, 64}, {9, 65}, {10, 128}, {23, 161}};

TEST(Pairs, HaveTheTablesThatContingencyGivesThem) {
  PairTables tables;
  for (const auto& [units, items] : kSizes) {
    const Drawn drawn(units, items);
    count_tables(drawn.bits, tables);
    std::size_t pair = 0;
    for (std::size_t i = 0; i < units; ++i) {
      for (std::size_t j = i + 1; j < units; ++j, ++pair) {
        const auto expected = contingency(drawn.values[i], drawn.values[j], 3);
        for (std::size_t k = 0; k < 9; ++k)
          ASSERT_EQ(tables.cells[k][pair], expected.cells[k]) << units << " units, pair " << pair;
      }
    }
    EXPECT_EQ(tables.pairs, pair);
  }
}

bool same(double a, double b) {
  return a == b || (is_missing(a) && is_missing(b));
}

TEST(Pairs, HaveTheMeasuresOfTheirTables) {
  PairTables tables;
  PairMeasures measures;
  for (const auto& [units, items] : kSizes) {
    const Drawn drawn(units, items);
    count_tables(drawn.bits, tables);
    measure_tables(tables, measures);
    for (std::size_t pair = 0; pair < tables.pairs; ++pair) {
      ContingencyTable table;
      table.categories = 3;
      for (std::size_t k = 0; k < 9; ++k) table.cells[k] = tables.cells[k][pair];
      const auto s = similarity(table);
      EXPECT_EQ(measures.column(kN)[pair], s.n);
      EXPECT_TRUE(same(measures.column(kAgree)[pair], s.agree));
      EXPECT_TRUE(same(measures.column(kSSq)[pair], s.s_sq));
      EXPECT_TRUE(same(measures.column(kKappaAbs)[pair], s.kappa_abs));
      EXPECT_TRUE(same(measures.column(kPiSq)[pair], s.pi_sq));
      EXPECT_TRUE(same(measures.column(kTauB)[pair], s.tau_b));
    }
  }
}

TEST(Pairs, AreMeasuredAlikeByEveryKernel) {
  const Drawn drawn(61, 130);
  PairTables reference;
  count_tables(drawn.bits, reference);
  PairMeasures measures;
  measure_tables(reference, measures);
  for (const auto& kernels : available_kernels()) {
    PairTables tables;
    tables.reset(3, 61);
    std::int32_t* cells[kOverlaps];
    for (std::size_t k = 0; k < kOverlaps; ++k) cells[k] = tables.cells[k].data();
    kernels.count(drawn.bits, cells);
    PairMeasures columns = measures;
    double* out[kMeasurePlaces];
    for (std::size_t m = 0; m < kMeasurePlaces; ++m) {
      std::fill(columns.columns[m].begin(), columns.columns[m].end(), -9);
      out[m] = columns.columns[m].data();
    }
    kernels.measure(tables, out);
    for (std::size_t pair = 0; pair < tables.pairs; ++pair) {
      for (std::size_t k = 0; k < kOverlaps; ++k)
        ASSERT_EQ(tables.cells[k][pair], reference.cells[k][pair]) << kernels.name;
      for (std::size_t m = 0; m < kMeasurePlaces; ++m)
        ASSERT_TRUE(same(columns.columns[m][pair], measures.columns[m][pair])) << kernels.name;
    }
  }
}

TEST(Pairs, AreBinaryAsOneTableIs) {
  const Drawn drawn(9, 70);
  PairTables tables;
  PairTables two;
  count_tables(drawn.bits, tables);
  make_binary(tables, two);
  for (std::size_t pair = 0; pair < tables.pairs; ++pair) {
    ContingencyTable table;
    table.categories = 3;
    for (std::size_t k = 0; k < 9; ++k) table.cells[k] = tables.cells[k][pair];
    const auto expected = binary(table);
    for (std::size_t k = 0; k < 4; ++k) EXPECT_EQ(two.cells[k][pair], expected.cells[k]);
  }
}

}  // namespace
}  // namespace orrery::norms
