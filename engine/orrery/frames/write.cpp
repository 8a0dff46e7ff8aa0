// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/frames/frame.hpp"
#include "orrery/store/atomic_file.hpp"

namespace orrery::frames {
namespace {

using store::quoted_text;
using Json = nlohmann::ordered_json;

std::string copy_options(Format format) {
  switch (format) {
    case Format::Csv:
      return "FORMAT csv, HEADER true";
    case Format::CsvGzip:
      return "FORMAT csv, HEADER true, COMPRESSION gzip";
    case Format::Parquet:
      // Only for rows that a condition picks. A small dictionary: columns of many values are
      // written plain, which is faster and, with zstd, smaller.
      return "FORMAT parquet, COMPRESSION zstd, DICTIONARY_SIZE_LIMIT 4096";
  }
  return {};
}

bool is_standard_output(const std::filesystem::path& file) {
  return file.empty() || file == "-";
}

std::int64_t copy(store::Database& database,
                  const std::string& sql,
                  const std::string& to,
                  Format format) {
  // Rows are made in order, by one thread; a second one would only wait for it, and waits busily.
  const auto threads = database.query("SELECT current_setting('threads')").integer(0, 0);
  database.execute("SET threads = 1");
  const auto copied = database.query(
      fmt::format("COPY ({}) TO {} ({})", sql, quoted_text(to), copy_options(format)));
  database.execute(fmt::format("SET threads = {}", threads));
  return copied.integer(0, 0);
}

/// The file's name without its ending: "frame" for "frame.csv.gz".
std::filesystem::path without_ending(const std::filesystem::path& file) {
  auto stem = file;
  if (stem.extension() == ".gz") stem.replace_extension();
  return stem.replace_extension();
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  store::AtomicFile part(file);
  std::ofstream out(part.part(), std::ios::binary);
  out << text;
  out.close();
  if (!out)
    throw Error(ErrorKind::Failure,
                "no space left on the disk, or the file cannot be written",
                file.string(),
                "free some space, or choose another folder");
  part.commit();
}

std::set<std::string> source_ids(const FramePlan& plan) {
  std::set<std::string> ids;
  for (const auto& column : plan.columns) {
    for (const auto& id : split(column.sources, ',')) ids.emplace(trimmed(id));
  }
  ids.erase("");
  return ids;
}

store::Result sources_of(store::Database& database, const FramePlan& plan) {
  std::string list;
  for (const auto& id : source_ids(plan)) list += (list.empty() ? "" : ", ") + quoted_text(id);
  return database.query(
      fmt::format("SELECT source, title, version, citation, licence, url, sha256, covers_from, "
                  "covers_to, covers_states, bibtex "
                  "FROM meta.sources WHERE source IN ({}) ORDER BY position",
                  list.empty() ? "''" : list));
}

Json year_or_null(const std::optional<Year>& year) {
  return year ? Json(*year) : Json(nullptr);
}

Json rules_of(const FrameSpec& spec) {
  Json rules = Json::array({"a state is a member of a year if it was one on any day of it",
                            "an empty cell is missing or outside the source's coverage; 0 is an "
                            "observed zero or absence"});
  if (spec.unit == Unit::DyadYears || spec.unit == Unit::KadYears) {
    rules.push_back(
        "pairs that were never members on the same day of the year (false dyads) are left out");
    rules.push_back(spec.directed ? "directed: both orders of a pair"
                                  : "non-directed: the lower code first");
  }
  return rules;
}

}  // namespace

Format format_of(const std::filesystem::path& file) {
  const auto name = file.filename().string();
  if (is_standard_output(file) || name.ends_with(".csv")) return Format::Csv;
  if (name.ends_with(".csv.gz")) return Format::CsvGzip;
  if (name.ends_with(".parquet")) return Format::Parquet;
  throw Error(ErrorKind::Usage,
              fmt::format("the file name \"{}\" does not say which format to write", name),
              "-o",
              "end it with .csv, .csv.gz or .parquet");
}

std::int64_t write_rows(store::Database& database,
                        const FramePlan& plan,
                        const std::filesystem::path& file) {
  const auto format = format_of(file);
  if (is_standard_output(file)) return copy(database, plan.sql, "/dev/stdout", format);
  store::AtomicFile part(file);
  const bool coded = format == Format::Parquet && plan.rows != nullptr;
  const auto rows = coded ? store::write_parquet(database, *plan.rows, plan.chosen, part.part())
                          : copy(database, plan.sql, part.part().string(), format);
  part.commit();
  return rows;
}

Json world_in_log(store::Database& database) {
  const auto build = database.query(
      "SELECT edition, strftime(started, '%Y-%m-%d'), seed, version FROM meta.build");
  return {{"edition", build.text(0, 0)},
          {"built", build.text(0, 1)},
          {"seed", build.integer(0, 2)},
          {"version", build.text(0, 3)}};
}

DesignLog design_log(store::Database& database,
                     const FramePlan& plan,
                     const std::string& file_name,
                     std::int64_t rows,
                     const std::string& command,
                     std::string_view version) {
  Json log;
  log["file"] = file_name;
  log["unit"] = name_of(plan.spec.unit);
  log["system"] = plan.spec.system;
  if (plan.spec.unit == Unit::DyadYears) log["directed"] = plan.spec.directed;
  log["from"] = year_or_null(plan.spec.from);
  log["to"] = year_or_null(plan.spec.to);
  log["layers"] = plan.spec.layers;
  if (!plan.spec.columns.empty()) log["chosen_columns"] = plan.spec.columns;
  if (!plan.spec.only.empty()) log["only"] = plan.spec.only;
  if (!plan.spec.where.empty()) log["where"] = plan.spec.where;
  if (!plan.spec.whittle.empty()) log["whittle"] = plan.spec.whittle;
  if (!plan.spec.convention.empty()) log["convention"] = plan.spec.convention;
  for (const auto state : plan.spec.among) log["among"].push_back(state.value());
  log["rows"] = rows;
  log["command"] = command;
  log["orrery"] = version;
  log["world"] = world_in_log(database);
  log["rules"] = rules_of(plan.spec);
  for (const auto& column : plan.columns) {
    log["columns"].push_back({{"name", column.name},
                              {"unit", column.unit},
                              {"description", column.description},
                              {"sources", column.sources},
                              {"first_year", year_or_null(column.first_year)},
                              {"last_year", year_or_null(column.last_year)}});
  }
  const auto sources = sources_of(database, plan);
  std::string bibliography;
  for (std::size_t i = 0; i < sources.rows(); ++i) {
    log["sources"].push_back(
        {{"source", sources.text(i, 0)},
         {"title", sources.text(i, 1)},
         {"version", sources.text(i, 2)},
         {"citation", sources.text(i, 3)},
         {"licence", sources.text(i, 4)},
         {"url", sources.text(i, 5)},
         {"sha256", sources.text(i, 6)},
         {"covers",
          fmt::format("{}-{}: {}", sources.text(i, 7), sources.text(i, 8), sources.text(i, 9))}});
    bibliography += sources.text(i, 10) + "\n\n";
  }
  return {log.dump(2) + "\n", bibliography};
}

std::vector<std::filesystem::path> write_sidecars(store::Database& database,
                                                  const FramePlan& plan,
                                                  const std::filesystem::path& file,
                                                  std::int64_t rows,
                                                  const std::string& command,
                                                  std::string_view version) {
  const auto log = design_log(database, plan, file.filename().string(), rows, command, version);
  const auto stem = without_ending(file);
  const auto json = stem.string() + ".json";
  const auto bib = stem.string() + ".bib";
  write_text(json, log.json);
  write_text(bib, log.bibliography);
  return {json, bib};
}

}  // namespace orrery::frames
