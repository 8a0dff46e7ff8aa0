// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/frames/frame.hpp"
#include "orrery/frames/layers.hpp"
#include "orrery/frames/rows.hpp"
#include "orrery/store/one_thread.hpp"

namespace orrery::frames {
namespace {

using store::CellType;
using store::quoted_name;
using store::quoted_text;
using Kind = ColumnOrigin::Kind;

constexpr std::string_view kSpells = "spells";
constexpr std::array<std::string_view, 5> kUnits{
    "state-years", "state-days", "leader-years", "dyad-years", "k-ad-years"};
constexpr int kMostSides = 9;

void require_word(const std::string& word,
                  const std::vector<std::string>& words,
                  const std::string& what,
                  const std::string& flag) {
  if (std::ranges::find(words, word) != words.end()) return;
  throw Error(ErrorKind::Usage,
              fmt::format("there is no {} \"{}\"", what, word),
              flag,
              fmt::format("use {}", one_of(words)));
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

bool is_of_tuples(Unit unit) {
  return unit == Unit::DyadYears || unit == Unit::KadYears;
}

int sides_of(const FrameSpec& spec) {
  if (spec.unit == Unit::DyadYears) return 2;
  if (spec.unit != Unit::KadYears) return 1;
  if (spec.k < 2 || spec.k > kMostSides)
    throw Error(ErrorKind::Usage,
                fmt::format("a row of {} states", spec.k),
                "--k",
                fmt::format("give 2 to {}", kMostSides));
  return spec.k;
}

/// Builds the rows and the column list of one frame together, so that they cannot part.
class Planner {
 public:
  Planner(store::Database& database, const FrameSpec& spec) : database_(database), spec_(spec) {
    require_word(spec.system, {"cow", "gw"}, "system of states", "--system");
    if (!spec.convention.empty())
      require_word(spec.convention, {"peacesciencer"}, "convention", "--convention");
    if (spec_.layers == std::vector<std::string>{"all"}) spec_.layers = layers_for(database, spec);
    require_once(spec_.layers);
    rows_.unit = spec.unit;
    rows_.sides = sides_of(spec);
    rows_.directed = spec.directed && is_of_tuples(spec.unit);
    rows_.cow = spec.system == "cow";
    rows_.spells_on_rows = !spec.convention.empty();
    rows_.members = std::make_shared<Members>(database, spec.system);
    const auto& members = *rows_.members;
    rows_.from = spec.from.value_or(members.first_year());
    rows_.to = spec.to.value_or(std::max(members.last_year(), rows_.from));
    require_order(rows_.from, rows_.to);
    allow_states();
  }

  FramePlan plan() {
    add_keys();
    keys_ = columns_.size();
    for (const auto& column : columns_) names_.push_back(column.name);
    for (const auto& layer : spec_.layers) {
      if (layer != kSpells) add_layer(find_layer(database_, layer, spec_));
    }
    if (std::ranges::find(spec_.layers, kSpells) != spec_.layers.end()) add_spells();
    for (const auto& filter : spec_.only) add_filter(filter);
    const auto rows = row_source(std::move(rows_));
    const auto source = store::add_row_source(database_, rows);
    keep_columns();
    auto sql = fmt::format("SELECT {} FROM {}()", selected_, source);
    if (!spec_.where.empty()) {
      sql += fmt::format(" WHERE ({}\n)", spec_.where);
      require_condition(sql);
      return {spec_, sql, columns_, nullptr, {}};
    }
    return {spec_, sql, columns_, rows, chosen_};
  }

 private:
  void allow_states() {
    const auto& members = *rows_.members;
    rows_.allowed.assign(members.states(), spec_.among.empty());
    for (const auto state : spec_.among) {
      for (std::size_t i = 0; i < members.states(); ++i) {
        if (rows_.allowed[i]) continue;
        for (std::size_t year = 0; year < YearSet().size(); ++year) {
          if (!members.years(i)[year] || members.member(i, year).state != state.value()) continue;
          rows_.allowed[i] = true;
          break;
        }
      }
    }
  }

  /// "1" in a dyad, nothing in a state-year.
  std::string suffix(int side) const {
    return rows_.sides == 1 ? std::string() : std::to_string(side + 1);
  }

  void add(FrameColumn column, CellType type, ColumnOrigin origin) {
    rows_.columns.push_back({column.name, type});
    rows_.origins.push_back(std::move(origin));
    columns_.push_back(std::move(column));
  }

  // Keys.

  void add_keys() {
    const auto& members = *rows_.members;
    for (int side = 0; side < rows_.sides; ++side) add_code(side);
    // A state-year has both codes; in dyads of COW the second pair would only widen the rows.
    for (int side = 0; side < rows_.sides; ++side) {
      if (rows_.sides == 1 || !rows_.cow) add_other_code(side);
    }
    if (spec_.unit == Unit::LeaderYears) read_leaders();
    if (spec_.unit == Unit::StateDays) {
      read_spells();
      add({"date", "", "day", members.sources(), members.first_year(), members.last_year()},
          CellType::Date,
          {.kind = Kind::Day, .layer = {}});
    }
    add({"year", "", "calendar year", members.sources(), members.first_year(), members.last_year()},
        CellType::SmallInt,
        {.kind = Kind::Year, .layer = {}});
  }

  void add_code(int side) {
    add({(rows_.cow ? "ccode" : "gwcode") + suffix(side),
         "",
         rows_.cow ? "COW code" : "Gleditsch-Ward code",
         rows_.members->sources(),
         {},
         {}},
        CellType::SmallInt,
        {.kind = Kind::Code, .side = side, .layer = {}});
  }

  void add_other_code(int side) {
    add({(rows_.cow ? "gwcode" : "ccode") + suffix(side),
         "",
         fmt::format("{} code on the last day of membership in the year",
                     rows_.cow ? "Gleditsch-Ward" : "COW"),
         "reference",
         {},
         {}},
        CellType::SmallInt,
        {.kind = Kind::OtherCode, .side = side, .layer = {}});
  }

  std::map<std::int64_t, std::uint16_t> numbers_of_codes() const {
    std::map<std::int64_t, std::uint16_t> numbers;
    for (std::size_t i = 0; i < rows_.members->states(); ++i)
      numbers[rows_.members->code(i)] = static_cast<std::uint16_t>(i);
    return numbers;
  }

  void read_spells() {
    const auto numbers = numbers_of_codes();
    const auto spells = database_.query(
        fmt::format("SELECT code, greatest(first_day, make_date({0}, 1, 1)) - DATE '1970-01-01', "
                    "least(last_day, make_date({1}, 12, 31)) - DATE '1970-01-01' "
                    "FROM core.state_spells WHERE system = {2} AND year(first_day) <= {1} AND "
                    "year(last_day) >= {0} ORDER BY code, first_day",
                    rows_.from,
                    rows_.to,
                    quoted_text(spec_.system)));
    for (std::size_t i = 0; i < spells.rows(); ++i) {
      const auto number = numbers.at(spells.integer(i, 0));
      if (rows_.allowed[number])
        rows_.spells.push_back({number,
                                static_cast<std::int32_t>(spells.integer(i, 1)),
                                static_cast<std::int32_t>(spells.integer(i, 2))});
    }
  }

  void read_leaders() {
    const auto source = database_.query(
        "SELECT string_agg(DISTINCT source, ', '), min(year), max(year) FROM "
        "core.leader_years");
    if (source.is_null(0, 0)) {
      throw Error(ErrorKind::MissingData,
                  "this world has no leaders",
                  "leader-years",
                  "see `orrery sources` for the datasets that are missing");
    }
    auto columns = store::read_typed(
        database_,
        fmt::format(
            "SELECT m.code, m.year, l.obsid, l.leadid, s.leader, s.gender, "
            "(l.year - s.yrborn)::SMALLINT AS leaderage, "
            "(l.year - year(s.first_day) + 1)::SMALLINT AS yrinoffice, l.first_day, "
            "l.last_day "
            "FROM core.leader_years AS l JOIN core.leader_spells AS s USING (source, obsid) "
            "JOIN core.state_years AS m ON m.system = {} AND m.year = l.year AND {} "
            "WHERE l.year BETWEEN {} AND {} ORDER BY m.code, m.year, l.first_day, l.obsid",
            quoted_text(spec_.system),
            rows_.cow ? "m.state = l.state" : "m.code = l.gw",
            rows_.from,
            rows_.to));
    keep_leaders_of_allowed(columns);
    constexpr std::array<std::array<std::string_view, 2>, 8> kAbout{{
        {"", "time in office, as state and year of its start"},
        {"", "the person"},
        {"", "name of the leader"},
        {"", "M or F"},
        {"years", "age in the year"},
        {"years", "year in office, 1 in the first"},
        {"", "first day in office in the year"},
        {"", "last day in office in the year"},
    }};
    for (std::size_t i = 0; i < kAbout.size(); ++i) {
      add({columns[i + 2].name,
           std::string(kAbout.at(i)[0]),
           std::string(kAbout.at(i)[1]),
           source.text(0, 0),
           static_cast<Year>(source.integer(0, 1)),
           static_cast<Year>(source.integer(0, 2))},
          columns[i + 2].type,
          {.kind = Kind::LeaderValue, .column = i + 2, .layer = {}});
    }
    rows_.leaders.columns = std::move(columns);
  }

  /// Numbers the states and years of the leaders; rows of other states are not made.
  void keep_leaders_of_allowed(const std::vector<store::TypedColumn>& columns) {
    const auto numbers = numbers_of_codes();
    const auto* codes = columns[0].cells<std::int16_t>();
    const auto* years = columns[1].cells<std::int16_t>();
    for (std::size_t i = 0; i < columns[0].rows(); ++i) {
      const auto number = numbers.at(codes[i]);
      if (!rows_.allowed[number]) continue;
      rows_.leaders.row.push_back(static_cast<std::int32_t>(i));
      rows_.leaders.state.push_back(number);
      rows_.leaders.year.push_back(
          static_cast<std::uint16_t>(years[i] - rows_.members->first_year()));
    }
  }

  // Layers.

  /// The number of the join of a layer to a side or a pair.
  std::size_t add_join(const Layer& layer,
                       const std::shared_ptr<const LayerData>& data,
                       int side1,
                       int side2) {
    rows_.joins.push_back({data, layer.shape, layer.by_gwcode, side1, side2});
    return rows_.joins.size() - 1;
  }

  std::shared_ptr<const LayerData> read(const Layer& layer) {
    return std::make_shared<LayerData>(
        database_, select_of(layer, rows_.directed), layer.shape != Shape::States);
  }

  void add_layer(const Layer& layer) {
    if (!layer.of_sides.empty()) add_layer(sides_of(layer));
    add_places(layer, layer.shape == Shape::States ? places_of_sides() : places_of_pairs());
  }

  /// The states of a row that a layer is joined to, and what its columns have added to their names.
  struct Place {
    int side1 = 0;
    int side2 = 0;
    std::string suffix;
  };

  std::vector<Place> places_of_sides() const {
    std::vector<Place> places;
    places.reserve(static_cast<std::size_t>(rows_.sides));
    for (int side = 0; side < rows_.sides; ++side) places.push_back({side, side, suffix(side)});
    return places;
  }

  /// In a dyad there is one pair; in a larger row the columns say which.
  std::vector<Place> places_of_pairs() const {
    std::vector<Place> places;
    for (int a = 0; a < rows_.sides; ++a) {
      for (int b = a + 1; b < rows_.sides; ++b)
        places.push_back({a, b, rows_.sides == 2 ? "" : fmt::format("_{}{}", a + 1, b + 1)});
    }
    return places;
  }

  /// Reads the columns of a layer that are asked for, and joins them at each place.
  void add_places(const Layer& layer, const std::vector<Place>& places) {
    std::vector<std::vector<std::string>> names;
    auto asked = layer;
    asked.columns.clear();
    for (const auto& place : places) {
      names.emplace_back();
      for (const auto& column : layer.columns)
        names.back().push_back(new_name(layer, column.about.name + place.suffix));
    }
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < layer.columns.size(); ++i) {
      const auto wanted = [&](const auto& of_place) { return is_asked(of_place[i]); };
      if (std::ranges::none_of(names, wanted)) continue;
      asked.columns.push_back(layer.columns[i]);
      kept.push_back(i);
    }
    if (kept.empty()) return;
    const auto data = read(asked);
    for (std::size_t at = 0; at < places.size(); ++at) {
      const auto join = add_join(asked, data, places[at].side1, places[at].side2);
      joined_[layer.name] = {asked, join};
      for (std::size_t i = 0; i < kept.size(); ++i) {
        auto about = asked.columns[i].about;
        about.name = names[at][kept[i]];
        if (!is_asked(about.name)) continue;
        add(std::move(about),
            data->column(i).type,
            {.kind = Kind::LayerValue, .join = join, .column = i, .layer = asked.columns[i]});
      }
    }
  }

  /// The name of a layer's column in the frame: two layers may have a column of one name, as
  /// disputes and wars have sides.
  std::string new_name(const Layer& layer, std::string name) {
    if (std::ranges::find(names_, name) != names_.end())
      name = fmt::format("{}_{}", layer.name, name);
    names_.push_back(name);
    return name;
  }

  /// Whether the frame is to have a column of that name. A condition may speak of any.
  bool is_asked(const std::string& name) const {
    return spec_.columns.empty() || !spec_.where.empty() ||
           std::ranges::find(spec_.columns, name) != spec_.columns.end();
  }

  JoinedColumn joined_column(const std::string& name, const std::string& column) {
    const auto found = [&]() -> std::optional<JoinedColumn> {
      if (!joined_.contains(name)) return std::nullopt;
      const auto& [layer, join] = joined_[name];
      for (std::size_t i = 0; i < layer.columns.size(); ++i)
        if (layer.columns[i].about.name == column) return JoinedColumn{join, i, layer.columns[i]};
      return std::nullopt;
    };
    if (const auto joined = found()) return *joined;
    auto layer = find_layer(database_, name, spec_);
    std::erase_if(layer.columns, [&](const auto& each) { return each.about.name != column; });
    if (layer.columns.empty())
      throw Error(ErrorKind::Internal, fmt::format("{} has no column {}", name, column));
    return {add_join(layer, read(layer), 0, rows_.sides - 1), 0, layer.columns.front()};
  }

  void add_spells() {
    if (rows_.sides > 2 || spec_.unit == Unit::StateDays || spec_.unit == Unit::LeaderYears) {
      throw Error(ErrorKind::Usage,
                  fmt::format("peace-years are not counted for {}", name_of(spec_.unit)),
                  "--with",
                  "use state-years or dyad-years");
    }
    const auto spells = find_spells(database_, spec_);
    if (spells.empty()) {
      throw Error(ErrorKind::MissingData,
                  "this world has no events to count peace-years from",
                  "--with",
                  "see `orrery sources` for the datasets that are missing");
    }
    for (const auto& spell : spells) {
      names_.push_back(spell.about.name);
      if (!is_asked(spell.about.name)) continue;
      rows_.events.push_back(joined_column(spell.layer, spell.event));
      add(spell.about,
          CellType::SmallInt,
          {.kind = Kind::Spell, .column = rows_.events.size() - 1, .layer = {}});
    }
  }

  void add_filter(const std::string& name) {
    const auto layer = find_layer(database_, name, spec_);
    const bool of_states = layer.shape == Shape::States;
    if (of_states != (rows_.sides == 1) || rows_.sides > 2) {
      throw Error(ErrorKind::Usage,
                  fmt::format("\"{}\" picks {}", name, of_states ? "states" : "pairs of states"),
                  "--only",
                  of_states ? "use it with state-years" : "use it with dyad-years");
    }
    rows_.filters.push_back(joined_column(name, layer.columns.front().about.name));
  }

  /// Leaves the columns that were asked for, and the keys.
  void keep_columns() {
    for (const auto& asked : spec_.columns) {
      if (std::ranges::find(names_, asked) != names_.end()) continue;
      const auto near = closest(asked, names_);
      throw Error(ErrorKind::Usage,
                  fmt::format("the frame has no column \"{}\"", asked),
                  "--columns",
                  did_you_mean(near, "see `orrery frame --list`"));
    }
    const auto all = std::move(columns_);
    columns_.clear();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool asked = std::ranges::find(spec_.columns, all[i].name) != spec_.columns.end();
      if (i >= keys_ && !spec_.columns.empty() && !asked) continue;
      columns_.push_back(all[i]);
      chosen_.push_back(i);
    }
    for (const auto& column : columns_)
      selected_ += (selected_.empty() ? "" : ", ") + quoted_name(column.name);
  }

  /// Asks DuckDB whether the condition can be understood; it knows the nearest column.
  void require_condition(const std::string& sql) {
    try {
      database_.query(fmt::format("EXPLAIN {}", sql));
    } catch (const Error& error) {
      throw Error(ErrorKind::Usage,
                  fmt::format("the condition cannot be used: {}", error.message()),
                  "--where",
                  "write it over the frame's columns, such as \"year >= 1946\"");
    }
  }

  store::Database& database_;
  FrameSpec spec_;
  RowPlan rows_;
  std::vector<FrameColumn> columns_;
  std::vector<std::string> names_;  ///< of all columns that could be asked for
  std::size_t keys_ = 0;            ///< the first columns are keys
  std::string selected_;
  std::vector<std::size_t> chosen_;  ///< the columns that are left
  /// The last join of a layer, with the columns read.
  std::map<std::string, std::pair<Layer, std::size_t>> joined_;
};

}  // namespace

std::string_view name_of(Unit unit) {
  return kUnits.at(static_cast<std::size_t>(unit));
}

Unit unit_of(std::string_view name) {
  const auto found = std::ranges::find(kUnits, name);
  if (found != kUnits.end()) return static_cast<Unit>(found - kUnits.begin());
  const std::vector<std::string> units(kUnits.begin(), kUnits.end());
  const auto near = closest(std::string(name), units);
  throw Error(ErrorKind::Usage,
              fmt::format("there is no unit \"{}\"", name),
              {},
              did_you_mean(near, fmt::format("use {}", one_of(units))));
}

FramePlan plan(store::Database& database, const FrameSpec& spec) {
  // A second thread would wait busily for most of the time that reading takes.
  const store::OneThread one(database);
  return Planner(database, spec).plan();
}

}  // namespace orrery::frames
