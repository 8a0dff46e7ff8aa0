// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/tables/pair_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::relations {
namespace {

constexpr std::size_t kKeys = 3;

class PairCursor : public store::RowCursor {
 public:
  PairCursor(const PairYears& rows, const std::vector<std::vector<double>>& values)
      : keys_{rows.state1(), rows.state2(), rows.year()}, values_(values) {}

  std::size_t advance(std::size_t most) override {
    first_ += count_;
    count_ = std::min(most, keys_[0].size() - first_);
    return count_;
  }

  void fill(std::size_t column, store::ColumnPiece& piece) override {
    if (column < kKeys) {
      std::ranges::copy(keys_[column].subspan(first_, count_), piece.cells<std::int16_t>());
      return;
    }
    if (values_[column - kKeys].empty()) {
      for (std::size_t row = 0; row < count_; ++row) piece.set_null(row);
      return;
    }
    const auto* values = values_[column - kKeys].data() + first_;
    for (std::size_t row = 0; row < count_; ++row) {
      if (is_missing(values[row])) piece.set_null(row);
      piece.cells<double>()[row] = values[row];
    }
  }

 private:
  std::array<std::span<const std::int16_t>, kKeys> keys_;
  const std::vector<std::vector<double>>& values_;
  std::size_t first_ = 0;
  std::size_t count_ = 0;
};

}  // namespace

PairColumns::PairColumns(PairYears rows) : rows_(std::move(rows)) {
  using store::CellType;
  names_ = {
      {"state1", CellType::SmallInt}, {"state2", CellType::SmallInt}, {"year", CellType::SmallInt}};
}

void PairColumns::add(std::string name) {
  add(std::move(name), std::vector<double>());
}

void PairColumns::add(std::string name, std::vector<double> values) {
  names_.push_back({std::move(name), store::CellType::Double});
  values_.push_back(std::move(values));
}

std::vector<double>& PairColumns::column(std::string_view name) {
  auto& values = place_of(name);
  if (values.empty()) values.resize(rows_.size(), kMissing);
  return values;
}

std::span<double> PairColumns::written(std::string_view name) {
  return place_of(name);
}

std::vector<double>& PairColumns::place_of(std::string_view name) {
  const auto found = std::ranges::find(names_, name, &Column::name);
  if (found == names_.end())
    throw Error(ErrorKind::Internal, fmt::format("no column \"{}\" of pairs", name));
  return values_[static_cast<std::size_t>(found - names_.begin()) - kKeys];
}

void PairColumns::clear() {
  rows_ = PairYears({});
  values_.clear();
}

std::unique_ptr<store::RowCursor> PairColumns::begin(
    std::span<const std::size_t> /*wanted*/) const {
  return std::make_unique<PairCursor>(rows_, values_);
}

void round_to(std::span<double> values, int decimals) {
  const double scale = std::pow(10.0, decimals);
  for (double& value : values) {
    if (!is_missing(value)) value = std::round(value * scale) / scale;
  }
}

}  // namespace orrery::relations
