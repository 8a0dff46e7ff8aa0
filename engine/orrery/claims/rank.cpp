// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/rank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "orrery/base/error.hpp"
#include "orrery/base/random.hpp"
#include "orrery/numerics/block_bootstrap.hpp"

namespace orrery::claims {
namespace {

/// Items by steps: what is drawn is a column.
struct Matrix {
  std::vector<std::string> items;
  std::vector<double> years;
  std::vector<std::vector<double>> values;  ///< values[item][step], missing where unknown
};

template <typename T>
std::vector<T> distinct(std::span<const T> values) {
  std::vector<T> result(values.begin(), values.end());
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

template <typename T>
std::size_t place_in(const std::vector<T>& sorted, const T& value) {
  return static_cast<std::size_t>(std::ranges::lower_bound(sorted, value) - sorted.begin());
}

Matrix matrix_of(const RankInput& input) {
  Matrix matrix;
  matrix.items = distinct(input.items);
  const std::vector<double> no_years(input.values.size(), 0.0);
  const auto years = input.years.empty() ? std::span<const double>(no_years) : input.years;
  matrix.years = distinct(years);
  matrix.values.assign(matrix.items.size(), std::vector<double>(matrix.years.size(), kMissing));
  for (std::size_t i = 0; i < input.values.size(); ++i) {
    const auto year = place_in(matrix.years, years[i]);
    auto& cell = matrix.values[place_in(matrix.items, input.items[i])][year];
    if (!is_missing(cell) && !is_missing(input.values[i])) {
      throw Error(
          ErrorKind::Usage,
          input.years.empty()
              ? fmt::format("the query gives two values of {}", input.items[i])
              : fmt::format(
                    "the query gives two values of {} in {:.0f}", input.items[i], years[i]));
    }
    if (!is_missing(input.values[i])) cell = input.values[i];
  }
  return matrix;
}

/// Changes from one year to the next instead of levels; unknown across a gap.
Matrix changes_of(const Matrix& levels) {
  Matrix changes;
  changes.items = levels.items;
  changes.values.resize(levels.items.size());
  for (std::size_t t = 1; t < levels.years.size(); ++t) {
    if (levels.years[t] != levels.years[t - 1] + 1) continue;
    changes.years.push_back(levels.years[t]);
    for (std::size_t i = 0; i < levels.items.size(); ++i)
      changes.values[i].push_back(levels.values[i][t] - levels.values[i][t - 1]);
  }
  return changes;
}

/// An item's number from the steps drawn.
double number_of(const Matrix& matrix,
                 std::size_t item,
                 std::span<const std::size_t> drawn,
                 RankBy by) {
  double n = 0;
  double sum = 0;
  double time = 0;
  for (const auto t : drawn) {
    const double value = matrix.values[item][t];
    if (is_missing(value)) continue;
    n += 1;
    sum += value;
    time += matrix.years[t];
  }
  if (n < (by == RankBy::Mean ? 1 : 2)) return kMissing;
  if (by == RankBy::Mean) return sum / n;
  double squares = 0;
  double times = 0;
  double products = 0;
  for (const auto t : drawn) {
    const double value = matrix.values[item][t];
    if (is_missing(value)) continue;
    const double dx = matrix.years[t] - time / n;
    const double dy = value - sum / n;
    squares += dy * dy;
    times += dx * dx;
    products += dx * dy;
  }
  if (by == RankBy::Volatility) return std::sqrt(squares / (n - 1));
  return times > 0 ? products / times : kMissing;
}

std::vector<double> numbers_of(const Matrix& matrix,
                               std::span<const std::size_t> drawn,
                               RankBy by) {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < matrix.items.size(); ++i)
    numbers.push_back(number_of(matrix, i, drawn, by));
  return numbers;
}

double place_among(std::span<const double> numbers, std::size_t item, bool descending) {
  if (is_missing(numbers[item])) return kMissing;
  double place = 1;
  for (const double other : numbers) {
    if (is_missing(other)) continue;
    if (descending ? other > numbers[item] : other < numbers[item]) place += 1;
  }
  return place;
}

/// The longest block that any item's series asks for.
double block_length(const Matrix& matrix) {
  double length = 1;
  for (const auto& series : matrix.values)
    length = std::max(length, numerics::automatic_block_length(series));
  return length;
}

void add_interval(Rank& rank, const Matrix& matrix, std::size_t item, const RankOptions& options) {
  const auto length = block_length(matrix);
  std::vector<std::size_t> drawn(matrix.years.size());
  std::vector<double> places;
  for (int draw = 0; draw < options.draws; ++draw) {
    RandomStream random(options.seed, options.unit, static_cast<std::uint64_t>(draw));
    numerics::draw_steps(random, length, drawn);
    const double place =
        place_among(numbers_of(matrix, drawn, options.by), item, options.descending);
    if (!is_missing(place)) places.push_back(place);
  }
  if (places.empty()) return;
  std::ranges::sort(places);
  const auto at = [&](double share) {
    const double last = static_cast<double>(places.size()) - 1;
    return places[static_cast<std::size_t>(std::lround(share * last))];
  };
  rank.lo = std::min(rank.rank, at((1 - options.level) / 2));
  rank.hi = std::max(rank.rank, at((1 + options.level) / 2));
}

}  // namespace

Rank rank_of(const RankInput& input, const RankOptions& options) {
  auto matrix = matrix_of(input);
  if (options.by == RankBy::Volatility) matrix = changes_of(matrix);
  Rank rank;
  std::vector<std::size_t> all(matrix.years.size());
  std::iota(all.begin(), all.end(), 0);
  const auto numbers = numbers_of(matrix, all, options.by);
  rank.items = static_cast<std::size_t>(
      std::ranges::count_if(numbers, [](double number) { return !is_missing(number); }));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (place_among(numbers, i, options.descending) == 1 && rank.first.empty())
      rank.first = matrix.items[i];
  }
  const auto item = place_in(matrix.items, options.of);
  if (item == matrix.items.size() || matrix.items[item] != options.of) return rank;
  rank.rank = place_among(numbers, item, options.descending);
  if (is_missing(rank.rank)) return rank;
  rank.lo = rank.hi = rank.rank;
  if (matrix.years.size() > 1) add_interval(rank, matrix, item, options);
  return rank;
}

}  // namespace orrery::claims
