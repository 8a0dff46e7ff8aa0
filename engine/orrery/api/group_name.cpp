// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/group_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {

std::string resolve_group(store::Database& database,
                          std::string_view table,
                          const std::string& wanted) {
  const auto rows = database.query(
      fmt::format("SELECT DISTINCT group_id, group_id = lower({}) FROM {} ORDER BY group_id",
                  store::quoted_text(wanted),
                  table));
  std::vector<std::string> known;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    known.push_back(rows.text(i, 0));
    if (rows.integer(i, 1) != 0) return known.back();
  }
  throw Error(
      ErrorKind::Usage,
      fmt::format("there is no group \"{}\"", wanted),
      "--group",
      did_you_mean(closest(wanted, known), fmt::format("the groups are {}", one_of(known))));
}

}  // namespace orrery::api
