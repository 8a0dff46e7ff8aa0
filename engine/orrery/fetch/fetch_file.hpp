// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "orrery/base/progress.hpp"
#include "orrery/fetch/download.hpp"
#include "orrery/fetch/ledger.hpp"

namespace orrery::fetch {

/// A file that a publisher offers.
struct Offer {
  std::string url;
  std::string name;  ///< what it is called in the data folder
};

/// How files are fetched.
struct FetchOptions {
  Limits limits;
  bool again = false;          ///< download what is there already, and compare
  bool accept_change = false;  ///< take a file that differs from what was recorded, and record it
  /// An address that stands in for all publishers: the original's host and path follow it. Empty:
  /// none.
  std::string mirror;
};

/// What became of a file.
enum class Outcome {
  Downloaded,  ///< it was downloaded and put in place
  Kept,        ///< it is there and is what was recorded
  Foreign,     ///< it is there, but was not downloaded by us; it is left alone
};

/// A file in its place.
struct Fetched {
  Outcome outcome = Outcome::Downloaded;
  std::string sha256;
  std::uint64_t bytes = 0;
};

/// Brings a file into the folder, under its name by one rename when it is complete and checked. The
/// first checksum of a name is trusted and recorded; a later download that differs is an
/// Error{MissingData} that keeps the old file. A web page in place of data, an empty file and a
/// damaged zip archive are refused. Archives within a zip archive are unpacked beside it, since a
/// build looks into archives but not into archives in archives. Else throws as `download` does.
Fetched fetch_file(const Offer& offer,
                   const std::filesystem::path& folder,
                   Ledger& ledger,
                   const FetchOptions& options,
                   const OnBytes& on_bytes,
                   const Progress& progress);

/// The address that is asked, of the mirror if there is one.
std::string address_of(const Offer& offer, const FetchOptions& options);

}  // namespace orrery::fetch
