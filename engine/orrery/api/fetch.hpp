// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "orrery/api/table.hpp"
#include "orrery/base/progress.hpp"

namespace orrery::api {

/// A dataset whose terms of use are to be accepted before it is downloaded.
struct Licence {
  std::string dataset;
  std::string title;
  std::string publisher;
  std::string text;
  std::string url;
};

/// What `orrery fetch` is asked for.
struct FetchQuery {
  std::vector<std::string> ids;  ///< datasets or releases; empty: all that can be downloaded
  std::filesystem::path folder;  ///< made if needed
  bool again = false;            ///< download what is there already, and compare
  bool accept_change = false;    ///< take files that differ from what was recorded
  std::string mirror;            ///< an address that stands in for all publishers, or empty
  std::uint64_t max_bytes = 1ULL << 34U;  ///< of one file
  /// Asked once a dataset, unless the folder's record says that the same was accepted before.
  std::function<bool(const Licence&)> accepts = [](const Licence&) { return false; };
};

/// A file that could not be brought: which, and why.
struct FetchFailure {
  std::string name;
  std::exception_ptr error;
};

/// What `orrery fetch` did.
struct FetchReport {
  int downloaded = 0;
  int kept = 0;             ///< there already, or the user's own
  int declined = 0;         ///< datasets whose licence was not accepted
  std::uint64_t bytes = 0;  ///< of the files downloaded
  std::vector<FetchFailure> failures;
};

/// What can be downloaded: every file with its address, dataset and licence. Throws Error{Usage}
/// for an unknown dataset, and for one whose files are to be downloaded by hand.
Document fetch_list(const std::vector<std::string>& ids);

/// Downloads the files of datasets into a folder, one after the other; see fetch::fetch_file. A
/// file that cannot be had does not keep the others back. Throws Error{Usage} as fetch_list does,
/// Error{Failure} for a folder that cannot be written, Error{Cancelled}.
FetchReport fetch(const FetchQuery& query, const Progress& progress);

}  // namespace orrery::api
