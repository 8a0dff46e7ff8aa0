// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/builder.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/intake/file_writer.hpp"
#include "orrery/store/freed_memory.hpp"
#include "orrery/world/catalogue.hpp"
#include "orrery/world/embedded.hpp"
#include "orrery/world/load_source.hpp"

namespace orrery::world {
namespace {

using store::quoted_text;

/// Which edition the folders make possible.
std::string chosen_edition(const std::string& wanted, const intake::FileIndex& index) {
  if (wanted != "auto" && wanted != "reference" && wanted != "full") {
    throw Error(ErrorKind::Usage,
                fmt::format("there is no edition \"{}\"", wanted),
                "--edition",
                "use auto, reference or full");
  }
  const bool found = std::ranges::any_of(
      catalogue(), [&](const DatasetSpec& d) { return SourceLoader::is_present(d, index); });
  if (wanted == "full" && !found) {
    throw Error(
        ErrorKind::MissingData,
        "no dataset was found for the full edition",
        "--data",
        "name the folder that holds the datasets with --data DIR, or use --edition reference");
  }
  if (wanted == "reference") return "reference";
  return found ? "full" : "reference";
}

/// A build replaces a world, never a file of another kind that --world names by mistake.
void require_world_or_nothing(const std::filesystem::path& target) {
  constexpr std::string_view kMagic = "DUCK";  // DuckDB writes it behind a checksum of 8 bytes
  std::ifstream in(target, std::ios::binary);
  std::array<char, 12> head{};
  if (!in || !in.read(head.data(), 1)) return;  // absent, a folder or empty
  in.read(head.data() + 1, static_cast<std::streamsize>(head.size() - 1));
  if (std::string_view(head.data() + 8, kMagic.size()) == kMagic) return;
  throw Error(
      ErrorKind::Failure,
      fmt::format("{} is there already and is no world, so it is not overwritten", target.string()),
      "--world",
      "name another file, or move this one away");
}

}  // namespace

void require_usable_name(const std::filesystem::path& world) {
  constexpr std::array<std::string_view, 10> kSchemas{"core",
                                                      "institutions",
                                                      "layers",
                                                      "meta",
                                                      "norms",
                                                      "power",
                                                      "raw",
                                                      "relations",
                                                      "system",
                                                      "world_order"};
  const auto file = world.filename().string();
  const auto stem = file.substr(0, file.find('.'));
  if (std::ranges::find(kSchemas, stem) == kSchemas.end()) return;
  throw Error(ErrorKind::Usage,
              fmt::format("a world cannot be called {}: {} is also the name of its tables' schema, "
                          "and DuckDB could not tell the two apart",
                          file,
                          stem),
              world.string(),
              fmt::format("call it {}-world.duckdb", stem));
}

Builder::Builder(BuilderOptions options, const Progress& progress)
    : options_(std::move(options)),
      progress_(progress),
      started_(std::chrono::system_clock::now()),
      file_(options_.target),
      work_(options_.target) {
  require_usable_name(options_.target);
  require_world_or_nothing(options_.target);
}

void Builder::load() {
  const auto folders =
      options_.edition == "reference" ? std::vector<std::filesystem::path>{} : options_.data;
  index_.emplace(folders, progress_);
  edition_ = chosen_edition(options_.edition, *index_);
  open();
  load_reference();
  SourceLoader loader(
      *database_, *index_, work_.path(), {options_.partial, options_.threads}, progress_);
  load_datasets(loader, false);
  settle_identity();
  load_datasets(loader, true);
  settle_tables();
}

void Builder::open() {
  store::OpenOptions open;
  open.threads = options_.threads;
  open.temporary_folder = work_.path() / "spill";
  database_.emplace(file_.part(), open);
  database_->watch(progress_.cancel);
  store::keep_freed_memory(std::chrono::seconds(10));
  database_->execute("SET enable_progress_bar = false");
  database_->execute_together(std::string(world_sql("schema.sql")));
  run_all("schema_");
  store::copy_comments(*database_, "core", "speech_files", "core.speeches");
}

void Builder::run_all(std::string_view prefix) {
  for (const auto& file : embedded_world_sql()) {
    if (file.path.starts_with(prefix)) database_->execute_together(std::string(file.content));
  }
}

void Builder::load_reference_table(const std::string& name) {
  const auto path = work_.path() / (name + ".csv");
  intake::FileWriter writer(path);
  writer.write(reference_table(name + ".csv"));
  writer.finish();
  const auto sql = world_sql(fmt::format("reference_{}.sql", name));
  const auto rows = fmt::format("read_csv({}, header = true, all_varchar = true, nullstr = '')",
                                quoted_text(path.string()));
  database_->execute(store::filled(sql, {{"file", rows}}));
}

void Builder::load_reference() {
  progress_.step("reading the reference edition", 0, 0);
  for (const auto* const table : {"states",
                                  "state_names",
                                  "state_codes",
                                  "state_spells",
                                  "majors",
                                  "groups",
                                  "group_members",
                                  "organisations",
                                  "memberships",
                                  "alliances",
                                  "alliance_members",
                                  "rollcalls",
                                  "votes"}) {
    load_reference_table(table);
  }
  if (edition_ == "reference") load_reference_table("indicators");
  database_->execute_together(std::string(world_sql("reference_source.sql")));
}

void Builder::load_datasets(SourceLoader& loader, bool streamed) {
  if (edition_ != "full") return;
  std::vector<const DatasetSpec*> datasets;
  for (const auto& dataset : catalogue())
    if (is_streamed(dataset) == streamed) datasets.push_back(&dataset);
  loader.prepare(datasets);
  for (const auto* dataset : datasets) {
    progress_.step("reading " + dataset->id, ++read_, static_cast<int>(catalogue().size()));
    if (!loader.load(*dataset))
      notice(fmt::format("{} is absent: no file of it was found in the data folders", dataset->id));
    for (const auto& text : loader.take_notices()) notice(text);
  }
}

void Builder::settle_identity() {
  progress_.step("who is a state when", 0, 0);
  database_->execute_together(
      store::filled(world_sql("identity.sql"),
                    {{"last_day", std::string(kReferenceLastDay)},
                     {"carry_forward", options_.carry_forward ? "true" : "false"}}));
}

void Builder::settle_tables() {
  progress_.step("settling tables", 0, 0);
  database_->execute_together(std::string(world_sql("economy.sql")));
  run_all("settle_");
  database_->execute_together(std::string(world_sql("coverage.sql")));
}

void Builder::notice(const std::string& text) {
  progress_.notice(text);
  database_->execute(
      fmt::format("INSERT INTO meta.notices VALUES ({}, {})", ++notices_, quoted_text(text)));
}

double Builder::finish() {
  progress_.step("writing the world", 0, 0);
  const nlohmann::json options{{"edition", options_.edition},
                               {"carry_forward", options_.carry_forward},
                               {"partial", options_.partial},
                               {"measures", options_.measures}};
  const std::chrono::duration<double> took = std::chrono::system_clock::now() - started_;
  database_->execute(
      fmt::format("INSERT INTO meta.build VALUES ({}, {}, {}, {}, {}, {}, version(), {}, {:.3f})",
                  quoted_text(options_.version),
                  kSchemaVersion,
                  quoted_text(edition_),
                  quoted_text(options_.command),
                  quoted_text(options.dump()),
                  options_.seed,
                  quoted_text(fmt::format(
                      "{:%Y-%m-%d %H:%M:%S}",
                      fmt::gmtime(std::chrono::time_point_cast<std::chrono::seconds>(started_)))),
                  took.count()));
  database_->execute("CHECKPOINT");
  database_.reset();
  progress_.check();
  file_.commit();
  return took.count();
}

}  // namespace orrery::world
