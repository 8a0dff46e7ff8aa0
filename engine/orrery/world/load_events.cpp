// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/load_events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <limits>
#include <map>
#include <set>
#include <span>

#include "orrery/events/stream.hpp"
#include "orrery/intake/sha256.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::world {
namespace {

using store::quoted_name;
using store::quoted_text;

constexpr std::size_t kPlacesListed = 4;

/// The matching files, each once however it is packed, in the order of their names.
std::vector<intake::FoundFile> event_files(const FileSpec& file, const intake::FileIndex& index) {
  std::map<std::string, intake::FoundFile> by_name;
  for (const auto& name : file.names) {
    for (auto& found : index.find_all(name))
      by_name.emplace(intake::unpacked_name(found.name()), std::move(found));
  }
  std::vector<intake::FoundFile> files;
  files.reserve(files.size() + by_name.size());
  for (auto& [name, found] : by_name) files.push_back(std::move(found));
  return files;
}

void add_names(events::Actors& actors, store::Database& database, const std::string& sql) {
  const auto rows = database.query(sql);
  const auto day = [&](std::size_t row, std::size_t column, events::Day otherwise) {
    return rows.is_null(row, column) ? otherwise
                                     : static_cast<events::Day>(rows.integer(row, column));
  };
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    actors.add_name(rows.text(i, 0),
                    State(static_cast<std::int16_t>(rows.integer(i, 1))),
                    day(i, 2, std::numeric_limits<events::Day>::min()),
                    day(i, 3, std::numeric_limits<events::Day>::max()));
  }
}

/// Who is meant by the codes (GDELT, POLECAT) or names (ICEWS) of a source.
events::Actors actors_of(store::Database& database,
                         const std::string& source,
                         events::Format format) {
  events::Actors actors;
  add_names(actors,
            database,
            fmt::format("SELECT name, state, make_date(first_year, 1, 1) - DATE '1970-01-01', "
                        "make_date(last_year, 12, 31) - DATE '1970-01-01' "
                        "FROM source_names WHERE source = {} ORDER BY ALL",
                        quoted_text(source)));
  if (format == events::Format::Icews) {
    add_names(actors,
              database,
              "SELECT name, state, first_day - DATE '1970-01-01', last_day - DATE '1970-01-01' "
              "FROM core.state_names WHERE lang = 'en' "
              "ORDER BY kind = 'alias', last_day DESC NULLS FIRST, state");
  } else {
    add_names(actors,
              database,
              "SELECT iso3, state, first_day - DATE '1970-01-01', last_day - DATE '1970-01-01' "
              "FROM core.state_codes WHERE iso3 IS NOT NULL "
              "ORDER BY last_day DESC NULLS FIRST, state");
  }
  const auto spells = database.query(
      "SELECT state, first_day - DATE '1970-01-01', last_day - DATE '1970-01-01', open "
      "FROM core.state_spells ORDER BY ALL");
  for (std::size_t i = 0; i < spells.rows(); ++i) {
    actors.add_member(State(static_cast<std::int16_t>(spells.integer(i, 0))),
                      static_cast<events::Day>(spells.integer(i, 1)),
                      spells.integer(i, 3) != 0 ? std::numeric_limits<events::Day>::max()
                                                : static_cast<events::Day>(spells.integer(i, 2)));
  }
  actors.settle();
  return actors;
}

void append(store::Database& database,
            const std::string& table,
            std::span<const events::DyadMonth> rows) {
  store::Appender out(database, "main", table);
  for (const auto& row : rows) {
    out.add(row.source,
            row.target,
            events::year_of(row.month),
            static_cast<std::int16_t>(events::month_of_year(row.month)),
            row.events,
            row.root_events,
            row.quad[0],
            row.quad[1],
            row.quad[2],
            row.quad[3],
            row.goldstein,
            row.scored,
            row.mentions);
  }
  out.finish();
}

std::int64_t number(std::uint64_t count) {
  return static_cast<std::int64_t>(count);
}

std::string why(events::Stranger stranger) {
  switch (stranger) {
    case events::Stranger::Nameless:
      return "event with an actor for whom the source gives no country";
    case events::Stranger::Unknown:
      return "event with an actor that is no state: a region, a territory or an organisation";
    case events::Stranger::NoMember:
      return "event on a day on which the state was a member of neither system";
  }
  return {};
}

void record_outsiders(store::Database& database,
                      const std::string& source,
                      events::Format format,
                      const events::StreamAccount& account) {
  store::Appender out(database, "meta", "unmatched");
  for (const auto& [outsider, count] : account.outsiders) {
    const auto text =
        outsider.text.empty() ? std::nullopt : std::optional<std::string>(outsider.text);
    const bool named = format == events::Format::Icews;
    out.add(source,
            named ? std::nullopt : text,
            named ? text : std::nullopt,
            count.first_year,
            count.last_year,
            number(count.events),
            why(outsider.why));
  }
  out.finish();
}

void record_files(store::Database& database,
                  const std::string& source,
                  std::span<const intake::FoundFile> files,
                  std::span<const std::string> hashes,
                  const events::StreamAccount& account) {
  store::Appender out(database, "meta", "event_files");
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto& file = account.files[i];
    out.add(source,
            files[i].place(),
            hashes[i],
            number(file.lines),
            number(file.skipped),
            number(file.malformed),
            number(file.duplicates),
            number(file.outside),
            number(file.counted),
            number(file.unchecked));
  }
  out.finish();
  store::Appender faults(database, "meta", "event_faults");
  for (const auto& complaint : account.complaints)
    faults.add(source, complaint.place, complaint.text);
  faults.finish();
}

void record_days(store::Database& database,
                 const std::string& source,
                 const events::StreamAccount& account) {
  std::string values;
  for (const auto& [month, days] : account.days) {
    values += fmt::format("{}({}, DATE '{}-{:02}-01', {})",
                          values.empty() ? "" : ", ",
                          quoted_text(source),
                          events::year_of(month),
                          events::month_of_year(month),
                          std::popcount(days));
  }
  if (!values.empty()) database.execute("INSERT INTO core.event_days VALUES " + values);
}

std::vector<std::string> notices_of(const std::string& source,
                                    const events::StreamAccount& account) {
  const auto total = account.total();
  std::vector<std::string> notices;
  if (total.malformed > 0) {
    notices.push_back(fmt::format("{}: {} of {} lines could not be read; the first is {}: {}",
                                  source,
                                  total.malformed,
                                  total.lines,
                                  account.complaints.front().place,
                                  account.complaints.front().text));
  }
  if (total.duplicates > 0) {
    notices.push_back(
        fmt::format("{}: {} events have the id of an event before them and were not counted again",
                    source,
                    total.duplicates));
  }
  if (total.unchecked > 0) {
    notices.push_back(
        fmt::format("{}: there was no memory to look for duplicates of {} events, which all count",
                    source,
                    total.unchecked));
  }
  return notices;
}

std::vector<std::string> hashes_of(std::span<const intake::FoundFile> files,
                                   const Progress& progress) {
  std::map<std::filesystem::path, std::string> known;
  std::vector<std::string> hashes;
  for (const auto& file : files) {
    progress.check();
    auto& hash = known[file.path];
    if (hash.empty()) hash = intake::sha256_of_file(file.path);
    hashes.push_back(hash);
  }
  return hashes;
}

std::string listed(std::span<const intake::FoundFile> files) {
  if (files.size() > kPlacesListed)
    return fmt::format("{} files, {} to {}; see meta.event_files",
                       files.size(),
                       files.front().place(),
                       files.back().place());
  std::string text;
  for (const auto& file : files) text += (text.empty() ? "" : ", ") + file.place();
  return text;
}

std::string hash_of_all(std::span<const std::string> hashes) {
  if (hashes.size() == 1) return hashes.front();
  std::string all;
  for (const auto& hash : hashes) all += hash + "\n";
  return intake::sha256_of(all);
}

}  // namespace

EventsRead load_events(store::Database& database,
                       const FileSpec& file,
                       const std::string& source,
                       const intake::FileIndex& index,
                       int threads,
                       const Progress& progress) {
  const auto files = event_files(file, index);
  events::StreamOptions options;
  options.format = events::format_of(file.stream);
  options.threads = threads;
  const auto actors = actors_of(database, source, options.format);
  database.execute(fmt::format(
      "CREATE TEMP TABLE {} (source SMALLINT, target SMALLINT, year SMALLINT, month SMALLINT, "
      "events BIGINT, "
      "root_events BIGINT, quad1 BIGINT, quad2 BIGINT, quad3 BIGINT, quad4 BIGINT, "
      "goldstein BIGINT, scored BIGINT, mentions BIGINT)",
      quoted_name(file.table)));
  const auto account = events::stream_events(
      files,
      actors,
      options,
      [&](std::span<const events::DyadMonth> rows) { append(database, file.table, rows); },
      progress);
  const auto hashes = hashes_of(files, progress);
  record_outsiders(database, source, options.format, account);
  record_files(database, source, files, hashes, account);
  record_days(database, source, account);

  const auto total = account.total();
  EventsRead read;
  read.rows = number(total.lines - total.skipped);
  read.files = listed(files);
  read.sha256 = hash_of_all(hashes);
  if (!account.days.empty()) {
    read.first_year = events::year_of(account.days.begin()->first);
    read.last_year = events::year_of(account.days.rbegin()->first);
  }
  read.notices = notices_of(source, account);
  return read;
}

}  // namespace orrery::world
