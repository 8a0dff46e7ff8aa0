// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/frames/coding.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <unordered_map>

namespace orrery::frames {
namespace {

using store::CellType;

template <typename T>
void append(store::TypedColumn& column, T value) {
  const auto at = column.bytes.size();
  column.bytes.resize(at + sizeof(T));
  std::memcpy(column.bytes.data() + at, &value, sizeof(T));
  column.present.push_back(1);
}

/// Numbers bit patterns in the order in which they are met: open addressing, for there are
/// millions.
class Numbers {
 public:
  Numbers() { resize(std::size_t{1} << 10U); }

  /// The number of a pattern, and whether it is new.
  std::pair<std::int32_t, bool> find(std::uint64_t bits) {
    auto at = home(bits);
    while (slots_[at].number >= 0 && slots_[at].bits != bits) at = (at + 1) & mask_;
    if (slots_[at].number >= 0) return {slots_[at].number, false};
    const auto number = count_++;
    slots_[at] = {bits, number};
    if (static_cast<std::size_t>(count_) * 2 > slots_.size()) grow();
    return {number, true};
  }

 private:
  struct Slot {
    std::uint64_t bits = 0;
    std::int32_t number = -1;
  };

  std::size_t home(std::uint64_t bits) const {
    // Whole numbers have only zeros in their low bits as a double: all bits must come to the top.
    return static_cast<std::size_t>(((bits ^ bits >> 32U) * 0x9E3779B97F4A7C15ULL) >> 32U) & mask_;
  }
  void resize(std::size_t size) {
    slots_.assign(size, {});
    mask_ = size - 1;
  }
  void grow() {
    const auto old = std::move(slots_);
    resize(old.size() * 2);
    for (const auto& slot : old) {
      if (slot.number < 0) continue;
      auto at = home(slot.bits);
      while (slots_[at].number >= 0) at = (at + 1) & mask_;
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::int32_t count_ = 0;
};

}  // namespace

Coding::Coding(const store::TypedColumn& column, std::optional<double> absent) : column_(&column) {
  values_.name = column.name;
  values_.type = column.type;
  switch (column.type) {
    case CellType::Boolean:
    case CellType::TinyInt:
    case CellType::SmallInt:
      take_range(absent);
      break;
    case CellType::Text:
      list_texts();
      break;
    default:
      list_values(absent);
  }
}

void Coding::take_range(std::optional<double> absent) {
  store::with_cell_type(column_->type, [&](auto cell) {
    using T = decltype(cell);
    const auto* cells = column_->cells<T>();
    std::optional<std::int32_t> least;
    std::int32_t most = 0;
    const auto admit = [&](std::int32_t value) {
      most = least ? std::max(most, value) : value;
      least = least ? std::min(*least, value) : value;
    };
    for (std::size_t i = 0; i < column_->rows(); ++i)
      if (column_->present[i] != 0) admit(static_cast<std::int32_t>(cells[i]));
    if (absent) admit(static_cast<std::int32_t>(static_cast<T>(*absent)));
    if (!least) return;
    least_ = *least;
    for (auto value = *least; value <= most; ++value) append(values_, static_cast<T>(value));
    if (absent) absent_ = static_cast<std::int32_t>(static_cast<T>(*absent)) - least_;
  });
}

void Coding::list_values(std::optional<double> absent) {
  store::with_cell_type(column_->type, [&](auto cell) {
    using T = decltype(cell);
    const auto* cells = column_->cells<T>();
    Numbers numbers;
    std::uint64_t last = 0;
    std::int32_t place_of_last = -1;
    const auto place = [&](T value) {
      std::uint64_t bits = 0;
      std::memcpy(&bits, &value, sizeof(value));
      // Pairs keep their value over many years.
      if (bits == last && place_of_last >= 0) return place_of_last;
      const auto [number, is_new] = numbers.find(bits);
      if (is_new) append(values_, value);
      last = bits;
      place_of_last = number;
      return number;
    };
    place_of_.resize(column_->rows());
    for (std::size_t i = 0; i < column_->rows(); ++i)
      place_of_[i] = column_->present[i] != 0 ? place(cells[i]) : -1;
    if (absent) absent_ = place(static_cast<T>(*absent));
  });
}

void Coding::list_texts() {
  std::unordered_map<std::string_view, std::int32_t> numbers;
  place_of_.resize(column_->rows());
  for (std::size_t i = 0; i < column_->rows(); ++i) {
    if (column_->present[i] == 0) {
      place_of_[i] = -1;
      continue;
    }
    const auto [found, is_new] =
        numbers.try_emplace(column_->texts[i], static_cast<std::int32_t>(numbers.size()));
    if (is_new) {
      values_.texts.push_back(column_->texts[i]);
      values_.present.push_back(1);
    }
    place_of_[i] = found->second;
  }
}

store::TypedColumn small_integers(std::span<const std::int16_t> cells) {
  store::TypedColumn column;
  column.type = CellType::SmallInt;
  for (const auto cell : cells) append(column, cell);
  return column;
}

store::TypedColumn dates(std::span<const std::int32_t> days) {
  store::TypedColumn column;
  column.type = CellType::Date;
  for (const auto day : days) append(column, day);
  return column;
}

}  // namespace orrery::frames
