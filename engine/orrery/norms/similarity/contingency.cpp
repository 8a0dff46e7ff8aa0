// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/similarity/contingency.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/norms/similarity/table_measures.hpp"

namespace orrery::norms {
namespace {

void require(bool holds, const std::string& message) {
  if (!holds) throw Error(ErrorKind::Failure, message);
}

template <int K>
Similarity measured(const ContingencyTable& table) {
  double cell[K * K];
  std::copy_n(table.cells.begin(), K * K, cell);
  double m[kMeasurePlaces];
  measure_table<K>(cell, m);
  return {m[kN],
          m[kAgree],
          m[kSAbs],
          m[kSSq],
          m[kKappaNom],
          m[kKappaAbs],
          m[kKappaSq],
          m[kPiNom],
          m[kPiAbs],
          m[kPiSq],
          m[kTauB]};
}

}  // namespace

ContingencyTable contingency(std::span<const std::int8_t> first,
                             std::span<const std::int8_t> second,
                             int categories,
                             std::span<const double> weights) {
  require(categories >= 2 && categories <= ContingencyTable::kMaxCategories,
          fmt::format("a table of {} categories", categories));
  require(first.size() == second.size() && (weights.empty() || weights.size() == first.size()),
          "ratings or weights of different numbers of items");
  ContingencyTable table;
  table.categories = categories;
  for (std::size_t i = 0; i < first.size(); ++i) {
    require(first[i] < categories && second[i] < categories,
            fmt::format("category {} of {}", std::max(first[i], second[i]), categories));
    require(weights.empty() || weights[i] >= 0, "a weight below 0 or missing");
    if (first[i] < 0 || second[i] < 0) continue;
    table.cell(first[i], second[i]) += weights.empty() ? 1 : weights[i];
  }
  return table;
}

ContingencyTable binary(const ContingencyTable& table) {
  ContingencyTable result;
  result.categories = 2;
  for (int a = 0; a < table.categories; ++a) {
    for (int b = 0; b < table.categories; ++b) {
      result.cell(std::min(a, 1), std::min(b, 1)) += table.cell(a, b);
    }
  }
  return result;
}

Similarity similarity(const ContingencyTable& table) {
  switch (table.categories) {
    case 2:
      return measured<2>(table);
    case 3:
      return measured<3>(table);
    case 4:
      return measured<4>(table);
    default:
      throw Error(ErrorKind::Failure, fmt::format("a table of {} categories", table.categories));
  }
}

}  // namespace orrery::norms
