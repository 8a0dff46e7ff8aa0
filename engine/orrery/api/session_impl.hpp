// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "orrery/api/session.hpp"
#include "orrery/states/directory.hpp"
#include "orrery/store/database.hpp"

namespace orrery::api {

/// What a Session holds: the world, opened for reading, and who is called what.
struct Session::Impl {
  Impl(const std::filesystem::path& world, int threads);

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
