// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "orrery/base/ids.hpp"

namespace orrery::world {

/// A column of a published file: its official name, the SQL type it is read as and what it means.
struct ColumnSpec {
  std::string name;
  std::string type;
  std::string meaning;
};

/// A rule that every row of a file must pass: an SQL condition and the sentence that states it.
struct RowCheck {
  std::string condition;
  std::string sentence;
};

/// What a file holds.
enum class Format {
  Table,   ///< a delimited text or a workbook
  Texts,   ///< an archive or a folder of texts: columns file, bytes, words, text
  Shapes,  ///< TopoJSON or GeoJSON: columns id, the properties, geometry
};

/// One file of a layout: how it is found, read and checked, and the raw table it becomes.
struct FileSpec {
  std::string table;  ///< becomes raw.<table>
  /// File names or patterns, in order of preference. Of texts, a pattern with a slash means all
  /// files that match it.
  std::vector<std::string> names;
  Format format = Format::Table;
  bool optional = false;  ///< the layout can do without it; the table is then empty
  char delimiter = ',';
  bool header = true;              ///< the first line names the columns
  std::string encoding = "utf-8";  ///< utf-8, latin1 or windows-1252
  std::string header_starts_with;  ///< first cell of the header line, when lines stand before it
  bool broken_lines = false;       ///< a line with fewer cells than the header goes on in the next
  std::string sheet;               ///< name or pattern of the sheet of a workbook
  std::string stream;  ///< event files of this form ("gdelt"): all that match, summed by dyad-month
  std::string year_columns;  ///< years are columns; their cells become rows (year, <this name>)
  std::vector<std::string> nulls;   ///< texts that mean "missing"
  std::vector<ColumnSpec> columns;  ///< the columns that must be there
  bool keeps_all = true;            ///< other columns are kept; else they are left out
  std::string others = "VARCHAR";   ///< type of the other columns: text, or one for all
  std::vector<std::string> key;     ///< columns that no two rows share
  /// How many rows the file can have, as far as is known; a file cut short is noticed by it.
  std::optional<std::pair<std::int64_t, std::int64_t>> rows;
  std::vector<RowCheck> checks;
  std::string years_from;  ///< SQL for the first year of the file
  std::string years_to;    ///< SQL for the last year
};

/// A file that the publisher offers for download: its address, and its name in a data folder.
struct Download {
  std::string url;
  std::string name;
};

/// One way a release is laid out in files: the publisher's own, a package's, a converted one.
struct LayoutSpec {
  std::string name;
  std::string clean;  ///< SQL that fills core tables from the raw ones
  std::vector<FileSpec> files;
  std::vector<Download> downloads;  ///< what `orrery fetch` brings; empty: to be fetched by hand
};

/// A version of a dataset, a row of meta.sources.
struct ReleaseSpec {
  std::string id;       ///< "cow_nmc_v7"
  std::string version;  ///< "7.0"
  std::string tag;      ///< short word for SQL, such as the vintage "v7"
  Year covers_from = 0;
  Year covers_to = 0;
  std::string covers_states;
  std::string citation;
  std::string bibtex;
  std::vector<LayoutSpec> layouts;
};

/// Which releases of a dataset are used when several are found.
enum class Choice {
  All,     ///< side by side, as vintages
  Latest,  ///< only the one that reaches furthest in time; on a tie the first listed
};

/// A dataset of the catalogue: one folder under sources/.
struct DatasetSpec {
  std::string id;
  std::string title;
  std::string publisher;
  std::string about;
  std::string url;
  std::string licence;
  int order = 0;
  Choice choice = Choice::All;
  std::vector<ReleaseSpec> releases;
  /// Tables of ours that go with it: name, content.
  std::vector<std::pair<std::string, std::string>> support;
};

/// True if files of the dataset are streams of events, which are read once it is known who is a
/// state when.
bool is_streamed(const DatasetSpec& dataset);

/// All datasets that Orrery knows, in the order in which they are loaded, read from the folders
/// sources/<dataset>/ that are part of the program. A mistake in them is an Error{Internal}.
const std::vector<DatasetSpec>& catalogue();

/// Reads one source.toml. `file` names it in errors; `companion` gives the text of a file beside
/// it. Throws Error{Internal} with file:line for a missing or unknown key.
DatasetSpec parse_dataset(std::string_view id,
                          std::string_view toml,
                          const std::string& file,
                          const std::vector<std::pair<std::string, std::string>>& companions);

/// A file of the reference edition (data/<name>), as bundled. Error{Internal} if there is none.
std::string_view reference_table(std::string_view name);

/// An SQL file of this module (sql/<name>). Error{Internal} if there is none.
std::string_view world_sql(std::string_view name);

}  // namespace orrery::world
