// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace orrery::cli {

/// The manual page orrery(1) in the man macros of roff, all commands on one page.
std::string manual_page(std::string_view version);

/// The reference of all commands as Markdown, which docs/reference/commands.md is a copy of.
std::string markdown_reference();

}  // namespace orrery::cli
