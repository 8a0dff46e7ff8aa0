// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "orrery/claims/claim_set.hpp"

namespace orrery::claims {

/// Reads a claims file, TOML: title, about, source and a [[claim]] for each claim with its
/// [[claim.test]]; see docs/how-to/write-a-claim.md. Throws Error{Usage} with file and line for
/// what is no TOML, a key that is unknown (with the nearest) or missing or belongs to another kind
/// of test, a value of the wrong kind, years that are impossible, two claims or tests of one id, a
/// `${name}` that is no choice and a choice that no text uses.
ClaimSet parse_claims(std::string_view toml, const std::string& file);

}  // namespace orrery::claims
