// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace orrery {

/// A number that means one thing only: two ids of different tags neither mix nor compare.
template <typename Tag, typename Rep>
class Id {
 public:
  using rep = Rep;

  constexpr Id() = default;
  /// A number that is known to be of this kind.
  constexpr explicit Id(Rep value) : value_(value) {}

  /// The number.
  constexpr Rep value() const { return value_; }
  // clang-tidy 14 takes the 0 of a rewritten comparison for a null pointer.
  constexpr auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr)

 private:
  Rep value_{};
};

/// A state, by its Correlates of War code (2 USA, 365 Russia, 710 China). Polities that only
/// Gleditsch and Ward list keep their number there.
using State = Id<struct StateTag, std::int16_t>;

/// A calendar year, 1816 and later.
using Year = std::int16_t;

}  // namespace orrery

template <typename Tag, typename Rep>
struct std::hash<orrery::Id<Tag, Rep>> {
  /// The hash of the number, so that an Id can be a key.
  std::size_t operator()(orrery::Id<Tag, Rep> id) const noexcept {
    return std::hash<Rep>{}(id.value());
  }
};
