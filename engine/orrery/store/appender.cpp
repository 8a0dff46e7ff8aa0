// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/appender.hpp"

#include <duckdb.h>

#include "orrery/base/missing.hpp"
#include "orrery/store/duckdb_error.hpp"

namespace orrery::store {
namespace {

duckdb_appender handle(void* appender) {
  return static_cast<duckdb_appender>(appender);
}

Error error_of(duckdb_appender appender, const std::string& table) {
  const auto* reason = duckdb_appender_error(appender);
  const std::string message = reason != nullptr ? reason : "unknown error";
  return error_from_duckdb(message, {}).within("writing " + table);
}

}  // namespace

Appender::Appender(Database& database, std::string_view schema, std::string_view table)
    : table_(std::string(schema) + "." + std::string(table)) {
  duckdb_appender created = nullptr;
  const auto state = duckdb_appender_create(static_cast<duckdb_connection>(database.connection()),
                                            std::string(schema).c_str(),
                                            std::string(table).c_str(),
                                            &created);
  if (state == DuckDBError) {
    const auto error = error_of(created, table_);
    duckdb_appender_destroy(&created);  // even a failed one holds memory
    throw error;
  }
  appender_ = created;
}

Appender::~Appender() {
  auto appender = handle(appender_);
  if (appender != nullptr) duckdb_appender_destroy(&appender);
}

void Appender::put(bool value) {
  require(duckdb_append_bool(handle(appender_), value));
}
void Appender::put(std::int8_t value) {
  require(duckdb_append_int8(handle(appender_), value));
}
void Appender::put(std::int16_t value) {
  require(duckdb_append_int16(handle(appender_), value));
}
void Appender::put(std::int32_t value) {
  require(duckdb_append_int32(handle(appender_), value));
}
void Appender::put(std::int64_t value) {
  require(duckdb_append_int64(handle(appender_), value));
}
void Appender::put(std::string_view value) {
  require(duckdb_append_varchar_length(handle(appender_), value.data(), value.size()));
}
void Appender::put(double value) {
  if (is_missing(value)) {
    put_null();
  } else {
    require(duckdb_append_double(handle(appender_), value));
  }
}
void Appender::put_null() {
  require(duckdb_append_null(handle(appender_)));
}

void Appender::require(int state) {
  if (state == DuckDBError) fail();
}

void Appender::end_row() {
  require(duckdb_appender_end_row(handle(appender_)));
}

void Appender::finish() {
  require(duckdb_appender_close(handle(appender_)));
}

void Appender::fail() {
  throw error_of(handle(appender_), table_);
}

}  // namespace orrery::store
