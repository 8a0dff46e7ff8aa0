// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/ids.hpp"
#include "orrery/base/progress.hpp"
#include "orrery/store/coded_rows.hpp"
#include "orrery/store/database.hpp"

namespace orrery::frames {

/// What a row of a frame is.
enum class Unit {
  StateYears,   ///< a state in a year
  StateDays,    ///< a state on a day
  LeaderYears,  ///< a leader in office in a year
  DyadYears,    ///< two states in a year
  KadYears,     ///< k states in a year
};

/// The word of the command line for a unit: "dyad-years".
std::string_view name_of(Unit unit);

/// The unit of that name; Error{Usage} for another, with the nearest.
Unit unit_of(std::string_view name);

/// What a frame is asked for.
struct FrameSpec {
  Unit unit = Unit::StateYears;
  std::string system = "cow";        ///< cow or gw
  int k = 3;                         ///< states in a row of k-ad-years
  bool directed = true;              ///< all orders of the states; else the lower code first
  std::optional<Year> from;          ///< the system's first year if absent
  std::optional<Year> to;            ///< the last year known if absent
  std::vector<std::string> layers;   ///< names of meta.layers
  std::vector<State> among;          ///< only these states; all if empty
  std::vector<std::string> only;     ///< filters: layers of one 0/1 column that must be 1 (prd)
  std::vector<std::string> columns;  ///< only these besides the keys; all if empty
  std::string where;                 ///< an SQL condition on the columns
  /// Policies that keep one of several disputes of a pair, in order; all in their usual order if
  /// empty.
  std::vector<std::string> whittle;
  std::string convention;  ///< "" or peacesciencer: that package's rules where they differ
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
  /// The same rows without SQL, and which of their columns; null where only SQL can pick them.
  std::shared_ptr<const store::CodedRows> rows;
  std::vector<std::size_t> chosen;
};

/// Creates the views and rows of meta.layers in a world being built; measures come before.
void create_layers(store::Database& database);

/// Turns a request into a query, with the layers read into memory. State-years are members on any
/// day of the year; a dyad-year needs both states on one same day of it ("false dyads" are out).
/// Throws Error{Usage} for an unknown layer, system or convention (with the nearest), years in the
/// wrong order or a condition that is no SQL, Error{MissingData} for a layer without data.
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

/// The world that a result comes from, as every design log tells it: edition, day and seed of the
/// build, version of the program.
nlohmann::ordered_json world_in_log(store::Database& database);

/// What a frame was made from.
struct DesignLog {
  std::string json;          ///< columns, units, coverage, rules, sources and the exact command
  std::string bibliography;  ///< BibTeX of the sources
};

/// The design of a frame that goes to a file of this name.
DesignLog design_log(store::Database& database,
                     const FramePlan& plan,
                     const std::string& file_name,
                     std::int64_t rows,
                     const std::string& command,
                     std::string_view version);

/// Writes the sidecars beside a frame: <stem>.json with columns, units, coverage, rules, sources
/// and the exact command (the design log), and <stem>.bib with the citations. Returns their paths.
std::vector<std::filesystem::path> write_sidecars(store::Database& database,
                                                  const FramePlan& plan,
                                                  const std::filesystem::path& file,
                                                  std::int64_t rows,
                                                  const std::string& command,
                                                  std::string_view version);

}  // namespace orrery::frames
