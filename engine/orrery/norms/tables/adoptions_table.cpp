// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/norms/embedded.hpp"
#include "orrery/norms/tables/tables.hpp"

namespace orrery::norms {
namespace {

constexpr int kLeastAdopters = 10;

/// The first mention of a list of terms is an adoption where speeches are counted.
constexpr std::string_view kTermAdoptions =
    "INSERT INTO found_adoptions SELECT 'term', list, state, min(year), NULL, true, "
    "any_value(source) "
    "FROM norms.speech_terms WHERE stemmed > 0 AND state IS NOT NULL GROUP BY list, state;";

bool has_speech_terms(store::Database& database) {
  return database
             .query(
                 "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'norms' AND "
                 "table_name = 'speech_terms'")
             .integer(0, 0) > 0;
}

}  // namespace

std::vector<std::string> fill_adoptions(const world::MeasureContext& context) {
  auto& database = context.database;
  create_tables(database, "schema.sql");
  const bool speeches = has_speech_terms(database);
  const auto last_day =
      database.query("SELECT max(last_day) FROM core.state_spells WHERE system = 'cow'");
  database.execute_together(store::filled(embedded_text(embedded_norms_sql(), "adoptions.sql"),
                                          {{"least", std::to_string(kLeastAdopters)},
                                           {"terms", speeches ? std::string(kTermAdoptions) : ""},
                                           {"last_day", last_day.text(0, 0)}}));
  return world::text_column(database,
                            "SELECT DISTINCT source FROM norms.adoptions ORDER BY source");
}

}  // namespace orrery::norms
