// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <system_error>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/intake/file_index.hpp"
#include "orrery/store/database.hpp"
#include "orrery/world/catalogue.hpp"
#include "orrery/world/load_source.hpp"

namespace orrery::api {
namespace {

/// Runs a check that tells what it found; an Error is the answer "no".
template <typename Run>
Check checked(std::string name, const Run& run) {
  try {
    return {std::move(name), true, run(), {}};
  } catch (const Error& error) {
    return {std::move(name), false, error.what(), error.hint()};
  }
}

std::string duckdb_found() {
  return store::Database::in_memory().query("SELECT version()").text(0, 0);
}

std::string catalogue_found() {
  return fmt::format("{} datasets", world::catalogue().size());
}

std::string world_found(const std::filesystem::path& world) {
  const Session session(world);
  const auto build =
      session.sql("SELECT edition, strftime(started, '%Y-%m-%d'), version FROM meta.build")
          .rows.at(0);
  return fmt::format("{}: {} edition, built {} by {}",
                     world.string(),
                     std::get<std::string>(build[0]),
                     std::get<std::string>(build[1]),
                     std::get<std::string>(build[2]));
}

std::string data_found(const std::vector<std::filesystem::path>& data) {
  if (data.empty())
    return "no folder given: builds use the reference edition (--data DIR or ORRERY_DATA)";
  const intake::FileIndex index(data);
  int present = 0;
  for (const auto& dataset : world::catalogue())
    present += world::SourceLoader::is_present(dataset, index) ? 1 : 0;
  return fmt::format(
      "{} files; {} of {} datasets are there", index.size(), present, world::catalogue().size());
}

std::string space_found(const std::filesystem::path& world) {
  const auto folder = world.has_parent_path() ? world.parent_path() : std::filesystem::path(".");
  std::error_code failure;
  const auto space = std::filesystem::space(folder, failure);
  constexpr std::uintmax_t kNeeded = std::uintmax_t{500} << 20U;
  if (failure)
    throw Error(ErrorKind::Failure,
                fmt::format("{}: {}", folder.string(), failure.message()),
                {},
                "name a folder that exists with --world");
  if (space.available < kNeeded) {
    throw Error(ErrorKind::Failure,
                fmt::format("{} MiB free in {}", space.available >> 20U, folder.string()),
                {},
                "a build needs about 500 MiB: free some space");
  }
  return fmt::format(
      "{:.1f} GiB free in {}", static_cast<double>(space.available) / (1U << 30U), folder.string());
}

}  // namespace

std::vector<Check> doctor(const std::filesystem::path& world,
                          const std::vector<std::filesystem::path>& data) {
  return {checked("DuckDB", duckdb_found),
          checked("catalogue of datasets", catalogue_found),
          checked("data folders", [&] { return data_found(data); }),
          checked("disk", [&] { return space_found(world); }),
          checked("world", [&] { return world_found(world); })};
}

}  // namespace orrery::api
