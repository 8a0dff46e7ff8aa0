// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/progress.hpp"
#include "orrery/store/database.hpp"
#include "orrery/world/world_view.hpp"

namespace orrery::world {

/// What a measure's step has at hand: the world being built, typed reading of it, seed and threads.
struct MeasureContext {
  store::Database& database;
  const WorldView& view;
  std::uint64_t seed = 1;
  int threads = 0;
};

/// A computed table: what it is, and the step that fills it. The step creates and comments the
/// table; it returns the sources that it read, or none if the data it needs are absent, and then
/// there is no table.
struct Measure {
  std::string_view name;
  std::string_view table;  ///< "power.cinc"
  std::string_view title;
  std::string_view formula;
  std::string_view reference;
  std::string_view parameters;  ///< JSON
  std::vector<std::string> (*fill)(const MeasureContext& context);
};

/// Runs measures in order and records each in meta.measures.
void add_measures(std::span<const Measure> measures,
                  const MeasureContext& context,
                  const Progress& progress);

// What the steps of several modules share.

/// The first column of a query, as texts.
std::vector<std::string> text_column(store::Database& database, const std::string& sql);

/// The sources that earlier measures read, each once; measures that are not there have none.
std::vector<std::string> sources_of(store::Database& database,
                                    const std::vector<std::string_view>& measures);

}  // namespace orrery::world
