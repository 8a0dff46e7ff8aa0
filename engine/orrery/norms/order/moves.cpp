// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/order/moves.hpp"

#include <fmt/format.h>

#include <cmath>

#include "orrery/base/error.hpp"

namespace orrery::norms {
namespace {

void require_ascending(std::span<const SessionPosition> series) {
  for (std::size_t i = 1; i < series.size(); ++i) {
    if (series[i].session <= series[i - 1].session) {
      throw Error(ErrorKind::Failure,
                  fmt::format("session {} follows session {}: a series must ascend",
                              series[i].session,
                              series[i - 1].session));
    }
  }
}

Move between(const SessionPosition& earlier, const SessionPosition& later) {
  Move move{.session = later.session, .change = later.mean - earlier.mean};
  move.sd = std::hypot(earlier.sd, later.sd);
  if (move.sd > 0) move.z = move.change / move.sd;
  return move;
}

}  // namespace

std::vector<Move> moves(std::span<const SessionPosition> series, int window) {
  require_ascending(series);
  if (window < 1) {
    throw Error(ErrorKind::Failure, fmt::format("a window of {} sessions", window));
  }
  std::vector<Move> result;
  std::size_t begin = 0;
  for (const auto& later : series) {
    const int wanted = later.session - window;
    while (series[begin].session < wanted) ++begin;
    const auto& earlier = series[begin];
    if (earlier.session != wanted || is_missing(earlier.mean) || is_missing(later.mean)) continue;
    result.push_back(between(earlier, later));
  }
  return result;
}

}  // namespace orrery::norms
