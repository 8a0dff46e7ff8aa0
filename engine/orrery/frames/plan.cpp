// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/frames/embedded.hpp"
#include "orrery/frames/frame.hpp"

namespace orrery::frames {
namespace {

using store::quoted_name;
using store::quoted_text;

constexpr std::string_view kLayerFolder = "layers/";

/// Every layer has a file sql/layers/<name>.sql.
std::vector<std::string> known_layers() {
  std::vector<std::string> names;
  for (const auto& file : embedded_frames_sql()) {
    if (!file.path.starts_with(kLayerFolder)) continue;
    names.emplace_back(file.path.substr(kLayerFolder.size()));
    names.back().resize(names.back().size() - std::string_view(".sql").size());
  }
  return names;
}

std::optional<Year> year_or_none(const store::Result& rows, std::size_t row, std::size_t column) {
  if (rows.is_null(row, column)) return std::nullopt;
  return static_cast<Year>(rows.integer(row, column));
}

/// The layer's columns as they stand in a state-year frame. Throws if there is no such layer.
std::vector<FrameColumn> layer_columns(store::Database& database, const std::string& layer) {
  const auto rows =
      database.query(fmt::format("SELECT column_name, unit, description, sources, first_year, "
                                 "last_year FROM meta.layers WHERE layer = {} ORDER BY position",
                                 quoted_text(layer)));
  std::vector<FrameColumn> columns;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    columns.push_back({rows.text(i, 0),
                       rows.text(i, 1),
                       rows.text(i, 2),
                       rows.text(i, 3),
                       year_or_none(rows, i, 4),
                       year_or_none(rows, i, 5)});
  }
  if (!columns.empty()) return columns;
  const auto known = known_layers();
  if (std::ranges::find(known, layer) != known.end()) {
    throw Error(ErrorKind::MissingData,
                fmt::format("this world has no data for the layer \"{}\"", layer),
                "--with",
                "see `orrery sources` for the datasets that are missing");
  }
  const auto near = closest(layer, known);
  throw Error(ErrorKind::Usage,
              fmt::format("there is no layer \"{}\"", layer),
              "--with",
              near.empty() ? fmt::format("the layers are {}", one_of(known))
                           : fmt::format("did you mean {}?", one_of(near)));
}

void require_system(const FrameSpec& spec) {
  if (spec.system == "cow" || spec.system == "gw") return;
  throw Error(ErrorKind::Usage,
              fmt::format("there is no system of states \"{}\"", spec.system),
              "--system",
              "use cow or gw");
}

void require_order(Year from, Year to) {
  if (from <= to) return;
  throw Error(ErrorKind::Usage,
              fmt::format("the years {} to {} are in the wrong order", from, to),
              "--from",
              fmt::format("use --from {} --to {}", to, from));
}

void require_once(const std::vector<std::string>& layers) {
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (std::count(layers.begin(), layers.begin() + static_cast<std::ptrdiff_t>(i), layers[i]) == 0)
      continue;
    throw Error(ErrorKind::Usage,
                fmt::format("the layer \"{}\" is named twice", layers[i]),
                "--with",
                "name every layer once");
  }
}

/// Builds the query and the column list of one frame together, so that they cannot part.
class Planner {
 public:
  Planner(store::Database& database, const FrameSpec& spec) : database_(database), spec_(spec) {
    require_system(spec);
    require_once(spec.layers);
    const auto span =
        database.query(fmt::format("SELECT min(year), max(year), string_agg(DISTINCT source, ', ' "
                                   "ORDER BY source) FROM core.state_years WHERE system = {}",
                                   quoted_text(spec.system)));
    first_ = static_cast<Year>(span.integer(0, 0));
    last_ = static_cast<Year>(span.integer(0, 1));
    sources_ = span.text(0, 2);
    require_order(spec.from.value_or(first_),
                  spec.to.value_or(std::max(last_, spec.from.value_or(first_))));
    for (const auto& layer : spec.layers)
      layers_.emplace_back(layer, layer_columns(database, layer));
  }

  FramePlan plan() { return spec_.unit == Unit::StateYears ? state_years() : dyad_years(); }

 private:
  using Layer = std::pair<std::string, std::vector<FrameColumn>>;

  FramePlan state_years() {
    select_keys("y", "");
    select_value("y.year", {"year", "", "calendar year", sources_, first_, last_});
    for (const auto& layer : layers_) join(layer, "y", "");
    return {spec_,
            fmt::format("SELECT {} FROM core.state_years AS y{} WHERE y.system = {} AND {} ORDER "
                        "BY y.code, y.year",
                        select_,
                        joins_,
                        quoted_text(spec_.system),
                        in_years("y")),
            columns_};
  }

  FramePlan dyad_years() {
    select_codes("a", "1");
    select_codes("b", "2");
    if (spec_.system == "gw") {
      select_cow_codes("a", "1");
      select_cow_codes("b", "2");
    }
    select_value("a.year", {"year", "", "calendar year", sources_, first_, last_});
    for (const auto& layer : layers_) {
      join(layer, "a", "1");
      join(layer, "b", "2");
    }
    return {
        spec_,
        fmt::format("SELECT {} FROM core.state_years AS a "
                    "JOIN core.state_years AS b ON b.year = a.year AND b.code {} a.code AND "
                    "b.system = {}{} "
                    "WHERE a.system = {} AND {} AND NOT EXISTS (FROM core.false_dyads AS f "
                    "WHERE f.system = {} AND f.year = a.year AND f.code1 = least(a.code, b.code) "
                    "AND f.code2 = greatest(a.code, b.code)) "
                    "ORDER BY a.code, b.code, a.year",
                    select_,
                    spec_.directed ? "<>" : ">",
                    quoted_text(spec_.system),
                    joins_,
                    quoted_text(spec_.system),
                    in_years("a"),
                    quoted_text(spec_.system)),
        columns_};
  }

  std::string in_years(std::string_view alias) const {
    return fmt::format(
        "{}.year BETWEEN {} AND {}", alias, spec_.from.value_or(first_), spec_.to.value_or(last_));
  }

  /// Both codes of a state-year, the system's own first.
  void select_keys(const std::string& alias, const std::string& suffix) {
    select_codes(alias, suffix);
    if (spec_.system == "gw") {
      select_cow_codes(alias, suffix);
    } else {
      select_value(alias + ".gw",
                   {"gwcode" + suffix,
                    "",
                    "Gleditsch-Ward code on the last day of membership in the year",
                    "reference",
                    {},
                    {}});
    }
  }

  void select_codes(const std::string& alias, const std::string& suffix) {
    const bool cow = spec_.system == "cow";
    select_value(alias + ".code",
                 {(cow ? "ccode" : "gwcode") + suffix,
                  "",
                  cow ? "COW code" : "Gleditsch-Ward code",
                  sources_,
                  {},
                  {}});
  }

  void select_cow_codes(const std::string& alias, const std::string& suffix) {
    select_value(alias + ".state",
                 {"ccode" + suffix,
                  "",
                  "COW code on the last day of membership in the year",
                  "reference",
                  {},
                  {}});
  }

  void join(const Layer& layer, const std::string& alias, const std::string& suffix) {
    const auto name = layer.first + suffix;
    joins_ +=
        fmt::format(" LEFT JOIN layers.{0} AS {1} ON {1}.state = {2}.state AND {1}.year = {2}.year",
                    quoted_name(layer.first),
                    quoted_name("layer_" + name),
                    alias);
    for (auto column : layer.second) {
      const auto value =
          fmt::format("{}.{}", quoted_name("layer_" + name), quoted_name(column.name));
      column.name += suffix;
      select_value(value, std::move(column));
    }
  }

  void select_value(const std::string& value, FrameColumn column) {
    select_ +=
        fmt::format("{}{} AS {}", select_.empty() ? "" : ", ", value, quoted_name(column.name));
    columns_.push_back(std::move(column));
  }

  store::Database& database_;
  FrameSpec spec_;
  Year first_ = 0;
  Year last_ = 0;
  std::string sources_;
  std::vector<Layer> layers_;
  std::string select_;
  std::string joins_;
  std::vector<FrameColumn> columns_;
};

/// How a layer keeps one of several rows: the ORDER BY terms of its policies, in their usual order.
std::string usual_order(store::Database& database, const std::string& layer) {
  const auto order = database.query(
      fmt::format("SELECT coalesce(string_agg(sql_order, ', ' ORDER BY position), '') FROM "
                  "meta.policies WHERE layer = {}",
                  quoted_text(layer)));
  return order.text(0, 0);
}

}  // namespace

void create_layers(store::Database& database) {
  database.execute(std::string(embedded_text(embedded_frames_sql(), "layers.sql")));
  for (const auto& layer : known_layers()) {
    const auto file = fmt::format("{}{}.sql", kLayerFolder, layer);
    database.execute(store::filled(embedded_text(embedded_frames_sql(), file),
                                   {{"whittle", usual_order(database, layer)}}));
  }
}

FramePlan plan(store::Database& database, const FrameSpec& spec) {
  return Planner(database, spec).plan();
}

}  // namespace orrery::frames
