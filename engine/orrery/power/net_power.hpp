// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/power/shares.hpp"

namespace orrery::power {

/// Beckley's (2018) net power: GDP × GDP per capita = GDP² / population. Total output is discounted
/// by what a large, poor population consumes. The unit is that of GDP squared over people, so only
/// ratios and shares of it mean something. Missing where either input is missing or the population
/// is 0. Throws Error{Failure} for a negative or infinite value.
double net_power(double gdp, double population);

/// Each member's share of the set's total net power in one year, in [0, 1], as shares() does: over
/// the members that have both inputs. Writes into `share`; the three spans are of the same length.
/// O(n).
Coverage net_power_shares(std::span<const double> gdp,
                          std::span<const double> population,
                          std::span<double> share);

/// The balance of two states, y_A / (y_A + y_B), in [0, 1]: .5 at parity, 1 when A has everything.
/// Missing where either is missing or both are 0. For any capability that adds up. Throws
/// Error{Failure} for a negative or infinite value.
double dyadic_balance(double a, double b);

}  // namespace orrery::power
