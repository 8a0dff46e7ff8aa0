// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/frames/frame.hpp"
#include "orrery/world/builder.hpp"

namespace orrery::api {
namespace {

/// A DuckDB file is a world if it says so, in a layout that this program knows.
void require_world(store::Database& database, const std::filesystem::path& world) {
  const auto tables = database.query(
      "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'meta' AND table_name = 'build'");
  if (tables.integer(0, 0) == 0) {
    throw Error(ErrorKind::MissingData,
                fmt::format("{} is a DuckDB file, but no world", world.string()),
                world.string(),
                "make a world with `orrery build`, or name another file with --world");
  }
  const auto build = database.query("SELECT schema_version, version FROM meta.build");
  if (build.empty() || build.integer(0, 0) > world::kSchemaVersion) {
    throw Error(ErrorKind::MissingData,
                build.empty() ? fmt::format("{} is a world that was not finished", world.string())
                              : fmt::format("{} was written by a newer Orrery ({})",
                                            world.string(),
                                            build.text(0, 1)),
                world.string(),
                "update Orrery, or build the world again with `orrery build`");
  }
}

/// Runs a user's query; what is wrong with it is the user's to mend, so it is a mistake of usage.
store::Result asked(store::Database& database, const std::string& query) {
  try {
    return database.query_read_only(query);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::Failure) throw;
    throw Error(ErrorKind::Usage,
                error.message(),
                {},
                "list the tables with `orrery sql \"SHOW ALL TABLES\"`");
  }
}

}  // namespace

store::Database open_world(const std::filesystem::path& world, int threads) {
  if (!std::filesystem::exists(world)) {
    throw Error(ErrorKind::MissingData,
                fmt::format("there is no world at {}", world.string()),
                world.string(),
                "make one with `orrery build`, or name another file with --world");
  }
  world::require_usable_name(world);
  store::OpenOptions options;
  options.read_only = true;
  options.threads = threads;
  return store::Database(world, options);
}

frames::FrameSpec frame_spec(const FrameQuery& query, const states::Directory& directory) {
  frames::FrameSpec spec;
  spec.unit = frames::unit_of(query.unit);
  spec.system = query.system;
  spec.k = query.k;
  spec.directed = query.directed;
  spec.from = query.from;
  spec.to = query.to;
  spec.layers = query.layers;
  spec.only = query.only;
  for (const auto& who : query.among) spec.among.push_back(directory.need(who));
  spec.columns = query.columns;
  spec.where = query.where;
  spec.whittle = query.whittle;
  spec.convention = query.convention;
  return spec;
}

Session::Impl::Impl(const std::filesystem::path& file, int threads)
    : world(file), database(open_world(file, threads)) {
  require_world(database, file);
}

const states::Directory& Session::Impl::directory() {
  if (!directory_) directory_.emplace(database);
  return *directory_;
}

std::string Session::Impl::name_sql(const std::string& state,
                                    const std::string& year,
                                    std::string_view language) {
  return fmt::format(
      "coalesce(core.name_of({0}, {1}, {2}), (SELECT name FROM core.states WHERE state = {0}))",
      state,
      year,
      store::quoted_text(language));
}

Session::Session(const std::filesystem::path& world, int threads)
    : impl_(std::make_unique<Impl>(world, threads)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

FrameSummary Session::frame(const FrameQuery& query, const Progress& progress) const {
  const auto spec = frame_spec(query, impl_->directory());
  frames::format_of(query.output);

  auto& database = impl_->database;
  const Watch watch(database, progress.cancel);
  database.execute("SET enable_progress_bar = false");
  if (query.threads > 0) database.execute(fmt::format("SET threads = {}", query.threads));
  const auto started = std::chrono::steady_clock::now();
  progress.step("writing " + query.unit, 0, 0);
  const auto plan = frames::plan(database, spec);
  FrameSummary summary;
  summary.columns = static_cast<int>(plan.columns.size());
  summary.rows = frames::write_rows(database, plan, query.output);
  if (!query.output.empty() && query.output != "-") {
    summary.files = {query.output};
    for (auto& file : frames::write_sidecars(
             database, plan, query.output, summary.rows, query.command, version())) {
      summary.files.push_back(std::move(file));
    }
  }
  summary.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return summary;
}

Document Session::frame_layers() const {
  Document document{"Frames", {}};
  document.tables.push_back(
      table_of(impl_->database,
               "SELECT * FROM (VALUES ('state-years', 'a state in a year in which it was a member "
               "on any day'), ('state-days', 'a state on a day on which it was a member'), "
               "('leader-years', 'a leader in office on any day of a year'), "
               "('dyad-years', 'two states in a year in which both were members on one same day'), "
               "('k-ad-years', 'k states in a year in which all pairs of them were such dyads'))",
               "units",
               "Units",
               {{"unit", "", "what a row is called"}, {"row", "", "what a row is"}}));
  document.tables.push_back(table_of(impl_->database,
                                     "SELECT layer, column_name, first_year, last_year, unit, "
                                     "description FROM meta.layers ORDER BY layer, position",
                                     "layers",
                                     "Layers for --with",
                                     {{"layer", "", "name for --with"},
                                      {"column", "", "column; dyad-years add 1 and 2"},
                                      {"from", "year", "first year with data"},
                                      {"to", "year", "last year with data"},
                                      {"unit", "", "unit"},
                                      {"description", "", "what it holds"}}));
  document.tables.push_back(
      table_of(impl_->database,
               "SELECT DISTINCT layer, about FROM meta.layers WHERE variant = '' ORDER BY 1, 2",
               "rules",
               "Rules of the layers",
               {{"layer", "", "name for --with"}, {"rule", "", "what it holds, and its rule"}}));
  document.tables.push_back(
      table_of(impl_->database,
               "SELECT layer, policy, about FROM meta.policies ORDER BY layer, position",
               "policies",
               "Policies for --whittle, in their usual order",
               {{"layer", "", "layer they belong to"},
                {"policy", "", "name for --whittle"},
                {"about", "", "what it does"}}));
  return document;
}

Table Session::sql(const std::string& query) const {
  // A world of its own, shut off from other files, so that a query can read nothing else.
  auto database = open_world(impl_->world, 0);
  database.execute("SET enable_external_access = false; SET lock_configuration = true");
  const auto rows = asked(database, query);
  Table table{"sql", query, {}, cells_of(rows), {}, {}};
  for (const auto& column : rows.columns())
    table.columns.push_back({column.name, column.sql_type, "", 6});
  return table;
}

}  // namespace orrery::api
