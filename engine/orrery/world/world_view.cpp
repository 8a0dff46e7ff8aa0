// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/world_view.hpp"

#include <fmt/format.h>

namespace orrery::world {
namespace {

State state_at(const store::Result& rows, std::size_t row, std::size_t column) {
  return State(static_cast<std::int16_t>(rows.integer(row, column)));
}

Year year_at(const store::Result& rows, std::size_t row, std::size_t column) {
  return static_cast<Year>(rows.integer(row, column));
}

std::string first_text(const store::Result& rows) {
  return rows.empty() ? std::string() : rows.text(0, 0);
}

}  // namespace

std::vector<std::string> WorldView::vintages() const {
  const auto rows =
      database_.query("SELECT DISTINCT vintage FROM core.capabilities ORDER BY vintage");
  std::vector<std::string> result;
  for (std::size_t i = 0; i < rows.rows(); ++i) result.push_back(rows.text(i, 0));
  return result;
}

YearPanel<CapabilityRow> WorldView::capabilities(std::string_view vintage) const {
  const auto rows =
      database_.query(fmt::format("SELECT year, state, milex, milper, irst, pec, tpop, upop, "
                                  "cinc_published FROM core.capabilities "
                                  "WHERE vintage = {} ORDER BY year, state",
                                  store::quoted_text(vintage)));
  YearPanel<CapabilityRow> panel;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    CapabilityRow row{state_at(rows, i, 1), {}, rows.real(i, 8)};
    for (std::size_t c = 0; c < row.value.size(); ++c) row.value[c] = rows.real(i, c + 2);
    panel.add(year_at(rows, i, 0), row);
  }
  return panel;
}

std::string WorldView::capability_source(std::string_view vintage) const {
  return first_text(database_.query(
      fmt::format("SELECT any_value(source) FROM core.capabilities WHERE vintage = {}",
                  store::quoted_text(vintage))));
}

std::vector<IndicatorSource> WorldView::indicators() const {
  const auto rows = database_.query(
      "SELECT indicator, max(source) FROM core.economy GROUP BY indicator ORDER BY indicator");
  std::vector<IndicatorSource> result;
  for (std::size_t i = 0; i < rows.rows(); ++i)
    result.push_back({rows.text(i, 0), rows.text(i, 1)});
  return result;
}

YearPanel<StateValue> WorldView::indicator(std::string_view name) const {
  const auto rows = database_.query(fmt::format(
      "SELECT year, state, value FROM core.economy WHERE indicator = {} ORDER BY year, state",
      store::quoted_text(name)));
  YearPanel<StateValue> panel;
  for (std::size_t i = 0; i < rows.rows(); ++i)
    panel.add(year_at(rows, i, 0), {state_at(rows, i, 1), rows.real(i, 2)});
  return panel;
}

std::map<Year, double> WorldView::world_totals(std::string_view name) const {
  const auto rows = database_.query(fmt::format(
      "SELECT year, value FROM core.world_totals WHERE indicator = {}", store::quoted_text(name)));
  std::map<Year, double> result;
  for (std::size_t i = 0; i < rows.rows(); ++i) result[year_at(rows, i, 0)] = rows.real(i, 1);
  return result;
}

std::map<Year, std::vector<State>> WorldView::majors() const {
  const auto rows =
      database_.query("SELECT year, state FROM core.major_years ORDER BY year, state");
  std::map<Year, std::vector<State>> result;
  for (std::size_t i = 0; i < rows.rows(); ++i)
    result[year_at(rows, i, 0)].push_back(state_at(rows, i, 1));
  return result;
}

std::map<Year, bool> WorldView::majors_carried() const {
  const auto rows =
      database_.query("SELECT year, bool_or(carried) FROM core.major_years GROUP BY year");
  std::map<Year, bool> result;
  for (std::size_t i = 0; i < rows.rows(); ++i)
    result[year_at(rows, i, 0)] = rows.integer(i, 1) != 0;
  return result;
}

std::string WorldView::majors_source() const {
  return first_text(
      database_.query("SELECT any_value(source) FROM core.majors HAVING count(*) > 0"));
}

YearPanel<Place> WorldView::capitals() const {
  const auto rows = database_.query(
      "SELECT y.year, y.state, arg_max(c.lon, c.first_day), arg_max(c.lat, c.first_day) "
      "FROM core.state_years AS y JOIN core.capitals AS c "
      "ON c.system = 'cow' AND c.code = y.code AND c.first_day <= y.last_day "
      "AND (c.last_day >= y.last_day OR c.last_day >= make_date(y.year, 12, 31)) "
      "WHERE y.system = 'cow' GROUP BY y.year, y.state ORDER BY y.year, y.state");
  YearPanel<Place> panel;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    panel.add(year_at(rows, i, 0), {state_at(rows, i, 1), rows.real(i, 2), rows.real(i, 3)});
  }
  return panel;
}

std::string WorldView::capitals_source() const {
  return first_text(database_.query(
      "SELECT any_value(source) FROM core.capitals WHERE system = 'cow' HAVING count(*) > 0"));
}

}  // namespace orrery::world
