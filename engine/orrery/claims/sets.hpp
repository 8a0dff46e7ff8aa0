// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "orrery/claims/claim_set.hpp"

namespace orrery::claims {

/// How a list stands against what was found.
struct SetComparison {
  double share = 0;    ///< 1: the rule holds; between: for a part; 0: for none
  std::string remark;  ///< which items break it, each with its record
};

/// Compares the items found (each once; `records` says what a record holds of each and may be
/// empty) with those listed. Share: of Equals, items in both by items in either (Jaccard); of
/// Includes, listed items that were found; of Excludes, listed items that were not. An item found
/// whose record says "not …" (not a member, declined) counts as not found, and the remark quotes
/// the record.
SetComparison compare_sets(std::span<const std::string> found,
                           std::span<const std::string> records,
                           std::span<const std::string> listed,
                           SetRule rule);

}  // namespace orrery::claims
