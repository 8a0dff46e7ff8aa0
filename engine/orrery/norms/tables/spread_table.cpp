// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "orrery/base/parallel.hpp"
#include "orrery/norms/order/spread.hpp"
#include "orrery/norms/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::norms {
namespace {

constexpr std::array<std::string_view, 3> kWeightings{"states", "population", "power"};

/// The positions of a session, with the weights that power.shares has for its year.
struct Session {
  std::string model;
  std::string issue;
  std::int16_t session = 0;
  std::int16_t year = 0;
  std::vector<double> means;
  std::vector<double> sds;
  std::array<std::vector<double>, kWeightings.size()> weights;
};

std::vector<Session> read_sessions(store::Database& database) {
  const bool shares = store::has_table(database, "power", "shares");
  const auto weight = [&](const std::string& index) {
    return shares ? "LEFT JOIN power.shares AS " + index + " ON " + index + ".index = '" + index +
                        "' AND " + index + ".state = p.state AND " + index + ".year = p.year "
                  : "LEFT JOIN (SELECT NULL::DOUBLE AS share) AS " + index + " ON false ";
  };
  const auto rows = database.query(
      "SELECT p.model, p.issue, p.session, p.year, p.mean, p.sd, tpop.share, cinc.share "
      "FROM norms.ideal_points AS p " +
      weight("tpop") + weight("cinc") + "ORDER BY p.model, p.issue, p.session, p.state");
  std::vector<Session> sessions;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto number = static_cast<std::int16_t>(rows.integer(i, 2));
    if (sessions.empty() || sessions.back().session != number ||
        sessions.back().issue != rows.text(i, 1) || sessions.back().model != rows.text(i, 0)) {
      sessions.push_back({.model = rows.text(i, 0),
                          .issue = rows.text(i, 1),
                          .session = number,
                          .year = static_cast<std::int16_t>(rows.integer(i, 3)),
                          .means = {},
                          .sds = {},
                          .weights = {}});
    }
    auto& session = sessions.back();
    session.means.push_back(rows.real(i, 4));
    session.sds.push_back(rows.real(i, 5));
    session.weights[1].push_back(rows.real(i, 6));
    session.weights[2].push_back(rows.real(i, 7));
  }
  return sessions;
}

std::vector<UncertainSpread> measured(const Session& session, std::uint64_t seed) {
  const DrawOptions draws{.seed = seed, .unit = static_cast<std::uint64_t>(session.session)};
  const std::vector<std::span<const double>> weightings(session.weights.begin(),
                                                        session.weights.end());
  return uncertain_spreads(session.means, session.sds, weightings, {}, draws);
}

void write(const Session& session,
           std::string_view weighting,
           const UncertainSpread& row,
           store::Appender& out) {
  const auto& value = row.expected;
  out.add(session.model,
          session.issue,
          weighting,
          session.session,
          session.year,
          static_cast<std::int16_t>(value.n),
          value.mean,
          row.mean.q05,
          row.mean.q95,
          value.sd,
          row.sd.q05,
          row.sd.q95,
          value.q10,
          value.q25,
          value.q50,
          value.q75,
          value.q90,
          value.mean_difference,
          row.mean_difference.q05,
          row.mean_difference.q95,
          value.bimodality,
          row.bimodality.q05,
          row.bimodality.q95,
          value.polarisation,
          row.polarisation.q05,
          row.polarisation.q95);
}

}  // namespace

std::vector<std::string> fill_spread(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "norms", "ideal_points")) return {};
  const auto sessions = read_sessions(database);
  std::vector<std::vector<UncertainSpread>> rows(sessions.size());
  parallel_for(sessions.size(), context.threads, [&](std::size_t i) {
    rows[i] = measured(sessions[i], context.seed);
  });
  bool weighted = false;
  create_tables(database, "spread.sql");
  store::Appender out(database, "norms", "spread");
  for (std::size_t w = 0; w < kWeightings.size(); ++w) {
    for (std::size_t i = 0; i < sessions.size(); ++i) {
      if (rows[i].at(w).expected.n == 0) continue;
      weighted = weighted || w > 0;
      write(sessions[i], kWeightings.at(w), rows[i].at(w), out);
    }
  }
  out.finish();
  auto sources = world::sources_of(database, {"ideal_points"});
  if (weighted) sources.push_back(context.view.capability_source(context.view.vintages().back()));
  return sources;
}

}  // namespace orrery::norms
