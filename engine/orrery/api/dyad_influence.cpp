// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/dyad_influence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/base/text.hpp"
#include "orrery/relations/tables/tables.hpp"

namespace orrery::api {
namespace {

using relations::kBandwidthParts;
using relations::kDependenceParts;

constexpr double kLeastDependence = 0.00005;  ///< less is none, as in relations.influence
constexpr std::size_t kKeys = 3;

using Needs = std::array<double, kDependenceParts.size()>;

/// What one of two states depends on the other with, and what follows.
struct Direction {
  double trade = kMissing;  ///< trade over its GDP
  double arms = kMissing;   ///< share in the arms that it received
  Needs parts{};
  relations::Influence of_other;  ///< capacity of the other to influence it
};

/// A year in which either depends on the other.
struct InfluenceYear {
  Year year = 0;
  std::array<double, kBandwidthParts.size()> bandwidth{};
  Direction one;    ///< how the first-named depends on the other
  Direction other;  ///< and the reverse
};

/// Puts the weights that are given by name into their places; all are 1 without any.
void put_weights(const std::vector<std::pair<std::string, double>>& given,
                 std::span<const std::string_view> names,
                 std::string_view flag,
                 std::span<double> values) {
  if (given.empty()) std::ranges::fill(values, 1);
  for (const auto& [name, weight] : given) {
    const auto found = std::ranges::find(names, std::string_view(name));
    if (found == names.end()) {
      const std::vector<std::string> known(names.begin(), names.end());
      throw Error(ErrorKind::Usage,
                  fmt::format("there is no part \"{}\"", name),
                  std::string(flag),
                  did_you_mean(closest(name, known), "the parts are " + one_of(known)));
    }
    values[static_cast<std::size_t>(found - names.begin())] = weight;
  }
}

std::string named_weights(std::span<const std::string_view> names, std::span<const double> values) {
  std::string text;
  for (std::size_t k = 0; k < names.size(); ++k) {
    if (values[k] > 0)
      text += fmt::format("{}{} {:g}", text.empty() ? "" : ", ", names[k], values[k]);
  }
  return text;
}

Direction direction_of(double trade,
                       double arms,
                       std::span<const double> bandwidth,
                       const PartWeights& weights) {
  Direction result{
      trade, arms, {relations::saturated(trade, relations::kHalfDependence), arms}, {}};
  result.of_other =
      relations::influence(bandwidth, result.parts, {weights.bandwidth, weights.dependence});
  const double need = result.of_other.dependence;
  if (is_missing(need) || need < kLeastDependence) result.of_other.influence = kMissing;
  return result;
}

std::vector<InfluenceYear> read_years(store::Database& database,
                                      const NamedPair& pair,
                                      const DyadQuery& query,
                                      const PartWeights& weights) {
  const auto low = std::min(pair.one.value(), pair.other.value());
  const auto rows =
      database.query(fmt::format("SELECT * FROM ({}) WHERE state1 = {} AND state2 = {} AND year "
                                 "BETWEEN {} AND {} ORDER BY year",
                                 relations::influence_parts_query(),
                                 low,
                                 std::max(pair.one.value(), pair.other.value()),
                                 query.from.value_or(0),
                                 query.to.value_or(9999)));
  const bool straight = pair.one.value() == low;
  constexpr std::size_t kTrade = kKeys + kBandwidthParts.size();
  constexpr std::size_t kArms = kTrade + 2;
  std::vector<InfluenceYear> years(rows.rows());
  for (std::size_t i = 0; i < years.size(); ++i) {
    const auto number = [&](std::size_t column) {
      return rows.is_null(i, column) ? kMissing : rows.real(i, column);
    };
    auto& year = years[i];
    year.year = static_cast<Year>(rows.integer(i, 2));
    for (std::size_t k = 0; k < year.bandwidth.size(); ++k) year.bandwidth[k] = number(kKeys + k);
    const auto first = direction_of(number(kTrade), number(kArms), year.bandwidth, weights);
    const auto second =
        direction_of(number(kTrade + 1), number(kArms + 1), year.bandwidth, weights);
    year.one = straight ? first : second;
    year.other = straight ? second : first;
  }
  return years;
}

/// What the index of influence has and this world has not, from relations.influence_parts.
std::string missing_parts(store::Database& database) {
  if (!store::has_table(database, "relations", "influence_parts")) return {};
  const auto rows = database.query(
      "SELECT string_agg(replace(part, '_', ' ') || ' (' || side || ')', ', ' ORDER BY rowid) "
      "FROM relations.influence_parts WHERE NOT at_hand");
  return rows.is_null(0, 0) ? std::string() : "no source in this world of: " + rows.text(0, 0);
}

Table dependence_table(const std::vector<InfluenceYear>& years, const NamedPair& pair) {
  Table table{"dependence",
              fmt::format("Who depends on whom: {} (1) and {} (2)", pair.one_name, pair.other_name),
              {{"year", "", "calendar year"},
               {"trade_1", "of GDP", "trade of the two over the GDP of the first", 3},
               {"trade_2", "of GDP", "the same over the GDP of the second", 3},
               {"asymmetry", "", "1 only the first depends by trade, -1 only the second", 2},
               {"arms_1",
                "share",
                "share of the second in the arms that the first received in five years",
                3},
               {"arms_2", "share", "share of the first in those of the second", 3},
               {"influence_1_2", "", "capacity of the first to influence the second, 0 to 1", 3},
               {"influence_2_1", "", "capacity of the second to influence the first", 3}},
              {},
              {},
              {}};
  for (const auto& year : years) {
    table.rows.push_back({Cell(std::int64_t{year.year}),
                          number_cell(year.one.trade),
                          number_cell(year.other.trade),
                          number_cell(relations::asymmetry(year.one.trade, year.other.trade)),
                          number_cell(year.one.arms),
                          number_cell(year.other.arms),
                          number_cell(year.other.of_other.influence),
                          number_cell(year.one.of_other.influence)});
  }
  return table;
}

Table bounds_table(const std::vector<InfluenceYear>& years, const NamedPair& pair) {
  Table table{
      "influence",
      fmt::format("Capacity to influence: {} (1) and {} (2)", pair.one_name, pair.other_name),
      {{"year", "", "calendar year"},
       {"bandwidth", "", "how much runs between the two: mean of its known parts", 3},
       {"known", "", "parts of the bandwidth that are known, of 5"},
       {"need_2", "", "how much the second depends on the first: mean of known parts", 3},
       {"by_1", "", "bandwidth times need_2: capacity of the first", 3},
       {"lo_1", "", "the same if all that is missing is 0", 2},
       {"hi_1", "", "the same if all that is missing is 1", 2},
       {"need_1", "", "how much the first depends on the second", 3},
       {"by_2", "", "bandwidth times need_1: capacity of the second", 3},
       {"lo_2", "", "the same if all that is missing is 0", 2},
       {"hi_2", "", "the same if all that is missing is 1", 2}},
      {},
      {},
      {}};
  for (const auto& year : years) {
    const auto& by_one = year.other.of_other;
    const auto& by_other = year.one.of_other;
    table.rows.push_back({Cell(std::int64_t{year.year}),
                          number_cell(by_one.bandwidth),
                          Cell(std::int64_t{by_one.n_bandwidth}),
                          number_cell(by_one.dependence),
                          number_cell(by_one.influence),
                          number_cell(by_one.lo),
                          number_cell(by_one.hi),
                          number_cell(by_other.dependence),
                          number_cell(by_other.influence),
                          number_cell(by_other.lo),
                          number_cell(by_other.hi)});
  }
  table.notes.emplace_back(
      "lo and hi: what the missing parts allow; a year with fewer parts is not comparable with one "
      "that has more");
  return table;
}

Table parts_table(const std::vector<InfluenceYear>& years, const NamedPair& pair) {
  Table table{"influence_parts",
              fmt::format("Parts of influence: {} (1) and {} (2)", pair.one_name, pair.other_name),
              {{"year", "", "calendar year"}},
              {},
              {},
              {}};
  for (const auto part : kBandwidthParts)
    table.columns.push_back(
        {std::string(part), "", fmt::format("{} as a part of the bandwidth, 0 to 1", part), 2});
  for (const char side : {'1', '2'}) {
    for (const auto part : kDependenceParts)
      table.columns.push_back(
          {fmt::format("need_{}_{}", part, side),
           "",
           fmt::format("{} as a part of how much {} depends, 0 to 1", part, side),
           2});
  }
  for (const auto& year : years) {
    std::vector<Cell> row{Cell(std::int64_t{year.year})};
    for (const double part : year.bandwidth) row.push_back(number_cell(part));
    for (const auto* side : {&year.one, &year.other}) {
      for (const double part : side->parts) row.push_back(number_cell(part));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

PartWeights part_weights(const DyadQuery& query) {
  PartWeights weights;
  put_weights(query.bandwidth, kBandwidthParts, "--bandwidth", weights.bandwidth);
  put_weights(query.dependence, kDependenceParts, "--dependence", weights.dependence);
  weights.note = fmt::format("influence = bandwidth ({}) × dependence ({})",
                             named_weights(kBandwidthParts, weights.bandwidth),
                             named_weights(kDependenceParts, weights.dependence));
  return weights;
}

std::vector<Table> influence_tables(store::Database& database,
                                    const NamedPair& pair,
                                    const DyadQuery& query,
                                    const PartWeights& weights) {
  const auto years = read_years(database, pair, query, weights);
  std::vector<Table> tables{dependence_table(years, pair)};
  if (query.explain) {
    tables.push_back(bounds_table(years, pair));
    tables.push_back(parts_table(years, pair));
  }
  auto& notes = tables.front().notes;
  notes.push_back(weights.note + "; · no dependence is known");
  if (const auto missing = missing_parts(database); !missing.empty()) notes.push_back(missing);
  return tables;
}

}  // namespace orrery::api
