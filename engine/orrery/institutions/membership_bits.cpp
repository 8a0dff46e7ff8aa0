// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/membership_bits.hpp"

#include <bit>

namespace orrery::institutions {

std::int32_t shared_bits(std::span<const std::uint64_t> one, std::span<const std::uint64_t> other) {
  std::int32_t sum = 0;
  for (std::size_t w = 0; w < one.size(); ++w) sum += std::popcount(one[w] & other[w]);
  return sum;
}

std::vector<std::int32_t> MembershipBits::sizes() const {
  std::vector<std::int32_t> result(rows_);
  for (std::size_t i = 0; i < rows_; ++i) result[i] = shared_bits(row(i), row(i));
  return result;
}

MembershipBits MembershipBits::transposed() const {
  MembershipBits result(columns_, rows_);
  for (std::size_t i = 0; i < rows_; ++i) {
    for_shared_bits(row(i), row(i), [&](std::size_t column) { result.add(column, i); });
  }
  return result;
}

}  // namespace orrery::institutions
