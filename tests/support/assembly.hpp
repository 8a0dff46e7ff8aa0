// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/norms/ideal_points/vote_panel.hpp"

namespace orrery::testing {

/// An assembly that votes: who takes part when, and where everyone stands.
struct Assembly {
  int actors = 40;
  int sessions = 6;
  int items = 30;               ///< of a session
  bool items_come_back = true;  ///< every tenth in the next session too, under its number
  double absent = 0.1;          ///< the chance that a member misses a vote
  std::function<double(int actor, int session)> position;
  std::function<bool(int actor, int session)> is_member;
};

/// Votes in three categories drawn from the model: slope × position + N(0, 1) between two cuts.
inline std::vector<norms::Vote> draw_votes(const Assembly& assembly, RandomStream& random) {
  std::vector<norms::Vote> votes;
  for (int t = 0; t < assembly.sessions; ++t) {
    for (int j = 0; j < assembly.items; ++j) {
      const double slope = random.normal();
      const double first = -1 + random.normal() * 0.7;
      const double second = first + 0.3 + random.uniform();
      const bool comes_back = assembly.items_come_back && j % 10 == 0;
      const int end = std::min(t + (comes_back ? 2 : 1), assembly.sessions);
      for (int s = t; s < end; ++s) {
        for (int i = 0; i < assembly.actors; ++i) {
          const double y = slope * assembly.position(i, s) + random.normal();
          const auto category =
              static_cast<std::uint8_t>((y > first ? 1 : 0) + (y > second ? 1 : 0));
          if (assembly.is_member(i, s) && random.uniform() > assembly.absent)
            votes.push_back({i, s, 1000 * t + j, category});
        }
      }
    }
  }
  return votes;
}

/// Pearson's correlation, -1 to 1.
inline double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double sa = 0, sb = 0, aa = 0, bb = 0, ab = 0;
  const auto n = static_cast<double>(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    sa += a[i];
    sb += b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
    ab += a[i] * b[i];
  }
  return (ab - sa * sb / n) / std::sqrt((aa - sa * sa / n) * (bb - sb * sb / n));
}

}  // namespace orrery::testing
