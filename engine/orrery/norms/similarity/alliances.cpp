// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/similarity/alliances.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "orrery/base/error.hpp"
#include "orrery/norms/similarity/kernels.hpp"

namespace orrery::norms {
namespace {

constexpr std::int8_t kOwn = 3;
constexpr std::size_t kValues = 4;

std::int8_t value_of(const AllianceTie& tie, const PortfolioConvention& convention) {
  std::int8_t value = 0;
  const auto take = [&](bool obliged, std::int8_t level) {
    if (obliged) value = std::max(value, level);
  };
  take(tie.defense, convention.defense);
  take(tie.offense, convention.offense);
  take(tie.neutrality, convention.neutrality);
  take(tie.nonaggression, convention.nonaggression);
  take(tie.consultation, convention.consultation);
  return value;
}

/// The values of all members towards all, row by row.
std::vector<std::int8_t> values_of(std::span<const std::int32_t> members,
                                   std::span<const AllianceTie> ties,
                                   const PortfolioConvention& convention) {
  const auto n = members.size();
  std::vector<std::int8_t> values(n * n);
  for (std::size_t i = 0; i < n; ++i) values[i * n + i] = kOwn;
  for (const auto& tie : ties) {
    const auto from = std::ranges::lower_bound(members, tie.from);
    const auto to = std::ranges::lower_bound(members, tie.to);
    if (from == members.end() || *from != tie.from || to == members.end() || *to != tie.to)
      continue;
    const auto i = static_cast<std::size_t>(from - members.begin());
    const auto j = static_cast<std::size_t>(to - members.begin());
    const auto value = value_of(tie, convention);
    values[i * n + j] = std::max(values[i * n + j], value);
    if (!convention.directed) values[j * n + i] = std::max(values[j * n + i], value);
  }
  return values;
}

/// Σ weights by value, of one member's portfolio.
using ValueWeights = std::array<double, kValues>;

ValueWeights weights_by_value(const Portfolios& portfolios,
                              std::size_t member,
                              std::span<const double> weights) {
  ValueWeights sums{};
  for (std::size_t other = 0; other < weights.size(); ++other)
    sums[static_cast<std::size_t>(portfolios.value(member, other))] += weights[other];
  return sums;
}

/// The table from its cells of values above 0 and the sums of both rows.
ContingencyTable completed(const double (&above)[kOverlaps],
                           const ValueWeights& first,
                           const ValueWeights& second) {
  ContingencyTable table;
  table.categories = static_cast<int>(kValues);
  for (int a = 1; a < table.categories; ++a) {
    table.cell(a, 0) = first[static_cast<std::size_t>(a)];
    table.cell(0, a) = second[static_cast<std::size_t>(a)];
  }
  table.cell(0, 0) = first[0];
  for (int a = 1; a < table.categories; ++a) {
    for (int b = 1; b < table.categories; ++b) {
      const auto weight = above[static_cast<std::size_t>((a - 1) * 3 + b - 1)];
      table.cell(a, b) = weight;
      table.cell(a, 0) -= weight;
      table.cell(0, b) -= weight;
    }
  }
  for (int b = 1; b < table.categories; ++b) table.cell(0, 0) -= table.cell(0, b);
  return table;
}

double s_abs_of(const ContingencyTable& table) {
  double sum = 0;
  double distance = 0;
  for (int a = 0; a < table.categories; ++a) {
    for (int b = 0; b < table.categories; ++b) {
      sum += table.cell(a, b);
      distance += std::abs(a - b) * table.cell(a, b);
    }
  }
  return 1 - 2 * distance / (sum * (table.categories - 1));
}

}  // namespace

const PortfolioConvention& portfolio_convention(std::string_view name) {
  for (const auto* convention : {&kFpsim, &kHaege2011}) {
    if (convention->name == name) return *convention;
  }
  throw Error(ErrorKind::Usage,
              fmt::format("unknown convention \"{}\"", name),
              {},
              fmt::format("{} or {}", kFpsim.name, kHaege2011.name));
}

Portfolios::Portfolios(std::span<const std::int32_t> members,
                       std::span<const AllianceTie> ties,
                       const PortfolioConvention& convention)
    : members_(members.begin(), members.end()), ratings_(members.size(), members.size()) {
  const auto n = members.size();
  const auto values = values_of(members, ties, convention);
  for (auto& total : totals_) total.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t value = static_cast<std::uint8_t>(values[i * n + j]);
      ++totals_[value][i];
      if (value > 0) ratings_.rate(i, j, value - 1);
    }
  }
}

int Portfolios::value(std::size_t from, std::size_t to) const {
  for (std::size_t category = 0; category < Ratings::kCategories; ++category) {
    if ((ratings_.bits(from, to / 64, category) >> (to % 64) & 1) != 0)
      return static_cast<int>(category) + 1;
  }
  return 0;
}

void count_portfolios(const Portfolios& portfolios, PairTables& tables) {
  const auto n = portfolios.members().size();
  tables.reset(static_cast<int>(kValues), n);
  std::int32_t* above[kOverlaps];
  for (std::size_t k = 0; k < kOverlaps; ++k)
    above[k] = tables.cells[(k / 3 + 1) * kValues + k % 3 + 1].data();
  available_kernels().front().count(portfolios.ratings(), above);

  std::size_t pair = 0;
  for (std::size_t i = 0; i + 1 < n; pair += n - i - 1, ++i) {
    for (std::size_t value = 1; value < kValues; ++value) {
      auto* alone = tables.cells[value * kValues].data() + pair;
      auto* others_alone = tables.cells[value].data() + pair;
      const auto* others = portfolios.totals(value).data() + i + 1;
      const auto own = portfolios.totals(value)[i];
      const auto cell = [&](std::size_t a, std::size_t b) {
        return tables.cells[a * kValues + b].data() + pair;
      };
      const auto *row1 = cell(value, 1), *row2 = cell(value, 2), *row3 = cell(value, 3);
      const auto *column1 = cell(1, value), *column2 = cell(2, value), *column3 = cell(3, value);
      for (std::size_t j = 0; j < n - i - 1; ++j) {
        alone[j] = own - row1[j] - row2[j] - row3[j];
        others_alone[j] = others[j] - column1[j] - column2[j] - column3[j];
      }
    }
    auto* neither = tables.cells[0].data() + pair;
    const auto *only1 = tables.cells[1].data() + pair, *only2 = tables.cells[2].data() + pair,
               *only3 = tables.cells[3].data() + pair;
    const auto none = portfolios.totals(0)[i];
    for (std::size_t j = 0; j < n - i - 1; ++j) neither[j] = none - only1[j] - only2[j] - only3[j];
  }
}

ContingencyTable weighted_table(const Portfolios& portfolios,
                                std::size_t first,
                                std::size_t second,
                                std::span<const double> weights) {
  double above[kOverlaps];
  weighted_cells(portfolios.ratings(), first, second, weights, above);
  return completed(above,
                   weights_by_value(portfolios, first, weights),
                   weights_by_value(portfolios, second, weights));
}

std::vector<double> weighted_s_abs(const Portfolios& portfolios, std::span<const double> weights) {
  const auto n = portfolios.members().size();
  std::vector<ValueWeights> sums;
  sums.reserve(n);
  for (std::size_t i = 0; i < n; ++i) sums.push_back(weights_by_value(portfolios, i, weights));
  std::vector<double> result;
  result.reserve(n * (n + 1) / 2);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      double above[kOverlaps];
      weighted_cells(portfolios.ratings(), i, j, weights, above);
      result.push_back(s_abs_of(completed(above, sums[i], sums[j])));
    }
  }
  return result;
}

}  // namespace orrery::norms
