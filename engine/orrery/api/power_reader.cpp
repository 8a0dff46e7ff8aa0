// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/power_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

/// Short words for weights and the indices they may stand for; the first with data in the year is
/// used.
struct Shorthand {
  std::string_view word;
  std::array<std::string_view, 4> indices;
};

constexpr std::array<Shorthand, 7> kShorthands{{
    {"mil", {"milex_usd", "milex", "milper", ""}},
    {"eco", {"gdp_usd", "gdp_ppp", "gdp_est", "rgdpo"}},
    {"gdp", {"gdp_usd", "gdp_ppp", "gdp_est", "rgdpo"}},
    {"pop", {"population", "tpop", "population_est", ""}},
    {"ind", {"irst", "", "", ""}},
    {"ene", {"pec", "", "", ""}},
    {"net", {"net_power", "net_power_est", "net_power_usd", ""}},
}};

[[noreturn]] void fail_index(const std::string& wanted,
                             const std::vector<std::string>& known,
                             const std::string& flag) {
  auto candidates = known;
  for (const auto& shorthand : kShorthands) candidates.emplace_back(shorthand.word);
  const auto near = closest(wanted, candidates);
  throw Error(ErrorKind::Usage,
              fmt::format("there is no index \"{}\"", wanted),
              flag,
              did_you_mean(near, fmt::format("the indices are {}", one_of(known))));
}

}  // namespace

PowerReader::PowerReader(store::Database& database) : database_(database) {
  if (database
          .query("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'power' AND "
                 "table_name = 'shares'")
          .integer(0, 0) == 0) {
    throw Error(ErrorKind::MissingData,
                "this world has no data on power",
                {},
                "see `orrery sources` for the datasets that are missing");
  }
  const auto rows = database.query("SELECT index FROM power.indices ORDER BY rowid");
  for (std::size_t i = 0; i < rows.rows(); ++i) indices_.push_back(rows.text(i, 0));
}

bool PowerReader::is_index(std::string_view name) const {
  return std::ranges::find(indices_, name) != indices_.end();
}

std::string PowerReader::resolve(const std::string& word,
                                 std::optional<Year> year,
                                 const std::string& flag) const {
  if (is_index(word)) return word;
  const auto* const shorthand = std::ranges::find(kShorthands, word, &Shorthand::word);
  if (shorthand == kShorthands.end()) fail_index(word, indices_, flag);
  for (const auto index : shorthand->indices) {
    if (!index.empty() && is_index(index) && (!year || covers(std::string(index), *year)))
      return std::string(index);
  }
  throw Error(
      ErrorKind::MissingData,
      fmt::format("no index for \"{}\" has data{}", word, year ? fmt::format(" in {}", *year) : ""),
      flag,
      "see `orrery sources`");
}

bool PowerReader::covers(const std::string& index, Year year) const {
  return database_
             .query(fmt::format("SELECT count(*) FROM power.shares WHERE index = {} AND year = {}",
                                quoted_text(index),
                                year))
             .integer(0, 0) > 0;
}

Year PowerReader::last_common_year(const std::vector<std::string>& indices) const {
  std::string list;
  for (const auto& index : indices) list += (list.empty() ? "" : ", ") + quoted_text(index);
  return static_cast<Year>(
      database_
          .query(fmt::format("SELECT min(last_year) FROM power.indices WHERE index IN ({})", list))
          .integer(0, 0));
}

void PowerReader::require_year(const std::string& index, Year year) const {
  if (covers(index, year)) return;
  const auto span = database_.query(fmt::format(
      "SELECT first_year, last_year FROM power.indices WHERE index = {}", quoted_text(index)));
  fail_year(
      index, year, static_cast<Year>(span.integer(0, 0)), static_cast<Year>(span.integer(0, 1)));
}

void fail_year(const std::string& index, Year year, Year first, Year last) {
  throw Error(ErrorKind::Usage,
              fmt::format("{} has no data in {}; it covers {} to {}", index, year, first, last),
              "--year",
              fmt::format("use --year {}, or another --index", std::clamp(year, first, last)));
}

std::vector<std::string> PowerReader::sources(const std::string& index) const {
  std::vector<std::string> ids;
  const auto rows =
      database_.query("SELECT source FROM power.indices WHERE index = " + quoted_text(index));
  for (const auto& id : split(rows.text(0, 0), ',')) ids.emplace_back(trimmed(id));
  return ids;
}

std::vector<Column> ranking_columns() {
  return {{"rank", "", "rank, 1 is the largest; equals share the better rank"},
          {"state", "", "COW code"},
          {"iso3", "", "ISO 3166 alpha-3"},
          {"name", "", "name in the year"}};
}

}  // namespace orrery::api
