// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>

#include "orrery/api/embedded.hpp"
#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/store/database.hpp"

namespace orrery::api {
namespace {

std::string literal(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return store::quoted_text(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{}", *number);
  if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "true" : "false";
  return "NULL";
}

const Table& table_named(const ClaimsAnswer& answer, std::string_view id) {
  for (const auto& table : answer.document.tables) {
    if (table.id == id) return table;
  }
  throw Error(ErrorKind::Internal, fmt::format("an answer on claims has no table \"{}\"", id));
}

/// Statements that write a table's rows; its columns stand in the order of the one that is shown.
std::string inserts(const Table& table, std::string_view name) {
  std::string sql;
  for (const auto& row : table.rows) {
    std::string values;
    for (const auto& cell : row) values += (values.empty() ? "" : ", ") + literal(cell);
    sql += fmt::format("INSERT INTO claims.{} VALUES ({});\n", name, values);
  }
  return sql;
}

}  // namespace

void save_claims(const std::filesystem::path& world, const ClaimsAnswer& answer) {
  store::Database database(world);
  database.execute_together(std::string(embedded_text(embedded_api_sql(), "claims.sql")) + "\n" +
                            inserts(table_named(answer, "claims"), "verdicts") +
                            inserts(table_named(answer, "tests"), "tests") +
                            inserts(table_named(answer, "variants"), "variants"));
}

}  // namespace orrery::api
