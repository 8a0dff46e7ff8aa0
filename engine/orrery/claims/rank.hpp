// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/claims/claim_set.hpp"

namespace orrery::claims {

/// Values of items, by year or for all time; one row each.
struct RankInput {
  std::span<const std::string> items;
  std::span<const double> values;
  std::span<const double> years;  ///< empty: each item has one value
};

struct RankOptions {
  std::string of;  ///< the item
  RankBy by = RankBy::Mean;
  bool descending = true;
  double level = 0.95;
  int draws = 999;
  std::uint64_t seed = 1;
  std::uint64_t unit = 0;
};

/// Where an item stands among all.
struct Rank {
  double rank = kMissing;  ///< 1 + items strictly ahead; missing if the item has no number
  double lo = kMissing;
  double hi = kMissing;
  std::size_t items = 0;  ///< that have a number
  std::string first;      ///< the item ahead of all
};

/// Ranks items by their mean over the years, by the standard deviation of their change from one
/// year to the next, or by the slope of a straight line. The interval is from a stationary
/// bootstrap (numerics::draw_steps): years are drawn in blocks, the same for all items, each item's
/// number is taken again, and the ranks between (1 − level) / 2 and (1 + level) / 2 of the draws
/// are kept. Without years every item has one value, and the rank is exact. An item needs two known
/// changes or years for a volatility or a slope. Throws Error{Usage} for two values of an item in a
/// year (or at all, without years). O(draws · rows).
Rank rank_of(const RankInput& input, const RankOptions& options);

}  // namespace orrery::claims
