// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orrery::norms {

/// Units that rate items in three categories, as bits: for every unit and category the items that
/// it put there, 64 to a word. An item in none of them is not rated. The words of one place and
/// category lie side by side for all units, so that one unit is compared with many at a time.
class Ratings {
 public:
  static constexpr std::size_t kCategories = 3;
  /// Units are padded with as many empty ones, so that a kernel may read ahead.
  static constexpr std::size_t kPadding = 8;

  /// Nothing rated yet.
  Ratings(std::size_t units, std::size_t items);

  /// Puts an item that the unit has not rated into a category, 0 to 2.
  void rate(std::size_t unit, std::size_t item, std::size_t category);

  /// How many units there are.
  std::size_t units() const { return units_; }
  /// How many items there are.
  std::size_t items() const { return items_; }
  /// Words of 64 items that hold them.
  std::size_t words() const { return words_; }
  /// The words of all units at a place and in a category.
  const std::uint64_t* plane(std::size_t word, std::size_t category) const {
    return bits_.data() + (word * kCategories + category) * stride_;
  }
  /// The items of a unit at a place that are in the category.
  std::uint64_t bits(std::size_t unit, std::size_t word, std::size_t category) const {
    return plane(word, category)[unit];
  }
  /// The items of a unit at a place that it rated.
  std::uint64_t rated(std::size_t unit, std::size_t word) const;

 private:
  std::size_t units_;
  std::size_t items_;
  std::size_t words_;
  std::size_t stride_;
  std::vector<std::uint64_t> bits_;
};

/// The contingency tables of all pairs of units, cell by cell: pair (0, 1), (0, 2), …, (1, 2), ….
struct PairTables {
  int categories = 0;
  std::size_t units = 0;
  std::size_t pairs = 0;
  /// cells[a * categories + b][pair]: items that the first unit put into a and the second into b.
  /// Each is a little longer than there are pairs.
  std::vector<std::vector<std::int32_t>> cells;

  /// Makes room for the pairs of so many units.
  void reset(int categories_of_a_table, std::size_t number_of_units);
};

/// Counts the tables of all pairs over the items that both rated: 9 popcounts a word and pair,
/// eight pairs at a time where the processor can. `tables` is reused without new memory.
void count_tables(const Ratings& ratings, PairTables& tables);

/// The measures of all pairs, column by column; as Similarity. Each column is a little longer than
/// there are pairs.
struct PairMeasures {
  std::size_t pairs = 0;
  /// By MeasurePlace: n, agree, s_abs, …, tau_b.
  std::vector<std::vector<double>> columns;

  /// A measure of all pairs.
  std::span<const double> column(std::size_t place) const {
    return std::span(columns[place]).first(pairs);
  }
};

/// Computes the measures of counted tables of 2 to 4 categories; `measures` is reused without new
/// memory. About one division for each measure and pair, eight pairs at a time.
void measure_tables(const PairTables& tables, PairMeasures& measures);

/// The tables of two categories, the first against all others; as binary() of one table.
void make_binary(const PairTables& tables, PairTables& result);

/// The table of the items that both units rated, each with its weight. O(words + common items).
void weighted_cells(const Ratings& ratings,
                    std::size_t first,
                    std::size_t second,
                    std::span<const double> weights,
                    double (&cells)[Ratings::kCategories * Ratings::kCategories]);

}  // namespace orrery::norms
