// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "orrery/base/error.hpp"

namespace orrery::networks {
namespace {

/// How many nodes each pair of communities has in common, and their sizes.
struct Table {
  std::vector<double> cells;
  std::vector<double> rows;
  std::vector<double> columns;
};

std::size_t communities_in(std::span<const std::int32_t> division) {
  return static_cast<std::size_t>(*std::ranges::max_element(division)) + 1;
}

Table cross_table(std::span<const std::int32_t> one, std::span<const std::int32_t> other) {
  if (one.size() != other.size()) {
    throw Error(ErrorKind::Failure,
                "divisions of " + std::to_string(one.size()) + " and " +
                    std::to_string(other.size()) + " nodes cannot be compared");
  }
  if (one.empty()) return {};
  const auto width = communities_in(other);
  Table table{std::vector<double>(communities_in(one) * width, 0),
              std::vector<double>(communities_in(one), 0),
              std::vector<double>(width, 0)};
  for (std::size_t i = 0; i < one.size(); ++i) {
    const auto row = static_cast<std::size_t>(one[i]);
    const auto column = static_cast<std::size_t>(other[i]);
    ++table.cells[row * width + column];
    ++table.rows[row];
    ++table.columns[column];
  }
  return table;
}

double pairs(const std::vector<double>& counts) {
  double sum = 0;
  for (const double count : counts) sum += count * (count - 1) / 2;
  return sum;
}

double negative_entropy(const std::vector<double>& counts, double n) {
  double sum = 0;
  for (const double count : counts) {
    if (count > 0) sum += count / n * std::log(count / n);
  }
  return sum;
}

}  // namespace

double adjusted_rand(std::span<const std::int32_t> one, std::span<const std::int32_t> other) {
  const auto table = cross_table(one, other);
  const auto n = static_cast<double>(one.size());
  const double together = pairs(table.cells);
  const double in_one = pairs(table.rows);
  const double in_other = pairs(table.columns);
  const double all = n * (n - 1) / 2;
  const double expected = all > 0 ? in_one * in_other / all : 0;
  const double most = (in_one + in_other) / 2;
  return most == expected ? 1 : (together - expected) / (most - expected);
}

double variation_of_information(std::span<const std::int32_t> one,
                                std::span<const std::int32_t> other) {
  const auto table = cross_table(one, other);
  const auto n = static_cast<double>(one.size());
  const double information = negative_entropy(table.rows, n) + negative_entropy(table.columns, n) -
                             2 * negative_entropy(table.cells, n);
  return std::max(information, 0.0);
}

}  // namespace orrery::networks
