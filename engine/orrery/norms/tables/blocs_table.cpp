// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "orrery/norms/order/blocs.hpp"
#include "orrery/norms/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::norms {
namespace {

constexpr std::string_view kBasis = "un";
constexpr std::int16_t kYearOfSessionZero = 1945;

/// The pairs of one session.
struct Session {
  std::int16_t session = 0;
  std::vector<PairAgreement> pairs;
};

std::vector<Session> read_sessions(store::Database& database) {
  const auto rows = database.query(
      "SELECT period, state1, state2, n, agree FROM norms.similarity WHERE basis = 'un' "
      "ORDER BY period, state1, state2");
  std::vector<Session> sessions;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto number = static_cast<std::int16_t>(rows.integer(i, 0));
    if (sessions.empty() || sessions.back().session != number) sessions.push_back({number, {}});
    sessions.back().pairs.push_back({State{static_cast<std::int16_t>(rows.integer(i, 1))},
                                     State{static_cast<std::int16_t>(rows.integer(i, 2))},
                                     static_cast<std::int16_t>(rows.integer(i, 3)),
                                     rows.real(i, 4)});
  }
  return sessions;
}

}  // namespace

std::vector<std::string> fill_blocs(const world::MeasureContext& context) {
  auto& database = context.database;
  if (!store::has_table(database, "norms", "similarity")) return {};
  const auto sessions = read_sessions(database);
  if (sessions.empty()) return {};
  create_tables(database, "blocs.sql");
  store::Appender members(database, "norms", "blocs");
  store::Appender divisions(database, "norms", "bloc_sessions");
  BlocLines lines;
  BlocOptions options;
  options.leiden.seed = context.seed;
  for (const auto& session : sessions) {
    options.leiden.unit = static_cast<std::uint64_t>(session.session);
    const auto found = blocs(session.pairs, options);
    const auto year = static_cast<std::int16_t>(session.session + kYearOfSessionZero);
    divisions.add(kBasis,
                  session.session,
                  year,
                  static_cast<std::int16_t>(found.members.size()),
                  static_cast<std::int16_t>(found.blocs),
                  found.ties,
                  found.agreement,
                  found.quality,
                  found.adjusted_rand,
                  found.variation,
                  static_cast<std::int16_t>(options.runs));
    // A session without blocs breaks no line.
    if (found.members.empty()) continue;
    const auto line = lines.next(found.members);
    for (const auto& member : found.members) {
      members.add(kBasis,
                  session.session,
                  year,
                  member.state,
                  static_cast<std::int16_t>(member.bloc),
                  static_cast<std::int16_t>(line[static_cast<std::size_t>(member.bloc) - 1]),
                  member.belonging);
    }
  }
  members.finish();
  divisions.finish();
  return vote_sources(database);
}

}  // namespace orrery::norms
