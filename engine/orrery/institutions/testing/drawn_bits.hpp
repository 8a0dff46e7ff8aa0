// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/institutions/membership_bits.hpp"

namespace orrery::institutions::testing {

/// Memberships drawn as text: one row a line, "x" a membership.
inline MembershipBits drawn(const std::vector<std::string>& lines) {
  MembershipBits bits(lines.size(), lines.front().size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = 0; j < lines[i].size(); ++j) {
      if (lines[i][j] == 'x') bits.add(i, j);
    }
  }
  return bits;
}

/// Memberships of chance, each with this probability.
inline MembershipBits drawn_by_chance(std::size_t rows,
                                      std::size_t columns,
                                      double probability,
                                      std::uint64_t seed) {
  RandomStream random(seed, 1);
  MembershipBits bits(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      if (random.uniform() < probability) bits.add(i, j);
    }
  }
  return bits;
}

}  // namespace orrery::institutions::testing
