// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "orrery/api/session.hpp"
#include "orrery/cli/terminal.hpp"

namespace orrery::cli {

/// Verdicts on claims for people: of each claim the mark, the id and the verdict, its words, and a
/// line or two for each test: number, interval, years, how many variants agree. At the end how many
/// claims came out how. Fits the terminal's width.
std::string claims_text(std::span<const api::ClaimSummary> claims, const Terminal& terminal);

}  // namespace orrery::cli
