// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/joint.hpp"

namespace orrery::institutions {
namespace {

/// What sharing each organisation weighs; one without a pair of members is never shared.
std::vector<double> weights_of(const MembershipBits& states) {
  std::vector<double> weights;
  for (const auto members : states.transposed().sizes())
    weights.push_back(members > 1 ? 1.0 / (members - 1) : 0);
  return weights;
}

/// Calls `visit(row, row)` for each pair, in order.
template <typename Visit>
void for_pairs(const MembershipBits& states, const Visit& visit) {
  for (std::size_t i = 0; i < states.rows(); ++i) {
    for (std::size_t j = i + 1; j < states.rows(); ++j) visit(states.row(i), states.row(j));
  }
}

}  // namespace

JointMemberships joint_memberships(const MembershipBits& states) {
  const auto weights = weights_of(states);
  JointMemberships result;
  for_pairs(states, [&](auto one, auto other) {
    std::int16_t count = 0;
    double weight = 0;
    for_shared_bits(one, other, [&](std::size_t organisation) {
      ++count;
      weight += weights[organisation];
    });
    result.count.push_back(count);
    result.weight.push_back(weight);
  });
  return result;
}

std::vector<std::int16_t> joint_counts(const MembershipBits& states) {
  std::vector<std::int16_t> result;
  for_pairs(states, [&](auto one, auto other) {
    result.push_back(static_cast<std::int16_t>(shared_bits(one, other)));
  });
  return result;
}

}  // namespace orrery::institutions
