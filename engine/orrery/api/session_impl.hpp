// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "orrery/api/session.hpp"
#include "orrery/frames/frame.hpp"
#include "orrery/states/directory.hpp"
#include "orrery/store/database.hpp"

namespace orrery::api {

/// Opens a world's file for reading; `threads` is for its queries (0: all cores).
store::Database open_world(const std::filesystem::path& world, int threads);

/// A frame's request in the words of `frames`; finds who is meant by `among`.
frames::FrameSpec frame_spec(const FrameQuery& query, const states::Directory& directory);

/// Has a database look for cancellation for as long as this lives.
class Watch {
 public:
  /// Begins to look at `cancel`, which may be null.
  Watch(store::Database& database, const CancelToken* cancel) : database_(database) {
    database_.watch(cancel);
  }
  ~Watch() { database_.watch(nullptr); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

 private:
  store::Database& database_;
};

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
