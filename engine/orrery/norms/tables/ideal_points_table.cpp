// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/parallel.hpp"
#include "orrery/norms/ideal_points/fast.hpp"
#include "orrery/norms/ideal_points/one_sided.hpp"
#include "orrery/norms/tables/read_vote_panel.hpp"
#include "orrery/norms/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::norms {
namespace {

constexpr std::array<std::string_view, 8> kIssues{
    "all", "important", "me", "nu", "di", "hr", "co", "ec"};
constexpr std::string_view kFast = "fast";
constexpr std::string_view kOneSided = "one_sided";
constexpr std::size_t kFewestRollCalls = 2;  // of a session
constexpr std::size_t kFewestVotes = 500;    // of an issue
constexpr std::int32_t kYearBeforeFirstSession = 1945;

/// An issue whose estimates were published, and the session with which they begin: before it few
/// roll calls a session are on the issue.
struct Published {
  std::string_view issue;
  std::optional<int> first_session;
};

const std::array<Published, 5> kPublished{
    {{"all", {}}, {"hr", 25}, {"me", 29}, {"nu", 33}, {"important", {}}}};

/// Leaves out the votes of sessions with too few roll calls to place anybody.
void drop_short_sessions(std::vector<Vote>& votes) {
  std::map<std::int32_t, std::set<std::int32_t>> items;
  for (const auto& vote : votes) {
    auto& found = items[vote.session];
    if (found.size() < kFewestRollCalls) found.insert(vote.item);
  }
  std::erase_if(votes,
                [&](const Vote& vote) { return items[vote.session].size() < kFewestRollCalls; });
}

/// What one model gives for one issue.
struct IssueRun {
  std::string_view model;
  std::string issue;
  VoteReading reading;
  std::vector<Cell> cells;  ///< with the states' and sessions' own numbers
  std::vector<Position> positions;
};

std::vector<Position> fast_positions(const VotePanel& panel) {
  FastOptions how;
  how.item_intervals = false;  // no table has them
  return fast_ideal_points(panel, {}, how).positions;
}

std::vector<Position> one_sided_positions(const VotePanel& panel) {
  OneSidedOptions how;
  how.estimate_cut_variance = true;
  return one_sided_ideal_points(panel, {}, how).positions;
}

void estimate(IssueRun& run) {
  const VotePanel panel = panel_of(run.reading);
  run.reading.votes = {};
  run.positions = run.model == kFast ? fast_positions(panel) : one_sided_positions(panel);
  for (const auto& cell : panel.cells()) {
    run.cells.push_back({panel.actors()[static_cast<std::size_t>(cell.actor)],
                         panel.sessions()[static_cast<std::size_t>(cell.session)],
                         cell.votes});
  }
}

void append(store::Appender& table, const IssueRun& run) {
  for (std::size_t c = 0; c < run.cells.size(); ++c) {
    const auto& cell = run.cells[c];
    const auto& position = run.positions[c];
    table.add(run.model,
              run.issue,
              static_cast<std::int16_t>(cell.actor),
              static_cast<std::int16_t>(cell.session),
              static_cast<std::int16_t>(cell.session + kYearBeforeFirstSession),
              position.mean,
              position.sd,
              position.q05,
              position.q95,
              static_cast<std::int16_t>(cell.votes));
  }
}

}  // namespace

std::vector<std::string> fill_ideal_points(const world::MeasureContext& context) {
  create_tables(context.database, "schema.sql");
  std::vector<IssueRun> runs;
  std::set<std::string> sources;
  const auto read = [&](std::string_view model, const VoteQuery& query) {
    IssueRun run{model, query.issue, read_votes(context.database, query), {}, {}};
    drop_short_sessions(run.reading.votes);
    if (run.reading.votes.size() < kFewestVotes) return;
    sources.insert(run.reading.sources.begin(), run.reading.sources.end());
    runs.push_back(std::move(run));
  };
  for (const auto& [issue, first_session] : kPublished) {
    VoteQuery query;
    query.issue = issue;
    query.first_session = first_session;
    query.bridge = false;
    query.late_parts = false;
    read(kOneSided, query);
  }
  for (const auto issue : kIssues) {
    VoteQuery query;
    query.issue = issue;
    read(kFast, query);
  }
  if (runs.empty()) return {};
  parallel_for(runs.size(), context.threads, [&](std::size_t i) { estimate(runs[i]); });

  create_tables(context.database, "ideal_points.sql");
  store::Appender table(context.database, "norms", "ideal_points");
  for (const auto& run : runs) append(table, run);
  table.finish();
  return {sources.begin(), sources.end()};
}

}  // namespace orrery::norms
