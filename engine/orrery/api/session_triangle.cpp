// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "orrery/api/relations_reader.hpp"
#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/relations/triangles.hpp"

namespace orrery::api {
namespace {

using relations::TriangleYear;

/// Three states; side i is that of the other two.
struct Corners {
  std::array<State, 3> states{};
  std::array<std::string, 3> names;
  std::array<std::string, 3> codes;
  std::array<std::string, 3> labels;  ///< of the sides: "rus_ind"
};

std::string lower_case(std::string code) {
  std::ranges::transform(code, code.begin(), [](unsigned char letter) {
    return static_cast<char>(std::tolower(letter));
  });
  return code;
}

Corners corners_of(const states::Directory& directory, const TriangleQuery& query) {
  Corners corners;
  for (std::size_t i = 0; i < 3; ++i) {
    corners.states[i] = directory.need(query.states[i]);
    const auto& entry = directory.entry(corners.states[i]);
    corners.names[i] = entry.name;
    corners.codes[i] = entry.iso3.empty() ? entry.abb : entry.iso3;
    for (std::size_t j = 0; j < i; ++j) {
      if (corners.states[i] != corners.states[j]) continue;
      throw Error(
          ErrorKind::Usage,
          fmt::format("{} and {} are the same: {}", query.states[j], query.states[i], entry.name),
          {},
          "name three states");
    }
  }
  for (std::size_t i = 0; i < 3; ++i)
    corners.labels[i] = lower_case(corners.codes[(i + 1) % 3] + "_" + corners.codes[(i + 2) % 3]);
  return corners;
}

/// The years in which all three are members.
std::vector<TriangleYear> triangle_years(const RelationsReader& reader,
                                         const Corners& corners,
                                         const TriangleQuery& query) {
  std::array<std::vector<DyadYear>, 3> sides;
  for (std::size_t i = 0; i < 3; ++i)
    sides[i] = reader.years(
        corners.states[(i + 1) % 3], corners.states[(i + 2) % 3], query.from, query.to);
  std::vector<TriangleYear> years;
  for (const auto& first : sides[0]) {
    TriangleYear year{first.year, {}};
    bool all = true;
    for (std::size_t i = 0; i < 3; ++i) {
      const auto same = std::ranges::lower_bound(sides[i], first.year, {}, &DyadYear::year);
      all = all && same != sides[i].end() && same->year == first.year;
      if (!all) break;
      year.sides[i] = {same->index.index, same->index.lo, same->index.hi};
    }
    if (all) years.push_back(year);
  }
  return years;
}

/// All three sides are known in some year.
bool any_known(const std::vector<TriangleYear>& years) {
  return std::ranges::any_of(years, [](const TriangleYear& year) {
    return std::ranges::none_of(year.sides,
                                [](const auto& side) { return is_missing(side.index); });
  });
}

Cell pivot_cell(const Corners& corners, int pivot) {
  return pivot < 0 ? Cell(std::monostate{}) : Cell(corners.codes[static_cast<std::size_t>(pivot)]);
}

Table spells_table(const Corners& corners,
                   const std::vector<TriangleYear>& years,
                   const TriangleQuery& query) {
  Table table{"spells",
              "Spells of one type",
              {{"year", "", "first year"},
               {"until_year", "", "last year"},
               {"type", "", "type of the triangle"},
               {"pivot", "", "friend of both of two enemies, or left out of a marriage"},
               {"certain", "years", "years in which no missing layer could change the type"}},
              {},
              {},
              {}};
  for (const auto& label : corners.labels)
    table.columns.push_back({label, "", "mean index of the two over the spell", 2});
  for (const auto& spell : relations::triangle_spells(years, query.threshold)) {
    table.rows.push_back({Cell(std::int64_t{spell.from}),
                          Cell(std::int64_t{spell.to}),
                          std::string(relations::name_of(spell.type)),
                          pivot_cell(corners, spell.pivot),
                          Cell(std::int64_t{spell.certain_years}),
                          number_cell(spell.mean[0]),
                          number_cell(spell.mean[1]),
                          number_cell(spell.mean[2])});
  }
  table.notes.push_back(fmt::format(
      "a side is an amity above {0:g} and an enmity below -{0:g}; with one between, the "
      "triangle is open",
      query.threshold));
  return table;
}

Table years_table(const Corners& corners,
                  const std::vector<TriangleYear>& years,
                  const TriangleQuery& query) {
  Table table{"years",
              "By year",
              {{"year", "", "calendar year"},
               {"type", "", "type of the triangle"},
               {"pivot", "", "friend of both of two enemies, or left out of a marriage"},
               {"certain", "", "no missing layer could change the type"}},
              {},
              {},
              {}};
  for (const auto& label : corners.labels)
    table.columns.push_back({label, "", "index of the two", 2});
  for (const auto& label : corners.labels) {
    table.columns.push_back({label + "_lo", "", "lowest that the missing layers allow", 2});
    table.columns.push_back({label + "_hi", "", "highest", 2});
  }
  for (const auto& year : years) {
    const auto triangle = relations::triangle_of(year.sides, query.threshold);
    std::vector<Cell> row{Cell(std::int64_t{year.year}),
                          std::string(relations::name_of(triangle.type)),
                          pivot_cell(corners, triangle.pivot),
                          Cell(triangle.certain)};
    for (const auto& side : year.sides) row.push_back(number_cell(side.index));
    for (const auto& side : year.sides) {
      row.push_back(number_cell(side.lo));
      row.push_back(number_cell(side.hi));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Document Session::triangle(const TriangleQuery& query) const {
  auto& database = impl_->database;
  const auto corners = corners_of(impl_->directory(), query);
  const RelationsReader reader(database, layer_weights(query.weights));
  const auto years = triangle_years(reader, corners, query);
  auto spells = spells_table(corners, years, query);
  if (years.empty())
    spells.notes.emplace_back("the three are members together in none of these years");
  if (!years.empty() && !any_known(years)) {
    spells.notes.emplace_back(
        "too few layers are known of these states for an index: see `orrery sources` for the "
        "datasets that are missing, or weigh only what is there with --weights");
  }
  spells.notes.push_back(reader.weights().note);
  cite(database, spells, sources_of_measure(database, "dyad_years"));
  Document document{
      fmt::format("{} · {} · {}", corners.names[0], corners.names[1], corners.names[2]),
      {std::move(spells)},
      {{"threshold",
        fmt::format("{}", query.threshold),
        query.threshold != TriangleQuery{}.threshold},
       weights_choice("weights", layer_names(), reader.weights().values, !query.weights.empty())}};
  if (!years.empty()) document.tables.push_back(years_table(corners, years, query));
  return document;
}

}  // namespace orrery::api
