// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace orrery::report {

/// What a report came to.
struct ReportSummary {
  std::filesystem::path page;  ///< the page to open in a browser
  int tables = 0;              ///< tables that the page shows
  std::uintmax_t bytes = 0;    ///< size of the whole folder
};

/// Writes a self-contained HTML report on a world into `folder`, which is made if it is absent: the
/// page opens offline, from the disk, and every number on it names its source. Files of an older
/// report are replaced; others in the folder stay. `threads` 0 means all cores. Throws Error
/// (MissingData when the world is absent or is no world, Failure when the folder cannot be
/// written).
ReportSummary write_report(const std::filesystem::path& world,
                           const std::filesystem::path& folder,
                           int threads);

}  // namespace orrery::report
