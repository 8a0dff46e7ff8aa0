// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/dyad_dossier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "orrery/api/dyad_influence.hpp"
#include "orrery/api/pictures.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::api {
namespace {

using relations::kLayerCount;
using relations::kLayers;

constexpr int kHistoryWidth = 32;
constexpr int kHalfBar = 12;
constexpr double kBarScale = 0.6;  ///< the index at the end of a bar; few are further from 0

/// A pair with what is read of it.
struct PairSeries {
  NamedPair pair;
  std::vector<DyadYear> years;
};

PairSeries series_of(const RelationsReader& reader, const NamedPair& pair, const DyadQuery& query) {
  return {pair, reader.years(pair.one, pair.other, query.from, query.to)};
}

Cell year_cell(Year year) {
  return Cell(std::int64_t{year});
}

/// First and last year of all series; 0 without any.
struct Span {
  Year first = 0;
  Year last = 0;
};

Span span_of(const std::vector<PairSeries>& all) {
  Span span;
  for (const auto& one : all) {
    if (one.years.empty()) continue;
    if (span.first == 0 || one.years.front().year < span.first) span.first = one.years.front().year;
    span.last = std::max(span.last, one.years.back().year);
  }
  return span;
}

/// The index of every year of the span, missing where there is none.
std::vector<double> history_of(const PairSeries& series, const Span& span) {
  std::vector<double> values(static_cast<std::size_t>(span.last - span.first + 1), kMissing);
  for (const auto& year : series.years)
    values[static_cast<std::size_t>(year.year - span.first)] = year.index.index;
  return values;
}

/// The least and the greatest index of all series.
std::pair<double, double> extremes_of(const std::vector<PairSeries>& all) {
  double least = 0;
  double greatest = 0;
  for (const auto& one : all) {
    for (const auto& year : one.years) {
      if (is_missing(year.index.index)) continue;
      least = std::min(least, year.index.index);
      greatest = std::max(greatest, year.index.index);
    }
  }
  return {least, greatest};
}

/// The index of each pair: its last value with the interval, and its history as a line of blocks.
Table history_table(const std::vector<PairSeries>& all, const LayerWeights& weights) {
  Table table{"history",
              "Signed index of relations",
              {{"pair", "", "the two states"},
               {"year", "", "last year that has an index"},
               {"index", "", "signed index, -1 to 1", 2},
               {"lo", "", "lowest that the missing layers allow", 2},
               {"hi", "", "highest", 2},
               {"known", "", "layers known, of 10"},
               {"history", "", "the index over time"}},
              {},
              {},
              {}};
  const auto span = span_of(all);
  const auto [least, greatest] = extremes_of(all);
  for (const auto& one : all) {
    const auto* last = last_known(one.years);
    if (last == nullptr) {
      table.notes.push_back(fmt::format("too little is known of {} for an index", one.pair.label));
      continue;
    }
    table.rows.push_back({one.pair.label,
                          year_cell(last->year),
                          number_cell(last->index.index),
                          number_cell(last->index.lo),
                          number_cell(last->index.hi),
                          Cell(std::int64_t{last->index.n_layers}),
                          sparkline(history_of(one, span), least, greatest, kHistoryWidth)});
  }
  if (table.rows.empty()) return table;
  const auto step =
      values_a_character(static_cast<std::size_t>(span.last - span.first) + 1, kHistoryWidth);
  table.notes.push_back(
      fmt::format("history: {} to {}, a character for {}, from ▁ {:.2f} to █ {:.2f}",
                  span.first,
                  span.last,
                  step == 1 ? "each year" : fmt::format("{} years", step),
                  least,
                  greatest));
  table.notes.push_back(weights.note);
  return table;
}

/// The sources of a layer in a year.
std::string source_of(store::Database& database, std::string_view layer, Year year) {
  const auto rows = database.query(fmt::format(
      "SELECT string_agg(source, ', ' ORDER BY source) FROM relations.layers WHERE layer "
      "= {} AND {} BETWEEN first_year AND last_year",
      store::quoted_text(layer),
      year));
  return rows.is_null(0, 0) ? std::string() : rows.text(0, 0);
}

/// Each layer in the last year in which it is known.
Table layers_table(const RelationsReader& reader, const PairSeries& series) {
  Table table{
      "layers",
      fmt::format("Layers, {}: each in the last year that its source covers", series.pair.label),
      {{"layer", "", "kind of tie"},
       {"year", "", "last year in which it is known"},
       {"value", "", "standardised: above 0 draws together, below 0 sets apart", 3},
       {"weight", "", "its weight in the index", 3},
       {"bar", "", "the value from -1 to 1"},
       {"source", "", "dataset"}},
      {},
      {},
      {}};
  for (std::size_t k = 0; k < kLayerCount; ++k) {
    const auto known =
        std::find_if(series.years.rbegin(), series.years.rend(), [&](const DyadYear& year) {
          return !is_missing(year.layers[k]);
        });
    const auto title = std::string(kLayers[k].name);
    if (known == series.years.rend()) {
      table.rows.push_back({title, {}, {}, Cell(reader.weights().values[k]), {}, {}});
      continue;
    }
    table.rows.push_back({title,
                          year_cell(known->year),
                          Cell(known->layers[k]),
                          Cell(reader.weights().values[k]),
                          signed_bar(known->layers[k], 1, kHalfBar),
                          source_of(reader.database(), kLayers[k].name, known->year)});
  }
  table.notes.push_back(fmt::format("alliance: {}", kLayers[0].standardisation));
  return table;
}

/// The index by year; with `explain` what each layer adds to it.
Table index_table(const RelationsReader& reader, const PairSeries& series, bool explain) {
  Table table{
      "index",
      fmt::format(
          "Signed index of {} and {} by year", series.pair.one_name, series.pair.other_name),
      {{"year", "", "calendar year"},
       {"index", "", "signed index, -1 to 1", 2},
       {"lo", "", "lowest that the missing layers allow", 2},
       {"hi", "", "highest", 2},
       {"known", "", "layers known, of 10"}},
      {},
      {},
      {}};
  if (explain) {
    for (const auto& layer : kLayers)
      table.columns.push_back(
          {std::string(layer.name), "", fmt::format("what {} adds to the index", layer.title), 2});
    table.notes.emplace_back("the columns of the layers sum to the index; · a layer is not known");
  } else {
    table.columns.push_back({"bar", "", fmt::format("the index from -{0} to {0}", kBarScale)});
  }
  for (const auto& year : series.years) {
    std::vector<Cell> row{year_cell(year.year),
                          number_cell(year.index.index),
                          number_cell(year.index.lo),
                          number_cell(year.index.hi),
                          Cell(std::int64_t{year.index.n_layers})};
    if (explain) {
      for (const double part : relations::contributions(year.layers, reader.weights().values))
        row.push_back(number_cell(part));
    } else {
      row.emplace_back(signed_bar(year.index.index, kBarScale, kHalfBar));
    }
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(reader.weights().note);
  return table;
}

Table disputes_table(store::Database& database, const NamedPair& pair, const DyadQuery& query) {
  return table_of(
      database,
      fmt::format(
          "SELECT dispute, min(year), max(year), max(hostlev), max(fatality) FROM "
          "core.dispute_dyads WHERE state1 = {} AND state2 = {} AND source = (SELECT source "
          "FROM relations.layers WHERE layer = 'dispute') AND year BETWEEN {} AND {} GROUP "
          "BY dispute ORDER BY min(year), dispute",
          std::min(pair.one.value(), pair.other.value()),
          std::max(pair.one.value(), pair.other.value()),
          query.from.value_or(0),
          query.to.value_or(9999)),
      "disputes",
      fmt::format("Militarised disputes, {}", pair.label),
      {{"dispute", "", "number in the source"},
       {"year", "", "first year"},
       {"until_year", "", "last year"},
       {"hostility", "", "highest level: 2 threat, 3 display, 4 use of force, 5 war"},
       {"fatality", "", "level of deaths: 0 none to 6 above 999; unknown is missing"}});
}

/// Treaties and organisations of the reference edition that both are in.
Table treaties_table(store::Database& database, const NamedPair& pair, const DyadQuery& query) {
  const auto sql = [&](std::string_view kind,
                       std::string_view members,
                       std::string_view list,
                       std::string_view id) {
    return fmt::format(
        "SELECT '{0}' AS kind, l.name, year(greatest(a.first_day, b.first_day))::BIGINT AS since, "
        "year(nullif(least(coalesce(a.last_day, DATE '9999-12-31'), coalesce(b.last_day, DATE "
        "'9999-12-31')), DATE '9999-12-31'))::BIGINT AS until FROM {1} AS a JOIN {1} AS b ON a.{3} "
        "= "
        "b.{3} JOIN {2} AS l ON l.{3} = a.{3} WHERE a.state = {4} AND b.state = {5}{6} AND "
        "greatest(a.first_day, b.first_day) <= least(coalesce(a.last_day, DATE '9999-12-31'), "
        "coalesce(b.last_day, DATE '9999-12-31'))",
        kind,
        members,
        list,
        id,
        pair.one.value(),
        pair.other.value(),
        kind == "organisation" ? " AND a.status = 'full' AND b.status = 'full'" : "");
  };
  return table_of(
      database,
      fmt::format(
          "SELECT * FROM ({} UNION ALL {}) WHERE coalesce(until, 9999) >= {} AND since <= {} "
          "ORDER BY kind, since, name",
          sql("defence treaty", "core.alliance_members", "core.alliances", "alliance"),
          sql("organisation", "core.memberships", "core.orgs", "org"),
          query.from.value_or(0),
          query.to.value_or(9999)),
      "treaties",
      fmt::format("Treaties and organisations of both, {}", pair.label),
      {{"kind", "", "defence treaty, or organisation of which both are full members"},
       {"name", "", "its name"},
       {"since_year", "", "year from which both are in it"},
       {"until_year", "", "year in which that ended"}});
}

/// Pairs side by side: each layer in the last year in which all of them know it.
Table compare_table(const std::vector<PairSeries>& all) {
  Table table{"compare",
              "The pairs side by side, each layer in the last year in which all are known",
              {{"layer", "", "kind of tie, and the index"}, {"year", "", "the year"}},
              {},
              {},
              {}};
  for (const auto& one : all) table.columns.push_back({one.pair.label, "", "value of the pair", 3});
  const auto add = [&](const std::string& name, const auto& value_of) {
    for (auto year = all.front().years.rbegin(); year != all.front().years.rend(); ++year) {
      std::vector<Cell> row{name, year_cell(year->year)};
      for (const auto& one : all) {
        const auto same = std::ranges::find(one.years, year->year, &DyadYear::year);
        const double value = same == one.years.end() ? kMissing : value_of(*same);
        if (is_missing(value)) break;
        row.emplace_back(value);
      }
      if (row.size() < all.size() + 2) continue;
      table.rows.push_back(std::move(row));
      return;
    }
    table.rows.push_back({name});
    table.rows.back().resize(all.size() + 2);
  };
  const auto if_index = [](const DyadYear& year, double value) {
    return is_missing(year.index.index) ? kMissing : value;
  };
  add("index", [](const DyadYear& year) { return year.index.index; });
  add("index, lowest", [&](const DyadYear& year) { return if_index(year, year.index.lo); });
  add("index, highest", [&](const DyadYear& year) { return if_index(year, year.index.hi); });
  for (std::size_t k = 0; k < kLayerCount; ++k)
    add(std::string(kLayers[k].name), [k](const DyadYear& year) { return year.layers[k]; });
  return table;
}

}  // namespace

std::vector<Table> dyad_dossier(const RelationsReader& reader,
                                const NamedPair& pair,
                                const std::vector<NamedPair>& others,
                                const DyadQuery& query) {
  auto& database = reader.database();
  std::vector<PairSeries> all{series_of(reader, pair, query)};
  for (const auto& other : others) all.push_back(series_of(reader, other, query));
  std::vector<Table> tables;
  tables.push_back(history_table(all, reader.weights()));
  if (others.empty()) {
    tables.push_back(layers_table(reader, all.front()));
  } else {
    tables.push_back(compare_table(all));
  }
  tables.push_back(index_table(reader, all.front(), query.explain));
  for (auto& table : influence_tables(database, pair, query, part_weights(query)))
    tables.push_back(std::move(table));
  tables.push_back(disputes_table(database, pair, query));
  tables.push_back(treaties_table(database, pair, query));
  if (tables[0].rows.empty()) tables[1].notes = tables[0].notes;
  std::erase_if(tables, [](const Table& table) { return table.rows.empty(); });
  if (!tables.empty()) cite(database, tables.front(), sources_of_measure(database, "dyad_years"));
  return tables;
}

}  // namespace orrery::api
