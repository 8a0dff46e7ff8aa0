// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/frames/members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/store/typed_column.hpp"

namespace orrery::frames {
namespace {

std::uint32_t pair_key(std::size_t a, std::size_t b) {
  return static_cast<std::uint32_t>(std::min(a, b) << 16U | std::max(a, b));
}

/// States and years of COW's system and of Gleditsch and Ward's.
std::array<std::set<std::pair<std::int16_t, std::int16_t>>, 2> years_by_system(
    const std::vector<store::TypedColumn>& rows) {
  std::array<std::set<std::pair<std::int16_t, std::int16_t>>, 2> years;
  for (std::size_t i = 0; i < rows[0].rows(); ++i) {
    if (rows[2].present[i] == 0) continue;
    const std::pair state_year(rows[2].cells<std::int16_t>()[i], rows[1].cells<std::int16_t>()[i]);
    if (rows[4].texts[i] == "cow") years[0].insert(state_year);
    if (rows[4].texts[i] == "gw") years[1].insert(state_year);
  }
  return years;
}

}  // namespace

Members::Members(store::Database& database, const std::string& system) {
  const auto rows = store::read_typed(
      database, "SELECT code, year, state, gw, system, source FROM core.state_years");
  std::vector<std::size_t> own;
  for (std::size_t i = 0; i < rows[0].rows(); ++i)
    if (rows[4].texts[i] == system) own.push_back(i);
  rows_ = own.size();
  const auto cell = [&](std::size_t column, std::size_t row) {
    return rows[column].present[row] != 0 ? rows[column].cells<std::int16_t>()[row]
                                          : std::int16_t{0};
  };
  const auto key = [&](std::size_t row) { return std::pair(cell(0, row), cell(1, row)); };
  std::ranges::sort(own, {}, key);
  std::vector<std::string> lists;
  for (const auto i : own) {
    const auto year = static_cast<Year>(cell(1, i));
    if (i == own.front() || year < first_) first_ = year;
    if (i == own.front() || year > last_) last_ = year;
    const auto& list = rows[5].texts[i];
    if (std::ranges::find(lists, list) == lists.end()) lists.push_back(list);
  }
  span_ = static_cast<std::size_t>(last_ - first_) + 1;
  if (span_ > YearSet().size())
    throw Error(ErrorKind::Internal, "a system of states lasts longer than frames can hold");
  std::ranges::sort(lists);
  for (const auto& list : lists) sources_ += (sources_.empty() ? "" : ", ") + list;
  const auto systems = years_by_system(rows);
  for (const auto i : own) {
    const auto code = cell(0, i);
    if (codes_.empty() || codes_.back() != code) {
      codes_.push_back(code);
      years_.emplace_back();
      members_.resize(codes_.size() * span_);
    }
    const auto year = static_cast<std::size_t>(cell(1, i) - first_);
    years_.back().set(year);
    const auto state = std::pair(cell(2, i), cell(1, i));
    members_[(codes_.size() - 1) * span_ + year] = {
        state.first, cell(3, i), systems[0].contains(state), systems[1].contains(state)};
  }
  const auto pairs = database.query(
      fmt::format("SELECT code1, code2, year FROM core.false_dyads WHERE system = {}",
                  store::quoted_text(system)));
  const auto index = [&](std::int64_t code) {
    return static_cast<std::size_t>(std::ranges::lower_bound(codes_, code) - codes_.begin());
  };
  for (std::size_t i = 0; i < pairs.rows(); ++i) {
    false_years_[pair_key(index(pairs.integer(i, 0)), index(pairs.integer(i, 1)))].set(
        static_cast<std::size_t>(pairs.integer(i, 2) - first_));
  }
}

YearSet Members::common_years(std::size_t a, std::size_t b) const {
  auto common = years_[a] & years_[b];
  if (const auto found = false_years_.find(pair_key(a, b)); found != false_years_.end())
    common &= ~found->second;
  return common;
}

}  // namespace orrery::frames
