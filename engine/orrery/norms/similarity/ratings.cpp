// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/similarity/ratings.hpp"

#include <algorithm>
#include <bit>

#include "orrery/norms/similarity/kernels.hpp"
#include "orrery/norms/similarity/table_measures.hpp"

namespace orrery::norms {
namespace {

/// Grows a column and never shrinks it: pages that were touched once stay.
template <typename T>
void make_room(std::vector<T>& column, std::size_t size) {
  if (column.size() < size) column.resize(size);
}

}  // namespace

Ratings::Ratings(std::size_t units, std::size_t items)
    : units_(units),
      items_(items),
      words_((items + 63) / 64),
      stride_(units + kPadding),
      bits_(words_ * kCategories * stride_) {}

void Ratings::rate(std::size_t unit, std::size_t item, std::size_t category) {
  bits_[(item / 64 * kCategories + category) * stride_ + unit] |= std::uint64_t{1} << (item % 64);
}

std::uint64_t Ratings::rated(std::size_t unit, std::size_t word) const {
  return bits(unit, word, 0) | bits(unit, word, 1) | bits(unit, word, 2);
}

void PairTables::reset(int categories_of_a_table, std::size_t number_of_units) {
  categories = categories_of_a_table;
  units = number_of_units;
  pairs = units == 0 ? 0 : units * (units - 1) / 2;
  const auto side = static_cast<std::size_t>(categories);
  cells.resize(side * side);
  for (auto& cell : cells) make_room(cell, pairs + Ratings::kPadding);
}

void count_tables(const Ratings& ratings, PairTables& tables) {
  tables.reset(static_cast<int>(Ratings::kCategories), ratings.units());
  std::int32_t* cells[kOverlaps];
  for (std::size_t i = 0; i < kOverlaps; ++i) cells[i] = tables.cells[i].data();
  available_kernels().front().count(ratings, cells);
}

void measure_tables(const PairTables& tables, PairMeasures& measures) {
  measures.pairs = tables.pairs;
  measures.columns.resize(kMeasurePlaces);
  double* columns[kMeasurePlaces];
  for (std::size_t i = 0; i < kMeasurePlaces; ++i) {
    make_room(measures.columns[i], tables.pairs + Ratings::kPadding);
    columns[i] = measures.columns[i].data();
  }
  available_kernels().front().measure(tables, columns);
}

void make_binary(const PairTables& tables, PairTables& result) {
  result.reset(2, tables.units);
  for (auto& cell : result.cells) std::fill(cell.begin(), cell.end(), 0);
  const auto categories = static_cast<std::size_t>(tables.categories);
  for (std::size_t a = 0; a < categories; ++a) {
    for (std::size_t b = 0; b < categories; ++b) {
      auto& sum = result.cells[std::min<std::size_t>(a, 1) * 2 + std::min<std::size_t>(b, 1)];
      const auto& cell = tables.cells[a * categories + b];
      for (std::size_t pair = 0; pair < tables.pairs; ++pair) sum[pair] += cell[pair];
    }
  }
}

void weighted_cells(const Ratings& ratings,
                    std::size_t first,
                    std::size_t second,
                    std::span<const double> weights,
                    double (&cells)[Ratings::kCategories * Ratings::kCategories]) {
  for (double& cell : cells) cell = 0;
  for (std::size_t word = 0; word < ratings.words(); ++word) {
    for (std::size_t a = 0; a < Ratings::kCategories; ++a) {
      for (std::size_t b = 0; b < Ratings::kCategories; ++b) {
        auto common = ratings.bits(first, word, a) & ratings.bits(second, word, b);
        for (; common != 0; common &= common - 1) {
          const auto item = word * 64 + static_cast<std::size_t>(std::countr_zero(common));
          cells[a * Ratings::kCategories + b] += weights[item];
        }
      }
    }
  }
}

}  // namespace orrery::norms
