// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string>
#include <vector>

#include "orrery/norms/order/moves.hpp"
#include "orrery/norms/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::norms {
namespace {

constexpr std::array<std::int16_t, 3> kSpans{1, 5, 10};
constexpr std::int16_t kYearOfSessionZero = 1945;

/// The positions of one state by one model on one issue.
struct Series {
  std::string model;
  std::string issue;
  State state;
  std::vector<SessionPosition> positions;
};

std::vector<Series> read_series(store::Database& database) {
  const auto rows = database.query(
      "SELECT model, issue, state, session, mean, sd FROM norms.ideal_points "
      "ORDER BY model, issue, state, session");
  std::vector<Series> all;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const State state{static_cast<std::int16_t>(rows.integer(i, 2))};
    if (all.empty() || all.back().state != state || all.back().issue != rows.text(i, 1) ||
        all.back().model != rows.text(i, 0)) {
      all.push_back({rows.text(i, 0), rows.text(i, 1), state, {}});
    }
    all.back().positions.push_back(
        {static_cast<std::int16_t>(rows.integer(i, 3)), rows.real(i, 4), rows.real(i, 5)});
  }
  return all;
}

}  // namespace

std::vector<std::string> fill_moves(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "norms", "ideal_points")) return {};
  const auto all = read_series(database);
  create_tables(database, "moves.sql");
  store::Appender out(database, "norms", "moves");
  for (const auto& series : all) {
    for (const auto span : kSpans) {
      for (const auto& move : moves(series.positions, span)) {
        out.add(series.model,
                series.issue,
                series.state,
                span,
                move.session,
                static_cast<std::int16_t>(move.session + kYearOfSessionZero),
                move.change,
                move.sd,
                move.z);
      }
    }
  }
  out.finish();
  return world::sources_of(database, {"ideal_points"});
}

}  // namespace orrery::norms
