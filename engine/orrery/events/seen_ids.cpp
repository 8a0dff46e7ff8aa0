// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/seen_ids.hpp"

#include <algorithm>

namespace orrery::events {
namespace {

constexpr unsigned kPageBits = 16;
constexpr std::size_t kListMost = 4096;
constexpr std::size_t kWords = (std::size_t{1} << kPageBits) / 64;
constexpr std::size_t kPageCost = 128;  // of a page and its entry in the map
constexpr std::size_t kFirstTable = std::size_t{1} << 12U;

bool test_and_set(std::uint64_t* bits, std::uint16_t low) {
  auto& word = bits[low / 64];
  const auto mask = std::uint64_t{1} << (low % 64U);
  const bool was = (word & mask) != 0;
  word |= mask;
  return was;
}

}  // namespace

SeenIds::SeenIds(bool dense, std::size_t max_bytes) : dense_(dense), max_bytes_(max_bytes) {}

Sighting SeenIds::meet(std::uint64_t id) {
  return dense_ ? meet_dense(id) : meet_scattered(id);
}

Sighting SeenIds::meet_dense(std::uint64_t id) {
  const auto number = id >> kPageBits;
  const auto low = static_cast<std::uint16_t>(id);
  if (last_page_ == nullptr || number != last_number_) {
    auto found = pages_.find(number);
    if (found == pages_.end()) {
      if (bytes_ + kPageCost > max_bytes_) return Sighting::Unchecked;
      found = pages_.try_emplace(number).first;
      bytes_ += kPageCost;
    }
    last_number_ = number;
    last_page_ = &found->second;
  }
  auto& page = *last_page_;
  if (page.bits) return test_and_set(page.bits.get(), low) ? Sighting::Again : Sighting::First;
  const auto place = std::ranges::lower_bound(page.list, low);
  if (place != page.list.end() && *place == low) return Sighting::Again;
  if (page.list.size() < kListMost) {
    if (bytes_ + sizeof low > max_bytes_) return Sighting::Unchecked;
    page.list.insert(place, low);
    bytes_ += sizeof low;
    return Sighting::First;
  }
  // The list is as large as the bitmap, so the change costs no memory.
  page.bits = std::make_unique<std::uint64_t[]>(kWords);
  for (const auto other : page.list) test_and_set(page.bits.get(), other);
  page.list = {};
  test_and_set(page.bits.get(), low);
  return Sighting::First;
}

std::size_t SeenIds::slot_of(std::uint64_t id) const {
  const auto mask = table_.size() - 1;
  auto slot = static_cast<std::size_t>(id * 0x9e3779b97f4a7c15ULL >> 20U) & mask;
  while (table_[slot] != 0 && table_[slot] != id) slot = (slot + 1) & mask;
  return slot;
}

bool SeenIds::grow_table() {
  const auto size = table_.empty() ? kFirstTable : table_.size() * 2;
  // While it grows, the old table lies beside the new one.
  if ((size + table_.size()) * sizeof(std::uint64_t) > max_bytes_) return false;
  std::vector<std::uint64_t> old(size, 0);
  old.swap(table_);
  for (const auto id : old) {
    if (id != 0) table_[slot_of(id)] = id;
  }
  bytes_ = table_.size() * sizeof(std::uint64_t);
  return true;
}

Sighting SeenIds::meet_scattered(std::uint64_t id) {
  if (id == 0) {
    if (met_zero_) return Sighting::Again;
    met_zero_ = true;
    return Sighting::First;
  }
  const bool full = (kept_ + 1) * 4 > table_.size() * 3;
  const bool can_keep = !full || grow_table();
  if (table_.empty()) return Sighting::Unchecked;
  const auto slot = slot_of(id);
  if (table_[slot] == id) return Sighting::Again;
  if (!can_keep) return Sighting::Unchecked;
  table_[slot] = id;
  ++kept_;
  return Sighting::First;
}

}  // namespace orrery::events
