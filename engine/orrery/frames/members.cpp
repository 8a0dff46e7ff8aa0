// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/frames/members.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"

namespace orrery::frames {
namespace {

std::uint32_t pair_key(std::size_t a, std::size_t b) {
  return static_cast<std::uint32_t>(std::min(a, b) << 16U | std::max(a, b));
}

}  // namespace

Members::Members(store::Database& database, const std::string& system) {
  const auto rows = database.query(fmt::format(
      "SELECT y.code, y.year, y.state, y.gw, "
      "EXISTS (FROM core.state_years AS c WHERE c.system = 'cow' AND c.state = y.state AND c.year "
      "= y.year), "
      "EXISTS (FROM core.state_years AS g WHERE g.system = 'gw' AND g.state = y.state AND g.year = "
      "y.year), source "
      "FROM core.state_years AS y WHERE system = {} ORDER BY code, year",
      store::quoted_text(system)));
  rows_ = rows.rows();
  std::vector<std::string> lists;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto year = static_cast<Year>(rows.integer(i, 1));
    if (i == 0 || year < first_) first_ = year;
    if (i == 0 || year > last_) last_ = year;
    const auto list = rows.text(i, 6);
    if (std::ranges::find(lists, list) == lists.end()) lists.push_back(list);
  }
  span_ = static_cast<std::size_t>(last_ - first_) + 1;
  if (span_ > YearSet().size())
    throw Error(ErrorKind::Internal, "a system of states lasts longer than frames can hold");
  std::ranges::sort(lists);
  for (const auto& list : lists) sources_ += (sources_.empty() ? "" : ", ") + list;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto code = static_cast<std::int16_t>(rows.integer(i, 0));
    if (codes_.empty() || codes_.back() != code) {
      codes_.push_back(code);
      years_.emplace_back();
      members_.resize(codes_.size() * span_);
    }
    const auto year = static_cast<std::size_t>(rows.integer(i, 1) - first_);
    years_.back().set(year);
    members_[(codes_.size() - 1) * span_ + year] = {static_cast<std::int16_t>(rows.integer(i, 2)),
                                                    static_cast<std::int16_t>(rows.integer(i, 3)),
                                                    rows.integer(i, 4) != 0,
                                                    rows.integer(i, 5) != 0};
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
