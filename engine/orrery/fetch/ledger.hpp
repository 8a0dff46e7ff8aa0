// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace orrery::fetch {

/// A file as it was when it was first downloaded.
struct Recorded {
  std::string url;
  std::string sha256;
  std::uint64_t bytes = 0;
  std::string day;  ///< "2026-01-31", UTC
};

/// What was downloaded into a folder, in its file orrery-fetch.json: of every file the checksum,
/// trusted when it was first seen, and of every dataset the licence that was accepted.
class Ledger {
 public:
  /// The name of the file.
  static constexpr const char* kName = "orrery-fetch.json";

  /// Reads the folder's ledger; there need be none. Throws Error{MissingData} if it is damaged.
  explicit Ledger(const std::filesystem::path& folder);

  /// What is known of a file, if anything.
  std::optional<Recorded> find(const std::string& name) const;
  /// Notes a file and writes the ledger. Throws Error{Failure} when the disk refuses; the ledger
  /// that is there stays.
  void record(const std::string& name, const Recorded& file);

  /// True if this licence of the dataset was accepted before.
  bool has_accepted(const std::string& dataset, const std::string& licence) const;
  /// Notes that it was accepted and writes the ledger. Throws as `record`.
  void accept(const std::string& dataset, const std::string& licence);

 private:
  void save() const;

  std::filesystem::path path_;
  std::map<std::string, Recorded> files_;
  std::map<std::string, std::string> licences_;
};

/// The day it is, UTC: "2026-01-31".
std::string today();

}  // namespace orrery::fetch
