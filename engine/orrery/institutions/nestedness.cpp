// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/nestedness.hpp"

#include <algorithm>

#include "orrery/base/missing.hpp"

namespace orrery::institutions {
namespace {

struct PairSum {
  double sum = 0;
  double pairs = 0;
};

PairSum paired_rows(const MembershipBits& table) {
  const auto sizes = table.sizes();
  PairSum result;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (sizes[i] == 0) continue;
    for (std::size_t j = i + 1; j < table.rows(); ++j) {
      if (sizes[j] == 0) continue;
      ++result.pairs;
      if (sizes[i] == sizes[j]) continue;
      result.sum += static_cast<double>(shared_bits(table.row(i), table.row(j))) /
                    std::min(sizes[i], sizes[j]);
    }
  }
  return result;
}

}  // namespace

double nestedness(const MembershipBits& memberships) {
  const auto rows = paired_rows(memberships);
  const auto columns = paired_rows(memberships.transposed());
  if (rows.pairs == 0 || columns.pairs == 0) return kMissing;
  return 100 * (rows.sum + columns.sum) / (rows.pairs + columns.pairs);
}

}  // namespace orrery::institutions
