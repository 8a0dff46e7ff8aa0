// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/cinc.hpp"

#include <fmt/format.h>

#include <cmath>

#include "orrery/base/error.hpp"

namespace orrery::power {
namespace {

void require_valid(const Capabilities& member, std::size_t component) {
  const double value = member.value[component];
  if (value >= 0 && !std::isinf(value)) return;
  throw Error(ErrorKind::Failure,
              fmt::format("{} of state {} is {}: it must be 0 or more and finite",
                          kComponentNames[component],
                          member.state.value(),
                          value),
              {},
              "mark missing values as missing, not by a code such as -9");
}

Cinc place_in(const ComponentValues& totals, const Capabilities& member) {
  Cinc result;
  result.state = member.state;
  double sum = 0;
  for (std::size_t c = 0; c < kComponents; ++c) {
    result.share[c] = member.value[c] / totals[c];
    if (is_missing(result.share[c])) continue;
    ++result.n_components;
    sum += result.share[c];
  }
  if (result.n_components > 0) result.cinc = sum / result.n_components;
  return result;
}

}  // namespace

ComponentValues component_totals(std::span<const Capabilities> members) {
  ComponentValues totals{};
  for (const Capabilities& member : members) {
    for (std::size_t c = 0; c < kComponents; ++c) {
      if (is_missing(member.value[c])) continue;
      require_valid(member, c);
      totals[c] += member.value[c];
    }
  }
  for (double& total : totals) {
    if (total <= 0) total = kMissing;
  }
  return totals;
}

void cinc(std::span<const Capabilities> members, std::span<Cinc> out) {
  if (out.size() != members.size()) {
    throw Error(ErrorKind::Internal,
                fmt::format("CINC of {} members into {} places", members.size(), out.size()));
  }
  const ComponentValues totals = component_totals(members);
  for (std::size_t i = 0; i < members.size(); ++i) out[i] = place_in(totals, members[i]);
}

std::vector<Cinc> cinc(std::span<const Capabilities> members) {
  std::vector<Cinc> result(members.size());
  cinc(members, result);
  return result;
}

}  // namespace orrery::power
