// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/overlap.hpp"

#include <algorithm>

#include "orrery/base/missing.hpp"

namespace orrery::institutions {

std::vector<SharedMembers> shared_members(const MembershipBits& organisations) {
  std::vector<SharedMembers> result;
  for (std::size_t i = 0; i < organisations.rows(); ++i) {
    for (std::size_t j = i + 1; j < organisations.rows(); ++j) {
      const auto shared = shared_bits(organisations.row(i), organisations.row(j));
      if (shared > 0)
        result.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(j), shared});
    }
  }
  return result;
}

double jaccard(std::int32_t shared, std::int32_t one, std::int32_t other) {
  const auto either = one + other - shared;
  return either > 0 ? static_cast<double>(shared) / either : kMissing;
}

double containment(std::int32_t shared, std::int32_t one, std::int32_t other) {
  const auto smaller = std::min(one, other);
  return smaller > 0 ? static_cast<double>(shared) / smaller : kMissing;
}

double mean_jaccard(const std::vector<SharedMembers>& pairs,
                    const std::vector<std::int32_t>& sizes) {
  const auto alive =
      static_cast<double>(std::ranges::count_if(sizes, [](auto n) { return n > 0; }));
  if (alive < 2) return kMissing;
  double sum = 0;
  for (const auto& pair : pairs) {
    sum += jaccard(pair.shared,
                   sizes[static_cast<std::size_t>(pair.one)],
                   sizes[static_cast<std::size_t>(pair.other)]);
  }
  return sum / (alive * (alive - 1) / 2);
}

}  // namespace orrery::institutions
