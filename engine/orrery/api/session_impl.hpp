// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "orrery/api/session.hpp"
#include "orrery/states/directory.hpp"
#include "orrery/store/database.hpp"

namespace orrery::api {

/// What a Session holds: the world, opened for reading, and who is called what.
struct Session::Impl {
  /// Opens the file and refuses what is no world, or one of a newer version.
  Impl(const std::filesystem::path& world, int threads);

  /// Who is called what; read from the world at the first call.
  const states::Directory& directory();

  /// "core.name_of(…)" with the English name as a last resort, for use in queries.
  static std::string name_sql(const std::string& state,
                              const std::string& year,
                              std::string_view language = "en");

  std::filesystem::path world;
  store::Database database;

 private:
  std::optional<states::Directory> directory_;
};

}  // namespace orrery::api
