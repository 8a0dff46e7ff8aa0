// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/movement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "orrery/base/error.hpp"

namespace orrery::power {
namespace {

void require_valid(std::span<const StateValue> year) {
  for (std::size_t i = 0; i < year.size(); ++i) {
    if (i > 0 && year[i].state <= year[i - 1].state) {
      throw Error(ErrorKind::Failure,
                  fmt::format("state {} follows state {}: a year's states must ascend",
                              year[i].state.value(),
                              year[i - 1].state.value()));
    }
    if (year[i].value < 0 || std::isinf(year[i].value)) {
      throw Error(ErrorKind::Failure,
                  fmt::format("value {} of state {}: it must be 0 or more and finite",
                              year[i].value,
                              year[i].state.value()));
    }
  }
}

enum class Presence { Both, EarlierOnly, LaterOnly };

// Walks two ascending years side by side and hands over each state's two values; absent is 0.
template <typename Visit>
void for_each_state(std::span<const StateValue> earlier,
                    std::span<const StateValue> later,
                    const Visit& visit) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < earlier.size() || j < later.size()) {
    if (j == later.size() || (i < earlier.size() && earlier[i].state < later[j].state)) {
      visit(earlier[i++].value, 0.0, Presence::EarlierOnly);
    } else if (i == earlier.size() || later[j].state < earlier[i].state) {
      visit(0.0, later[j++].value, Presence::LaterOnly);
    } else {
      visit(earlier[i++].value, later[j++].value, Presence::Both);
    }
  }
}

bool is_compared(double before, double after, Presence presence, Membership membership) {
  if (is_missing(before) || is_missing(after)) return false;
  return presence == Presence::Both || membership == Membership::Union;
}

}  // namespace

Movement movement(std::span<const StateValue> earlier,
                  std::span<const StateValue> later,
                  const MovementOptions& options) {
  require_valid(earlier);
  require_valid(later);

  Movement result;
  double total_before = 0;
  double total_after = 0;
  for_each_state(earlier, later, [&](double before, double after, Presence presence) {
    if (presence == Presence::EarlierOnly) ++result.n_left;
    if (presence == Presence::LaterOnly) ++result.n_entered;
    if (!is_compared(before, after, presence, options.membership)) return;
    ++result.n;
    total_before += before;
    total_after += after;
  });
  if (total_before <= 0 || total_after <= 0) return result;

  double gross = 0;
  double smallest = 1;
  for_each_state(earlier, later, [&](double before, double after, Presence presence) {
    if (!is_compared(before, after, presence, options.membership)) return;
    const double share = after / total_after;
    gross += std::abs(share - before / total_before);
    smallest = std::min(smallest, share);
  });
  result.gross = gross;
  if (result.n > 1) result.move = std::min(gross / (2 * (1 - smallest)), 1.0);
  return result;
}

}  // namespace orrery::power
