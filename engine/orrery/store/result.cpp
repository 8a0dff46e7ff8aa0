// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/result.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::store {

const ResultColumn& Result::column(std::string_view name) const {
  const auto found = std::ranges::find(columns_, name, &ResultColumn::name);
  if (found == columns_.end()) {
    throw Error(ErrorKind::Internal, fmt::format("a result has no column \"{}\"", name));
  }
  return *found;
}

std::int64_t Result::integer(std::size_t row, std::size_t column) const {
  const auto& c = columns_[column];
  if (c.null[row]) return 0;
  return c.type == ColumnType::Real ? static_cast<std::int64_t>(c.reals[row]) : c.integers[row];
}

double Result::real(std::size_t row, std::size_t column) const {
  const auto& c = columns_[column];
  if (c.null[row]) return kMissing;
  return c.type == ColumnType::Real ? c.reals[row] : static_cast<double>(c.integers[row]);
}

std::string Result::text(std::size_t row, std::size_t column) const {
  const auto& c = columns_[column];
  if (c.null[row]) return {};
  switch (c.type) {
    case ColumnType::Boolean:
      return c.integers[row] != 0 ? "true" : "false";
    case ColumnType::Integer:
      return std::to_string(c.integers[row]);
    case ColumnType::Real:
      return fmt::format("{}", c.reals[row]);
    case ColumnType::Text:
      return c.texts[row];
  }
  return {};
}

}  // namespace orrery::store
