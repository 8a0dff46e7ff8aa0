// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/dyad_months.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace orrery::events {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 12U;

// The lowest bit keeps a key from being 0, which marks a free slot.
std::uint64_t key_of(State source, State target, Month month) {
  const auto bits = [](State state) {
    return std::uint64_t{static_cast<std::uint16_t>(state.value())};
  };
  return (bits(source) << 48U) | (bits(target) << 32U) | (std::uint64_t{month} << 1U) | 1U;
}

std::size_t slot_of(const std::vector<std::uint64_t>& keys, std::uint64_t key) {
  const auto mask = keys.size() - 1;
  auto slot = static_cast<std::size_t>((key * 0x9e3779b97f4a7c15ULL) >> 24U) & mask;
  while (keys[slot] != 0 && keys[slot] != key) slot = (slot + 1) & mask;
  return slot;
}

}  // namespace

void DyadMonths::grow() {
  std::vector<std::uint64_t> keys(keys_.empty() ? kFirstSlots : keys_.size() * 2, 0);
  std::vector<std::uint32_t> numbers(keys.size(), 0);
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i] == 0) continue;
    const auto slot = slot_of(keys, keys_[i]);
    keys[slot] = keys_[i];
    numbers[slot] = numbers_[i];
  }
  keys_ = std::move(keys);
  numbers_ = std::move(numbers);
}

DyadMonth& DyadMonths::row_of(std::uint64_t key) {
  if ((rows_ + 1) * 4 > keys_.size() * 3) grow();
  const auto slot = slot_of(keys_, key);
  if (keys_[slot] == 0) {
    keys_[slot] = key;
    numbers_[slot] = static_cast<std::uint32_t>(rows_++);
    table_.emplace_back();
  }
  return table_[numbers_[slot]];
}

void DyadMonths::add(State source, State target, Month month, const Occurrence& event) {
  auto& row = row_of(key_of(source, target, month));
  row.source = source;
  row.target = target;
  row.month = month;
  ++row.events;
  row.root_events += event.root ? 1 : 0;
  ++row.quad[event.quad - 1U];
  row.goldstein += event.goldstein;
  row.scored += event.scored ? 1 : 0;
  row.mentions += event.mentions;
}

std::vector<DyadMonth> DyadMonths::drain() {
  std::ranges::sort(table_, [](const DyadMonth& a, const DyadMonth& b) {
    return std::tie(a.source, a.target, a.month) < std::tie(b.source, b.target, b.month);
  });
  rows_ = 0;
  keys_.clear();
  numbers_.clear();
  return std::exchange(table_, {});
}

}  // namespace orrery::events
