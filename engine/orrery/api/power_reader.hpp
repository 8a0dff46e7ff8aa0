// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/api/table.hpp"
#include "orrery/base/ids.hpp"
#include "orrery/store/database.hpp"

namespace orrery::api {

/// Answers what the questions about power need to know of a world's indices.
class PowerReader {
 public:
  /// Throws Error{MissingData} if the world has no data on power.
  explicit PowerReader(store::Database& database);

  /// The indices of the world, in the order of power.indices.
  const std::vector<std::string>& indices() const { return indices_; }
  /// True if the world has the index.
  bool is_index(std::string_view name) const;

  /// The index that a word of --index or --weights means: its name, or a short word (mil, eco, pop,
  /// …) for the first of several with data in the year. Throws Error{Usage} with the nearest names.
  std::string resolve(const std::string& word,
                      std::optional<Year> year,
                      const std::string& flag) const;

  /// True if the index has data in the year.
  bool covers(const std::string& index, Year year) const;

  /// The last year in which all of these indices have data.
  Year last_common_year(const std::vector<std::string>& indices) const;

  /// Throws Error{Usage} that names the years covered, unless the index has data in the year.
  void require_year(const std::string& index, Year year) const;

  /// The sources of an index.
  std::vector<std::string> sources(const std::string& index) const;

  /// The world.
  store::Database& database() const { return database_; }

 private:
  store::Database& database_;
  std::vector<std::string> indices_;
};

/// Throws the Error{Usage} of a year in which an index has no data.
[[noreturn]] void fail_year(const std::string& index, Year year, Year first, Year last);

/// The columns that say who a row of a ranking is about.
std::vector<Column> ranking_columns();

}  // namespace orrery::api
