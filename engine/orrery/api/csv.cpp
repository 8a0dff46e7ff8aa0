// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/csv.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace orrery::api {
namespace {

void append_field(std::string& text, std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    text += value;
    return;
  }
  text += '"';
  for (const char c : value) text.append(c == '"' ? 2 : 1, c);
  text += '"';
}

void append_cell(std::string& text, const Cell& cell) {
  const auto* word = std::get_if<std::string>(&cell);
  if (word != nullptr && word->empty()) {
    text += "\"\"";
  } else {
    append_field(text, exact_text(cell));
  }
}

}  // namespace

std::string exact_text(const Cell& cell) {
  if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "true" : "false";
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return fmt::format("{}", *whole);
  if (const auto* number = std::get_if<double>(&cell))
    return std::isfinite(*number) ? fmt::format("{}", *number) : "";
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return {};
}

std::string csv_of(const Table& table) {
  std::string text;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) text += ',';
    append_field(text, table.columns[i].name);
  }
  text += '\n';
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += ',';
      append_cell(text, row[i]);
    }
    text += '\n';
  }
  return text;
}

}  // namespace orrery::api
