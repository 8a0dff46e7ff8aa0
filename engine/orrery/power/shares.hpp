// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace orrery::power {

/// What a sum over a set of states rests on.
struct Coverage {
  std::size_t n_members = 0;    ///< members of the set
  std::size_t n_with_data = 0;  ///< members whose value is not missing
  double total = 0;             ///< sum over the members with data, in the unit of the values
};

/// How many of `values` are there and what they sum to. A value that is negative or infinite throws
/// Error{Failure} that names `quantity`: codes such as -9 for "missing" must be NaN before they
/// come here. O(n).
Coverage coverage_of(std::span<const double> values, std::string_view quantity);

/// Each member's share of the set's total, share_i = x_i / Σ_j x_j over the members with data, in
/// [0, 1]; the shares sum to 1 over the members with data. A missing value gives a missing share
/// and does not enter the total: so a share is one of the observed total, and `n_with_data` belongs
/// beside it. Where the total is 0, or nobody has data, every share is missing.
///
/// Writes into `share`, which must be as long as `values` and may be the same memory. O(n), no
/// allocation. Throws Error{Failure} for a negative or infinite value.
Coverage shares(std::span<const double> values, std::span<double> share);

/// The same, returned.
std::vector<double> shares(std::span<const double> values);

}  // namespace orrery::power
