// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/tables/read_vote_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/store/typed_column.hpp"

namespace orrery::norms {
namespace {

constexpr std::int32_t kLongestBridge = 3;  // sessions
constexpr std::int8_t kAbsent = 8;
constexpr std::array<std::string_view, 6> kIssues{"me", "nu", "di", "hr", "co", "ec"};

/// The condition on core.rollcalls that the query means.
std::string condition_of(const VoteQuery& query) {
  std::string condition = "rcid > 0 AND session IS NOT NULL";
  if (query.issue == "important") {
    condition += " AND importantvote = 1";
  } else if (std::ranges::find(kIssues, query.issue) != kIssues.end()) {
    condition += fmt::format(" AND {} = 1", query.issue);
  } else if (query.issue != "all") {
    throw Error(ErrorKind::Usage,
                fmt::format("no issue is called \"{}\"", query.issue),
                "--issue",
                "one of all, important, me, nu, di, hr, co and ec");
  }
  if (!query.late_parts)
    condition += " AND (session < 45 OR (coalesce(amend, 0) <> 1 AND coalesce(para, 0) <> 1))";
  if (query.first_session) condition += fmt::format(" AND session >= {}", *query.first_session);
  if (query.last_session) condition += fmt::format(" AND session <= {}", *query.last_session);
  return condition;
}

std::vector<RollCall> read_roll_calls(store::Database& database, const std::string& condition) {
  const auto rows = database.query(
      "SELECT rcid, session, coalesce(descr, ''), coalesce(amend, 0) = 1 OR coalesce(para, 0) = 1 "
      "FROM core.rollcalls WHERE " +
      condition + " ORDER BY rcid");
  std::vector<RollCall> roll_calls;
  roll_calls.reserve(rows.rows());
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    roll_calls.push_back({static_cast<std::int32_t>(rows.integer(i, 0)),
                          static_cast<std::int32_t>(rows.integer(i, 1)),
                          rows.text(i, 2),
                          rows.integer(i, 3) != 0});
  }
  return roll_calls;
}

/// A row of core.votes.
struct Row {
  std::int32_t roll_call;
  std::int16_t state;
  std::int8_t code;
};

/// The rows of the roll calls asked for, by roll call, state and code.
std::vector<Row> read_rows(store::Database& database, const std::string& condition) {
  const auto columns = store::read_typed(
      database,
      "SELECT v.rcid, v.state, coalesce(v.vote, 0::TINYINT) AS vote FROM core.votes AS v SEMI JOIN "
      "(SELECT source, rcid FROM core.rollcalls WHERE " +
          condition + ") AS r ON r.source = v.source AND r.rcid = v.rcid ORDER BY ALL");
  std::vector<Row> rows(columns[0].rows());
  const auto* roll_calls = columns[0].cells<std::int32_t>();
  const auto* states = columns[1].cells<std::int16_t>();
  const auto* codes = columns[2].cells<std::int8_t>();
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = {roll_calls[i], states[i], codes[i]};
  return rows;
}

bool is_known(std::int8_t code) {
  return code == kAbsent || (code >= 1 && code <= 3);
}

/// Leaves one row for each state and roll call, and none where the codes are unknown or disagree.
void drop_bad_rows(std::vector<Row>& rows, VoteReading& reading) {
  reading.unknown_codes = static_cast<std::int64_t>(
      std::erase_if(rows, [](const Row& row) { return !is_known(row.code); }));
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t end = i + 1;
    const auto first = rows[i];
    while (end < rows.size() && rows[end].roll_call == first.roll_call &&
           rows[end].state == first.state) {
      ++end;
    }
    const auto count = static_cast<std::int64_t>(end - i);
    if (rows[end - 1].code == first.code) {
      reading.duplicates += count - 1;
      rows[kept++] = first;
    } else {
      reading.contradictions += count;
    }
    i = end;
  }
  rows.resize(kept);
}

/// True if the votes differ among themselves.
bool has_dissent(std::span<const Vote> votes) {
  return std::ranges::any_of(
      votes, [&](const Vote& vote) { return vote.category != votes.front().category; });
}

/// Moves the votes of a roll call into the reading unless all of them are alike.
bool take(std::vector<Vote>& votes, VoteReading& reading) {
  const bool taken = has_dissent(votes);
  if (taken) reading.votes.insert(reading.votes.end(), votes.begin(), votes.end());
  votes.clear();
  return taken;
}

/// Turns the rows of one roll call into votes, and into votes on being absent where asked for.
void add_roll_call(std::span<const Row> rows,
                   std::int32_t session,
                   std::int32_t item,
                   Absence absence,
                   VoteReading& reading) {
  std::vector<Vote> votes;
  std::vector<Vote> presence;
  for (const auto& row : rows) {
    const bool absent = row.code == kAbsent;
    if (!absent || absence == Absence::Abstain) {
      const auto category = static_cast<std::uint8_t>(absent ? 1 : row.code - 1);
      votes.push_back({row.state, session, item, category});
    }
    if (absence == Absence::Model) {
      const auto category = static_cast<std::uint8_t>(absent ? 1 : 0);
      presence.push_back({row.state, session, item + kAbsenceItems, category});
    }
  }
  if (!take(votes, reading)) ++reading.without_dissent;
  if (take(presence, reading)) reading.absence_items.push_back(item + kAbsenceItems);
}

void read_sources(store::Database& database, const std::string& condition, VoteReading& reading) {
  const auto rows = database.query("SELECT DISTINCT source FROM core.rollcalls WHERE " + condition +
                                   " ORDER BY source");
  for (std::size_t i = 0; i < rows.rows(); ++i) reading.sources.push_back(rows.text(i, 0));
}

}  // namespace

Absence absence_of(std::string_view word) {
  if (word == "exclude") return Absence::Exclude;
  if (word == "abstain") return Absence::Abstain;
  if (word == "model") return Absence::Model;
  throw Error(ErrorKind::Usage,
              fmt::format("absence cannot be treated as \"{}\"", word),
              "--absence",
              "one of exclude, abstain and model");
}

std::vector<std::int32_t> bridges(std::span<const RollCall> roll_calls) {
  std::vector<std::int32_t> items(roll_calls.size());
  // Which roll calls of a session have a description: two make it ambiguous.
  std::map<std::string, std::map<std::int32_t, std::vector<std::size_t>>> by_text;
  for (std::size_t i = 0; i < roll_calls.size(); ++i) {
    items[i] = roll_calls[i].number;
    if (roll_calls[i].part) continue;
    auto text = folded(roll_calls[i].text);
    if (!text.empty()) by_text[std::move(text)][roll_calls[i].session].push_back(i);
  }
  for (const auto& [text, sessions] : by_text) {
    std::size_t first = 0;
    std::int32_t began = 0;
    std::int32_t last = 0;
    bool open = false;
    for (const auto& [session, found] : sessions) {
      const bool alone = found.size() == 1;
      if (open && alone && session == last + 1 && session - began < kLongestBridge) {
        items[found.front()] = roll_calls[first].number;
      } else {
        open = alone;
        first = found.front();
        began = session;
      }
      last = session;
    }
  }
  return items;
}

VoteReading read_votes(store::Database& database, const VoteQuery& query) {
  const auto condition = condition_of(query);
  VoteReading reading;
  const auto roll_calls = read_roll_calls(database, condition);
  reading.roll_calls = static_cast<std::int64_t>(roll_calls.size());
  std::vector<std::int32_t> items;
  if (query.bridge) {
    items = bridges(roll_calls);
  } else {
    for (const auto& roll_call : roll_calls) items.push_back(roll_call.number);
  }
  auto rows = read_rows(database, condition);
  drop_bad_rows(rows, reading);
  std::size_t begin = 0;
  for (std::size_t r = 0; r < roll_calls.size(); ++r) {
    std::size_t end = begin;
    while (end < rows.size() && rows[end].roll_call == roll_calls[r].number) ++end;
    if (items[r] != roll_calls[r].number) ++reading.bridged;
    add_roll_call(std::span(rows).subspan(begin, end - begin),
                  roll_calls[r].session,
                  items[r],
                  query.absence,
                  reading);
    begin = end;
  }
  std::ranges::sort(reading.absence_items);
  reading.absence_items.erase(
      std::unique(reading.absence_items.begin(), reading.absence_items.end()),
      reading.absence_items.end());
  read_sources(database, condition, reading);
  return reading;
}

VotePanel panel_of(const VoteReading& reading) {
  return VotePanel(reading.votes, reading.absence_items);
}

}  // namespace orrery::norms
