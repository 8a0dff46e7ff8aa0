// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/base/embedded.hpp"

namespace orrery::report {

/// The queries behind the page: "shares.sql", …
std::span<const EmbeddedFile> embedded_report_sql();

/// The page that web/ builds: "report.html", with a place for the data.
std::span<const EmbeddedFile> embedded_page();

}  // namespace orrery::report
