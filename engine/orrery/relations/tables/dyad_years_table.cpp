// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/relations/dyad_index.hpp"
#include "orrery/relations/layers.hpp"
#include "orrery/relations/tables/pair_columns.hpp"
#include "orrery/relations/tables/tables.hpp"

namespace orrery::relations {
namespace {

constexpr std::size_t kKeys = 3;
constexpr int kDecimals = 4;

/// The views of dyad_layers.sql, in the order in which they are put into the table.
constexpr std::string_view kViews[] = {"alliances",
                                       "treaties",
                                       "votes",
                                       "joint",
                                       "trade",
                                       "agreements",
                                       "arms",
                                       "disputes",
                                       "rivalries",
                                       "conflicts",
                                       "sanctions",
                                       "contiguity"};

/// What stands in the table beside layers and index: its layer, whose years it has, and how many
/// decimals are kept.
struct RawColumn {
  std::string_view name;
  std::string_view layer;
  int decimals;
};
constexpr RawColumn kRaw[] = {{"trade_usd", "trade", 2},
                              {"trade1", "trade", 6},
                              {"trade2", "trade", 6},
                              {"arms_tiv", "arms", 2},
                              {"arms1", "arms", kDecimals},
                              {"arms2", "arms", kDecimals},
                              {"joint_igos", "joint", 0},
                              {"hostility", "dispute", 0},
                              {"contiguity", "contiguity", 0}};

int sign_of(const Layer& layer) {
  if (layer.lower >= 0) return 1;
  return layer.upper <= 0 ? -1 : 0;
}

/// relations.layers: what the engine says of each layer, for each source that the world has.
void add_layers(store::Database& database) {
  std::string values;
  for (std::size_t k = 0; k < kLayerCount; ++k) {
    const auto& layer = kLayers[k];
    values += fmt::format("{}({}, {}, {}, {}, {}, {}, {}, {})",
                          k == 0 ? "" : ", ",
                          store::quoted_text(layer.name),
                          k + 1,
                          store::quoted_text(layer.title),
                          sign_of(layer),
                          layer.weight,
                          layer.lower,
                          layer.upper,
                          store::quoted_text(layer.standardisation));
  }
  database.execute(fmt::format(
      "INSERT INTO relations.layers SELECT l.*, s.source, s.first_year, s.last_year FROM (VALUES "
      "{}) AS l(layer, \"position\", title, sign, weight, lower, upper, standardisation) JOIN "
      "relation_sources AS s USING (layer) ORDER BY l.\"position\", s.first_year, s.source",
      values));
}

PairYears pair_years(store::Database& database) {
  const auto columns = store::read_typed(database, "SELECT state, year FROM relation_years");
  std::vector<MemberYear> members;
  for (std::size_t row = 0; row < columns[0].rows(); ++row) {
    members.push_back(
        {columns[0].cells<std::int16_t>()[row], columns[1].cells<std::int16_t>()[row]});
  }
  return PairYears(members);
}

struct Years {
  Year first = 0;
  Year last = 0;
};

/// The years in which a pair that is not listed has none of a layer.
std::map<std::string, Years, std::less<>> domains(store::Database& database) {
  const auto rows = database.query("SELECT layer, first_year, last_year FROM relation_domains");
  std::map<std::string, Years, std::less<>> result;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    result[rows.text(i, 0)] = {static_cast<Year>(rows.integer(i, 1)),
                               static_cast<Year>(rows.integer(i, 2))};
  }
  return result;
}

/// A column that is 0 inside the years of its layer and missing outside.
void add_column(PairColumns& table, std::string_view name, std::optional<Years> zero) {
  table.add(std::string(name));
  if (!zero) return;
  auto& column = table.column(name);
  const auto years = table.rows().year();
  for (std::size_t row = 0; row < years.size(); ++row) {
    if (years[row] >= zero->first && years[row] <= zero->last) column[row] = 0;
  }
}

/// Puts what a view lists into the columns of its names.
void put_view(store::Database& database, PairColumns& table, std::string_view view) {
  std::vector<std::vector<double>*> targets;
  store::read_batches(database, fmt::format("FROM relation_{}", view), [&](const auto& batch) {
    if (targets.empty()) {
      for (std::size_t k = kKeys; k < batch.size(); ++k)
        targets.push_back(&table.column(batch[k].name));
    }
    const auto* state1 = batch[0].template cells<std::int16_t>();
    const auto* state2 = batch[1].template cells<std::int16_t>();
    const auto* year = batch[2].template cells<std::int16_t>();
    for (std::size_t i = 0; i < batch[0].rows(); ++i) {
      const auto row = table.rows().row_of(state1[i], state2[i], year[i]);
      if (!row) continue;
      for (std::size_t k = 0; k < targets.size(); ++k) {
        const auto& cells = batch[kKeys + k];
        (*targets[k])[*row] = cells.present[i] != 0 ? cells.template cells<double>()[i] : kMissing;
      }
    }
  });
}

/// Rounds the layers, so that the index can be computed again from the table, and adds the index.
void add_index(PairColumns& table, int threads) {
  std::array<std::span<const double>, kLayerCount> layers;
  table.column(kLayers[0].name);  // so that there is a row for each pair, whatever is known
  for (std::size_t k = 0; k < kLayerCount; ++k) {
    const auto column = table.written(kLayers[k].name);
    round_to(column, kDecimals);
    layers[k] = column;
  }
  auto indices = dyad_indices(layers, default_weights(), threads);
  for (auto* column : {&indices.index, &indices.lo, &indices.hi}) round_to(*column, kDecimals);
  table.add("index", std::move(indices.index));
  table.add("lo", std::move(indices.lo));
  table.add("hi", std::move(indices.hi));
  table.add("n_layers", {indices.n_layers.begin(), indices.n_layers.end()});
}

void add_rows(store::Database& database, int threads) {
  const auto table = std::make_shared<PairColumns>(pair_years(database));
  const auto zeros = domains(database);
  const auto zero_of = [&](std::string_view layer) {
    const auto found = zeros.find(layer);
    return found == zeros.end() ? std::nullopt : std::optional(found->second);
  };
  for (const auto& layer : kLayers) add_column(*table, layer.name, zero_of(layer.name));
  for (const auto& raw : kRaw) add_column(*table, raw.name, zero_of(raw.layer));
  for (const auto view : kViews) put_view(database, *table, view);
  for (const auto& raw : kRaw) round_to(table->written(raw.name), raw.decimals);
  add_index(*table, threads);
  database.execute(fmt::format("INSERT INTO relations.dyad_years BY NAME SELECT * FROM {}()",
                               store::add_row_source(database, table)));
  table->clear();
}

}  // namespace

std::vector<std::string> fill_dyad_years(const world::MeasureContext& context) {
  auto& database = context.database;
  run_sql(database, "schema.sql");
  run_sql(database, "layers.sql");
  run_sql(database, "dyad_years.sql");
  add_layers(database);
  const bool has_votes = store::has_table(database, "norms", "similarity");
  const bool has_igos = database.query("SELECT count(*) FROM core.igo_dyads").integer(0, 0) > 0;
  run_sql(database, "dyad_domains.sql");
  run_sql(database, has_votes ? "votes_of_similarity.sql" : "no_votes.sql");
  run_sql(database, has_igos ? "joint_of_igos.sql" : "joint_of_reference.sql");
  run_sql(database, "dyad_layers.sql");
  add_rows(database, context.threads);
  run_sql(database, "drop_helpers.sql");
  return world::text_column(database,
                            "SELECT DISTINCT source FROM relations.layers ORDER BY source");
}

}  // namespace orrery::relations
