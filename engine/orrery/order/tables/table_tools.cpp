// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/order/embedded.hpp"
#include "orrery/order/tables/tables.hpp"

namespace orrery::order {

using store::quoted_text;

void create_tables(store::Database& database, std::string_view file) {
  database.execute_together(std::string(embedded_text(embedded_order_sql(), file)));
}

bool has_columns(store::Database& database, std::string_view reads) {
  const auto open = reads.find('(');
  const auto dot = reads.find('.');
  if (open == std::string_view::npos || dot == std::string_view::npos || reads.back() != ')') {
    throw Error(ErrorKind::Internal, fmt::format("\"{}\" names no table and columns", reads));
  }
  const auto columns = split(std::string(reads.substr(open + 1, reads.size() - open - 2)), ',');
  std::string names;
  for (const auto& column : columns) {
    names += (names.empty() ? "" : ", ") + quoted_text(trimmed(column));
  }
  const auto found = database.query(fmt::format(
      "SELECT count(*) FROM information_schema.columns WHERE table_schema = {} AND table_name = {} "
      "AND column_name IN ({})",
      quoted_text(reads.substr(0, dot)),
      quoted_text(reads.substr(dot + 1, open - dot - 1)),
      names));
  return static_cast<std::size_t>(found.integer(0, 0)) == columns.size();
}

}  // namespace orrery::order
