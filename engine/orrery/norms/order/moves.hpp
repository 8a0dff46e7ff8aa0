// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orrery/base/missing.hpp"

namespace orrery::norms {

/// A position in one session of a series.
struct SessionPosition {
  std::int16_t session = 0;
  double mean = kMissing;
  double sd = kMissing;
};

/// How far a position moved between two sessions.
struct Move {
  std::int16_t session = 0;  ///< the later session
  double change = kMissing;  ///< later − earlier mean
  double sd = kMissing;      ///< sqrt(sd² + sd²)
  double z = kMissing;       ///< change / sd; missing where sd is missing or 0
};

/// Moves over `window` sessions: for every session of a series (ascending) in which a position was
/// estimated and one exactly `window` sessions earlier, too. Nothing is interpolated.
///
/// The two errors are taken as independent. Positions of neighbouring sessions of a dynamic model
/// share data and prior and are positively correlated, so that the true sd is smaller and |z| is
/// too low rather than too high for short windows. O(n). Throws Error{Failure} for sessions that do
/// not ascend and a window below 1.
std::vector<Move> moves(std::span<const SessionPosition> series, int window);

}  // namespace orrery::norms
