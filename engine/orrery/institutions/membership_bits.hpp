// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orrery::institutions {

/// Who is in what: a table of rows × columns of bits, a row in words of 64 that lie side by side,
/// so that what two rows share is a few ands and counts. Rows are states and columns organisations,
/// or the other way round. Takes rows × columns / 8 bytes.
class MembershipBits {
 public:
  MembershipBits() = default;
  /// An empty table: nobody is in anything.
  MembershipBits(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), words_((columns + 63) / 64), bits_(rows * words_, 0) {}

  /// The number of rows.
  std::size_t rows() const { return rows_; }
  /// The number of columns.
  std::size_t columns() const { return columns_; }
  /// The words of a row; bits past the last column are 0.
  std::span<const std::uint64_t> row(std::size_t i) const {
    return std::span(bits_).subspan(i * words_, words_);
  }
  /// True if the row is in the column.
  bool has(std::size_t row, std::size_t column) const {
    return (bits_[row * words_ + column / 64] >> (column % 64) & 1U) != 0;
  }
  /// Puts the row into the column.
  void add(std::size_t row, std::size_t column) {
    bits_[row * words_ + column / 64] |= std::uint64_t{1} << (column % 64);
  }
  /// How many columns each row is in. O(rows × columns / 64).
  std::vector<std::int32_t> sizes() const;
  /// The same with rows for columns. O(bits set).
  MembershipBits transposed() const;

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::size_t words_ = 0;
  std::vector<std::uint64_t> bits_;
};

/// How many bits two rows of one length share. O(columns / 64).
std::int32_t shared_bits(std::span<const std::uint64_t> one, std::span<const std::uint64_t> other);

/// Calls `visit(column)` for each bit that two rows share, ascending. O(columns / 64 + bits
/// shared).
template <typename Visit>
void for_shared_bits(std::span<const std::uint64_t> one,
                     std::span<const std::uint64_t> other,
                     const Visit& visit) {
  for (std::size_t w = 0; w < one.size(); ++w) {
    for (std::uint64_t word = one[w] & other[w]; word != 0; word &= word - 1) {
      visit(64 * w + static_cast<std::size_t>(__builtin_ctzll(word)));
    }
  }
}

}  // namespace orrery::institutions
