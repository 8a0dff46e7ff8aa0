// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace orrery::intake {

/// Where the bytes of a dataset lie: a file on disk, or a member of a zip archive.
struct FoundFile {
  std::filesystem::path path;  ///< the file, or the archive
  std::string member = {};     ///< the member's name in the archive; empty: the file itself

  bool operator==(const FoundFile&) const = default;

  /// For messages: "data/NMC.csv", or "data/NMC.zip!NMC-70/NMC.csv".
  std::string place() const;

  /// The last part of the name: "NMC.csv", "NMC.csv.gz".
  std::string name() const;
};

/// The name without an ending ".gz" in any case: what the file is called once unpacked.
std::string unpacked_name(const std::string& name);

}  // namespace orrery::intake
