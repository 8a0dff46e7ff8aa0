// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>

#include "orrery/cli/cells.hpp"
#include "orrery/cli/render.hpp"

namespace orrery::cli {
namespace {

void append_field(std::string& text, std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    text += value;
    return;
  }
  text += '"';
  for (const char c : value) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

void append_cell(std::string& text, const api::Cell& cell) {
  const auto* word = std::get_if<std::string>(&cell);
  if (word != nullptr && word->empty()) {
    text += "\"\"";
  } else {
    append_field(text, exact(cell));
  }
}

void append_table(std::string& text, const api::Table& table) {
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
}

}  // namespace

std::string render_csv(const api::Document& document) {
  std::string text;
  for (const auto& table : document.tables) {
    if (!text.empty()) text += '\n';
    append_table(text, table);
  }
  return text;
}

}  // namespace orrery::cli
