// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/relations/dependence.hpp"
#include "orrery/relations/embedded.hpp"
#include "orrery/relations/tables/tables.hpp"
#include "orrery/store/appender.hpp"
#include "orrery/store/typed_column.hpp"

namespace orrery::relations {
namespace {

constexpr std::size_t kKeys = 3;
constexpr std::size_t kWidth = kBandwidthParts.size();
constexpr double kScale = 1e4;  ///< four decimals are kept

/// The cells of a column of SQL's DOUBLE, NULL as kMissing.
std::vector<double> numbers_of(const store::TypedColumn& column) {
  std::vector<double> values(column.rows(), kMissing);
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (column.present[row] != 0) values[row] = column.cells<double>()[row];
  }
  return values;
}

double rounded(double value) {
  return std::round(value * kScale) / kScale;
}

/// A row if the target depends on the source by a ten-thousandth or more.
void add(store::Appender& out,
         std::int16_t source,
         std::int16_t target,
         std::int16_t year,
         std::span<const double> bandwidth,
         double trade,
         double arms) {
  const std::array<double, 2> dependence{saturated(trade, kHalfDependence), arms};
  const auto capacity = influence(bandwidth, dependence);
  if (is_missing(capacity.dependence) || rounded(capacity.dependence) <= 0) return;
  out.add(source,
          target,
          year,
          rounded(capacity.bandwidth),
          rounded(capacity.dependence),
          rounded(capacity.influence),
          static_cast<std::int8_t>(capacity.n_bandwidth),
          static_cast<std::int8_t>(capacity.n_dependence));
}

}  // namespace

std::string_view influence_parts_query() {
  return embedded_text(embedded_relations_sql(), "influence_parts.sql");
}

std::vector<std::string> fill_influence(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "relations", "dyad_years")) return {};
  const auto rows = store::read_typed(database, std::string(influence_parts_query()));
  std::vector<std::vector<double>> parts;
  for (std::size_t column = kKeys; column < rows.size(); ++column)
    parts.push_back(numbers_of(rows[column]));
  run_sql(database, "influence.sql");
  store::Appender out(database, "relations", "influence");
  std::array<double, kWidth> bandwidth{};
  for (std::size_t row = 0; row < rows[0].rows(); ++row) {
    const auto key = [&](std::size_t column) { return rows[column].cells<std::int16_t>()[row]; };
    for (std::size_t k = 0; k < kWidth; ++k) bandwidth[k] = parts[k][row];
    const auto* dependences = &parts[kWidth];
    add(out, key(1), key(0), key(2), bandwidth, dependences[0][row], dependences[2][row]);
    add(out, key(0), key(1), key(2), bandwidth, dependences[1][row], dependences[3][row]);
  }
  out.finish();
  return world::sources_of(database, {"dyad_years"});
}

}  // namespace orrery::relations
