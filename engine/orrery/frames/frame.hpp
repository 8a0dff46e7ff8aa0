// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/base/progress.hpp"
#include "orrery/store/database.hpp"

namespace orrery::frames {

/// What a row of a frame is.
enum class Unit { StateYears, DyadYears };

/// What a frame is asked for.
struct FrameSpec {
  Unit unit = Unit::StateYears;
  std::string system = "cow";       ///< cow or gw
  bool directed = true;             ///< dyad-years in both orders; else the lower code first
  std::optional<Year> from;         ///< the system's first year if absent
  std::optional<Year> to;           ///< the last year known if absent
  std::vector<std::string> layers;  ///< names of meta.layers
};

/// A column of a frame, for its sidecar.
struct FrameColumn {
  std::string name;
  std::string unit;
  std::string description;
  std::string sources;             ///< ids of meta.sources, separated by commas
  std::optional<Year> first_year;  ///< outside these years the column is empty
  std::optional<Year> last_year;
};

/// A frame made ready: the query that gives its rows, sorted by its keys, and what its columns
/// mean.
struct FramePlan {
  FrameSpec spec;
  std::string sql;
  std::vector<FrameColumn> columns;
};

/// Creates the views and rows of meta.layers in a world being built; measures come before.
void create_layers(store::Database& database);

/// Turns a request into a query. State-years are members on any day of the year; a dyad-year needs
/// both states on one same day of it ("false dyads" are out). Throws Error{Usage} for an unknown
/// layer or system (with the nearest) or years in the wrong order, Error{MissingData} for a layer
/// without data.
FramePlan plan(store::Database& database, const FrameSpec& spec);

/// How a frame is written.
enum class Format { Csv, CsvGzip, Parquet };

/// The format that a file name asks for: .csv, .csv.gz or .parquet; Error{Usage} for others.
Format format_of(const std::filesystem::path& file);

/// Streams a frame's rows to a file, or to standard output for "-" or an empty name (CSV). Files
/// appear whole or not at all. Returns the number of rows.
std::int64_t write_rows(store::Database& database,
                        const FramePlan& plan,
                        const std::filesystem::path& file);

/// Writes the sidecars beside a frame: <stem>.json with columns, units, coverage, rules, sources
/// and the exact command (the design log), and <stem>.bib with the citations. Returns their paths.
std::vector<std::filesystem::path> write_sidecars(store::Database& database,
                                                  const FramePlan& plan,
                                                  const std::filesystem::path& file,
                                                  std::int64_t rows,
                                                  const std::string& command,
                                                  std::string_view version);

}  // namespace orrery::frames
