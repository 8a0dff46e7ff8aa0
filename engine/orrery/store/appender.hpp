// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "orrery/base/ids.hpp"
#include "orrery/store/database.hpp"

namespace orrery::store {

/// Writes rows to a table fast: `rows.add(vintage, state, year, cinc)`. A missing number (NaN) and
/// an empty optional become NULL. `finish` must be called; an Appender that is dropped writes
/// nothing more.
class Appender {
 public:
  /// For an existing table of the database, which must outlive it.
  Appender(Database& database, std::string_view schema, std::string_view table);
  ~Appender();
  Appender(const Appender&) = delete;
  Appender& operator=(const Appender&) = delete;

  /// Adds one row; the values' number and types must be the table's.
  template <typename... Values>
  void add(const Values&... values) {
    (put(values), ...);
    end_row();
  }

  /// Flushes all rows. Throws Error when the table refuses them.
  void finish();

 private:
  void put(bool value);
  void put(std::int8_t value);
  void put(std::int16_t value);
  void put(std::int32_t value);
  void put(std::int64_t value);
  void put(double value);
  void put(std::string_view value);
  void put(const char* value) { put(std::string_view(value)); }
  void put(const std::string& value) { put(std::string_view(value)); }
  void put(State value) { put(value.value()); }
  template <typename T>
  void put(const std::optional<T>& value) {
    if (value) {
      put(*value);
    } else {
      put_null();
    }
  }
  void put_null();
  void end_row();
  /// Throws unless DuckDB took the value.
  void require(int state);
  [[noreturn]] void fail();

  void* appender_ = nullptr;
  std::string table_;
};

}  // namespace orrery::store
