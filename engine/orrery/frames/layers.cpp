// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/frames/layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/frames/embedded.hpp"

namespace orrery::frames {
namespace {

using store::quoted_name;
using store::quoted_text;

constexpr std::string_view kLayerFolder = "layers/";
constexpr std::string_view kTemporary = "temp.main";
constexpr std::string_view kWhittle = "${whittle}";
constexpr std::string_view kSides = "sides";

/// A layer on the table of a measure, which a world without the measure's data does not have.
struct LayerOnMeasure {
  std::string_view layer;
  std::string_view table;
};

constexpr std::array<LayerOnMeasure, 9> kOnMeasures{{{"ideal_points", "norms.ideal_points"},
                                                     {"influence", "relations.dyad_years"},
                                                     {"influence", "relations.influence"},
                                                     {"memberships", "institutions.centralities"},
                                                     {"memberships", "institutions.joint"},
                                                     {"power", "power.cinc"},
                                                     {"relations", "relations.dyad_years"},
                                                     {"similarity", "norms.similarity_cells"},
                                                     {"speeches", "norms.speech_terms"}}};

/// Every layer of ours has a file sql/layers/<name>.sql.
std::vector<std::string> layers_of_ours() {
  std::vector<std::string> names;
  for (const auto& file : embedded_frames_sql()) {
    if (!file.path.starts_with(kLayerFolder)) continue;
    names.emplace_back(file.path.substr(kLayerFolder.size()));
    names.back().resize(names.back().size() - std::string_view(".sql").size());
  }
  return names;
}

std::string text_of_layer(const std::string& layer) {
  return std::string(
      embedded_text(embedded_frames_sql(), fmt::format("{}{}.sql", kLayerFolder, layer)));
}

/// Whether a layer of ours keeps one of several rows by policies.
bool is_whittled(const std::string& layer) {
  const auto ours = layers_of_ours();
  return std::ranges::find(ours, layer) != ours.end() &&
         text_of_layer(layer).find(kWhittle) != std::string::npos;
}

/// How a layer keeps one of several rows: the ORDER BY terms of the policies named, else of all in
/// their usual order. Empty if the layer has none.
std::string order_of(store::Database& database,
                     const std::string& layer,
                     const std::vector<std::string>& policies) {
  const auto known = database.query(
      fmt::format("SELECT policy, sql_order FROM meta.policies WHERE layer = {} ORDER BY position",
                  quoted_text(layer)));
  std::vector<std::string> names;
  for (std::size_t i = 0; i < known.rows(); ++i) names.push_back(known.text(i, 0));
  std::string order;
  for (const auto& policy : policies.empty() ? names : policies) {
    const auto found = std::ranges::find(names, policy);
    if (found == names.end()) {
      throw Error(ErrorKind::Usage,
                  fmt::format("there is no policy \"{}\"", policy),
                  "--whittle",
                  fmt::format("the policies are {}", one_of(names)));
    }
    order += (order.empty() ? "" : ", ") +
             known.text(static_cast<std::size_t>(found - names.begin()), 1);
  }
  return order;
}

/// Makes a layer's views once more, for this connection alone and under other policies. The world
/// stays as it is. Their schema is kTemporary.
void make_views_under(store::Database& database,
                      const std::string& layer,
                      const std::string& order) {
  auto sql = store::filled(text_of_layer(layer), {{"whittle", order}});
  const auto own = "layers." + layer;
  const auto mine = fmt::format("{}.{}", kTemporary, layer);
  for (auto at = sql.find(own); at != std::string::npos; at = sql.find(own, at + mine.size()))
    sql.replace(at, own.size(), mine);
  const auto create = fmt::format("CREATE VIEW {}.", kTemporary);
  for (auto at = sql.find(create); at != std::string::npos; at = sql.find(create, at + 1)) {
    const auto name = at + create.size();
    database.execute("CREATE OR REPLACE TEMP VIEW " +
                     sql.substr(name, sql.find(";\n", name) - name));
  }
}

/// Our layers and those that someone added to the world, in alphabetical order.
std::vector<std::string> known_layers(store::Database& database) {
  auto names = layers_of_ours();
  const auto present = database.query("SELECT layer FROM meta.layers");
  for (std::size_t i = 0; i < present.rows(); ++i) names.push_back(present.text(i, 0));
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::optional<Year> year_or_none(const store::Result& rows, std::size_t row, std::size_t column) {
  if (rows.is_null(row, column)) return std::nullopt;
  return static_cast<Year>(rows.integer(row, column));
}

bool is_of_pairs(Unit unit) {
  return unit == Unit::DyadYears || unit == Unit::KadYears;
}

/// Variants in the order in which a frame takes them.
std::vector<std::string> variants_for(const FrameSpec& spec) {
  std::vector<std::string> variants;
  const bool gw = spec.system == "gw";
  if (!spec.convention.empty()) {
    if (gw) variants.push_back("gw_" + spec.convention);
    variants.push_back(spec.convention);
  }
  if (gw) variants.emplace_back("gw");
  variants.emplace_back();
  return variants;
}

Domain domain_of(const std::string& word) {
  if (word == "cow") return Domain::Cow;
  return word == "gw" ? Domain::Gw : Domain::Any;
}

Shape shape_of(const std::string& word) {
  if (word == "pairs") return Shape::Pairs;
  return word == "directed" ? Shape::Directed : Shape::States;
}

[[noreturn]] void throw_unknown(const std::string& name, const std::vector<std::string>& known) {
  const auto near = closest(name, known);
  throw Error(ErrorKind::Usage,
              fmt::format("there is no layer \"{}\"", name),
              "--with",
              did_you_mean(near, fmt::format("the layers are {}", one_of(known))));
}

/// The shape and variant of a layer that fit a frame best, if any.
std::optional<std::pair<bool, std::string>> chosen_variant(store::Database& database,
                                                           const std::string& name,
                                                           const FrameSpec& spec) {
  const auto found = database.query(fmt::format(
      "SELECT shape <> 'states', variant FROM meta.layers WHERE layer = {}", quoted_text(name)));
  const auto has = [&](bool pairs, const std::string& variant) {
    for (std::size_t i = 0; i < found.rows(); ++i) {
      if ((found.integer(i, 0) != 0) == pairs && found.text(i, 1) == variant) return true;
    }
    return false;
  };
  for (const bool pairs : {true, false}) {
    if (pairs && !is_of_pairs(spec.unit)) continue;
    for (const auto& variant : variants_for(spec)) {
      if (has(pairs, variant)) return std::pair(pairs, variant);
    }
  }
  return std::nullopt;
}

[[noreturn]] void throw_unfit(store::Database& database,
                              const std::string& name,
                              const FrameSpec& spec) {
  const auto columns = database.query(
      fmt::format("SELECT count(*) FROM meta.layers WHERE layer = {}", quoted_text(name)));
  if (columns.integer(0, 0) == 0) {
    throw Error(ErrorKind::MissingData,
                fmt::format("this world has no data for the layer \"{}\"", name),
                "--with",
                "see `orrery sources` for the datasets that are missing");
  }
  throw Error(ErrorKind::Usage,
              fmt::format("the layer \"{}\" has no columns for {} of the system {}",
                          name,
                          name_of(spec.unit),
                          spec.system),
              "--with",
              "see `orrery frame --list`");
}

}  // namespace

void create_layer_tables(store::Database& database) {
  database.execute_together(std::string(embedded_text(embedded_frames_sql(), "layers.sql")));
}

void create_layers(store::Database& database) {
  create_layer_tables(database);
  const auto is_there = [&](std::string_view table) {
    return database
               .query(
                   fmt::format("SELECT count(*) FROM duckdb_tables() WHERE schema_name || '.' || "
                               "table_name = {}",
                               quoted_text(table)))
               .integer(0, 0) > 0;
  };
  for (const auto& layer : layers_of_ours()) {
    const bool measured = std::ranges::all_of(kOnMeasures, [&](const LayerOnMeasure& needed) {
      return needed.layer != layer || is_there(needed.table);
    });
    if (!measured) continue;
    const auto sql = text_of_layer(layer);
    database.execute(sql.find(kWhittle) == std::string::npos
                         ? sql
                         : store::filled(sql, {{"whittle", order_of(database, layer, {})}}));
  }
}

Layer find_layer(store::Database& database, const std::string& name, const FrameSpec& spec) {
  const auto known = known_layers(database);
  if (std::ranges::find(known, name) == known.end()) throw_unknown(name, known);
  const auto chosen = chosen_variant(database, name, spec);
  if (!chosen) throw_unfit(database, name, spec);
  const auto& [pairs, variant] = *chosen;
  Layer layer{name,
              fmt::format("layers.{}",
                          quoted_name(name + (pairs ? "_dyads" : "") +
                                      (variant.empty() ? "" : "_" + variant))),
              Shape::States,
              variant.starts_with("gw"),
              {},
              {}};
  if (!spec.whittle.empty() && is_whittled(name)) {
    make_views_under(database, name, order_of(database, name, spec.whittle));
    layer.view.replace(0, std::string_view("layers").size(), kTemporary);
  }
  const auto rows = database.query(fmt::format(
      "SELECT column_name, unit, description, sources, first_year, last_year, domain, "
      "try_cast(absent AS DOUBLE), undirected, shape FROM meta.layers WHERE layer = {} AND "
      "variant = {} AND (shape <> 'states') = {} ORDER BY shape = 'sides', position",
      quoted_text(name),
      quoted_text(variant),
      pairs));
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    LayerColumn column;
    column.about = {rows.text(i, 0),
                    rows.text(i, 1),
                    rows.text(i, 2),
                    rows.text(i, 3),
                    year_or_none(rows, i, 4),
                    year_or_none(rows, i, 5)};
    column.domain = domain_of(rows.text(i, 6));
    if (!rows.is_null(i, 7)) column.absent = rows.real(i, 7);
    column.takes_max = rows.text(i, 8) == "max";
    if (rows.text(i, 9) == kSides) {
      layer.of_sides.push_back(std::move(column));
      continue;
    }
    layer.shape = shape_of(rows.text(i, 9));
    layer.columns.push_back(std::move(column));
  }
  return layer;
}

Layer sides_of(const Layer& layer) {
  Layer sides = layer;
  const auto dyads = sides.view.find("_dyads");
  if (dyads != std::string::npos) sides.view.erase(dyads, std::string_view("_dyads").size());
  sides.shape = Shape::States;
  sides.columns = std::exchange(sides.of_sides, {});
  return sides;
}

std::vector<std::string> layers_for(store::Database& database, const FrameSpec& spec) {
  std::vector<std::string> layers;
  for (const auto& name : known_layers(database)) {
    if (chosen_variant(database, name, spec)) layers.push_back(name);
  }
  const bool counts = spec.unit == Unit::StateYears || spec.unit == Unit::DyadYears;
  if (counts && !find_spells(database, spec).empty()) layers.emplace_back("spells");
  return layers;
}

std::vector<SpellColumn> find_spells(store::Database& database, const FrameSpec& spec) {
  const auto rows = database.query(
      fmt::format("SELECT column_name, layer, event FROM meta.spells WHERE pairs = {} ORDER BY "
                  "position",
                  is_of_pairs(spec.unit)));
  std::vector<SpellColumn> spells;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto layer = rows.text(i, 1);
    const auto event = rows.text(i, 2);
    if (!chosen_variant(database, layer, spec)) continue;
    const auto source = find_layer(database, layer, spec);
    for (const auto& column : source.columns) {
      if (column.about.name != event) continue;
      spells.push_back({{rows.text(i, 0),
                         "years",
                         fmt::format("peace-years: rows since the last year with {}, or since the "
                                     "first row",
                                     event),
                         column.about.sources,
                         column.about.first_year,
                         column.about.last_year},
                        layer,
                        event});
    }
  }
  return spells;
}

std::string select_of(const Layer& layer, bool directed) {
  std::string columns;
  const bool folded = layer.shape == Shape::Directed && !directed;
  for (const auto& column : layer.columns) {
    const auto name = quoted_name(column.about.name);
    if (!folded) {
      columns += ", " + name;
    } else if (column.takes_max) {
      columns += fmt::format(", max({0}) AS {0}", name);
    } else {
      // Where only the other direction has a row, this one is absent.
      columns += fmt::format(
          ", CASE WHEN bool_or(state1 < state2) THEN any_value({0}) FILTER (state1 < state2) ELSE "
          "{1} END AS {0}",
          name,
          column.absent ? fmt::format("{}", *column.absent) : "NULL");
    }
  }
  if (layer.shape == Shape::States)
    return fmt::format("SELECT state, year{} FROM {}", columns, layer.view);
  if (!folded) return fmt::format("SELECT state1, state2, year{} FROM {}", columns, layer.view);
  return fmt::format(
      "SELECT least(state1, state2) AS a, greatest(state1, state2) AS b, year{} FROM {} GROUP BY "
      "ALL",
      columns,
      layer.view);
}

}  // namespace orrery::frames
